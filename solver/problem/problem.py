"""The whole planning problem: every record of a project, frozen, with look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from solver.problem.estate import Building, Floor, RunningCost, Site
from solver.problem.organisation import Meeting, Opd, Post, SpecialSpace, Unit, Vehicle
from solver.problem.realisation import Realisation, Remark
from solver.problem.record import Record, SourcedRecord
from solver.problem.relations import PairRule, PlaceRule, Trip
from solver.problem.scenario import (
    Placement,
    Result,
    Scenario,
    ScenarioBuilding,
    ScenarioFloor,
    ScenarioOpd,
    ScenarioRule,
)
from solver.problem.standards import Standard
from solver.units import Measure, quantity, text

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class City(SourcedRecord):
    """The city and the letterhead; exactly one row with id ``city``."""

    name: str = text(required=True)
    province: str = text()
    office: str = text()  # the OPD that plans, for the letterhead
    address: str = text()
    base_year: int = quantity(Measure.YEAR, low=2000, high=2200, default=2026)
    signatory: str = text()
    signatory_post: str = text()
    signatory_number: str = text()  # NIP
    document_number: str = text()


@dataclass(frozen=True)
class Problem:
    """All records of a project by kind, in the order they are shown.

    Look-ups are computed once per object and never stored.
    """

    city: tuple[City, ...] = ()
    opd: tuple[Opd, ...] = ()
    site: tuple[Site, ...] = ()
    building: tuple[Building, ...] = ()
    floor: tuple[Floor, ...] = ()
    unit: tuple[Unit, ...] = ()
    post: tuple[Post, ...] = ()
    space: tuple[SpecialSpace, ...] = ()
    vehicle: tuple[Vehicle, ...] = ()
    meeting: tuple[Meeting, ...] = ()
    running_cost: tuple[RunningCost, ...] = ()
    trip: tuple[Trip, ...] = ()
    pair_rule: tuple[PairRule, ...] = ()
    place_rule: tuple[PlaceRule, ...] = ()
    standard: tuple[Standard, ...] = ()
    scenario: tuple[Scenario, ...] = ()
    scenario_building: tuple[ScenarioBuilding, ...] = ()
    scenario_floor: tuple[ScenarioFloor, ...] = ()
    scenario_opd: tuple[ScenarioOpd, ...] = ()
    scenario_rule: tuple[ScenarioRule, ...] = ()
    placement: tuple[Placement, ...] = ()
    result: tuple[Result, ...] = ()
    realisation: tuple[Realisation, ...] = ()
    remark: tuple[Remark, ...] = ()

    def rows(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a kind."""
        rows: tuple[Record, ...] = getattr(self, kind)
        return rows

    @cached_property
    def _ids(self) -> dict[str, dict[str, Record]]:
        return {kind: {row.id: row for row in self.rows(kind)} for kind in KINDS}

    def find(self, record: type[R], id: str) -> R | None:
        """Return the record of a class with this id, or None."""
        row = self._ids[KIND_OF[record]].get(id)
        return row if isinstance(row, record) else None

    def get(self, record: type[R], id: str) -> R:
        """Return the record of a class with this id; KeyError if it is not there."""
        row = self.find(record, id)
        if row is None:
            raise KeyError(f"{KIND_OF[record]} {id}")
        return row

    @cached_property
    def _children(self) -> dict[tuple[str, str, str], tuple[Record, ...]]:
        found: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for kind, record in KINDS.items():
            for name in references(record):
                for row in self.rows(kind):
                    found[kind, name, getattr(row, name)].append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def where(self, record: type[R], field: str, id: str) -> tuple[R, ...]:
        """Return the records of a class whose reference `field` is `id`, in order.

        ``problem.where(Post, "unit", unit.id)`` are the posts of a unit.
        """
        rows = self._children.get((KIND_OF[record], field, id), ())
        return rows  # type: ignore[return-value]  # the key holds rows of this class only

    @cached_property
    def standards(self) -> Mapping[str, Standard]:
        """Standards by key."""
        return MappingProxyType({row.id: row for row in self.standard})

    def __iter__(self) -> Iterator[tuple[str, tuple[Record, ...]]]:
        """Iterate over (kind, records)."""
        return ((kind, self.rows(kind)) for kind in KINDS)


KINDS: dict[str, type[Record]] = {
    "city": City,
    "opd": Opd,
    "site": Site,
    "building": Building,
    "floor": Floor,
    "unit": Unit,
    "post": Post,
    "space": SpecialSpace,
    "vehicle": Vehicle,
    "meeting": Meeting,
    "running_cost": RunningCost,
    "trip": Trip,
    "pair_rule": PairRule,
    "place_rule": PlaceRule,
    "standard": Standard,
    "scenario": Scenario,
    "scenario_building": ScenarioBuilding,
    "scenario_floor": ScenarioFloor,
    "scenario_opd": ScenarioOpd,
    "scenario_rule": ScenarioRule,
    "placement": Placement,
    "result": Result,
    "realisation": Realisation,
    "remark": Remark,
}
KIND_OF: dict[type[Record], str] = {record: kind for kind, record in KINDS.items()}
assert tuple(KINDS) == tuple(f.name for f in fields(Problem))


def references(record: type[Record]) -> dict[str, str]:
    """Return the reference fields of a record class: field name to the kind referred to."""
    return {
        f.name: f.metadata["field"].refers
        for f in fields(record)
        if "field" in f.metadata and f.metadata["field"].refers
    }
