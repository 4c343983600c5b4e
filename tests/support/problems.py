"""Small whole problems: one fixed by hand with every kind of record, and a strategy of many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from desktop.workflows.standards import shipped_standards
from solver.problem.estate import (
    Building,
    BuildingClass,
    BuildingState,
    CostCategory,
    Floor,
    MapLayer,
    Ownership,
    Photo,
    RunningCost,
    Site,
    TariffClass,
)
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
)
from solver.problem.problem import City, Problem
from solver.problem.realisation import MoveStatus, Realisation, Remark, Timetable
from solver.problem.relations import PairKind, PairRule, PlaceKind, PlaceRule, Trip
from solver.problem.scenario import (
    BuildingRole,
    Placement,
    Result,
    RuleMode,
    Scenario,
    ScenarioBuilding,
    ScenarioFloor,
    ScenarioKind,
    ScenarioOpd,
    ScenarioRule,
    ScenarioRuleKey,
    SpaceMode,
    Target,
)
from solver.problem.standards import StandardProfile

TODAY, MANUAL, BEST = "today", "manual", "best"


def tiny_problem() -> Problem:
    """Return a city of two sites, five buildings, five OPD and twelve units; all kinds filled.

    ``today`` is TODAY; ``manual`` puts the units of dinas A into the tower by hand; ``best`` is an
    OPTIMISED scenario without placements that has a plan: the tower and the planned block receive,
    the house is emptied, in the hall units may stay, the kecamatan takes no part.
    """
    return Problem(
        city=(City(id="city", name="Kota Contoh", province="Sumatera Selatan", base_year=2026),),
        opd=_OPD,
        site=_SITES,
        building=_BUILDINGS,
        floor=_FLOORS,
        unit=_UNITS,
        post=tuple(_posts()),
        space=_SPACES,
        vehicle=_VEHICLES,
        meeting=tuple(_meetings()),
        running_cost=tuple(_running_costs()),
        trip=_TRIPS,
        pair_rule=_PAIRS,
        place_rule=_PLACES,
        standard=shipped_standards(),
        scenario=_SCENARIOS,
        scenario_building=_ROLES,
        scenario_floor=(ScenarioFloor(id="sf1", scenario=BEST, floor="new-4"),),
        scenario_opd=(ScenarioOpd(id="so1", scenario=BEST, opd="camat"),),
        scenario_rule=(
            ScenarioRule(id="sr1", scenario=BEST, rule=ScenarioRuleKey.APART, mode=RuleMode.HARD),
            ScenarioRule(
                id="sr2",
                scenario=BEST,
                rule=ScenarioRuleKey.LIVE_LOAD,
                mode=RuleMode.WISH,
                price=25_000_000,
            ),
        ),
        placement=_PLACEMENTS,
        result=(Result(id=BEST, scenario=BEST, outcome="unknown"),),
        realisation=(
            Realisation(
                id="re1",
                unit="a-sek",
                move=MoveStatus.PLANNED,
                building="tower",
            ),
        ),
        remark=(Remark(id="rm1", subject_kind="unit", subject="a-sek", body="Luas perlu diukur."),),
        standard_profile=(StandardProfile(id="sp1", name="Milik sendiri", rows="[]"),),
        photo=(Photo(id="ph1", building="house", caption="Tampak depan"),),
        map_layer=(MapLayer(id="map", name="Batas kecamatan", shapes="[]"),),
        target=(Target(id="tg1", key="saving", value=50_000_000),),
        timetable=(Timetable(id=MANUAL, scenario=MANUAL, outcome="unknown"),),
    )


_OPD = (
    Opd(id="a", name="Dinas A", short="Dinas A"),
    Opd(id="b", name="Dinas B", short="Dinas B", plan_group="A"),
    Opd(id="c", name="Badan C", short="Badan C", kind=OpdKind.BADAN),
    Opd(id="d", name="Inspektorat", short="Inspektorat", kind=OpdKind.INSPEKTORAT),
    Opd(id="camat", name="Kecamatan E", short="Kec. E", kind=OpdKind.KECAMATAN),
)
_SITES = (
    Site(
        id="centre",
        name="Pusat",
        latitude=-2_990_000,
        longitude=104_756_000,
        car_stalls=60,
        motorcycle_stalls=300,
        deck_levels=1,
    ),
    Site(
        id="south",
        name="Selatan",
        latitude=-3_020_000,
        longitude=104_786_000,
        car_stalls=100,
        motorcycle_stalls=400,
        truck_stalls=10,
        deck_levels=2,
    ),
)
_BUILDINGS = (
    Building(
        id="house",
        site="centre",
        name="Rumah Lama",
        heritage=True,
        gross=80_000,
        empty_cost=30_000_000,
        reuse_income=40_000_000,
    ),
    Building(
        id="hall",
        site="centre",
        name="Gedung Sewa",
        ownership=Ownership.RENTED,
        lease_end=date(2035, 12, 31),
        lease_penalty=50_000_000,
        gross=60_000,
    ),
    Building(
        id="tower",
        site="south",
        name="Menara",
        storeys=3,
        building_class=BuildingClass.LOW_RISE,
        lift=True,
        accessible=True,
        gross=300_000,
        tariff=TariffClass.P2_MV,
        empty_cost=60_000_000,
    ),
    Building(id="camat", site="centre", name="Kantor Camat", gross=40_000),
    Building(
        id="new",
        site="south",
        name="Blok Baru",
        state=BuildingState.NEW,
        storeys=5,
        building_class=BuildingClass.HIGH_RISE,
        lift=True,
        accessible=True,
        tariff=TariffClass.P2_MV,
        available=date(2029, 1, 1),
    ),
)
_FLOORS = (
    Floor(id="house-0", building="house", level=0, net=60_000, people_limit=150, public=True),
    *(
        Floor(
            id=f"tower-{k}",
            building="tower",
            name=f"Lantai {k + 1}",
            level=k,
            gross=100_000,
            net=75_000,
            people_limit=160,
            live_load=400 if k == 0 else 250,
            public=k == 0,
        )
        for k in range(3)
    ),
    *(
        Floor(
            id=f"new-{k}",
            building="new",
            name=f"Lantai {k + 1}",
            level=k,
            gross=70_000,
            live_load=400,
            public=k == 0,
        )
        for k in range(5)
    ),
)


def _unit(id: str, opd: str, building: str, floor: str = "", **fields: object) -> Unit:
    return Unit(id=id, opd=opd, name=f"Unit {id}", building=building, floor=floor, **fields)  # type: ignore[arg-type]


_UNITS = (
    _unit(
        "a-head", "a", "house", "house-0", kind=UnitKind.LEADERSHIP, occupied=5_000, visitors=15
    ),
    _unit("a-sek", "a", "house", "house-0", kind=UnitKind.SEKRETARIAT, growth=200, archive=20_000),
    _unit("a-bid", "a", "house", growth=100, occupied=20_000),
    _unit(
        "a-loket", "a", "house", "house-0", kind=UnitKind.COUNTER, counters=4, public_floor=True,
        visitors=120,
    ),
    _unit("b-sek", "b", "tower", "tower-1", kind=UnitKind.SEKRETARIAT, occupied=15_000),
    _unit("b-bid", "b", "tower", "tower-2", growth=-100, presence=9_000),
    _unit("b-uptd", "b", "hall", kind=UnitKind.UPTD, detached=True, presence=6_000),
    _unit("c-sek", "c", "hall", kind=UnitKind.SEKRETARIAT, desk_ratio=8_000),
    _unit("c-bid", "c", "hall", visitors=40),
    _unit("d-irban", "d", "hall", kind=UnitKind.INSPEKTUR),
    _unit("d-sek", "d", "", kind=UnitKind.SEKRETARIAT),
    _unit("e-kec", "camat", "camat", kind=UnitKind.OTHER, visitors=60),
)  # fmt: skip


def _posts() -> list[Post]:
    rows = []
    for unit in _UNITS:
        head = PostLevel.ESELON_2B if unit.kind is UnitKind.LEADERSHIP else PostLevel.ESELON_3B
        rows.append(Post(id=f"{unit.id}-1", unit=unit.id, level=head, headcount=1))
        if unit.kind is not UnitKind.LEADERSHIP:
            rows.append(Post(id=f"{unit.id}-2", unit=unit.id, level=PostLevel.STAFF, headcount=18))
            rows.append(
                Post(id=f"{unit.id}-3", unit=unit.id, level=PostLevel.FUNCTIONAL, headcount=4)
            )
    rows.append(Post(id="b-uptd-4", unit="b-uptd", level=PostLevel.FIELD_CREW, headcount=30))
    return rows


_SPACES = (
    SpecialSpace(id="s1", unit="a-sek", kind=SpaceKind.ARCHIVE, area=4_000, live_load=400),
    SpecialSpace(id="s2", unit="a-loket", kind=SpaceKind.COUNTER, area=6_000, ground_floor=True),
    SpecialSpace(id="s3", unit="c-sek", kind=SpaceKind.SERVER, area=1_500),
)
_VEHICLES = (
    Vehicle(id="v1", unit="a-head", kind=VehicleKind.CAR, count=3, out_by_day=2_000),
    Vehicle(id="v2", unit="b-uptd", kind=VehicleKind.TRUCK, count=4, out_by_day=9_000),
    Vehicle(id="v3", unit="c-sek", kind=VehicleKind.MOTORCYCLE, count=6, out_by_day=5_000),
)


def _meetings() -> list[Meeting]:
    rows = [
        Meeting(id=f"{unit.id}-m", unit=unit.id, size=MeetingSize.SMALL, per_week=500)
        for unit in _UNITS
    ]
    rows.append(
        Meeting(
            id="a-head-l",
            unit="a-head",
            size=MeetingSize.LARGE,
            per_week=100,
            minutes=120,
            profile=WeekProfile.MONDAY,
        )
    )
    rows.append(
        Meeting(
            id="c-sek-m2",
            unit="c-sek",
            size=MeetingSize.MEDIUM,
            per_week=300,
            profile=WeekProfile.MORNING,
        )
    )
    return rows


def _running_costs() -> list[RunningCost]:
    amounts = {
        "house": {"electricity": 96_000_000, "security": 109_000_000, "maintenance": 80_500_000},
        "hall": {"electricity": 60_000_000, "rent": 150_000_000},
        "camat": {"electricity": 48_000_000, "security": 54_500_000},
        "tower": {"electricity": 240_000_000, "security": 218_000_000, "cleaning": 200_000_000},
    }
    rows = [
        RunningCost(
            id=f"{building}-{category}",
            building=building,
            category=CostCategory(category),
            year=2025,
            amount=amount,
            fixed=4_000,
            source="DPA 2025",
        )
        for building, categories in amounts.items()
        for category, amount in categories.items()
    ]
    rows.append(
        RunningCost(
            id="house-old",
            building="house",
            category=CostCategory.ELECTRICITY,
            year=2024,
            amount=90_000_000,
        )
    )
    return rows


_TRIPS = (
    Trip(id="t1", unit_a="a-head", unit_b="c-sek", per_week=1_000),
    Trip(id="t2", unit_a="a-sek", unit_b="a-bid", per_week=4_000),
    Trip(id="t3", unit_a="b-sek", unit_b="d-irban", per_week=250),
    Trip(id="t4", unit_a="e-kec", unit_b="a-loket", per_week=500),
)
_PAIRS = (
    PairRule(id="p1", kind=PairKind.TOGETHER, unit_a="a-head", unit_b="a-sek"),
    PairRule(id="p2", kind=PairKind.APART, unit_a="d-irban", unit_b="c-bid"),
)
_PLACES = (
    PlaceRule(id="pl1", kind=PlaceKind.FORBIDDEN, unit="b-sek", building="new"),
    PlaceRule(id="pl2", kind=PlaceKind.PINNED, unit="a-loket", building="tower", floor="tower-0"),
)
_SCENARIOS = (
    Scenario(id=TODAY, name="Keadaan sekarang", kind=ScenarioKind.TODAY),
    Scenario(id=MANUAL, name="Rencana tangan", kind=ScenarioKind.MANUAL),
    Scenario(id=BEST, name="Rencana hasil hitungan", kind=ScenarioKind.OPTIMISED, seconds=5),
)
_ROLES = tuple(
    ScenarioBuilding(id=f"{scenario}-{building}", scenario=scenario, building=building, role=role)
    for scenario in (MANUAL, BEST)
    for building, role in (
        ("tower", BuildingRole.CANDIDATE),
        ("new", BuildingRole.CANDIDATE),
        ("house", BuildingRole.EMPTIED),
        ("hall", BuildingRole.MAY_STAY),
    )
)
_PLACEMENTS = (
    *(
        Placement(id=f"m-{unit}", scenario=MANUAL, unit=unit, building="tower", floor=floor)
        for unit, floor in (
            ("a-head", "tower-1"),
            ("a-sek", "tower-1"),
            ("a-bid", ""),
            ("a-loket", "tower-0"),
            ("b-sek", "tower-1"),
            ("b-bid", "tower-2"),
        )
    ),
    Placement(id="m-c-sek", scenario=MANUAL, unit="c-sek", building="hall"),
)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Draw variations of the tiny problem that stay valid; the scenario ``best`` may be unsolvable.

    Headcounts, growth, meetings, visitors, running costs, roles, rule modes, weights, space mode
    and the places of today vary.
    """
    base = tiny_problem()
    posts = tuple(replace(p, headcount=draw(st.integers(0, 2 * p.headcount))) for p in base.post)
    units = tuple(draw(_varied(unit)) for unit in base.unit)
    amounts = st.integers(0, 900_000_000)
    costs = tuple(
        replace(row, amount=draw(amounts), fixed=draw(st.integers(0, 10_000)))
        for row in base.running_cost
        if draw(st.booleans())
    )
    roles = tuple(
        replace(row, role=draw(st.sampled_from(BuildingRole)))
        if row.building in ("house", "hall") and row.scenario == BEST
        else row
        for row in base.scenario_building
    )
    scenario = replace(
        base.scenario[2],
        space_mode=draw(st.sampled_from(SpaceMode)),
        time_weight=draw(st.sampled_from((0, 5_000, 10_000, 25_000))),
        visitor_weight=draw(st.sampled_from((0, 10_000, 30_000))),
        most_moves=draw(st.none() | st.integers(0, 12)),
        one_off_budget=draw(st.none() | st.integers(0, 10**11)),
    )
    modes = tuple(
        ScenarioRule(id=f"sr-{key.value}", scenario=BEST, rule=key, mode=mode, price=price)
        for key in ScenarioRuleKey
        for mode in (draw(st.sampled_from(RuleMode)),)
        for price in (draw(st.integers(0, 500_000_000)),)
    )
    return replace(
        base,
        post=posts,
        unit=units,
        running_cost=costs,
        scenario_building=roles,
        scenario=(*base.scenario[:2], scenario),
        scenario_rule=modes,
        scenario_floor=base.scenario_floor if draw(st.booleans()) else (),
        scenario_opd=base.scenario_opd if draw(st.booleans()) else (),
        placement=base.placement + draw(_pins),
    )


# Units that have in fact moved already: pinned to a candidate or to a building outside them.
_pins = st.dictionaries(
    st.sampled_from(("a-bid", "b-bid", "c-bid")), st.sampled_from(("tower", "camat")), max_size=2
).map(
    lambda pins: tuple(
        Placement(id=f"pin-{unit}", scenario=BEST, unit=unit, building=building, pinned=True)
        for unit, building in pins.items()
    )
)


@st.composite
def _varied(draw: st.DrawFn, unit: Unit) -> Unit:
    place = draw(st.sampled_from(("", "house", "hall", "tower", "tower-0", "tower-2")))
    return replace(
        unit,
        building=place.partition("-")[0],
        floor=place if "-" in place else "",
        growth=draw(st.integers(-500, 800)),
        presence=draw(st.integers(0, 10_000)),
        desk_ratio=draw(st.integers(3_000, 10_000)),
        visitors=draw(st.integers(0, 300)),
        detached=draw(st.booleans()),
    )
