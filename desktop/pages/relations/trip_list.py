"""Trips as a list: a table that can be written, rows added by name, blocks pasted from Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from desktop.document import edits
from desktop.document.grid import Cell, RecordGrid, blank, read_text
from desktop.document.session import Session
from desktop.document.text import parse
from desktop.pages.relations.trips import Pair, pair
from desktop.pages.relations.unit_words import UnitWords
from desktop.system.translate import tr
from solver.errors import Issue, issue
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.relations import Trip
from solver.units import declared

COLUMNS = ("unit_a", "unit_b", "per_week", "source", "status", "note")
ENDS = ("unit_a", "unit_b")


def trip_list(session: Session, opd: str = "") -> TripList:
    """Return the list of trips: all of them, or those of one OPD."""

    def chosen(problem: Problem) -> Sequence[Trip]:
        if not opd:
            return problem.trip
        mine = {unit.id for unit in problem.where(Unit, "opd", opd)}
        return [t for t in problem.trip if t.unit_a in mine or t.unit_b in mine]

    widths = {"unit_a": 30, "unit_b": 30, "per_week": 12, "source": 12, "note": 14}
    return TripList(session, Trip, COLUMNS, chosen, fresh={}, widths=widths)


@dataclass(frozen=True)
class TripList(RecordGrid):
    """The list. Two units have one row at most, and nobody travels to themselves."""

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write cells as one step, or nothing and the Issues."""
        batch = Batch(self.session.document.problem)
        for cell in cells:
            batch.take(cell)
        issues = batch.issues_of_rows()
        if not issues and batch.rows:
            self.session.do(tr("relations.do.list", n=len(batch.rows)), batch.edit())
        return issues


@dataclass
class Batch:
    """Cells being read: changed rows by name, and what is wrong."""

    problem: Problem
    rows: dict[str, Trip] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    @cached_property
    def words(self) -> UnitWords:
        """The names of the units."""
        return UnitWords(self.problem)

    def take(self, cell: Cell) -> None:
        """Read one cell; a row that is not there yet becomes a new one."""
        if cell.column not in COLUMNS:
            return
        known = self.rows.get(cell.row) or self.problem.find(Trip, cell.row)
        row = known or _new()
        where = f"{cell.row}/{cell.column}"
        value: Any = (
            self.words.find(cell.text, where)
            if cell.column in ENDS
            else read_text(self.problem, row, cell.column, cell.text)
        )
        if isinstance(value, Issue):
            self.issues.append(replace(value, where=where))
        self.rows[cell.row] = (
            row if isinstance(value, Issue) else replace(row, **{cell.column: value})
        )

    def issues_of_rows(self) -> tuple[Issue, ...]:
        """Return everything wrong: with cells, ends that are missing, and doubled pairs."""
        found = list(self.issues)
        wrong = {each.where.rpartition("/")[0] for each in found}
        changed = {row.id for row in self.rows.values()}
        taken: dict[Pair, str] = {
            pair(t.unit_a, t.unit_b): t.id for t in self.problem.trip if t.id not in changed
        }
        for name, row in self.rows.items():
            if name not in wrong and (each := self._of_row(name, row, taken)):
                found.append(each)
            taken.setdefault(pair(row.unit_a, row.unit_b), row.id)
        return tuple(found)

    def _of_row(self, name: str, row: Trip, taken: dict[Pair, str]) -> Issue | None:
        was = self.problem.find(Trip, row.id)
        for end in ENDS:
            if not getattr(row, end) and was is None:
                return issue("reference_empty", f"{name}/{end}")
        key = pair(row.unit_a, row.unit_b)
        if was and pair(was.unit_a, was.unit_b) == key:
            return None  # nothing about the pair was changed here
        if row.unit_a == row.unit_b and row.unit_a:
            return issue("trip_same_unit", f"{name}/unit_b")
        return issue("trip_doubled", f"{name}/unit_b") if key in taken else None

    def edit(self) -> edits.Edit:
        """Return the edit."""
        return edits.put(*self.rows.values())


def _new() -> Trip:
    made = blank(Trip)
    assert isinstance(made, Trip)
    return made


@dataclass(frozen=True)
class Pasted:
    """What came of a block from Excel: how many are new, how many changed, or what is wrong."""

    added: int = 0
    changed: int = 0
    issues: tuple[tuple[int, Issue], ...] = ()  # (line of the block, what is wrong)


def read_block(problem: Problem, text: str) -> tuple[Pasted, edits.Edit | None]:
    """Read lines of from, to, trips a week; pairs that are known get their new figure.

    A first line of headings is passed over. When any line cannot be taken nothing is.
    """
    words = UnitWords(problem)
    known = {pair(t.unit_a, t.unit_b): t for t in problem.trip}
    rows: dict[Pair, Trip] = {}
    issues: list[tuple[int, Issue]] = []
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
    for number, line in enumerate(lines, 1):
        if not any(part.strip() for part in line):
            continue
        found = _line(words, line)
        if isinstance(found, Issue):
            if number > 1 or not _is_heading(line):
                issues.append((number, found))
            continue
        key, figure = found
        if key in rows and rows[key].per_week != figure:
            issues.append((number, issue("trip_doubled", "unit_b")))
            continue
        row = known.get(key) or replace(_new(), unit_a=key[0], unit_b=key[1])
        rows[key] = replace(row, per_week=figure)
    if issues or not rows:
        return Pasted(issues=tuple(issues)), None
    changed = sum(key in known and known[key] != row for key, row in rows.items())
    added = sum(key not in known for key in rows)
    return Pasted(added, changed), edits.put(*rows.values())


def _line(words: UnitWords, line: Sequence[str]) -> tuple[Pair, int] | Issue:
    if len(line) < 3:
        return issue("trip_line_short", "line")
    ends = [words.find(line[i], name) for i, name in enumerate(ENDS)]
    for end in ends:
        if isinstance(end, Issue):
            return end
    if ends[0] == ends[1]:
        return issue("trip_same_unit", "unit_b")
    figure = parse(declared(Trip)["per_week"], line[2], "per_week")
    if isinstance(figure, Issue):
        return figure
    assert isinstance(figure, int)
    return pair(str(ends[0]), str(ends[1])), figure


def _is_heading(line: Sequence[str]) -> bool:
    return len(line) >= 3 and not any(letter.isdigit() for letter in line[2])
