"""A city larger than any so far: 900 units on 80 floors, with everything a real project holds."""

from __future__ import annotations

import random
from dataclasses import dataclass

from desktop.workflows.standards import shipped_standards
from solver.problem.estate import (
    Building,
    BuildingClass,
    CostCategory,
    Floor,
    Ownership,
    RunningCost,
    Site,
)
from solver.problem.organisation import (
    Meeting,
    MeetingSize,
    Opd,
    Post,
    PostLevel,
    SpecialSpace,
    Unit,
    Vehicle,
    VehicleKind,
)
from solver.problem.problem import City, Problem
from solver.problem.realisation import Realisation
from solver.problem.relations import PairRule, PlaceKind, PlaceRule, Trip
from solver.problem.scenario import (
    BuildingRole,
    Placement,
    Result,
    Scenario,
    ScenarioBuilding,
    ScenarioKind,
)

TODAY, PLAN, OTHER = "today", "plan", "other"
UNITS, FLOORS = 900, 80
TOWERS, OLD_PER_SITE, SITES = 4, 12, 5
_LEVELS = (PostLevel.ESELON_3B, PostLevel.FUNCTIONAL, PostLevel.STAFF)


@dataclass(frozen=True)
class _Size:
    units: int
    floors: int
    rng: random.Random

    @property
    def opds(self) -> int:
        return max(1, self.units // 12)


def large_city(units: int = UNITS, floors: int = FLOORS, seed: int = 1) -> Problem:
    """Return a made-up city: four new towers, sixty old buildings, OPD of about twelve units.

    ``today`` is where everybody sits, ``plan`` has everybody in the towers and a result,
    ``other`` has the same roles and nobody placed.
    """
    size = _Size(units, floors, random.Random(seed))
    unit = _units(size)
    return Problem(
        city=(City(id="city", name="Kota Besar", base_year=2026),),
        opd=tuple(
            Opd(id=f"o{o}", name=f"Dinas Urusan Nomor {o}", short=f"Dinas {o}")
            for o in range(size.opds)
        ),
        site=_sites(),
        building=_buildings(),
        floor=_floors(size),
        unit=unit,
        post=_posts(size),
        space=tuple(
            SpecialSpace(id=f"sp{u}", unit=f"u{u}", area=1_500) for u in range(0, units, 5)
        ),
        vehicle=tuple(
            Vehicle(id=f"v{u}", unit=f"u{u}", kind=list(VehicleKind)[u % 2], count=1 + u % 4)
            for u in range(0, units, 3)
        ),
        meeting=_meetings(size),
        running_cost=_running(size),
        trip=_trips(size),
        pair_rule=tuple(
            PairRule(id=f"pr{u}", unit_a=f"u{u}", unit_b=f"u{u + 1}")
            for u in range(0, units - 1, 30)
        ),
        place_rule=tuple(
            PlaceRule(id=f"pl{u}", kind=PlaceKind.FORBIDDEN, unit=f"u{u}", building="t1")
            for u in range(0, units, 40)
        ),
        standard=shipped_standards(),
        scenario=(
            Scenario(id=TODAY, name="Keadaan sekarang", kind=ScenarioKind.TODAY),
            Scenario(id=PLAN, name="Empat menara", seconds=20),
            Scenario(id=OTHER, name="Empat menara, lain", seconds=20),
        ),
        scenario_building=_roles(),
        placement=tuple(_placement(u, u * floors // units) for u in range(units)),
        result=(Result(id=PLAN, scenario=PLAN, outcome="feasible", best=1, bound=1),),
        realisation=tuple(Realisation(id=f"re{u}", unit=f"u{u}") for u in range(0, units, 9)),
    )  # fmt: skip


def _sites() -> tuple[Site, ...]:
    return tuple(
        Site(id=f"s{s}", name=f"Kompleks {s + 1}", latitude=-2_990_000 + 9_000 * s,
             longitude=104_750_000 + 7_000 * s, car_stalls=400, motorcycle_stalls=900,
             deck_levels=2)
        for s in range(SITES)
    )  # fmt: skip


def _buildings() -> tuple[Building, ...]:
    towers = (
        Building(id=f"t{t}", site=f"s{t % SITES}", name=f"Menara {t + 1}", storeys=20, lift=True,
                 accessible=True, building_class=BuildingClass.HIGH_RISE, gross=3_200_000)
        for t in range(TOWERS)
    )  # fmt: skip
    old = (
        Building(id=f"b{b}", site=f"s{b % SITES}", name=f"Gedung Lama {b + 1}", storeys=2,
                 ownership=Ownership.RENTED if b % 5 == 0 else Ownership.OWNED, gross=300_000,
                 empty_cost=20_000_000)
        for b in range(OLD_PER_SITE * SITES)
    )  # fmt: skip
    return (*towers, *old)


def _floors(size: _Size) -> tuple[Floor, ...]:
    return tuple(
        Floor(id=f"f{f}", building=f"t{f % TOWERS}", name=f"Lantai {f // TOWERS + 1}",
              level=f // TOWERS, gross=200_000, net=160_000, people_limit=260,
              public=f // TOWERS < 3)
        for f in range(size.floors)
    )  # fmt: skip


def _units(size: _Size) -> tuple[Unit, ...]:
    rng = size.rng
    return tuple(
        Unit(id=f"u{u}", opd=f"o{u * size.opds // size.units}", name=f"Bidang Perencanaan {u}",
             short=f"Bidang {u}", growth=150, building=f"b{u % (OLD_PER_SITE * SITES)}",
             visitors=rng.choice((0, 0, 0, 10, 60)), archive=rng.randrange(0, 20_000),
             public_floor=u % 60 == 0)
        for u in range(size.units)
    )  # fmt: skip


def _posts(size: _Size) -> tuple[Post, ...]:
    return tuple(
        Post(id=f"p{u}-{k}", unit=f"u{u}", level=level,
             headcount=1 if k == 0 else size.rng.randint(1, 7))
        for u in range(size.units)
        for k, level in enumerate(_LEVELS)
    )  # fmt: skip


def _meetings(size: _Size) -> tuple[Meeting, ...]:
    kinds = (MeetingSize.SMALL, MeetingSize.MEDIUM)
    return tuple(
        Meeting(id=f"m{u}-{kind.value}", unit=f"u{u}", size=kind,
                per_week=size.rng.randrange(50, 400))
        for u in range(size.units)
        for kind in kinds
    )  # fmt: skip


def _running(size: _Size) -> tuple[RunningCost, ...]:
    return tuple(
        RunningCost(id=f"rc{building.id}-{category.value}-{year}", building=building.id,
                    category=category, year=year, amount=size.rng.randrange(20, 200) * 1_000_000,
                    fixed=4_000)
        for building in _buildings()
        for category in list(CostCategory)[:6]
        for year in (2024, 2025)
    )  # fmt: skip


def _trips(size: _Size) -> tuple[Trip, ...]:
    pairs = {
        (min(u, v), max(u, v))
        for u in range(size.units)
        for v in (size.rng.randrange(size.units) for _ in range(4))
        if u != v
    }
    return tuple(
        Trip(id=f"tr{u}-{v}", unit_a=f"u{u}", unit_b=f"u{v}",
             per_week=size.rng.randrange(100, 2_000))
        for u, v in sorted(pairs)
    )  # fmt: skip


def _roles() -> tuple[ScenarioBuilding, ...]:
    return tuple(
        ScenarioBuilding(id=f"{scenario}-{building.id}", scenario=scenario, building=building.id,
                         role=BuildingRole.CANDIDATE if building.id[0] == "t"
                         else BuildingRole.EMPTIED)
        for scenario in (PLAN, OTHER)
        for building in _buildings()
    )  # fmt: skip


def _placement(unit: int, floor: int) -> Placement:
    return Placement(
        id=f"pc{unit}", scenario=PLAN, unit=f"u{unit}", building=f"t{floor % TOWERS}",
        floor=f"f{floor}",
    )  # fmt: skip
