"""Workbooks: values as they are, formulas told, bad files refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from desktop.files.tables import workbook
from desktop.files.tables.workbook import read_workbook
from solver.errors import SatuAtapError

PATH = Path("kib.xlsx")


def book(fill: object) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(made, made.add_worksheet("KIB C"))  # type: ignore[operator]
    made.close()
    return out.getvalue()


def test_values_keep_their_kind() -> None:
    def fill(made: xlsxwriter.Workbook, sheet: object) -> None:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["  Gedung  A ", 135, 12.5, True, None])
        sheet.write_datetime(0, 5, date(2026, 11, 22), day)
        sheet.write_number(0, 6, 0.025, made.add_format({"num_format": "0.0%"}))
        sheet.write(2, 1, "later")
        made.add_worksheet("hidden").hide()

    sheets, issues = read_workbook(book(fill), PATH)
    assert issues == ()
    assert [s.name for s in sheets] == ["KIB C", "hidden"]
    first, empty, last = sheets[0].rows
    assert [c.value for c in first] == [
        "Gedung A",
        135,
        Decimal("12.5"),
        True,
        None,
        date(2026, 11, 22),
        Decimal("0.025"),
    ]
    assert [c.percent for c in first] == [False] * 6 + [True]
    assert empty == ()
    assert [(c.value, c.where) for c in last] == [(None, "KIB C!A3"), ("later", "KIB C!B3")]


def test_formulas_are_told_with_their_place() -> None:
    def fill(_: object, sheet: object) -> None:
        sheet.write_formula("A1", "=6*14", None, 84)
        sheet.write_formula("B1", "=6*14", None, "")

    sheets, issues = read_workbook(book(fill), PATH)
    assert [(i.key, i.where) for i in issues] == [
        ("table_formula", "kib.xlsx › KIB C!A1"),
        ("table_formula_unknown", "kib.xlsx › KIB C!B1"),
    ]
    assert [c.value for c in sheets[0].rows[0]] == [84]


def test_merged_cells_have_their_text_in_the_first() -> None:
    def fill(_: object, sheet: object) -> None:
        sheet.merge_range("A1:C1", "Konstruksi")
        sheet.write_row(1, 0, ["a", "b", "c"])

    sheets, _ = read_workbook(book(fill), PATH)
    assert [c.text for c in sheets[0].rows[0]] == ["Konstruksi"]


def refusal(content: bytes) -> str:
    with pytest.raises(SatuAtapError) as caught:
        read_workbook(content, PATH)
    return caught.value.key


def whole() -> bytes:
    return book(lambda _, sheet: sheet.write_column(0, 0, range(2000)))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_torn_file(share: float) -> None:
    content = whole()
    assert refusal(content[: int(len(content) * share)]) == "table_torn"


def test_a_part_that_is_damaged_or_absent() -> None:
    with zipfile.ZipFile(io.BytesIO(whole())) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert refusal(pack(parts | {sheet: b"<worksheet><sheetData><row>"})) == "table_torn"
    assert refusal(pack({n: c for n, c in parts.items() if n != sheet})) == "table_torn"
    assert refusal(pack({"word/document.xml": b"<w/>"})) == "table_no_workbook"


def pack(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def test_what_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 10_000)
    assert refusal(whole()) == "table_too_large"
    monkeypatch.undo()
    monkeypatch.setattr(workbook, "MOST_CELLS", 100)
    assert refusal(whole()) == "table_torn"
