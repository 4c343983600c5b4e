"""OPD, units, posts, special spaces, vehicles and meetings of the sample city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.workflows.sample_city.tables import Row, facts, illustration, invented, rules, table
from solver.problem.organisation import (
    Meeting,
    MeetingSize,
    Opd,
    OpdKind,
    Post,
    PostLevel,
    SpaceKind,
    SpecialSpace,
    Unit,
    UnitKind,
    Vehicle,
    VehicleKind,
    WeekProfile,
    WorkPattern,
)

HOME = "kec-"  # building of a kecamatan office: this and the id of the kecamatan

# Posts of the head of a unit, by shape; who is left is divided by ``rules.toml``.
HEADS: dict[str, tuple[tuple[PostLevel, int], ...]] = {
    "mayor": ((PostLevel.MAYOR, 1),),
    "sekda": ((PostLevel.ESELON_2A, 1),),
    "head": ((PostLevel.ESELON_2B, 1),),
    "advisers": ((PostLevel.ESELON_2B, 3),),
    "camat": ((PostLevel.ESELON_3A, 1), (PostLevel.ESELON_3B, 1), (PostLevel.ESELON_4A, 5)),
    "sekretariat": ((PostLevel.ESELON_3A, 1), (PostLevel.ESELON_4A, 2)),
    "bidang": ((PostLevel.ESELON_3B, 1),),
    "bagian": ((PostLevel.ESELON_3A, 1),),
    "inspektur": ((PostLevel.ESELON_3A, 1),),
    "uptd": ((PostLevel.ESELON_4A, 1),),
    "counter": (),
    "other": (),
}

SHORTER = (
    ("Bidang ", ""),
    ("Bagian ", ""),
    ("Inspektur Pembantu ", "Irban "),
    ("Kantor Camat ", "Camat "),
)


@dataclass(frozen=True)
class Seat:
    """A unit before it has a floor: its record, the row it came from and its headcount."""

    unit: Unit
    row: Row
    people: int
    home: str = ""  # the kecamatan it serves


def opds() -> tuple[Opd, ...]:
    """Return the 36 OPD of the working list, then the 18 kecamatan."""
    listed = tuple(
        Opd(
            id=row["id"],
            name=row["name"],
            short=row["short"],
            kind=OpdKind(row.get("kind", "dinas")),
            plan_group=row.get("group", ""),
            address=row.get("address", ""),
            **facts(row),
        )
        for row in table("organisation")["opd"]
    )
    return (*listed, *(_kecamatan(row) for row in districts()))


def districts() -> list[Row]:
    """Return the rows of the 18 kecamatan."""
    found: list[Row] = table("kecamatan")["kecamatan"]
    return found


def _kecamatan(row: Row) -> Opd:
    return Opd(
        id=f"{HOME}{row['id']}",
        name=f"Kecamatan {row['name']}",
        short=f"Kec. {row['name']}",
        kind=OpdKind.KECAMATAN,
        plan_group="D",
        address=row.get("address", ""),
        **facts(
            {
                "source": "wilayah",
                "status": "single",
                "note": f"Kode wilayah {row['code']}, {row['kelurahan']} kelurahan.",
            }
        ),
    )


def seats() -> tuple[Seat, ...]:
    """Return every unit of the city in the order of the OPD."""
    listed = (seat for opd in table("organisation")["opd"] for seat in _seats_of(opd))
    offices = (seat for row in districts() for seat in _office(row))
    return (*listed, *offices)


def _seats_of(opd: Row) -> Iterator[Seat]:
    for row in _rows_of(opd):
        yield _seat(opd["id"], opd["building"], row)
    for name, make in _BRANCHES.items():
        if name == opd["id"]:
            yield from (seat for row in districts() for seat in make(row))


def _rows_of(opd: Row) -> Iterator[Row]:
    """Yield the rows of units with a headcount each; leadership and secretariat come first."""
    units = opd["units"]
    if not opd.get("auto", True):
        yield from units
        return
    people = rules("people")
    lead, desks = people["leadership"], opd["desks"]
    secretariat = desks * people["secretariat"] // 10_000
    title = opd.get("head") or f"Kepala {opd['name']}"
    yield {
        "id": "pimpinan",
        "name": title,
        "short": "Pimpinan",
        "kind": "leadership",
        "shape": "head",
        "people": lead,
    }
    yield {"id": "sekretariat", "name": "Sekretariat", "kind": "sekretariat", "people": secretariat}
    sharing = [row for row in units if "people" not in row]
    each = (desks - lead - secretariat) // len(sharing)
    for row in units:
        spread = [100 - people["spread"], 100 + people["spread"]]
        own = each * invented(f"{opd['id']}-{row['id']}/people", spread) // 100
        yield {"people": own, **row}


def _seat(opd: str, building: str, row: Row, home: str = "") -> Seat:
    home = home or row.get("home", "")
    people, id = rules("people"), f"{opd}-{row['id']}"
    pattern = WorkPattern(row.get("pattern", "office"))
    usual = {
        WorkPattern.FIELD: people["presence_field"],
        WorkPattern.SHIFT: people["presence_shift"],
        WorkPattern.OFFICE: invented(f"{id}/presence", people["presence"]),
    }
    unit = Unit(
        id=id,
        opd=opd,
        name=row["name"],
        short=row.get("short") or _short(row["name"]),
        kind=UnitKind(row.get("kind", "bidang")),
        building=row.get("building") or (f"{HOME}{home}" if home else building),
        detached=row.get("detached", False),
        pattern=pattern,
        growth=row.get("growth", invented(f"{id}/growth", people["growth"])),
        presence=row.get("presence", usual[pattern]),
        desk_ratio=row.get("ratio", 10_000),
        visitors=row.get("visitors", 0),
        visit_minutes=row.get("minutes", 30),
        counters=row.get("counters", 0),
        public_floor=row.get("public", False),
        archive=1000 * row.get("archive", invented(f"{id}/archive", people["archive"])),
        **illustration("unit", row),
    )
    return Seat(unit, row, row["people"], home)


def _short(name: str) -> str:
    """Return a name without the word that says what kind of unit it is."""
    for long, short in SHORTER:
        if name.startswith(long):
            return short + name.removeprefix(long)
    return name


def _office(row: Row) -> Iterator[Seat]:
    """Yield the units of a kecamatan office."""
    id, people, visits = row["id"], rules("people"), rules("visits")
    yield _seat(
        f"{HOME}{id}",
        f"{HOME}{id}",
        {
            "id": "camat",
            "name": f"Kantor Camat {row['name']}",
            "kind": "other",
            "shape": "camat",
            "people": invented(f"{id}/camat", people["camat"]),
            "visitors": invented(f"{id}/visits", visits["camat"]),
            "counters": 3,
            "public": True,
        },
        id,
    )
    if id == "sukarami":
        yield _seat(
            f"{HOME}{id}",
            f"{HOME}{id}",
            {
                "id": "mpp",
                "name": "Mini MPP Sukarami",
                "kind": "counter",
                "people": people["mini_mpp"],
                "visitors": visits["mini_mpp"],
                "counters": 4,
                "public": True,
                "source": "sukarami",
                "note": "Mini MPP dari sumber.",
            },
            id,
        )


def _dukcapil(row: Row) -> Iterator[Seat]:
    if row.get("dukcapil"):
        note = "Sembilan UPTD di kantor kecamatan dari sumber; letaknya ilustrasi."
        more = {"counters": 2, "public": True, "source": "uptd_dukcapil", "note": note}
        yield _branch("dukcapil", "Dukcapil", row, more)


def _dlh(row: Row) -> Iterator[Seat]:
    note = "18 UPTD dari sumber: terdaftar di Jl. Sukarela 129 A (2023), di kecamatan (2026)."
    yield _branch("dlh", "DLH", row, {"source": "dlh", "note": note})


def _bapenda(row: Row) -> Iterator[Seat]:
    note = "Jumlah UPTD tidak ditemukan; satu per kecamatan adalah ilustrasi."
    more = {"counters": 1, "public": True, "source": "uptd_bapenda", "note": note}
    yield _branch("bapenda", "Bapenda", row, more)


def _branch(opd: str, name: str, row: Row, more: Row) -> Seat:
    """Return a branch in its kecamatan; where it sat before is not known."""
    key, id = f"uptd_{opd}", f"uptd-{row['id']}"
    visits = rules("visits").get(key)
    own = {
        "id": id,
        "name": f"UPTD {name} {row['name']}",
        "short": f"UPTD {row['name']}",
        "kind": "uptd",
        "people": invented(f"{opd}-{id}/people", rules("people")[key]),
        "visitors": invented(f"{opd}-{id}/visits", visits) if visits else 0,
        "detached": True,
    }
    return _seat(opd, "", own | more, row["id"])


_BRANCHES = {"dukcapil": _dukcapil, "dlh": _dlh, "bapenda": _bapenda}


def posts(seat: Seat) -> tuple[Post, ...]:
    """Return the posts of a unit: its head, functional officers, contracts, staff, field crew."""
    people, id = rules("people"), seat.unit.id
    head = HEADS[seat.row.get("shape") or seat.unit.kind.value]
    rest = max(0, seat.people - sum(count for _, count in head))
    functional = rest * people["functional"] // 10_000
    contract = rest * people["contract"] // 10_000
    found = [
        *head,
        (PostLevel.FUNCTIONAL, functional),
        (PostLevel.STAFF, rest - functional - contract),
        (PostLevel.CONTRACT, contract),
        (PostLevel.FIELD_CREW, seat.row.get("crew", 0)),
    ]
    return tuple(
        Post(id=f"{id}-{level.value}", unit=id, level=level, headcount=count)
        for level, count in found
        if count
    )


def spaces(seat: Seat) -> tuple[SpecialSpace, ...]:
    """Return the special spaces of a unit."""
    return tuple(
        SpecialSpace(
            id=f"{seat.unit.id}-ruang{number}",
            unit=seat.unit.id,
            kind=SpaceKind(kind),
            area=area * 100,
            live_load=load,
            ground_floor=ground,
            **illustration("unit"),
        )
        for number, (kind, area, load, ground) in enumerate(seat.row.get("spaces", ()), 1)
    )


def vehicles(seat: Seat) -> tuple[Vehicle, ...]:
    """Return the official vehicles of a unit; only the trucks of DLH are a fact."""
    rule, unit = rules("vehicles"), seat.unit
    found = {VehicleKind.CAR: 0, VehicleKind.MOTORCYCLE: 0}
    if unit.kind is UnitKind.LEADERSHIP:
        found[VehicleKind.CAR] = rule["leadership_cars"]
    elif unit.kind is UnitKind.SEKRETARIAT:
        found[VehicleKind.CAR] = invented(f"{unit.id}/cars", rule["secretariat_cars"])
        found[VehicleKind.MOTORCYCLE] = invented(
            f"{unit.id}/bikes", rule["secretariat_motorcycles"]
        )
    elif unit.kind in (UnitKind.BIDANG, UnitKind.BAGIAN, UnitKind.INSPEKTUR):
        found[VehicleKind.CAR] = invented(f"{unit.id}/cars", rule["division_cars"])
    elif unit.kind in (UnitKind.UPTD, UnitKind.OTHER):
        found[VehicleKind.MOTORCYCLE] = invented(f"{unit.id}/bikes", rule["uptd_motorcycles"])
    found[VehicleKind.TRUCK] = seat.row.get("trucks", 0)
    return tuple(
        _vehicle(seat, kind, count, rule["out_by_day"]) for kind, count in found.items() if count
    )


def _vehicle(seat: Seat, kind: VehicleKind, count: int, out: int) -> Vehicle:
    truck = kind is VehicleKind.TRUCK
    return Vehicle(
        id=f"{seat.unit.id}-{kind.value}",
        unit=seat.unit.id,
        kind=kind,
        count=count,
        out_by_day=seat.row.get("out", out) if truck else out,
        **illustration("vehicle", seat.row if truck else None),
    )


def meetings(seat: Seat) -> tuple[Meeting, ...]:
    """Return the meetings of a unit by the rules of its kind."""
    rule, unit = rules("meetings"), seat.unit
    kind = unit.kind.value
    found = []
    for size in MeetingSize:
        span = rule[size.value].get(kind) or rule[size.value].get("default")
        if not span or (unit.detached and size is not MeetingSize.SMALL):
            continue
        found.append(
            Meeting(
                id=f"{unit.id}-{size.value}",
                unit=unit.id,
                size=size,
                per_week=invented(f"{unit.id}/{size.value}", span),
                minutes=rule["minutes"][size.value],
                profile=WeekProfile.MONDAY if kind == "leadership" else WeekProfile.MORNING,
                **illustration("unit"),
            )
        )
    return tuple(found)
