"""What the page of departments and units shows and changes: no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.document import edits
from desktop.document.grid import Column, Grid, RecordGrid, blank
from desktop.document.matrix import HEAD as NAMES
from desktop.document.matrix import Matrix
from desktop.document.outline import Node
from desktop.document.read_grid import ReadGrid
from desktop.document.session import Session
from desktop.document.text import format_choice, format_number, format_ratio
from desktop.pages.organisation.missing import missing_grid, unitless
from desktop.pages.organisation.units import ALL, FILTERS, HEAD, all_units, heads, unit_table
from desktop.system.translate import tr
from desktop.workflows.data_gaps import WANTED, lacks
from solver.problem.organisation import (
    Meeting,
    Opd,
    Post,
    PostLevel,
    SpecialSpace,
    Unit,
    Vehicle,
)
from solver.problem.problem import KINDS, Problem
from solver.problem.record import Record
from solver.units import Measure, declared

OPD_GROUPS = (("", ("name", "short", "kind", "plan_group", "address")),)
UNIT_GROUPS = (
    ("org.group.who", ("name", "short", "kind", "opd", "parent", "pattern")),
    ("org.group.place", ("building", "floor", "occupied", "detached")),
    ("org.group.people", ("growth", "presence", "desk_ratio")),
    ("org.group.service", ("visitors", "visit_minutes", "counters", "public_floor")),
    ("org.group.move", ("archive",)),
)
PARTS: dict[str, tuple[type[Record], tuple[str, ...]]] = {  # what hangs on a unit, tab by tab
    "post": (Post, ("level", "title", "headcount")),
    "space": (
        SpecialSpace,
        ("kind", "area", "live_load", "ground_floor", "source", "status", "note"),
    ),
    "vehicle": (Vehicle, ("kind", "count", "out_by_day", "source", "status", "note")),
    "meeting": (
        Meeting,
        ("size", "per_week", "minutes", "profile", "source", "status", "note"),
    ),
}
SOURCE = ("source", "status", "note")


class _Counts(NamedTuple):
    """Of one unit: its people, and how many of the wanted facts it lacks."""

    people: int
    gaps: int


class OrganisationModel:
    """Departments at the left, the chosen one at the right."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._near = ""  # the OPD in sight, to which a new unit belongs
        self._counted: tuple[Problem | None, dict[str, _Counts]] = (None, {})

    @property
    def _problem(self) -> Problem:
        return self._session.document.problem

    @property
    def free(self) -> bool:
        """Whether anything may be changed."""
        return not self._session.read_only

    # The list of departments

    def nodes(self) -> tuple[Node, ...]:
        """Return all units together, and the departments; each with people and completeness."""
        opds = tuple(
            Node("opd", opd.id, opd.short or opd.name, self._note(self._units(opd.id)))
            for opd in self._problem.opd
        )
        whole = Node("opd", ALL, tr("org.all"), self._note(self._problem.unit), "list")
        return (whole, *opds) if opds else ()

    def _note(self, units: Sequence[Unit]) -> str:
        """Return how many people units have, and before it how complete they are, if not wholly."""
        have, want = self._known(units)
        people = format_number(self._people(units), Measure.COUNT)
        return people if have == want else f"{format_ratio(have, want, 0)} · {people}"

    def _share(self, units: Sequence[Unit]) -> str:
        return format_ratio(*self._known(units), 0)

    def _counts(self) -> dict[str, _Counts]:
        """Return people and gaps of every unit, counted once while the project is the same."""
        problem = self._problem
        if self._counted[0] is not problem:
            found = {u.id: _Counts(heads(problem, u), len(lacks(problem, u))) for u in problem.unit}
            self._counted = (problem, found)
        return self._counted[1]

    def _people(self, units: Sequence[Unit]) -> int:
        counts = self._counts()
        return sum(counts[unit.id].people for unit in units)

    def _known(self, units: Sequence[Unit]) -> tuple[int, int]:
        """Return how many of the wanted facts of units are there, and how many are wanted."""
        counts, want = self._counts(), len(units) * len(WANTED)
        return want - sum(counts[unit.id].gaps for unit in units), want

    def count(self) -> str:
        """Return how many there are."""
        return format_number(len(self._problem.opd), Measure.COUNT)

    def _units(self, opd: str) -> tuple[Unit, ...]:
        return self._problem.unit if opd == ALL else self._problem.where(Unit, "opd", opd)

    def has(self, opd: str) -> bool:
        """Tell whether a department is there, or all of them together."""
        return opd == ALL or self._problem.find(Opd, opd) is not None

    def title(self, opd: str) -> tuple[str, str]:
        """Return the name of a department, and its kind, units, people and completeness."""
        found = self._problem.find(Opd, opd)
        if found is None and opd != ALL:
            return "", ""
        units = self._units(opd)
        people = self._people(units)
        counts = tr(
            "org.counts",
            units=format_number(len(units), Measure.COUNT),
            people=format_number(people, Measure.COUNT),
        )
        complete = tr("org.complete", share=self._share(units)) if units else ""
        kind = format_choice(found.kind) if found else ""
        under = " · ".join(part for part in (kind, counts, complete) if part)
        return (found.name if found else tr("org.all")), under

    def is_opd(self, opd: str) -> bool:
        """Tell whether an id stands for one department."""
        return self._problem.find(Opd, opd) is not None

    def add_opd(self) -> str:
        """Add a department and return its id."""
        row = blank(Opd)
        self._session.do(tr("edit.add", kind=tr("record.opd", n=1)), edits.put(row))
        return row.id

    def remove_opd(self, opd: str) -> str:
        """Remove a department with all its units; returns the sentence about it."""
        name, n = self._problem.get(Opd, opd).short, len(self._units(opd))
        self._session.do(tr("org.removed.step", name=name), edits.remove(Opd, (opd,)))
        return tr("org.removed", name=name, n=n)

    # The chosen department

    def opd_grid(self) -> Grid:
        """Return the departments, for the form of one."""
        names = (*OPD_GROUPS[0][1], *SOURCE)
        return RecordGrid(
            self._session, Opd, names, lambda p: p.opd, widths={"name": 40, "address": 40}
        )

    def filters(self) -> tuple[tuple[str, str], ...]:
        """Return (value, words) of what the units may be filtered by."""
        return tuple((key, tr(f"org.filter.{key}" if key else "org.filter")) for key in FILTERS)

    def unit_table(self, opd: str, wanted: str = "") -> Grid:
        """Return the units of a department, or all, that a filter lets through."""
        picks = FILTERS[wanted]
        if opd == ALL:
            return all_units(self._session, picks, lambda: self._near)
        return unit_table(self._session, opd, picks)

    def look_at(self, row: str) -> str:
        """Take a row of the table of units into sight; returns the unit, empty for an OPD."""
        unit = self._problem.find(Unit, row)
        self._near = unit.opd if unit else row.removeprefix(HEAD)
        return unit.id if unit else ""

    def missing(self, opd: str) -> ReadGrid:
        """Return what the units of a department, or all, still lack."""
        units = self._units(opd)
        return missing_grid(self._problem, units, self._opds(opd), with_opd=opd == ALL)

    def _opds(self, opd: str) -> tuple[Opd, ...]:
        one = self._problem.find(Opd, opd)
        return self._problem.opd if opd == ALL else (one,) if one else ()

    def missing_count(self, opd: str) -> int:
        """Return how many things a department and its units, or all, still lack."""
        have, want = self._known(self._units(opd))
        return want - have + len(unitless(self._problem, self._opds(opd)))

    def missing_title(self, opd: str) -> str:
        """Return the title of the tab of what is missing, with how much that is."""
        n, words = self.missing_count(opd), tr("org.tab.missing")
        return f"{words} ({format_number(n, Measure.COUNT)})" if n else words

    def unit_grid(self) -> Grid:
        """Return all units, for the form of one."""
        names = tuple(name for _, group in UNIT_GROUPS for name in group)
        return RecordGrid(
            self._session, Unit, (*names, *SOURCE), lambda p: p.unit, widths={"name": 40}
        )

    def unit_groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the headings and fields of the form of a unit."""
        return tuple((tr(heading), names) for heading, names in UNIT_GROUPS)

    def unit_name(self, unit: str) -> str:
        """Return the name of a unit; empty when it is not there."""
        found = self._problem.find(Unit, unit)
        return found.name if found else ""

    def opd_of(self, unit: str) -> str:
        """Return the department of a unit; empty when it is not there."""
        found = self._problem.find(Unit, unit)
        return found.opd if found else ""

    def unit_of(self, kind: str, id: str) -> str:
        """Return the unit that a post, meeting, trip, … belongs to; empty when there is none."""
        row = self._problem.find(KINDS[kind], id)
        return str(getattr(row, "unit", "") or getattr(row, "unit_a", ""))

    def part_grid(self, kind: str, unit: str) -> Grid:
        """Return the posts, special spaces, vehicles or meetings of a unit."""
        record, names = PARTS[kind]
        return RecordGrid(
            self._session,
            record,
            names,
            lambda p: p.where(record, "unit", unit),
            fresh={"unit": unit} if unit else None,
            widths={"kind": 22, "level": 26, "size": 24, "profile": 26},
        )

    def part_count(self, kind: str, unit: str) -> int:
        """Return how many posts, special spaces, … a unit has."""
        return len(self._problem.where(PARTS[kind][0], "unit", unit))

    def posts(self, opd: str) -> Grid:
        """Return the people of a department by unit and level."""
        used = {p.level for u in self._units(opd) for p in self._problem.where(Post, "unit", u.id)}
        across = tuple(
            Column(level.value, tr(f"org.level.{level.value}"), help=format_choice(level))
            for level in PostLevel
            if level is not PostLevel.MAYOR or level in used
        )
        return Matrix(
            self._session,
            Post,
            "headcount",
            Column(NAMES, tr("record.unit", n=1), width=26 if opd == ALL else 22),
            across,
            lambda p: _named(p, opd),
            _posts_at,
            lambda row, column: {"unit": row, "level": PostLevel(column)},
        )


def _named(problem: Problem, opd: str) -> list[tuple[str, str]]:
    if opd != ALL:
        return [(unit.id, unit.name) for unit in problem.where(Unit, "opd", opd)]
    shorts = {each.id: each.short for each in problem.opd}
    return [(unit.id, f"{shorts.get(unit.opd, '')} · {unit.name}") for unit in problem.unit]


def _posts_at(problem: Problem, unit: str, level: str) -> list[Post]:
    return [p for p in problem.where(Post, "unit", unit) if p.level == level]


assert set(declared(Unit)) == {n for _, group in UNIT_GROUPS for n in group} | set(SOURCE)
assert set(declared(Opd)) == {*OPD_GROUPS[0][1], *SOURCE}
