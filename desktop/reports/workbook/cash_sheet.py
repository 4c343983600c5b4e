"""The sheet of cash by year: net, total and present value recomputed by formulas."""

from __future__ import annotations

from typing import Any

from desktop.reports.cash_tables import reckon_cash
from desktop.reports.reckoning import Reckoning
from desktop.reports.workbook.assumption_sheet import cell_name
from desktop.reports.workbook.sheet import FIRST_ROW, Formats, Formula, Head, Sheet
from desktop.system.translate import tr
from solver.costs.cashflow import CashYear

YEAR, TODAY, PLAN, SPENT, NET, TOTAL, WORTH = range(7)
_RATES = ("finance.discount", "finance.inflation")


def write_cash(book: Any, formats: Formats, reckoning: Reckoning) -> Sheet | None:
    """Write the cash of the plan proposed against today; None when there is none."""
    flow = reckon_cash(reckoning)
    if flow is None:
        return None
    heads = [
        Head(tr("workbook.column.year"), 22, "plain"),
        *(
            Head(tr(f"workbook.column.{key}"), 22, "money", total=key != "cash_total")
            for key in ("cash_today", "cash_plan", "cash_spent", "cash_net", "cash_total")
        ),
        Head(tr("workbook.column.cash_worth"), 22, "money", total=True),
    ]
    sheet = Sheet(book, formats, "cash", heads)
    known = all(key in reckoning.problem.standards for key in _RATES)
    for t, year in enumerate(flow.years):
        _write_year(sheet, t, year, known)
    return sheet


def _write_year(sheet: Sheet, t: int, year: CashYear, known: bool) -> None:
    c = sheet.cell
    above = f"+{c(TOTAL, sheet.row)}" if sheet.row > FIRST_ROW else ""
    discount, inflation = (cell_name(key) for key in _RATES)
    power = f"((1+{discount})*(1+{inflation}))^({c(YEAR)}-${c(YEAR, FIRST_ROW + 1)})"
    worth = Formula(f"ROUND({c(NET)}/{power},0)", year.worth)
    sheet.add(
        year.year,
        year.today,
        year.plan,
        year.spent,
        Formula(f"{c(TODAY)}-{c(PLAN)}-{c(SPENT)}", year.net),
        Formula(f"{c(NET)}{above}", year.total),
        worth if known else year.worth,
    )
