"""Running costs of all buildings by m² side by side, and what stands out, in words; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.document.grid import Column
from desktop.document.matrix import TOTAL, Matrix
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.document.text import digits, format_choice, format_money_short, format_number
from desktop.system.translate import tr
from desktop.workflows.cost_outliers import Figure, Outlier, area_of, figures, outliers
from solver.problem.estate import Building, CostCategory, RunningCost, Site
from solver.problem.problem import Problem
from solver.units import Kind, Measure

COLUMNS = (
    ("building", Kind.TEXT, 16), ("per_m2", Kind.NUMBER, 14), ("why", Kind.TEXT, 34),
    ("amount", Kind.NUMBER, 13), ("area", Kind.NUMBER, 10), ("year", Kind.NUMBER, 6),
    ("site", Kind.TEXT, 18),
)  # fmt: skip
MOST_WORDS = 4  # sentences about one building


class CostCompare:
    """Outliers of the open project, reckoned once for each state of the records they stand on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._seen: tuple[object, ...] = ()
        self._found: tuple[Outlier, ...] = ()

    @property
    def _problem(self) -> Problem:
        return self._session.document.problem

    def outliers(self) -> tuple[Outlier, ...]:
        """Return every figure that stands far out."""
        problem = self._problem
        seen = (problem.running_cost, problem.building, problem.floor)
        if not self._seen or any(a is not b for a, b in zip(self._seen, seen, strict=True)):
            self._seen, self._found = seen, outliers(problem)
        return self._found

    def of_building(self, building: str) -> tuple[Outlier, ...]:
        """Return what stands out about one building, newest first."""
        mine = [mark for mark in self.outliers() if mark.figure.building == building]
        return tuple(sorted(mine, key=lambda mark: -mark.figure.year))

    def is_outlier(self, building: str, category: str, year: str) -> bool:
        """Tell whether a cell of the costs by year stands out."""
        return any(
            mark.figure.category is not None
            and (mark.figure.category.value, str(mark.figure.year)) == (category, year)
            for mark in self.of_building(building)
        )

    def why(self, building: str) -> str:
        """Return why a building stands out in its newest year, a sentence a line; else empty."""
        marks = self.of_building(building)
        newest = [mark for mark in marks if mark.figure.year == marks[0].figure.year]
        return "\n".join(words(mark) for mark in newest[:MOST_WORDS])

    def grid(self) -> ReadGrid:
        """Return all standing buildings with what they cost by m² in their last year with costs."""
        columns = [
            Column(name, tr(f"estate.compare.{name}"), kind=kind, editable=False, width=width)
            for name, kind, width in COLUMNS
        ]
        last = _last_totals(self._problem)
        lines = {b.id: self._line(b, last.get(b.id)) for b in self._problem.building}
        known = {id: line for id, line in lines.items() if line}
        marked = {mark.figure.building for mark in self.outliers()}

        def weight(id: str) -> tuple[bool, int]:
            found = last.get(id)
            return id not in marked, -(found.per_m2 if found else 0)

        return ReadGrid(columns, {id: known[id] for id in sorted(known, key=weight)})

    def _line(self, building: Building, total: Figure | None) -> dict[str, ReadCell]:
        rows = self._problem.where(RunningCost, "building", building.id)
        if not rows:
            return {}
        site = self._problem.find(Site, building.site)
        year = max(row.year for row in rows)
        amount = sum(row.amount for row in rows if row.year == year)
        area = area_of(self._problem, building)
        marks = self.of_building(building.id)
        why = shortly(marks) if marks else ("" if area else tr("estate.compare.no_area"))
        tone = "changed" if marks else ""
        return {
            "building": ReadCell(building.short or building.name, tone="strong"),
            "site": ReadCell((site.short or site.name) if site else ""),
            "year": ReadCell(str(year), year),
            "area": ReadCell(
                format_number(area or None, Measure.AREA, unit=False, decimals=0), area
            ),
            "amount": ReadCell(format_money_short(amount), amount),
            "per_m2": ReadCell(format_number(total.per_m2, Measure.RUPIAH), total.per_m2, tone)
            if total
            else ReadCell("–", 0),
            "why": ReadCell(why, tone="" if marks else "quiet"),
        }

    def summary(self) -> str:
        """Return how many buildings stand out."""
        n = len({mark.figure.building for mark in self.outliers()})
        return tr("estate.compare.some", n=n) if n else tr("estate.compare.nothing")


def _last_totals(problem: Problem) -> dict[str, Figure]:
    """Return rupiah per m² of all categories in the last year of each building."""
    found: dict[str, Figure] = {}
    for each in figures(problem):
        known = found.get(each.building)
        if each.category is None and (known is None or each.year > known.year):
            found[each.building] = each
    return found


def shortly(marks: Sequence[Outlier]) -> str:
    """Return which costs stand out and how much: ``Listrik 4,1×``."""
    newest = [mark for mark in marks if mark.figure.year == marks[0].figure.year]
    parts = (f"{_what(mark)} {_times(mark)}×" for mark in newest)
    return ", ".join(parts)


def _what(mark: Outlier) -> str:
    category = mark.figure.category
    return format_choice(category) if category else tr("estate.outlier.all")


def _times(mark: Outlier) -> str:
    return digits(mark.figure.per_m2, max(mark.median, 1), 1)


def words(mark: Outlier) -> str:
    """Return why a figure stands out, as a sentence."""
    figure = mark.figure
    key = "above" if mark.above else "below"
    return tr(
        f"estate.outlier.{key}",
        what=_what(mark),
        year=figure.year,
        amount=format_number(figure.per_m2, Measure.RUPIAH_M2_YEAR),
        times=_times(mark),
        median=format_number(mark.median, Measure.RUPIAH),
        low=format_number(mark.low, Measure.RUPIAH),
        high=format_number(mark.high, Measure.RUPIAH),
        n=mark.peers,
        group=tr("estate.outlier.same" if mark.same_class else "estate.outlier.any"),
    )


@dataclass(frozen=True)
class CostMatrix(Matrix):
    """Costs by category and year; cells that stand far out are marked."""

    marked: Callable[[str, str], bool] = lambda row, column: False

    def tone(self, row: str, column: str) -> str:
        """Return how a cell is drawn."""
        usual = super().tone(row, column)
        return "changed" if row != TOTAL and not usual and self.marked(row, column) else usual


def category_rows() -> Sequence[tuple[str, str]]:
    """Return (key, name) of the categories of cost."""
    return [(category.value, format_choice(category)) for category in CostCategory]


def costs_at(problem: Problem, building: str, category: str, year: str) -> list[Any]:
    """Return the records of a building in a category and year."""
    return [
        row
        for row in problem.where(RunningCost, "building", building)
        if row.category.value == category and str(row.year) == year
    ]
