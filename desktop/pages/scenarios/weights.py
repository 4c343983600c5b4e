"""The weights as a table: rupiah for one of each thing, what it means here, and its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.document.edits import Edit, set_field
from desktop.document.grid import Cell, Column
from desktop.document.text import format_choice, format_number, parse_number
from desktop.pages.scenarios.takes_part import PartGrid
from desktop.system.translate import tr
from desktop.workflows.weight_story import WHOLE, Weight
from solver.errors import Issue, issue
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from solver.units import Kind, Measure

HEAVIEST = 100_000  # basis points, as declared


@dataclass(frozen=True)
class WeightsGrid(PartGrid):
    """The table; the two weights of time are written as rupiah for an hour."""

    lines: tuple[Weight, ...] = ()

    def columns(self) -> Sequence[Column]:
        """Return what, rupiah, meaning; the source stands in the words of the row."""
        price = tr("weight.each")
        hint = tr("weight.each.help")
        return (
            Column("name", tr("weight.name"), editable=False, width=36),
            Column("each", price, kind=Kind.NUMBER, editable=self.free, width=18, help=hint),
            Column("meaning", tr("weight.meaning"), editable=False, width=70),
        )

    def rows(self) -> Sequence[str]:
        """Return the keys of the weights."""
        return tuple(line.key for line in self.lines)

    def line(self, row: str) -> Weight:
        """Return the weight of a row."""
        return next(line for line in self.lines if line.key == row)

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        line = self.line(row)
        if column == "each":
            return format_number(line.each, Measure.RUPIAH)
        return {"name": line.name, "meaning": line.meaning}[column]

    def whole(self, row: str) -> str:
        """Return all that is known of a price: what it means here, and where it comes from."""
        if row not in self.rows():
            return ""
        line = self.line(row)
        return f"{line.meaning} {tr('weight.source')}: {self._source(line)}."

    def order(self, row: str, column: str) -> Any:
        """Sort amounts by size."""
        return self.line(row).each if column == "each" else self.text(row, column).casefold()

    def tone(self, row: str, column: str) -> str:
        """Draw what cannot be written here quietly."""
        return "quiet" if column == "each" and not self.line(row).field else ""

    def _source(self, line: Weight) -> str:
        """Return the standards with how far they can be trusted, or that it follows from data."""
        told = []
        for key in line.standards:
            row = self.problem.standards.get(key)
            if row is not None:
                told.append(f"{tr(f'standard.{key}')} ({format_choice(row.status)})")
        return "; ".join(told) if told else tr("weight.from_data")

    def edit(self, problem: Problem, cell: Cell) -> Edit | Issue | None:
        """Return the edit that makes an hour cost so much."""
        line = self.line(cell.row)
        where = f"{cell.row}/{cell.column}"
        if cell.column != "each":
            return None
        if not line.field or not line.full:
            return issue("weight_elsewhere", where)
        amount = parse_number(cell.text, Measure.RUPIAH, where)
        if isinstance(amount, Issue):
            return amount
        share = (2 * amount * WHOLE + line.full) // (2 * line.full)
        if not 0 <= share <= HEAVIEST:
            most = format_number(line.full * HEAVIEST // WHOLE, Measure.RUPIAH)
            return issue("weight_too_high", where, most=most)
        return set_field(Scenario, self.scenario, line.field, share)

    def label(self) -> str:
        """Return what a change is called in the list of undo."""
        return tr("scenarios.do.weight")
