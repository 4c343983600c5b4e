"""The workbook as a person and a spreadsheet open it: formulas live, cached values right."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.workbook import Workbook

from desktop.reports.figures import Paper
from desktop.system.translate import set_language
from tests.desktop.reports.example import city, reckoned
from tests.desktop.reports.workbook.books import made, opened

SHEETS = [
    "Ringkasan",
    "Penempatan",
    "Lantai",
    "Biaya",
    "Arus_kas",
    "Ruang",
    "Parkir",
    "Pindahan",
    "Asumsi",
    "Catatan",
]


def test_the_sheets_stand_in_the_order_of_reading(carried: Workbook) -> None:
    assert carried.sheetnames == SHEETS


def test_the_same_figures_and_time_give_the_same_bytes(content: bytes) -> None:
    assert made(reckoned(city())) == content


def test_every_formula_carries_a_value(carried: Workbook, formulas: Workbook) -> None:
    count = 0
    for page in formulas:
        for cell in (c for row in page.iter_rows() for c in row if c.data_type == "f"):
            count += 1
            assert carried[page.title][cell.coordinate].value is not None, cell.coordinate
    assert count > 100


def test_sheets_are_ready_to_print(formulas: Workbook) -> None:
    for page in formulas:
        assert page.page_setup.orientation == "landscape"
        assert int(page.page_setup.paperSize) == 14
        assert page.page_setup.fitToWidth in (None, 1)
        assert page.freeze_panes
    for name in SHEETS[1:]:
        assert formulas[name].print_title_rows == "$4:$4"


def test_a4(content: bytes) -> None:
    book = opened(made(reckoned(city()), Paper.A4))
    assert {int(page.page_setup.paperSize) for page in book} == {9}


def test_english() -> None:
    set_language("en")
    try:
        book = opened(made(reckoned(city())), values=True)
    finally:
        set_language("id")
    assert book.sheetnames[:4] == ["Summary", "Places", "Floors", "Costs"]
    text = [str(c.value) for page in book for row in page.iter_rows() for c in row]
    assert [t for t in text if t.startswith(("workbook.", "report."))] == []


def test_an_unfinished_project_still_opens() -> None:
    problem = replace(city(), placement=(), standard=(), remark=(), result=())
    book = opened(made(reckoned(problem)))
    assert book.sheetnames == SHEETS
