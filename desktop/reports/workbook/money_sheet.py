"""The sheet of costs: one line an amount, its inputs beside it, the amount recomputed from them."""

from __future__ import annotations

from collections.abc import Set
from fractions import Fraction
from typing import Any

from desktop.document.text import SHAPES
from desktop.reports.money_tables import is_illustrated
from desktop.reports.places import subject_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.workbook.assumption_sheet import cell_name
from desktop.reports.workbook.recipes import Cells, amount_formula, once_formula
from desktop.reports.workbook.sheet import (
    Formats,
    Formula,
    Head,
    Sheet,
    live,
    number_format,
    shown,
    unit_word,
)
from desktop.reports.workbook.term import Term
from desktop.system.translate import has, tr
from solver.costs.line import CostLine, Input
from solver.units import Measure

SCENARIO, GROUP, COST, SUBJECT, AMOUNT, ONCE, RULE = range(7)
INPUTS = 7  # first column of the inputs, two columns each
_STANDARD = "standard."


def write_costs(book: Any, formats: Formats, reckoning: Reckoning, named: Set[str]) -> Sheet:
    """Write the cost lines of every scenario."""
    lines = [(c.name, line) for c in reckoning.comparison.scenarios for line in c.assessment.lines]
    most = max((len(line.inputs) for _, line in lines), default=0)
    sheet = Sheet(book, formats, "costs", _heads(most))
    for scenario, line in lines:
        _write_line(sheet, reckoning, scenario, line, named)
    return sheet


def _heads(inputs: int) -> tuple[Head, ...]:
    fixed = (
        Head(tr("workbook.column.scenario"), 22),
        Head(tr("workbook.column.cost_group"), 16),
        Head(tr("workbook.column.cost"), 30),
        Head(tr("workbook.column.subject"), 34),
        Head(tr("workbook.column.amount"), 19, "money", total=True),
        Head(tr("workbook.column.once"), 19, "money", total=True),
        Head(tr("workbook.column.rule"), 64),
    )
    pairs = (
        head
        for i in range(1, inputs + 1)
        for head in (
            Head(tr("workbook.column.input", n=i), 30),
            Head(tr("workbook.column.input_value"), 15, "decimal"),
        )
    )
    return (*fixed, *pairs)


def _write_line(
    sheet: Sheet, reckoning: Reckoning, scenario: str, line: CostLine, named: Set[str]
) -> None:
    cells = input_cells(sheet, line)
    once = once_formula(line, cells)
    once_cell = Term(sheet.cell(ONCE), Fraction(line.one_off)) if line.one_off else None
    amount = amount_formula(line, Cells(cells.terms, once_cell))
    formula = f"cost.{line.key.value}.formula"
    row = sheet.row
    sheet.add(
        scenario,
        tr(f"cost_group.{line.group.value}"),
        tr(f"cost.{line.key.value}"),
        subject_label(reckoning.problem, line.subject, line.subject_kind),
        live(amount) if amount else line.amount,
        (live(once) if once else line.one_off) if line.one_off else None,
        tr(formula) if has(formula) else "",
        marked=is_illustrated((line,)),
    )
    for i, given in enumerate(line.inputs):
        _write_input(sheet, row, INPUTS + 2 * i, given, named)


def input_cells(sheet: Sheet, line: CostLine) -> Cells:
    """Return the inputs of the line about to be written as the cells they will stand in."""
    return Cells(
        [
            (given.label, Term(sheet.cell(INPUTS + 2 * i + 1), exact(given)))
            for i, given in enumerate(line.inputs)
        ]
    )


def exact(given: Input) -> Fraction:
    """Return an input in the unit in which it is shown."""
    percent = given.measure is Measure.BASIS_POINT
    return Fraction(given.value, 10_000 if percent else SHAPES[given.measure].scale)


def _write_input(sheet: Sheet, row: int, column: int, given: Input, named: Set[str]) -> None:
    unit = unit_word(given.measure)
    label = f"{tr(given.label)} ({unit})" if unit else tr(given.label)
    words = sheet.formats.get("", "line", "wrap")
    shape = sheet.formats.get(number_format(given.measure), "line")
    sheet.page.write_string(row, column, label, words)
    value = shown(given.value, given.measure)
    key = given.label.removeprefix(_STANDARD)
    if given.label.startswith(_STANDARD) and key in named:
        link = Formula(cell_name(key), value)
        sheet.page.write_formula(row, column + 1, f"={link.text}", shape, link.cached)
    else:
        sheet.page.write_number(row, column + 1, value, shape)
