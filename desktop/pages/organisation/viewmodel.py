"""What the page of departments and units shows and changes: no Qt."""

from __future__ import annotations

from typing import Any

from desktop.document import edits
from desktop.document.grid import Column, Grid, Reckoned, RecordGrid, blank
from desktop.document.matrix import HEAD, Matrix
from desktop.document.outline import Node
from desktop.document.session import Session
from desktop.document.text import format_choice, format_number
from desktop.system.translate import tr
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
from solver.units import Kind, Measure, declared

OPD_GROUPS = (("", ("name", "short", "kind", "plan_group", "address")),)
UNIT_GROUPS = (
    ("org.group.who", ("name", "short", "kind", "opd", "parent", "pattern")),
    ("org.group.place", ("building", "floor", "occupied", "detached")),
    ("org.group.people", ("growth", "presence", "desk_ratio")),
    ("org.group.service", ("visitors", "visit_minutes", "counters", "public_floor")),
    ("org.group.move", ("archive",)),
)
UNIT_COLUMNS = ("name", "kind", "people", "building", "floor", "occupied", "status", "visitors")
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


def heads(problem: Problem, unit: Any) -> int:
    """Return how many people a unit has."""
    return sum(post.headcount for post in problem.where(Post, "unit", unit.id))


def _people_column() -> Reckoned:
    title = tr("org.people")
    return Reckoned(
        Column("people", title, kind=Kind.NUMBER, editable=False),
        lambda problem, unit: format_number(heads(problem, unit), Measure.COUNT),
        heads,
    )


class OrganisationModel:
    """Departments at the left, the chosen one at the right."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _problem(self) -> Problem:
        return self._session.document.problem

    @property
    def free(self) -> bool:
        """Whether anything may be changed."""
        return not self._session.read_only

    # The list of departments

    def nodes(self) -> tuple[Node, ...]:
        """Return the departments with the number of their people."""
        return tuple(
            Node("opd", opd.id, opd.short or opd.name, format_number(n, Measure.COUNT))
            for opd in self._problem.opd
            for n in (sum(heads(self._problem, u) for u in self._units(opd.id)),)
        )

    def count(self) -> str:
        """Return how many there are."""
        return format_number(len(self._problem.opd), Measure.COUNT)

    def _units(self, opd: str) -> tuple[Unit, ...]:
        return self._problem.where(Unit, "opd", opd)

    def has(self, opd: str) -> bool:
        """Tell whether a department is there."""
        return self._problem.find(Opd, opd) is not None

    def title(self, opd: str) -> tuple[str, str]:
        """Return the name of a department, and its kind, units and people."""
        found = self._problem.find(Opd, opd)
        if found is None:
            return "", ""
        people = sum(heads(self._problem, unit) for unit in self._units(opd))
        counts = tr(
            "org.counts",
            units=format_number(len(self._units(opd)), Measure.COUNT),
            people=format_number(people, Measure.COUNT),
        )
        return found.name, f"{format_choice(found.kind)} · {counts}"

    def add_opd(self) -> str:
        """Add a department and return its id."""
        row = blank(Opd)
        self._session.do(tr("edit.add", kind=tr("record.opd")), edits.put(row))
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

    def unit_table(self, opd: str) -> Grid:
        """Return the units of a department as a table."""
        return RecordGrid(
            self._session,
            Unit,
            UNIT_COLUMNS,
            lambda p: p.where(Unit, "opd", opd),
            fresh={"opd": opd},
            reckoned=(_people_column(),),
            widths={"name": 22, "kind": 13, "building": 14, "floor": 9},
        )

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
            Column(HEAD, tr("record.unit"), width=22),
            across,
            lambda p: [(unit.id, unit.name) for unit in p.where(Unit, "opd", opd)],
            _posts_at,
            lambda row, column: {"unit": row, "level": PostLevel(column)},
        )


def _posts_at(problem: Problem, unit: str, level: str) -> list[Post]:
    return [p for p in problem.where(Post, "unit", unit) if p.level.value == level]


assert set(declared(Unit)) == {n for _, group in UNIT_GROUPS for n in group} | set(SOURCE)
assert set(declared(Opd)) == {*OPD_GROUPS[0][1], *SOURCE}
