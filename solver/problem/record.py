"""What every record has: an id, and for recorded facts a source, a status and a note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.units import choice, text


class FactStatus(StrEnum):
    """How far a recorded figure can be trusted; shown beside it everywhere."""

    VERIFIED = "verified"  # seen in two or more sources
    SINGLE = "single"  # seen in one source
    DERIVED = "derived"  # arithmetic on seen figures
    ESTIMATE = "estimate"  # not verified
    OWN = "own"  # typed by the planner
    ILLUSTRATION = "illustration"  # invented to fill a gap in the sample


@dataclass(frozen=True, kw_only=True)
class Record:
    """A row of the project. `id` is unique within its kind and never shown."""

    id: str


@dataclass(frozen=True, kw_only=True)
class SourcedRecord(Record):
    """A row whose figures carry where they come from."""

    source: str = text()
    status: FactStatus = choice(FactStatus.OWN)
    note: str = text()
