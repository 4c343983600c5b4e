"""Every cost line, its inputs and its recomputed amount."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from openpyxl.workbook import Workbook

from desktop.reports.workbook.money_sheet import exact
from desktop.system.translate import tr
from solver.costs.line import Input
from solver.units import Measure
from tests.desktop.reports.example import announced, best, city, moving, reckoned, today
from tests.desktop.reports.workbook.books import column, made, opened


def test_costs_carry_every_line_of_every_scenario(carried: Workbook) -> None:
    problem = city()
    lines = [x for a in (today, announced, best) for x in a(problem).lines]
    assert column(carried, "Biaya", "Jumlah (Rp per tahun)") == [x.amount for x in lines]


def test_a_formula_uses_the_cells_beside_it(formulas: Workbook) -> None:
    page = formulas["Biaya"]
    rows = [row for row in page.iter_rows(min_row=5) if row[2].value == tr("cost.reuse")]
    assert len(rows) == 1  # its input is not given in the example, so it stays a number
    assert rows[0][4].value == -90_000_000


def test_standards_link_to_their_named_cell() -> None:
    problem = city()
    rate = problem.standards["finance.discount"]
    given = Input("standard.finance.discount", rate.value, rate.measure, rate.source, rate.status)
    line = replace(moving(150_000_000), inputs=(given,))
    reckoning = reckoned(problem)
    main = replace(reckoning.main.assessment, lines=(line,))
    columns = tuple(
        replace(c, assessment=main) if c.id == "best" else c for c in reckoning.comparison.scenarios
    )
    comparison = replace(reckoning.comparison, scenarios=columns)
    book = opened(made(replace(reckoning, comparison=comparison)))
    last = book["Biaya"][book["Biaya"].max_row]
    assert last[8].value == "=std_finance_discount"


def test_inputs_are_exact_in_their_unit() -> None:
    assert exact(Input("x", 12_345, Measure.AREA)) == Fraction(12_345, 100)
    assert exact(Input("x", 650, Measure.BASIS_POINT)) == Fraction(65, 1000)
