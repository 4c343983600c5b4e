"""A matrix of records: one figure per row and column, such as people by unit and level."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from desktop.document import edits
from desktop.document.edits import Edit
from desktop.document.grid import Cell, Column, blank
from desktop.document.session import Session
from desktop.document.text import format_number, parse
from desktop.system.translate import tr
from solver.errors import Issue, issue
from solver.problem.problem import KIND_OF, Problem
from solver.problem.record import Record
from solver.units import Kind, Measure, declared

HEAD, TOTAL = "head", "total"


@dataclass(frozen=True)
class Matrix:
    """Records of one kind laid out by two of their traits; a grid for a table.

    An empty cell means that there is no record. Writing a figure into it makes one, taking it out
    removes it. Where several records share a cell, their sum is shown and cannot be written.

    Parameters
    ----------
    session : Session
        The gate to the document.
    record : type of Record
        The kind.
    amount : str
        The field that is the figure.
    head : Column
        The first column: the names of the rows.
    across : sequence of Column
        The other columns; their names are the keys of the second trait.
    down : callable
        (key, name) of the rows of a problem.
    chosen : callable
        The records of a problem in a row and column.
    fresh : callable
        Values of a new record in a row and column.
    """

    session: Session
    record: type[Record]
    amount: str
    head: Column
    across: Sequence[Column]
    down: Callable[[Problem], Sequence[tuple[str, str]]]
    chosen: Callable[[Problem, str, str], Sequence[Any]]
    fresh: Callable[[str, str], Mapping[str, Any]]
    sum_across: bool = True  # years of money, for one, are not added up

    @property
    def _problem(self) -> Problem:
        return self.session.document.problem

    @cached_property
    def _measure(self) -> Measure:
        measure = declared(self.record)[self.amount].measure
        assert measure is not None
        return measure

    @cached_property
    def _kept(self) -> list[tuple[Problem, dict[str, str]]]:
        """The names of the rows as last asked for: a search asks for that of every row."""
        return []

    def _names(self) -> dict[str, str]:
        problem = self._problem
        if not self._kept or self._kept[0][0] is not problem:
            self._kept[:] = [(problem, dict(self.down(problem)))]
        return self._kept[0][1]

    @property
    def can_add(self) -> bool:
        """Rows are added elsewhere."""
        return False

    def columns(self) -> Sequence[Column]:
        """Return the names, the sum that is always in sight, and the figures."""
        free = not self.session.read_only
        figures = (replace(c, kind=Kind.NUMBER, editable=free) for c in self.across)
        total = Column(TOTAL, tr("table.total"), kind=Kind.NUMBER, editable=False)
        names = (replace(self.head, editable=False), total)
        return (*names[: 1 + self.sum_across], *figures)

    def rows(self) -> Sequence[str]:
        """Return the keys of the rows, and last that of the sum when there is more than one."""
        keys = tuple(key for key, _ in self.down(self._problem))
        return (*keys, TOTAL) if len(keys) > 1 else keys

    def figure(self, row: str, column: str) -> int | None:
        """Return the figure of a cell; None where there is no record."""
        keys = [k for k, _ in self.down(self._problem)] if row == TOTAL else [row]
        names = [c.name for c in self.across] if column == TOTAL else [column]
        found = [
            getattr(record, self.amount)
            for key in keys
            for name in names
            for record in self.chosen(self._problem, key, name)
        ]
        return sum(found) if found else None

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        if column == HEAD:
            return tr("table.total") if row == TOTAL else self._names().get(row, "")
        figure = self.figure(row, column)
        return "" if figure is None else format_number(figure, self._measure, unit=False)

    def order(self, row: str, column: str) -> Any:
        """Return what a cell is sorted by; the sum stays last."""
        last = row == TOTAL
        if column == HEAD:
            return (last, self.text(row, column).casefold())
        return (last, self.figure(row, column) or 0)

    def tone(self, row: str, column: str) -> str:
        """Return how a cell is drawn."""
        if TOTAL in (row, column):
            return "sum"
        several = column != HEAD and len(self.chosen(self._problem, row, column)) > 1
        return "quiet" if several else ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Nothing is chosen here."""
        return ()

    def value(self, row: str, column: str) -> str:
        """Return the text."""
        return self.text(row, column)

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write figures as one step."""
        names = {c.name for c in self.across}
        issues: list[Issue] = []
        made: list[Edit] = []
        for cell in cells:
            if cell.row == TOTAL or cell.column not in names:
                continue
            found = self._edit(cell)
            if isinstance(found, Issue):
                issues.append(found)
            elif found:
                made.append(found)
        if not issues and made:
            kind = tr(f"record.{KIND_OF[self.record]}")
            label = tr("edit.cells", kind=kind, n=len(made))
            self.session.do(label if len(made) > 1 else kind, edits.together(*made))
        return tuple(issues)

    def _edit(self, cell: Cell) -> Edit | Issue | None:
        where = f"{cell.row}/{cell.column}"
        here = self.chosen(self._problem, cell.row, cell.column)
        if cell.text.strip() in ("", "–", "-"):
            return edits.remove(self.record, [record.id for record in here])
        spec = declared(self.record)[self.amount]
        figure = parse(spec, cell.text, where)
        if isinstance(figure, Issue):
            return figure
        if len(here) > 1:
            same = self.figure(cell.row, cell.column) == figure
            return None if same else issue("matrix_several", where, n=len(here))
        if here:
            return edits.put(replace(here[0], **{self.amount: figure}))
        values = {**self.fresh(cell.row, cell.column), self.amount: figure}
        return edits.put(blank(self.record, **values))

    def add(self) -> str | None:
        """Rows are added elsewhere."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Rows are removed elsewhere."""
