"""Cash by year of the plan proposed against today, and what it comes to."""

from __future__ import annotations

from desktop.document.text import (
    format_money,
    format_number,
    half_up,
)
from desktop.reports.compare_tables import illustrated_group
from desktop.reports.reckoning import Reckoning
from desktop.reports.table import Cell, Line, Table, Tone, left, line, right, words
from desktop.system.translate import tr
from solver.costs.cashflow import CashFlow, CashYear, cash_flow
from solver.problem.problem import City
from solver.units import Measure

MILLION = 10**6


def reckon_cash(reckoning: Reckoning) -> CashFlow | None:
    """Return the cash of the plan against today; None without today or without a plan."""
    if reckoning.today is None or reckoning.main.is_today:
        return None
    city = reckoning.problem.find(City, "city")
    return cash_flow(
        reckoning.problem,
        reckoning.today.lines,
        reckoning.main.assessment.lines,
        city.base_year if city else 0,
    )


def cash_facts_table(reckoning: Reckoning, flow: CashFlow) -> Table:
    """Return net present value, payback and benefit-cost ratio, each with what it means."""
    marked = illustrated_group(reckoning, "money")
    payback = tr("report.cash.never")
    if flow.payback is not None:
        payback = format_number(flow.payback, Measure.YEARS)
    good = Tone.GOOD if flow.npv > 0 else Tone.BAD if flow.npv < 0 else Tone.PLAIN
    horizon = format_number(max(0, len(flow.years) - 1), Measure.YEARS)
    lines = (
        _fact("npv", Cell(format_money(flow.npv), flow.npv, good, marked), horizon=horizon),
        _fact("payback", Cell(payback, flow.payback)),
        _fact("ratio", Cell(format_number(flow.ratio, Measure.HUNDREDTH), flow.ratio)),
    )
    columns = (left(tr("report.column.measure"), 64), right(tr("report.column.value"), 36))
    return Table(tr("report.title.cash_facts"), columns, lines)


def _fact(key: str, cell: Cell, **values: str) -> Line:
    note = tr(f"report.cash.{key}.doc", **values)
    return line(Cell(tr(f"report.cash.{key}"), note=note), cell)


def cash_table(reckoning: Reckoning, flow: CashFlow) -> Table:
    """Return the cash year by year in million rupiah."""
    marked = illustrated_group(reckoning, "money")
    columns = (
        left(tr("report.column.year"), 10),
        *(right(tr(f"report.column.{key}"), 15) for key in _COLUMNS),
    )
    return Table(
        tr("report.title.cash_flow"),
        columns,
        tuple(_year(year, marked) for year in flow.years),
        tr("report.note.cash_flow"),
    )


_COLUMNS = ("cash_today", "cash_plan", "cash_spent", "cash_net", "cash_total", "cash_worth")


def _year(year: CashYear, marked: bool) -> Line:
    amounts = (year.today, year.plan, year.spent, year.net, year.total, year.worth)
    return line(
        words(format_number(year.year, Measure.YEAR)),
        *(_millions(amount, marked, signed=i >= 3) for i, amount in enumerate(amounts)),
    )


def _millions(amount: int, marked: bool, *, signed: bool) -> Cell:
    text = format_number(half_up(amount, MILLION), Measure.COUNT)
    tone = Tone.BAD if signed and amount < 0 else Tone.PLAIN
    return Cell(text, amount, tone, marked and bool(amount))
