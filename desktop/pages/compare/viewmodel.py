"""What the page of comparison shows: cells with differences and marks, bars, who sits elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.document.text import (
    format_change,
    format_money,
    format_money_short,
    format_number,
    sentence,
)
from desktop.pages.compare.targets import (
    MONEY,
    reached,
    read_target,
    target_edit,
    target_words,
    targets_of,
)
from desktop.reports.comparison import Row
from desktop.system.translate import has, tr
from desktop.workflows.compare_scenarios import (
    MOST,
    Elsewhere,
    FloorLine,
    SideBySide,
    compare_scenarios,
)
from solver.errors import Issue
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario, ScenarioKind
from solver.units import Measure


@dataclass(frozen=True)
class CellText:
    """One cell: the figure, its difference against today, whether it is the best of its row."""

    value: str
    change: str = ""
    tone: str = ""
    best: bool = False
    tip: str = ""
    reached: bool | None = None  # the target of the row; None without one


@dataclass(frozen=True)
class RowText:
    """One row: its label, what it means, its cells in the order of the scenarios, its target.

    `values` are the figures behind the cells in the smallest unit of `measure`; `wanted` tells
    whether the row may have a target at all.
    """

    key: str
    label: str
    doc: str
    cells: tuple[CellText, ...]
    values: tuple[int | None, ...] = ()
    measure: Measure = Measure.COUNT
    wanted: bool = False
    target: int | None = None
    target_text: str = ""


@dataclass(frozen=True)
class GroupText:
    """Rows under one heading."""

    heading: str
    rows: tuple[RowText, ...]


@dataclass(frozen=True)
class Head:
    """The head of a column."""

    id: str
    name: str
    kind: str
    guarantee: str
    sentence: str
    tone: str
    missing: str = ""  # why the column cannot be compared
    today: bool = False


@dataclass(frozen=True)
class BarText:
    """The bar of one scenario: amounts by group of cost, and its total in words."""

    name: str
    amounts: tuple[int, ...]
    total: str
    missing: str = ""  # why it cannot be compared


@dataclass(frozen=True)
class PageText:
    """Everything on the page."""

    heads: tuple[Head, ...]
    groups: tuple[GroupText, ...]
    bars: tuple[BarText, ...]
    elsewhere: tuple[Elsewhere, ...]
    floors: tuple[FloorLine, ...] = ()


class CompareModel:
    """The page of comparison without its widgets."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked: tuple[str, ...] | None = None

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self._session.document.problem

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the scenarios beside today; the first ones until somebody chooses."""
        others = [s.id for s in self.others()]
        if self._asked is None:
            return tuple(others[:MOST])
        return tuple(id for id in others if id in self._asked)

    def others(self) -> tuple[Scenario, ...]:
        """Return the scenarios that can be chosen."""
        return tuple(s for s in self.problem.scenario if s.kind is not ScenarioKind.TODAY)

    def toggle(self, scenario: str) -> bool:
        """Take a scenario in or out; False when there are four already."""
        chosen = self.chosen
        if scenario in chosen:
            self._asked = tuple(id for id in chosen if id != scenario)
            return True
        if len(chosen) >= MOST:
            return False
        self._asked = (*chosen, scenario)
        return True

    def take_in(self, scenario: str) -> bool:
        """Let a scenario be compared, in the place of the last one when all are taken."""
        chosen = self.chosen
        if scenario in chosen or scenario not in {s.id for s in self.others()}:
            return False
        self._asked = (*chosen[: MOST - 1], scenario)
        return True

    def work(self) -> Callable[[], PageText]:
        """Return the slow work as a pure function of the document as it is now."""
        document, chosen = self._session.document, self.chosen
        wanted = targets_of(document.problem)
        return lambda: page_text(compare_scenarios(document, chosen), wanted)

    @property
    def city(self) -> str:
        """Name of the city."""
        return self.problem.city[0].name if self.problem.city else ""

    @property
    def free(self) -> bool:
        """Whether targets may be set."""
        return not self._session.read_only

    def aim(self, row: RowText, text: str) -> str:
        """Set what is wanted of a figure as one step; returns what is wrong with it, or ""."""
        value = read_target(row.key, text, row.measure)
        if isinstance(value, Issue):
            return sentence(value)
        if value != row.target and self.free:
            self._session.do(tr("compare.do.target", name=row.label), target_edit(row.key, value))
        return ""

    def optimised(self) -> tuple[Scenario, ...]:
        """Return the scenarios that can be studied, those chosen for comparison first."""
        rows = [s for s in self.problem.scenario if s.kind is ScenarioKind.OPTIMISED]
        return tuple(sorted(rows, key=lambda s: s.id not in self.chosen))


def page_text(found: SideBySide, wanted: Mapping[str, int] | None = None) -> PageText:
    """Return a comparison as texts, with what the city wants of each figure."""
    heads = tuple(
        Head(
            column.id,
            column.name,
            tr(f"choice.ScenarioKind.{column.kind.value}"),
            guarantee.short if column.kind is ScenarioKind.OPTIMISED else "",  # the kind says it
            guarantee.sentence,
            "positive" if guarantee.proved else "warning" if guarantee.stale else "quiet",
            _missing(len(column.assessment.unplaced)),
            column.is_today,
        )
        for column, guarantee in zip(found.comparison.scenarios, found.guarantees, strict=True)
    )
    today = 0 if found.comparison.today else None
    whole = tuple(not column.assessment.unplaced for column in found.comparison.scenarios)
    groups: dict[str, list[RowText]] = {}
    for row in found.comparison.rows:
        groups.setdefault(row.group, []).append(
            row_text(row, today, whole, (wanted or {}).get(row.key))
        )
    return PageText(
        heads,
        tuple(GroupText(tr(f"comparison_group.{g}"), tuple(rows)) for g, rows in groups.items()),
        _bars(found),
        found.elsewhere,
        found.floors,
    )


def _missing(unplaced: int) -> str:
    return tr("compare.missing", n=unplaced) if unplaced else ""


def row_text(
    row: Row, today: int | None, whole: Sequence[bool], target: int | None = None
) -> RowText:
    """Return a row as texts.

    Parameters
    ----------
    row : Row
        The figures.
    today : int or None
        The column that differences are against.
    whole : sequence of bool
        Which columns have a place for everybody; only they can be the best, because a scenario
        that leaves units out is always cheaper.
    target : int or None
        What is wanted of the figure.
    """
    known = (v if all_placed else None for v, all_placed in zip(row.values, whole, strict=True))
    best = replace(row, values=tuple(known)).best()
    base = row.values[today] if today is not None else None
    cells = []
    for i, value in enumerate(row.values):
        change, tone = "", ""
        if i != today and value is not None and base and row.key != "saving":  # +62 of 0 is 62
            change, tone = _change(row, value - base)
        tip = format_money(value) if row.measure in MONEY else ""
        aimed = reached(value, target, row.better) if i != today else None
        cells.append(CellText(_written(value, row.measure), change, tone, i in best, tip, aimed))
    doc = f"comparison.{row.key}.doc"
    label = tr(f"comparison.{row.key}")
    sign = {"less": "≤ ", "more": "≥ ", None: ""}[row.better]
    return RowText(
        row.key,
        label,
        tr(doc) if has(doc) else "",
        tuple(cells),
        row.values,
        row.measure,
        row.better is not None,
        target,
        "" if target is None else sign + target_words(target, row.measure),
    )


def _written(value: int | None, measure: Measure) -> str:
    if measure in MONEY:
        return format_money_short(value)
    if measure is Measure.AREA:
        return format_number(value, measure, decimals=1)
    return format_number(value, measure)


def _change(row: Row, by: int) -> tuple[str, str]:
    """Return a difference with its sign, and whether it is good or bad news."""
    if by == 0:
        return "=", "quiet"
    if row.measure in MONEY:
        text = format_change(by)
    else:
        text = _written(by, row.measure)
        text = f"+{text}" if by > 0 else text
    if row.better is None:
        return text, "quiet"
    good = (by < 0) == (row.better == "less")
    return text, "positive" if good else "negative"


def _bars(found: SideBySide) -> tuple[BarText, ...]:
    bars = []
    for i, column in enumerate(found.comparison.scenarios):
        amounts = tuple(amounts[i] for _, amounts in found.groups)
        cash = column.assessment.cash
        missing = _missing(len(column.assessment.unplaced))
        bars.append(BarText(column.name, amounts, format_money_short(cash), missing))
    return tuple(bars)


def elsewhere_grid(names: Sequence[str], lines: Sequence[Elsewhere]) -> ReadGrid:
    """Return the units that sit elsewhere as a table; `names` are those of the scenarios."""
    named = [Column(f"at{i}", name, editable=False) for i, name in enumerate(names)]
    heads = (Column("name", tr("record.unit"), editable=False), *named)
    return ReadGrid(heads, {line.unit: _places(line) for line in lines})


def _places(line: Elsewhere) -> dict[str, ReadCell]:
    """Return the cells of a unit; places that are those of the first column are quiet."""
    cells, first = {"name": ReadCell(line.name)}, line.places[0]
    for i, here in enumerate(line.places):
        stays = here == first or (here and first.startswith(f"{here} · "))  # the floor left open
        tone = "quiet" if i and stays else ""
        cells[f"at{i}"] = ReadCell(here or tr("compare.nowhere"), tone=tone)
    return cells
