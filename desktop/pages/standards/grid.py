"""The norms and prices as rows of cells; a new value becomes the planner's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.document import edits
from desktop.document.edits import Edit
from desktop.document.grid import Cell, Column, read_text, unit_word
from desktop.document.session import Session
from desktop.document.text import format_choice, format_date, format_number, parse
from desktop.system.translate import tr
from desktop.workflows.standards import WRITTEN, is_changed, set_text, set_value
from solver.errors import Issue
from solver.problem.problem import Problem
from solver.problem.standards import Standard
from solver.units import Field, Kind


def field_of(standard: Standard) -> Field:
    """Return the declaration of the value of a standard: its own measure and bounds."""
    return Field(Kind.NUMBER, measure=standard.measure, low=standard.low, high=standard.high)


def who_and_when(standard: Standard) -> str:
    """Return who changed a standard and on which day; empty when nobody did."""
    return ", ".join(t for t in (standard.changed_by, day_words(standard.changed_on)) if t)


def day_words(text: str) -> str:
    """Return a day in ISO form in words; a text that is none as it is."""
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return text


@dataclass(frozen=True)
class StandardsGrid:
    """The standards that `picked` picks.

    Parameters
    ----------
    session : Session
        The gate to the document.
    picked : callable
        Which rows are shown.
    person : callable
        Name of the person, noted beside a changed value.
    today : callable
        The day noted beside it.
    """

    session: Session
    picked: Callable[[Standard], bool]
    person: Callable[[], str]
    today: Callable[[], date]

    @property
    def _problem(self) -> Problem:
        return self.session.document.problem

    @property
    def can_add(self) -> bool:
        """The standards are those of the method; none is added or removed."""
        return False

    def columns(self) -> Sequence[Column]:
        """Return name, value, unit and where they come from."""
        free = not self.session.read_only
        words = {name: tr(f"field.standard.{name}") for name in WRITTEN}
        return (
            Column("label", tr("standards.label"), editable=False, width=30),
            Column("value", words["value"], kind=Kind.NUMBER, editable=free, width=9),
            Column("unit", tr("standards.unit"), editable=False, width=9),
            Column("status", words["status"], kind=Kind.CHOICE, editable=free, width=16),
            Column("changed", tr("standards.by"), editable=False, width=16),
            Column("source", words["source"], editable=free),
            Column("dated", words["dated"], editable=free, width=8),
            Column("note", words["note"], editable=free, width=24),
        )

    def rows(self) -> Sequence[str]:
        """Return the keys."""
        return tuple(row.id for row in self._problem.standard if self.picked(row))

    def _row(self, key: str) -> Standard:
        return self._problem.standards[key]

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        standard = self._row(row)
        if column == "label":
            return tr(f"standard.{row}")
        if column == "value":
            return format_number(standard.value, standard.measure, unit=False)
        if column == "unit":
            return unit_word(standard.measure)
        if column == "changed":
            return who_and_when(standard)
        return format_choice(standard.status) if column == "status" else getattr(standard, column)

    def order(self, row: str, column: str) -> Any:
        """Return what a cell is sorted by."""
        if column == "changed":
            return self._row(row).changed_on
        return self._row(row).value if column == "value" else self.text(row, column).casefold()

    def tone(self, row: str, column: str) -> str:
        """Return how a cell is drawn; an own value stands out."""
        standard = self._row(row)
        if column == "value":
            return "changed" if is_changed(standard) else "strong"
        if column == "status":
            return f"status.{standard.status.value}"
        return "" if column == "label" else "quiet"

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return the statuses."""
        if column != "status":
            return ()
        return tuple((s.value, format_choice(s)) for s in type(self._row(row).status))

    def value(self, row: str, column: str) -> str:
        """Return the value of a status."""
        return self._row(row).status.value if column == "status" else self.text(row, column)

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write cells as one step."""
        found = [self._edit(cell) for cell in cells if cell.column in WRITTEN]
        issues = tuple(each for each in found if isinstance(each, Issue))
        made = [each for each in found if not isinstance(each, Issue)]
        if not issues and made:
            one = len({cell.row for cell in cells}) == 1
            label = tr(f"standard.{cells[0].row}") if one else tr("standards.several")
            self.session.do(label, edits.together(*made))
        return issues

    def _edit(self, cell: Cell) -> Edit | Issue:
        standard = self._row(cell.row)
        where = f"{cell.row}/{cell.column}"
        if cell.column != "value":
            read = read_text(self._problem, standard, cell.column, cell.text)
            if isinstance(read, Issue):
                return replace(read, where=where)
            who = (self.person(), self.today().isoformat())
            return set_text(cell.row, cell.column, read, *who)
        figure = parse(field_of(standard), cell.text, where)
        if isinstance(figure, Issue):
            return figure
        assert isinstance(figure, int)
        return set_value(cell.row, figure, self.person(), self.today().isoformat())

    def add(self) -> str | None:
        """Nothing is added."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Nothing is removed."""
