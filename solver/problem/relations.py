"""Relations: who works with whom, who must be together or apart, who must or must not go where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.problem.record import SourcedRecord
from solver.units import Measure, choice, quantity, ref, text


class PairKind(StrEnum):
    """How two units are bound."""

    TOGETHER = "together"  # the same floor
    APART = "apart"  # different floors


class PlaceKind(StrEnum):
    """How a unit is bound to a place."""

    PINNED = "pinned"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, kw_only=True)
class Trip(SourcedRecord):
    """Trips of staff between two units, both ways together."""

    unit_a: str = ref("unit")
    unit_b: str = ref("unit")
    per_week: int = quantity(Measure.HUNDREDTH, high=1_000_000)


@dataclass(frozen=True, kw_only=True)
class PairRule(SourcedRecord):
    """Two units together or apart."""

    kind: PairKind = choice(PairKind.TOGETHER)
    unit_a: str = ref("unit")
    unit_b: str = ref("unit")
    reason: str = text()


@dataclass(frozen=True, kw_only=True)
class PlaceRule(SourcedRecord):
    """A unit pinned to or kept away from a building, or one floor of it."""

    kind: PlaceKind = choice(PlaceKind.PINNED)
    unit: str = ref("unit")
    building: str = ref("building")
    floor: str = ref("floor", optional=True)
    reason: str = text()
