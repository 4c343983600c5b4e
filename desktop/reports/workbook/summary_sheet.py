"""The first sheet: the comparison, every figure summed from the sheets behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from desktop.reports.comparison import Row, ScenarioColumn
from desktop.reports.letter import decision
from desktop.reports.reckoning import Reckoning
from desktop.reports.workbook import money_sheet as money
from desktop.reports.workbook import place_sheets as place
from desktop.reports.workbook import shared_sheets as shared
from desktop.reports.workbook.sheet import Formats, Sheet, letters, row_height, shown
from desktop.system.translate import tr
from solver.costs.line import CostGroup
from solver.problem.organisation import VehicleKind
from solver.units import Measure

LABEL_WIDTH, COLUMN_WIDTH = 40, 26
FIRST = 5  # row of the column headings, from 0


@dataclass(frozen=True)
class Sources:
    """The sheets that the summary adds up."""

    costs: Sheet
    places: Sheet
    floors: Sheet
    rooms: Sheet
    parking: Sheet


def summary_name() -> str:
    """Return the name of the sheet; it is made first so that it is the first in the book."""
    return tr("workbook.sheet.summary")


@dataclass(frozen=True)
class Summary:
    """The sheet being written."""

    page: Any
    formats: Formats
    reckoning: Reckoning
    sources: Sources

    @property
    def columns(self) -> tuple[ScenarioColumn, ...]:
        """Return the scenarios."""
        return self.reckoning.comparison.scenarios

    @property
    def last(self) -> int:
        """Return the last column, from 0; at least two so that cells can be merged."""
        return max(2, len(self.columns))

    @cached_property
    def rows(self) -> dict[str, int]:
        """Rows of the figures by key, from 0; a heading stands above each group."""
        at, seen, found = FIRST, "", {}
        for row in self.reckoning.comparison.rows:
            at += 2 if row.group != seen else 1
            seen = row.group
            found[row.key] = at
        return found

    def write(self, banner: str) -> None:
        """Write decision, comparison and guarantees."""
        self._head(banner)
        seen = ""
        for row in self.reckoning.comparison.rows:
            at = self.rows[row.key]
            if row.group != seen:
                seen = row.group
                title = tr(f"comparison_group.{seen}")
                shape = self.formats.get("", "total")
                self.page.merge_range(at - 1, 0, at - 1, self.last, title, shape)
            self.page.write_string(at, 0, tr(f"comparison.{row.key}"), self._shape("", "line"))
            for i, column in enumerate(self.columns):
                self._figure(row, i, column)
        self._guarantees(max(self.rows.values(), default=FIRST) + 2)
        self.page.freeze_panes(FIRST + 1, 1)

    def _shape(self, number: str, *traits: str) -> Any:
        return self.formats.get(number, *traits)

    def _head(self, banner: str) -> None:
        page, last = self.page, self.last
        page.set_column(0, 0, LABEL_WIDTH)
        page.set_column(1, last, COLUMN_WIDTH)
        page.write_string(0, 0, tr("workbook.title.summary"), self._shape("", "title"))
        asked = decision(self.reckoning)
        page.merge_range(1, 0, 1, last, asked, self._shape("", "wrap"))
        page.set_row(0, 22)
        page.set_row(1, row_height((asked,), (LABEL_WIDTH + COLUMN_WIDTH * last,)))
        if banner:
            page.merge_range(2, 0, 2, last, banner, self._shape("", "wrap", "warning"))
            page.set_row(2, 30)
        page.write_string(3, 0, tr("workbook.note.summary"), self._shape("", "note"))
        page.write_string(FIRST, 0, tr("workbook.column.figure"), self._shape("", "head"))
        for i, column in enumerate(self.columns, 1):
            page.write_string(FIRST, i, column.name, self._shape("", "head", "right"))
        page.set_row(FIRST, 30)

    def _figure(self, row: Row, position: int, column: ScenarioColumn) -> None:
        at, value, page = self.rows[row.key], row.values[position], self.page
        if value is None:
            page.write_string(at, position + 1, "–", self._shape("", "line", "right"))
            return
        bold = ("bold",) if row.key in ("cash", "saving") else ()
        shape = self._shape(_NUMBER.get(row.measure, "int"), "line", *bold)
        formula = self._formula(row.key, letters(position + 1))
        cached = shown(value, row.measure)
        if formula and _agrees(row.key, column, value):
            page.write_formula(at, position + 1, f"={formula}", shape, cached)
        else:
            page.write_number(at, position + 1, cached, shape)

    def _formula(self, key: str, at: str) -> str:
        if key == "cash":
            return f"{at}{self.rows['running'] + 1}+{at}{self.rows['one_off_year'] + 1}"
        if key == "saving":
            cash = self.rows["cash"] + 1
            return f"$B{cash}-{at}{cash}"
        make = _SUMS.get(key)
        return make(self.sources, f"{at}${FIRST + 1}") if make else ""

    def _guarantees(self, at: int) -> None:
        title = tr("report.title.guarantees")
        self.page.write_string(at, 0, title, self._shape("", "bold"))
        for i, column in enumerate(self.columns, at + 1):
            sentence = self.reckoning.guarantee(column.id).sentence
            self.page.write_string(i, 0, column.name, self._shape("", "line", "wrap"))
            shape = self._shape("", "wrap", "line")
            self.page.merge_range(i, 1, i, self.last, sentence, shape)
            width = COLUMN_WIDTH * self.last
            self.page.set_row(i, row_height((column.name, sentence), (LABEL_WIDTH, width)))


_NUMBER = {
    Measure.RUPIAH: "money",
    Measure.RUPIAH_YEAR: "money",
    Measure.AREA: "area",
}


def _agrees(key: str, column: ScenarioColumn, value: int) -> bool:
    """Tell whether the sum of the lines is the figure; the one-off sum may hold more."""
    if key == "one_off":
        return sum(line.one_off for line in column.assessment.lines) == value
    return True


def _costs(group: CostGroup) -> Callable[[Sources, str], str]:
    def make(s: Sources, name: str) -> str:
        label = tr(f"cost_group.{group.value}").replace('"', '""')
        return (
            f"SUMIFS({s.costs.range(money.AMOUNT)},{s.costs.range(money.SCENARIO)},{name},"
            f'{s.costs.range(money.GROUP)},"{label}")'
        )

    return make


def _short(kind: VehicleKind) -> Callable[[Sources, str], str]:
    def make(s: Sources, name: str) -> str:
        label = tr(f"choice.VehicleKind.{kind.value}").replace('"', '""')
        return (
            f"SUMIFS({s.parking.range(shared.K_SHORT)},{s.parking.range(shared.K_SCENARIO)},"
            f'{name},{s.parking.range(shared.K_KIND)},"{label}")'
        )

    return make


def _sum(sheet: str, scenario: int, column: int) -> Callable[[Sources, str], str]:
    def make(s: Sources, name: str) -> str:
        source: Sheet = getattr(s, sheet)
        return f"SUMIFS({source.range(column)},{source.range(scenario)},{name})"

    return make


def _people_moved(s: Sources, name: str) -> str:
    p = s.places
    return (
        f"SUMIFS({p.range(place.P_PEOPLE)},{p.range(place.P_SCENARIO)},{name},"
        f"{p.range(place.P_MOVES)},1)"
    )


def _unplaced(s: Sources, name: str) -> str:
    p = s.places
    return f'COUNTIFS({p.range(place.P_SCENARIO)},{name},{p.range(place.P_TO)},"")'


_SUMS: dict[str, Callable[[Sources, str], str]] = {
    "running": _costs(CostGroup.RUNNING),
    "one_off_year": _costs(CostGroup.ONE_OFF),
    "time": _costs(CostGroup.TIME),
    "one_off": _sum("costs", money.SCENARIO, money.ONCE),
    "people_moved": _people_moved,
    "units_moved": _sum("places", place.P_SCENARIO, place.P_MOVES),
    "unplaced": _unplaced,
    "over_area": _sum("floors", place.F_SCENARIO, place.F_OVER),
    "over_people": _sum("floors", place.F_SCENARIO, place.F_OVER_PEOPLE),
    "rooms": _sum("rooms", shared.R_SCENARIO, shared.R_SHARED),
    "rooms_spared": _sum("rooms", shared.R_SCENARIO, shared.R_SPARED),
    "deck_levels": _sum("parking", shared.K_SCENARIO, shared.K_LEVELS),
    "short_car": _short(VehicleKind.CAR),
    "short_motorcycle": _short(VehicleKind.MOTORCYCLE),
    "short_truck": _short(VehicleKind.TRUCK),
}
