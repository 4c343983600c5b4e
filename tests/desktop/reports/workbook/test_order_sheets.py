"""The sheets of the order of moves: who moves when, and sums by wave that recompute."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl.workbook import Workbook

from tests.desktop.reports.example import city, order, reckoned
from tests.desktop.reports.workbook.books import column, made, opened


@pytest.fixture(scope="module")
def content() -> bytes:
    problem = city()
    return made(replace(reckoned(problem), order=order(problem)))


@pytest.fixture(scope="module")
def values(content: bytes) -> Workbook:
    return opened(content, values=True)


def numbers(book: Workbook, sheet: str, name: str) -> list[float]:
    return [value for value in column(book, sheet, name) if isinstance(value, int | float)]


def test_the_sheets_stand_behind_the_list_of_moves(values: Workbook) -> None:
    at = values.sheetnames.index("Pindahan")
    assert values.sheetnames[at : at + 4] == ["Pindahan", "Urutan", "Gelombang", "Realisasi"]


def test_waves_are_counted_from_the_units(values: Workbook, content: bytes) -> None:
    waves = column(values, "Urutan", "Gelombang")
    people = numbers(values, "Urutan", "Orang")
    for number, units, heads in zip(
        column(values, "Gelombang", "Gelombang"),
        column(values, "Gelombang", "Unit"),
        column(values, "Gelombang", "Orang"),
        strict=True,
    ):
        assert units == waves.count(number)
        assert heads == sum(p for w, p in zip(waves, people, strict=True) if w == number)
    formulas = column(opened(content), "Gelombang", "Orang")
    assert formulas[0] == "=SUMIFS('Urutan'!$J$5:$J$22,'Urutan'!$A$5:$A$22,A5)"


def test_double_cost_is_what_empties_now_or_later(values: Workbook, content: bytes) -> None:
    paid = numbers(values, "Gelombang", "Biaya ganda (Rp)")
    assert paid == [35_000_000, 35_000_000, 35_000_000, 25_000_000]
    (each,) = [c.value for c in values["Gelombang"][4] if str(c.value).startswith("Biaya per")]
    costs = numbers(values, "Gelombang", str(each))
    assert paid == [sum(costs[at:]) for at in range(len(costs))]
    (*_, last) = column(opened(content), "Gelombang", "Biaya ganda (Rp)")
    assert last == '=SUMIFS($G$5:$G$8,$A$5:$A$8,">="&A8)'


def test_what_became_of_each_unit(values: Workbook) -> None:
    assert column(values, "Realisasi", "Status")[:3] == ["Sudah pindah", "Batal", "Direncanakan"]
    assert column(values, "Realisasi", "Selisih (hari)")[0] == 1
    assert sum(numbers(values, "Realisasi", "Ke tempat lain")) == 1


def test_without_an_order_or_news_there_is_no_sheet() -> None:
    problem = city()
    quiet = replace(order(problem), waves=(), emptied=(), become=())
    book = opened(made(replace(reckoned(problem), order=quiet)))
    assert {"Urutan", "Gelombang", "Realisasi"}.isdisjoint(book.sheetnames)
