"""The whole planning problem: every record of a project, frozen, with look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from solver.problem.estate import Building, Floor, MapLayer, Photo, RunningCost, Site
from solver.problem.organisation import Meeting, Opd, Post, SpecialSpace, Unit, Vehicle
from solver.problem.realisation import Realisation, Remark, Timetable
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
    Target,
)
from solver.problem.standards import Standard, StandardProfile
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

    Look-ups are made when first asked for, once a kind, and never stored.
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
    standard_profile: tuple[StandardProfile, ...] = ()
    photo: tuple[Photo, ...] = ()
    map_layer: tuple[MapLayer, ...] = ()
    target: tuple[Target, ...] = ()
    timetable: tuple[Timetable, ...] = ()

    def rows(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a kind."""
        rows: tuple[Record, ...] = getattr(self, kind)
        return rows

    def with_rows(self, kind: str, rows: Iterable[Record]) -> Problem:
        """Return a problem with other records of one kind; look-ups of the others are kept."""
        made = replace(self, **{kind: tuple(rows)})  # type: ignore[arg-type]  # a declared kind
        made._found.update(self._found)
        made._named.update(self._named)
        made._named.pop(kind, None)
        for key in [key for key in made._found if key[0] == kind]:
            del made._found[key]
        return made

    def __getstate__(self) -> dict[str, tuple[Record, ...]]:
        """Return what is sent to another process: the records without the look-ups."""
        return dict(self)

    @cached_property
    def _found(self) -> dict[tuple[str, str], dict[str, tuple[Record, ...]]]:
        """Rows of a kind by what a field of theirs says, for the fields asked for so far."""
        return {}

    @cached_property
    def _named(self) -> dict[str, dict[str, Record]]:
        """Rows by id, for the kinds asked for so far."""
        return {}

    def _by(self, kind: str, field: str) -> dict[str, tuple[Record, ...]]:
        found = self._found.get((kind, field))
        if found is None:
            lists: dict[str, list[Record]] = defaultdict(list)
            for row in self.rows(kind):
                lists[getattr(row, field)].append(row)
            found = {value: tuple(rows) for value, rows in lists.items()}
            self._found[kind, field] = found
        return found

    def find(self, record: type[R], id: str) -> R | None:
        """Return the record of a class with this id, or None."""
        kind = KIND_OF[record]
        named = self._named.get(kind)
        if named is None:
            named = self._named[kind] = {row.id: row for row in self.rows(kind)}
        row = named.get(id)
        return row if isinstance(row, record) else None

    def get(self, record: type[R], id: str) -> R:
        """Return the record of a class with this id; KeyError if it is not there."""
        row = self.find(record, id)
        if row is None:
            raise KeyError(f"{KIND_OF[record]} {id}")
        return row

    def where(self, record: type[R], field: str, id: str) -> tuple[R, ...]:
        """Return the records of a class whose reference `field` is `id`, in order.

        ``problem.where(Post, "unit", unit.id)`` are the posts of a unit.
        """
        rows = self._by(KIND_OF[record], field).get(id, ())
        return rows  # type: ignore[return-value]  # the kind holds rows of this class only

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
    "standard_profile": StandardProfile,
    "photo": Photo,
    "map_layer": MapLayer,
    "target": Target,
    "timetable": Timetable,
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
