"""What must hold between the parts of a case: indexes, lengths, sets, sizes, exact sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from solver.case.model import Case, Limit
from solver.case.values import Values
from solver.errors import Issue

MOST_SUM = 2**53  # the dearest plan thinkable; beyond this solvers no longer count exactly
MOST_COUNT = 2**60  # of a limit, which only 64-bit numbers count
MOST_WORK = 100_000_000  # pairs of places that the edges of a tree tell apart
MOST_ROOM_AREA = 20_000_000  # of all rooms that a zone can need: 20 hectares in dm²
MOST_PEAKS = 20_000_000  # sums by zone or site, kind, and slot or hour: 160 megabytes a walk
AREA_UNITS = ("m2", "dm2")
Profiles = tuple[tuple[tuple[int, ...], ...], ...]  # by unit, kind, slot


def findings(case: Case) -> list[Issue]:
    """Return what is wrong between the parts of a case, each with its JSON path."""
    values = Values()
    for look in LOOKS:
        look(values, case)
    if not values.found:  # sums are only meaningful over lists of the right length
        _sums(values, case)
    return values.found


def _index(values: Values, where: str, index: int, size: int) -> None:
    if not 0 <= index < size:
        values.wrong("no_such", where, value=index, size=size)


def _distinct(values: Values, where: str, found: Iterable[object]) -> None:
    seen = set()
    for i, item in enumerate(found):
        if item in seen:
            values.wrong("twice", f"{where}[{i}]", value=item)
        seen.add(item)


def _length(values: Values, where: str, got: int, expected: int) -> None:
    if got != expected:
        values.wrong("wrong_length", where, length=got, expected=expected)


def _look_sets(values: Values, case: Case) -> None:
    if not case.units:
        values.wrong("empty", "$.units")
    if not case.floors and not case.old:
        values.wrong("empty", "$.floors")
    if case.area_unit not in AREA_UNITS:
        values.wrong("area_unit", "$.area_unit", value=case.area_unit)


def _look_sizes(values: Values, case: Case) -> None:
    """Refuse what no computer plans in time: a file like that was not made for this program."""
    places = len(case.floors) + len(case.old)
    tables = sum(len(k.limit) for k in case.rooms.classes)
    apart = sum(len(e.beyond) * (places - min(places, len(e.beyond))) for e in case.tree)
    vehicles = case.parking.vehicles if case.parking else ()
    for where, count, most in (
        ("$.units", len(case.units), 20_000),
        ("$.opds", len(case.opds), 20_000),
        ("$.floors", places, 2_000),
        ("$.towers", len(case.towers), 2_000),
        ("$.sites", len(case.sites), 2_000),
        ("$.limits", len(case.limits), 100),
        ("$.rooms.classes", len(case.rooms.classes), 100),
        ("$.rooms.classes", tables, 2_000),
        ("$.parking.level_stalls", len(case.parking.level_stalls) if case.parking else 0, 100),
        ("$.units", len(case.units) * places, 20_000_000),
        ("$.tree", apart, MOST_WORK),
        ("$.rooms.load", _peaks(case.rooms.load, len({f.zone for f in case.floors})), MOST_PEAKS),
        ("$.parking.vehicles", _peaks(vehicles, len(case.sites)), MOST_PEAKS),
    ):
        if count > most:
            values.wrong("too_many", where, count=count, most=most)


def _peaks(table: Profiles, groups: int) -> int:
    """Return how many sums the search keeps: a small file could ask for many gigabytes of them."""
    return groups * sum(len(row) for row in table[0]) if table else 0


def _look_estate(values: Values, case: Case) -> None:
    for t, tower in enumerate(case.towers):
        _index(values, f"$.towers[{t}].site", tower.site, len(case.sites))
    for f, floor in enumerate(case.floors):
        _index(values, f"$.floors[{f}].tower", floor.tower, len(case.towers))


def _look_units(values: Values, case: Case) -> None:
    for u, unit in enumerate(case.units):
        where = f"$.units[{u}]"
        _index(values, f"{where}.opd", unit.opd, len(case.opds))
        for i, f in enumerate(unit.floors):
            _index(values, f"{where}.floors[{i}]", f, len(case.floors))
        _distinct(values, f"{where}.floors", unit.floors)
        if unit.stay is not None:
            _index(values, f"{where}.stay", unit.stay, len(case.old))
        elif not unit.floors:
            values.wrong("no_place", where)


def _look_pairs(values: Values, case: Case) -> None:
    count = len(case.units)
    for name, pairs in (("flows", case.flows), ("together", case.together), ("apart", case.apart)):
        one_way = name == "flows" and _differs_by_direction(case)
        seen = set()
        for i, (u, v) in enumerate((p[0], p[1]) for p in pairs):
            where = f"$.{name}[{i}]"
            _index(values, f"{where}[0]", u, count)
            _index(values, f"{where}[1]", v, count)
            if u == v:
                values.wrong("same_unit", where, value=u)
            pair = (u, v) if one_way else (min(u, v), max(u, v))
            if pair in seen:
                values.wrong("twice", where, value=f"{u}, {v}")
            seen.add(pair)


def _differs_by_direction(case: Case) -> bool:
    """Tell whether the way there is another than the way back: then both may have a flow."""
    table = case.distance or ()
    square = all(len(row) == len(table) for row in table)
    return square and any(table[p][q] != table[q][p] for p in range(len(table)) for q in range(p))


def _look_distance(values: Values, case: Case) -> None:
    places = len(case.floors) + len(case.old)
    for k, edge in enumerate(case.tree):
        where = f"$.tree[{k}].beyond"
        for i, p in enumerate(edge.beyond):
            _index(values, f"{where}[{i}]", p, places)
        _distinct(values, where, edge.beyond)
    if case.distance is not None:
        if case.tree:
            values.wrong("two_distances", "$.distance")
        _length(values, "$.distance", len(case.distance), places)
        for i, row in enumerate(case.distance):
            _length(values, f"$.distance[{i}]", len(row), places)


def _look_rooms(values: Values, case: Case) -> None:
    classes = case.rooms.classes
    total = 0
    for c, room in enumerate(classes):
        total += room.area * len(room.limit)
        if total > MOST_ROOM_AREA:  # what rooms fill of a floor is tabulated
            values.wrong("sum_too_large", f"$.rooms.classes[{c}].area")
            break
    for c, room in enumerate(classes):
        where = f"$.rooms.classes[{c}].limit"
        if not room.limit:
            values.wrong("empty", where)
        if list(room.limit) != sorted(room.limit):
            values.wrong("not_rising", where)
    if classes or case.rooms.load:
        _profiles(values, "$.rooms.load", case.rooms.load, len(case.units), len(classes))


def _look_parking(values: Values, case: Case) -> None:
    park = case.parking
    if park is None:
        return
    types = len(park.level_stalls)
    _length(values, "$.parking.level_cost", len(park.level_cost), types)
    _profiles(values, "$.parking.vehicles", park.vehicles, len(case.units), types)
    for s, site in enumerate(case.sites):
        _length(values, f"$.sites[{s}].surface", len(site.surface), types)


def _profiles(
    values: Values,
    where: str,
    table: Profiles,
    units: int,
    kinds: int,
) -> None:
    _length(values, where, len(table), units)
    slots = len(table[0][0]) if table and table[0] else 0
    for u, rows in enumerate(table):
        _length(values, f"{where}[{u}]", len(rows), kinds)
        for k, row in enumerate(rows):
            _length(values, f"{where}[{u}][{k}]", len(row), slots)


def _look_limits(values: Values, case: Case) -> None:
    for i, limit in enumerate(case.limits):
        where = f"$.limits[{i}]"
        types = len(case.parking.level_stalls) if case.parking else 0
        for name, got, expected in (
            ("unit", limit.unit, len(case.units)),
            ("floor", limit.floor, len(case.floors)),
            ("tower", limit.tower, len(case.towers)),
            ("room", limit.room, len(case.rooms.classes)),
            ("level", limit.level, types),
        ):
            if got:
                _length(values, f"{where}.{name}", len(got), expected)
        for u, row in enumerate(limit.unit[: len(case.units)]):
            _length(values, f"{where}.unit[{u}]", len(row), len(case.units[u].floors))
    _distinct(values, "$.limits", (limit.name for limit in case.limits))


LOOKS: tuple[Callable[[Values, Case], None], ...] = (
    _look_sets,
    _look_sizes,
    _look_estate,
    _look_units,
    _look_pairs,
    _look_distance,
    _look_rooms,
    _look_parking,
    _look_limits,
)


def _sums(values: Values, case: Case) -> None:
    """Refuse sums that would not be exact, in 64 bits and in floating point, in any plan."""
    sums = {
        "$.units": _worst_places(case),
        "$.floors": sum(f.open_cost + f.area + f.people for f in case.floors),
        "$.towers": sum(t.open_cost for t in case.towers),
        "$.old": sum(abs(b.keep_cost) for b in case.old),
        "$.opds": sum(g.span_cost * _levels(case) + g.split_cost for g in case.opds),
        "$.flows": sum(w for _, _, w in case.flows) * _farthest(case),
        "$.rooms": _worst_rooms(case),
        "$.parking": _worst_parking(case),
    }
    for where, worst in sums.items():
        if worst > MOST_SUM:
            values.wrong("sum_too_large", where)
    if not values.found and sum(sums.values()) > MOST_SUM:
        values.wrong("sum_too_large", "$")
    for i, limit in enumerate(case.limits):
        if _worst_limit(case, limit) > MOST_COUNT:
            values.wrong("sum_too_large", f"$.limits[{i}]")


def _worst_places(case: Case) -> int:
    return sum(max(abs(c) for c in (*u.cost, u.stay_cost)) + u.area + u.people for u in case.units)


def _levels(case: Case) -> int:
    levels = [f.level for f in case.floors]
    return (max(levels) - min(levels)) * len(case.towers) if levels else 0


def _farthest(case: Case) -> int:
    if case.distance is not None:
        return max((max(row, default=0) for row in case.distance), default=0)
    return sum(edge.length for edge in case.tree)


def _most_rooms(case: Case) -> int:
    return len({f.zone for f in case.floors}) + len(case.floors)


def _worst_rooms(case: Case) -> int:
    zones = _most_rooms(case)
    rooms = sum((k.cost + k.area) * len(k.limit) * zones for k in case.rooms.classes)
    load = sum(sum(sum(row) for row in unit) for unit in case.rooms.load)
    top = max((k.limit[-1] for k in case.rooms.classes), default=0) + load + 1
    return rooms + load + top * len(case.rooms.classes)  # tables stand one above the other


def _worst_parking(case: Case) -> int:
    park = case.parking
    if park is None:
        return 0
    vehicles = sum(sum(sum(row) for row in unit) for unit in park.vehicles)
    levels = (vehicles + 1) * sum(park.level_cost) * max(1, len(case.sites))
    stalls = 10 * sum(park.level_stalls) * (park.max_levels + 1)
    return vehicles + levels + stalls + sum(sum(s.surface) for s in case.sites)


def _worst_limit(case: Case, limit: Limit) -> int:
    vehicles = _worst_parking(case) if limit.level else 0
    rooms = sum(
        n * len(k.limit) * _most_rooms(case)
        for n, k in zip(limit.room, case.rooms.classes, strict=False)
    )
    moved = sum(max(row, default=0) for row in limit.unit)
    return moved + sum(limit.floor) + sum(limit.tower) + rooms + sum(limit.level) * vehicles
