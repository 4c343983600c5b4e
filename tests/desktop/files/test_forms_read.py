"""Cells of a form become values, or an Issue that names file, sheet and cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.files.forms_read import read_cell, read_form
from desktop.files.forms_write import write_forms
from desktop.files.tables.cell import Cell
from solver.errors import Issue, SatuAtapError
from solver.problem.estate import Building
from solver.problem.organisation import Unit, UnitKind
from solver.units import declared
from tests.support.forms import fill, organisation

UNIT = declared(Unit)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_forms(organisation(), tmp_path)[0]


def test_a_form_knows_where_it_is_from(path: Path) -> None:
    form = read_form(path)
    assert (form.project, form.opd, form.name) == ("proyek", "disdik", "Dinas Pendidikan")
    assert form.base["unit", "u1"]["archive"] == "12500"
    assert form.base["unit", "u1"]["occupied"] == "8475"
    assert form.base["unit", "u2"]["occupied"] == "null"
    assert form.units == {"bidang paud": "u1", "sekretariat": "u2"}
    assert form.lists["building"] == {"gedung a": "b1", "gedung b": "b2"}
    assert [row.id for row in form.rows["post"]] == ["p1", "p2", "p3"]
    assert form.rows["unit"][0].cells["name"].where == "Formulir Disdik.xlsx › Unit kerja!B7"
    assert form.issues == ()


def test_columns_and_sheets_may_be_moved(path: Path) -> None:
    def change(book: object) -> None:
        sheet = book["Unit kerja"]  # type: ignore[index]
        sheet.insert_cols(3)
        sheet.title = "Lembar 1"
        del book["Rapat"]  # type: ignore[attr-defined]

    fill(path, change)
    form = read_form(path)
    assert form.rows["unit"][0].cells["growth"].value == Decimal("2.5")
    assert [(i.key, i.where) for i in form.issues] == [
        ("form_sheet_missing", "Formulir Disdik.xlsx › meeting")
    ]


def test_what_is_no_form(path: Path, tmp_path: Path) -> None:
    def refusal() -> str:
        with pytest.raises(SatuAtapError) as caught:
            read_form(path)
        return caught.value.key

    fill(path, lambda book: book["satuatap"].cell(1, 2, "99"))
    assert refusal() == "form_newer"
    fill(path, lambda book: book.remove(book["satuatap"]))
    assert refusal() == "form_foreign_file"
    path.write_bytes(path.read_bytes()[:2000])
    assert refusal() == "table_torn"


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("archive", Cell(Decimal("12.5"), "x"), 12_500),
        ("archive", Cell("12,5 m³", "x"), 12_500),
        ("archive", Cell(Decimal("0.30000000000000004"), "x"), 300),
        ("growth", Cell(Decimal("2.5"), "x"), 250),
        ("growth", Cell(Decimal("0.025"), "x", percent=True), 250),
        ("visitors", Cell("1.200", "x"), 1200),
        ("kind", Cell("BIDANG", "x"), UnitKind.BIDANG),
        ("detached", Cell(True, "x"), True),
        ("detached", Cell("tidak", "x"), False),
        ("name", Cell(7, "x"), "7"),
        ("building", Cell("Gedung  A", "x"), "b1"),
    ],
)
def test_cells(name: str, cell: Cell, value: object) -> None:
    assert read_cell(UNIT[name], cell, {"gedung a": "b1"}) == value


@pytest.mark.parametrize(
    ("name", "cell", "key"),
    [
        ("visitors", Cell("banyak", "x"), "number_unreadable"),
        ("visitors", Cell(Decimal("1.5"), "x"), "number_too_fine"),
        ("visitors", Cell(-1, "x"), "number_too_low"),
        ("visitors", Cell(20_001, "x"), "number_too_high"),
        ("visitors", Cell(date(2026, 1, 2), "x"), "number_unreadable"),
        ("kind", Cell("Divisi", "x"), "choice_unknown"),
        ("detached", Cell("mungkin", "x"), "flag_unknown"),
        ("building", Cell("Gedung C", "x"), "form_reference"),
    ],
)
def test_cells_that_do_not_fit(name: str, cell: Cell, key: str) -> None:
    found = read_cell(UNIT[name], cell, {"gedung a": "b1"})
    assert isinstance(found, Issue)
    assert (found.key, found.where) == (key, "x")


def test_days() -> None:
    field = declared(Building)["lease_end"]
    assert read_cell(field, Cell(date(2026, 1, 2), "x"), {}) == date(2026, 1, 2)
    assert read_cell(field, Cell("2 Januari 2026", "x"), {}) == date(2026, 1, 2)
