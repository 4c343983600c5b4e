"""Cash by year: what the reckoning says, in millions."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.cash_tables import cash_facts_table, cash_table, reckon_cash
from desktop.reports.table import Tone
from solver.costs.cashflow import CashFlow
from solver.problem.standards import Standard, StandardGroup
from solver.units import Measure
from tests.desktop.reports.example import city, reckoned


def flow() -> CashFlow:
    found = reckon_cash(reckoned(with_rates()))
    assert found is not None
    return found


def with_rates():
    rates = {"finance.discount": 1_000, "finance.inflation": 250}
    rows = tuple(
        Standard(id=k, group=StandardGroup.FINANCE, measure=Measure.BASIS_POINT, value=v)
        for k, v in rates.items()
    )
    horizon = Standard(
        id="finance.horizon", group=StandardGroup.FINANCE, measure=Measure.YEARS, value=5
    )
    problem = city()
    kept = tuple(row for row in problem.standard if row.id not in rates)
    return replace(problem, standard=(*kept, *rows, horizon))


def test_every_year_is_a_line_with_its_amounts() -> None:
    table = cash_table(reckoned(with_rates()), flow())
    assert [x.cells[0].text for x in table.lines] == [str(2026 + t) for t in range(6)]
    for cells, year in zip((x.cells for x in table.lines), flow().years, strict=True):
        amounts = (year.today, year.plan, year.spent, year.net, year.total, year.worth)
        assert tuple(c.value for c in cells[1:]) == amounts


def test_the_facts_are_those_of_the_reckoning() -> None:
    npv, payback, ratio = cash_facts_table(reckoned(with_rates()), flow()).lines
    assert npv.cells[1].value == flow().npv
    assert payback.cells[1].value == flow().payback
    assert ratio.cells[1].value == flow().ratio
    assert "5\u00a0tahun" in npv.cells[0].note


def test_a_plan_that_never_pays_back_says_so() -> None:
    never = replace(flow(), npv=-1, payback=None)
    npv, payback, _ = cash_facts_table(reckoned(with_rates()), never).lines
    assert npv.cells[1].tone is Tone.BAD
    assert payback.cells[1].text == "tidak kembali modal"


def test_today_has_no_cash_flow() -> None:
    assert reckon_cash(reckoned(city(), proposed="today")) is None
