"""Cash by year, recomputed."""

from __future__ import annotations

from openpyxl.workbook import Workbook

from desktop.reports.cash_tables import reckon_cash
from tests.desktop.reports.example import city, reckoned
from tests.desktop.reports.workbook.books import column, made, opened


def test_cash_recomputes_net_and_total(carried: Workbook, formulas: Workbook) -> None:
    flow = reckon_cash(reckoned(city()))
    assert flow is not None
    assert column(carried, "Arus_kas", "Selisih bersih (Rp)") == [y.net for y in flow.years]
    assert column(carried, "Arus_kas", "Kumulatif (Rp)") == [y.total for y in flow.years]
    net = column(formulas, "Arus_kas", "Selisih bersih (Rp)")
    assert net[0] == "=B5-C5-D5"
    assert column(formulas, "Arus_kas", "Kumulatif (Rp)")[:2] == ["=E5", "=E6+F5"]


def test_without_rates_the_present_value_is_a_number(formulas: Workbook) -> None:
    worth = column(formulas, "Arus_kas", "Nilai kini (Rp)")
    assert not any(str(value).startswith("=") for value in worth)


def test_today_alone_has_no_such_sheet() -> None:
    book = opened(made(reckoned(city(), proposed="today")))
    assert "Arus_kas" not in book.sheetnames
