"""Standards and prices of a project: each with measure, source, date and status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.problem.record import Record, SourcedRecord
from solver.units import Measure, blob, choice, quantity, text


class StandardGroup(StrEnum):
    """Where a standard is listed."""

    SPACE = "space"
    ROOMS = "rooms"
    AMENITIES = "amenities"
    PARKING = "parking"
    ENERGY = "energy"
    RUNNING = "running"
    MOVING = "moving"
    BUILDING = "building"
    TIME = "time"
    FINANCE = "finance"


@dataclass(frozen=True, kw_only=True)
class Standard(SourcedRecord):
    """One norm or price. `id` is its key (``space.staff``); its label is ``standard.<id>``.

    The shipped rows are in ``resources/standards``; a project holds its own copy of every row, so
    a file keeps its figures when the shipped ones change.
    """

    group: StandardGroup = choice(StandardGroup.SPACE)
    measure: Measure = choice(Measure.COUNT)
    value: int = quantity(Measure.COUNT, low=-(10**15))
    low: int = quantity(Measure.COUNT, low=-(10**15))
    high: int = quantity(Measure.COUNT, low=-(10**15), default=10**15)
    dated: str = text()  # year or date of the source
    changed_by: str = text()
    changed_on: str = text()


@dataclass(frozen=True, kw_only=True)
class StandardProfile(Record):
    """A named set of values that the planner kept, to come back to or to compare with.

    `rows` is JSON: a list of {key, value, status, source, dated, note}, see
    ``desktop/workflows/standard_profiles.py``.
    """

    name: str = text(required=True)
    rows: str = blob()
    kept_by: str = text()
    kept_on: str = text()
