"""A small city with hand-made assessments: papers can be tested without reckoning anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop.document.document import Document
from desktop.reports.comparison import comparison_of
from desktop.reports.order_data import Become, Emptying, OrderData, OrderWave, UnitMove
from desktop.reports.reckoning import Reckoning
from solver.costs.line import CostKey, CostLine, Input
from solver.problem.estate import Building, Floor, Ownership, Site
from solver.problem.organisation import MeetingSize, Opd, Unit, VehicleKind
from solver.problem.problem import City, Problem
from solver.problem.realisation import MoveStatus, Remark
from solver.problem.record import FactStatus
from solver.problem.scenario import Placement, Result, Scenario, ScenarioKind
from solver.problem.standards import Standard, StandardGroup
from solver.rules import PlaceReason, RuleId
from solver.study.assessment import (
    Assessment,
    Broken,
    FloorUse,
    ParkingNeed,
    RoomNeed,
)
from solver.units import Measure

WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SHA = "3f1c9a" + "0" * 52 + "ab12cd"
NAMES = ("Dinas Kependudukan", "Dinas Perhubungan", "Badan Kesatuan Bangsa", "Dinas Pariwisata")
SHORTS = ("Disdukcapil", "Dishub", "Kesbangpol", "Dispar")
UNITS = ("Sekretariat", "Bidang Pelayanan", "Bidang Data", "UPTD Wilayah", "Bidang Umum")


def city(*, units: int = 20, illustration: bool = True, names: tuple[str, ...] = NAMES) -> Problem:
    """Return a city of so many units in four OPD, three old buildings and one with four floors."""
    status = FactStatus.ILLUSTRATION if illustration else FactStatus.VERIFIED
    sites = tuple(
        Site(id=f"s{i}", name=f"Kompleks {n}", short=n, motorcycle_stalls=60, car_stalls=10)
        for i, n in enumerate(("Jakabaring", "Merdeka"))
    )
    old = tuple(
        Building(
            id=f"b{i}",
            site="s1",
            name=f"Gedung Lama {i + 1}",
            empty_cost=20_000_000,
            reuse_income=90_000_000 if i == 0 else 0,
            heritage=i == 1,
            ownership=Ownership.RENTED if i == 2 else Ownership.OWNED,
            lease_penalty=15_000_000 if i == 2 else 0,
            status=status,
        )
        for i in range(3)
    )
    new = Building(id="n", site="s0", name="Gedung Jakabaring", short="Jakabaring", storeys=4)
    floors = tuple(
        Floor(id=f"n{level}", building="n", level=level, net=80_000, people_limit=90)
        for level in range(4)
    )
    opd = tuple(
        Opd(id=f"o{i}", name=name, short=SHORTS[i], plan_group="A") for i, name in enumerate(names)
    )
    unit = tuple(
        Unit(
            id=f"u{i}",
            opd=f"o{i % 4}",
            name=f"{UNITS[(i // 4) % 5]} {i // 20 + 1}" if units > 20 else UNITS[(i // 4) % 5],
            building=f"b{i % 3}",
            archive=12_000,
            status=status,
        )
        for i in range(units)
    )
    return Problem(
        city=(
            City(
                id="city",
                name="Kota Palembang",
                province="Sumatera Selatan",
                office="Dinas Pekerjaan Umum dan Penataan Ruang",
                address="Jalan Slamet Riady No. 1, Palembang",
                signatory="Ir. Ahmad Bastari, M.T.",
                signatory_post="Kepala Dinas Pekerjaan Umum dan Penataan Ruang",
                signatory_number="19700101 199503 1 001",
                document_number="600/1234/PUPR/2026",
            ),
        ),
        opd=opd,
        site=sites,
        building=(new, *old),
        floor=floors,
        unit=unit,
        standard=standards(),
        scenario=(
            Scenario(id="today", name="Hari ini", kind=ScenarioKind.TODAY),
            Scenario(id="announced", name="Rencana diumumkan (A–E)", kind=ScenarioKind.MANUAL),
            Scenario(id="best", name="Hasil optimasi", kind=ScenarioKind.OPTIMISED),
        ),
        placement=placements(unit),
        result=(
            Result(
                id="best",
                scenario="best",
                outcome="feasible",
                best=1_700_000_000,
                bound=1_660_000_000,
                milliseconds=61_200,
                seed=7,
                threads=2,
                case_sha256=SHA,
                solved_on="2026-11-21T14:05:00",
                engine="0.1.0",
            ),
        ),
        remark=(
            Remark(
                id="r1",
                body="Dua sumber menyebut angka yang berbeda untuk luas lahan.",
                source="rmolsumsel.id",
                status=FactStatus.SINGLE,
            ),
        ),
    )


def standards() -> tuple[Standard, ...]:
    """Return three standards: one verified, one estimated, one changed by the planner."""
    return (
        Standard(
            id="space.staff",
            group=StandardGroup.SPACE,
            measure=Measure.AREA,
            value=400,
            source="Permendagri 7/2006",
            status=FactStatus.SINGLE,
            dated="2006",
        ),
        Standard(
            id="parking.supply_factor",
            group=StandardGroup.PARKING,
            measure=Measure.BASIS_POINT,
            value=9_200,
            status=FactStatus.ESTIMATE,
        ),
        Standard(
            id="finance.discount",
            group=StandardGroup.FINANCE,
            measure=Measure.BASIS_POINT,
            value=650,
            source="Bappeda",
            status=FactStatus.OWN,
            changed_by="Rina",
            changed_on="2026-11-20",
        ),
    )


def placements(unit: tuple[Unit, ...]) -> tuple[Placement, ...]:
    """Put everybody into the tower in the optimised plan, all but two in the announced one."""
    best = tuple(
        Placement(
            id=f"best-{u.id}",
            scenario="best",
            unit=u.id,
            building="n",
            floor=f"n{i % 4}",
            pinned=i == 0,
        )
        for i, u in enumerate(unit)
    )
    announced = tuple(
        Placement(
            id=f"a-{u.id}",
            scenario="announced",
            unit=u.id,
            building="n" if i % 2 else u.building,
            floor=f"n{i % 4}" if i % 2 else "",
        )
        for i, u in enumerate(unit[:-2])
    )
    return (*best, *announced)


def reckoned(problem: Problem, *, proposed: str = "best") -> Reckoning:
    """Return the three scenarios of `city` with hand-made assessments."""
    document = Document(problem=problem)
    assessments = {
        "today": today(problem),
        "announced": announced(problem),
        "best": best(problem),
    }
    area = {u.id: 6_000 + 500 * (i % 5) for i, u in enumerate(problem.unit)}
    people = {u.id: 10 + i % 5 for i, u in enumerate(problem.unit)}
    return Reckoning(
        document,
        comparison_of(document, assessments),
        proposed,
        dict.fromkeys(assessments, area),
        dict.fromkeys(assessments, people),
    )


def today(problem: Problem) -> Assessment:
    """Everybody where they sit: three buildings, no rooms shared."""
    lines = tuple(
        running(b.id, 700_000_000, 250_000_000, problem) for b in problem.building if b.id != "n"
    )
    return bare(
        "today",
        problem,
        lines=tuple(x for pair in lines for x in pair),
        used=("b0", "b1", "b2"),
    )


def announced(problem: Problem) -> Assessment:
    """The announced plan: breaks two rules, leaves two units without a place."""
    lines = tuple(x for i in range(3) for x in running(f"b{i}", 700_000_000, 100_000_000, problem))
    return bare(
        "announced",
        problem,
        lines=(*lines, moving(150_000_000)),
        floors=uses(problem, "announced", over=8_400),
        broken=(
            Broken(RuleId.AREA, ("n1",), 8_400),
            Broken(RuleId.PLACE, ("u3", "n3"), 0, PlaceReason.LIVE_LOAD),
        ),
        unplaced=tuple(u.id for u in problem.unit[-2:]),
        moved=tuple(u.id for u in problem.unit[1:-2:2]),
        people_moved=110,
        used=("n", "b0", "b1", "b2"),
        one_off=900_000_000,
    )


def best(problem: Problem) -> Assessment:
    """The optimised plan: one building, three empty."""
    energy = Input("standard.energy.ike", 1_400, Measure.KWH_M2_MONTH, "ESDM", FactStatus.SINGLE)
    area = Input("field.floor.net", 80_000, Measure.AREA, "KIB", FactStatus.ILLUSTRATION)
    lines = (
        *(
            CostLine(CostKey.FLOOR_ENERGY, "floor", f"n{i}", 210_000_000, (energy, area))
            for i in range(4)
        ),
        *(CostLine(CostKey.EMPTY, "building", f"b{i}", 20_000_000) for i in range(3)),
        CostLine(CostKey.REUSE, "building", "b0", -90_000_000),
        CostLine(CostKey.ROOMS, "building", "n", 60_000_000),
        moving(300_000_000),
        CostLine(CostKey.STAFF_TIME, "opd", "o1", 80_000_000),
    )
    return bare(
        "best",
        problem,
        lines=lines,
        floors=uses(problem, "best"),
        rooms=(
            RoomNeed("n", MeetingSize.SMALL, 3, 11, 142, (10,) * 45, (("n0", 1), ("n2", 2))),
            RoomNeed("n", MeetingSize.LARGE, 1, 4, 61, (5,) * 45, (("n3", 1),)),
        ),
        parking=(
            ParkingNeed(
                "s0",
                VehicleKind.MOTORCYCLE,
                (20, 90, 150, 120, 90, 40, 80, 70, 30, 10),
                60,
                0,
                80,
                2,
            ),
            ParkingNeed("s0", VehicleKind.CAR, (2, 8, 9, 9, 8, 5, 7, 6, 4, 1), 10, 0, 20, 1),
        ),
        moved=tuple(u.id for u in problem.unit),
        people_moved=sum(10 + i % 5 for i in range(len(problem.unit))),
        emptied=("b0", "b1", "b2"),
        used=("n",),
        one_off=2_400_000_000,
    )


def running(building: str, fixed: int, use: int, problem: Problem) -> tuple[CostLine, CostLine]:
    """Return the two running lines of a building."""
    status = problem.building[1].status
    paid = Input("field.running_cost.amount", fixed, Measure.RUPIAH_YEAR, "DPA 2025", status)
    return (
        CostLine(CostKey.RUNNING_FIXED, "building", building, fixed, (paid,)),
        CostLine(CostKey.RUNNING_USE, "building", building, use, (paid,)),
    )


def moving(amount: int) -> CostLine:
    """Return a one-off line."""
    return CostLine(CostKey.MOVING, "unit", "u1", amount, (), amount * 8)


def uses(problem: Problem, scenario: str, over: int = 0) -> tuple[FloorUse, ...]:
    """Return the use of the four floors."""
    seated = {p.unit: p.floor for p in problem.placement if p.scenario == scenario}
    return tuple(
        FloorUse(
            f.id,
            "n",
            80_000,
            90,
            tuple(u for u, floor in seated.items() if floor == f.id),
            20_000 if not over else 80_000 + over,
            4_000,
            55,
        )
        for f in problem.where(Floor, "building", "n")
    )


def bare(scenario: str, problem: Problem, **given: object) -> Assessment:
    """Return an assessment with nothing in it but what is given."""
    empty: dict[str, object] = {
        "lines": (),
        "floors": (),
        "rooms": (),
        "parking": (),
        "broken": (),
        "unplaced": (),
        "moved": (),
        "people_moved": 0,
        "people": 12 * len(problem.unit),
        "emptied": (),
        "used": (),
        "one_off": 0,
    }
    return Assessment(scenario=scenario, **(empty | given))  # type: ignore[arg-type]


def day() -> date:
    """Return the day of the papers."""
    return WHEN.date()


def order(problem: Problem) -> OrderData:
    """Return four waves by hand: two of fitting out, b0 empties in the third, b1, b2 in the fourth.

    The last unit waits in the swing space; the first has moved, the second was cancelled.
    """
    moves = [
        UnitMove(u.id, u.opd, 10 + i % 5, (u.building, ""), ("n", f"n{i % 4}"), 3, 3)
        for i, u in enumerate(problem.unit[2:], 2)
    ]
    third, fourth = tuple(moves[:10]), tuple(moves[10:])
    day, week = date(2027, 1, 4), timedelta(weeks=2)
    days = [(day + i * week, day + (i + 1) * week - timedelta(days=1)) for i in range(4)]
    first, second = problem.unit[:2]
    return OrderData(
        (("short", "Delapan belas unit pindah."), ("basis", "Disimpan 20 November 2026.")),
        (
            OrderWave(1, *days[0], 0, 35_000_000),
            OrderWave(2, *days[1], 0, 35_000_000),
            OrderWave(3, *days[2], 6_000, 35_000_000, ("b0",), third),
            OrderWave(
                4,
                *days[3],
                0,
                25_000_000,
                ("b1", "b2"),
                tuple(replace(m, left=3 if m is fourth[-1] else 4, entered=4) for m in fourth),
            ),
        ),
        (
            Emptying("b0", 10_000_000, 3, days[2][1]),
            Emptying("b1", 20_000_000, 4, days[3][1]),
            Emptying("b2", 5_000_000, 4, days[3][1]),
        ),
        (
            Become(first.id, MoveStatus.MOVED, days[3][0], ("b1", ""), days[2][0], 1, True),
            Become(second.id, MoveStatus.CANCELLED, None, None, None, None, False),
            *(Become(m.unit, MoveStatus.PLANNED, None, None, days[2][0], None, False)
              for m in moves),
        ),
    )  # fmt: skip
