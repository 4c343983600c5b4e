"""Scenarios: what takes part, by which rules and weights, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.problem.record import Record, SourcedRecord
from solver.units import Measure, blob, choice, flag, quantity, ref, text


class ScenarioKind(StrEnum):
    """How the places of a scenario come about."""

    TODAY = "today"  # everybody where they sit; read-only
    MANUAL = "manual"  # placed by hand
    OPTIMISED = "optimised"  # placed by the engine, pins kept


class SpaceMode(StrEnum):
    """Which of the two ways of reckoning workspace; never mixed (model.md section 1)."""

    PER_POST = "per_post"
    AVERAGE = "average"


class BuildingRole(StrEnum):
    """What a building does in a scenario."""

    CANDIDATE = "candidate"  # may receive units; who sits there today may stay or leave
    MAY_STAY = "may_stay"  # who sits there may stay, nobody new enters
    EMPTIED = "emptied"  # everybody must leave
    OUT = "out"  # not part of the scenario: who sits there stays and is not counted


class RuleMode(StrEnum):
    """How a rule is held."""

    HARD = "hard"
    WISH = "wish"  # may be broken at a price
    OFF = "off"


class ScenarioRuleKey(StrEnum):
    """The rules a planner may soften or drop in a scenario."""

    ONE_TOWER = "one_tower"
    TOGETHER = "together"
    APART = "apart"
    PUBLIC = "public"
    GROUND = "ground"
    LIVE_LOAD = "live_load"
    ACCESS = "access"
    DATE = "date"


@dataclass(frozen=True, kw_only=True)
class Scenario(SourcedRecord):
    """One answer to the question who sits where."""

    name: str = text(required=True)
    kind: ScenarioKind = choice(ScenarioKind.OPTIMISED)
    description: str = text()
    year: int = quantity(Measure.YEAR, low=2000, high=2200, default=2031)  # planning year
    space_mode: SpaceMode = choice(SpaceMode.PER_POST)
    time_weight: int = quantity(Measure.BASIS_POINT, high=100_000, default=10_000)
    visitor_weight: int = quantity(Measure.BASIS_POINT, high=100_000, default=10_000)
    one_off_budget: int | None = quantity(Measure.RUPIAH, default=None)
    most_moves: int | None = quantity(Measure.COUNT, high=100_000, default=None)
    seconds: int = quantity(Measure.COUNT, low=1, high=86_400, default=60)
    seed: int = quantity(Measure.COUNT, high=2**31 - 1, default=1)


@dataclass(frozen=True, kw_only=True)
class ScenarioBuilding(Record):
    """The role of a building in a scenario; a building without a row is MAY_STAY."""

    scenario: str = ref("scenario")
    building: str = ref("building")
    role: BuildingRole = choice(BuildingRole.CANDIDATE)


@dataclass(frozen=True, kw_only=True)
class ScenarioFloor(Record):
    """A floor of a candidate building that takes no part; units pinned there keep it, locked."""

    scenario: str = ref("scenario")
    floor: str = ref("floor")


@dataclass(frozen=True, kw_only=True)
class ScenarioOpd(Record):
    """An OPD that takes no part: its units stay where they are."""

    scenario: str = ref("scenario")
    opd: str = ref("opd")


@dataclass(frozen=True, kw_only=True)
class ScenarioRule(Record):
    """How one rule is held in a scenario; without a row it is HARD.

    With a `subject`, the id of one pair or place rule, only that one is meant, and `rule` does not
    matter: it is held so whatever the row of its kind says.
    """

    scenario: str = ref("scenario")
    rule: ScenarioRuleKey = choice(ScenarioRuleKey.ONE_TOWER)
    mode: RuleMode = choice(RuleMode.HARD)
    price: int = quantity(Measure.RUPIAH_YEAR)  # of each breach, for a wish
    subject: str = text()


@dataclass(frozen=True, kw_only=True)
class Placement(Record):
    """Where a unit sits in a scenario. Without a row it is unplaced (TODAY: where it sits).

    An empty `floor` means somewhere in the building: staying in a building that is no candidate,
    or placed by hand before the floor is known.
    """

    scenario: str = ref("scenario")
    unit: str = ref("unit")
    building: str = ref("building")
    floor: str = ref("floor", optional=True)
    pinned: bool = flag()
    any_floor: bool = flag()  # pinned to the building; the program chooses the floor


# What a copy of a scenario takes along; its result it does not.
SCENARIO_PARTS: tuple[type[Record], ...] = (
    ScenarioBuilding,
    ScenarioFloor,
    ScenarioOpd,
    ScenarioRule,
    Placement,
)


@dataclass(frozen=True, kw_only=True)
class Result(Record):
    """What the last solve of a scenario proved; `id` is the id of the scenario."""

    scenario: str = ref("scenario")
    outcome: str = text()  # status word of solver.plan.SolveStatus
    best: int | None = quantity(Measure.RUPIAH_YEAR, low=-(10**15), default=None)
    bound: int | None = quantity(Measure.RUPIAH_YEAR, low=-(10**15), default=None)
    milliseconds: int = quantity(Measure.COUNT)
    seed: int = quantity(Measure.COUNT)
    threads: int = quantity(Measure.COUNT)
    case_sha256: str = text()
    solved_on: str = text()  # ISO time
    engine: str = text()  # version
    rooms: str = blob()  # JSON [[size class, floor id, count], ...]
    parking: str = blob()  # JSON [[site id, vehicle kind, levels], ...]
    trace: str = blob()  # JSON [[seconds, best, bound], ...] in rupiah
    bound_parts: str = blob()  # JSON [never changes, lumpy, level, site] in rupiah; empty: unknown
    basis: str = blob()  # JSON {kind: {id: mark}}: the records it speaks of, as they were


@dataclass(frozen=True, kw_only=True)
class Target(Record):
    """What the city wants of one figure of the comparison, such as a saving of so much a year."""

    key: str = text(required=True)  # of the row of the comparison
    value: int = quantity(Measure.COUNT, low=-(10**15))  # in the measure of that row
