"""Forms have their sheets, lists and protection, and open without a word in a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.document.document import Document
from desktop.files.forms_write import write_forms
from solver.errors import SatuAtapError
from solver.problem.organisation import Opd
from solver.problem.problem import Problem
from tests.support.forms import SHEETS, at, organisation


def test_one_workbook_for_each_opd(tmp_path: Path) -> None:
    paths = write_forms(organisation(), tmp_path / "new" / "forms")
    assert [p.name for p in paths] == ["Formulir Disdik.xlsx", "Formulir Dinkes.xlsx"]
    assert sorted(p.name for p in (tmp_path / "new" / "forms").iterdir()) == sorted(
        p.name for p in paths
    )
    again = write_forms(organisation(), tmp_path / "new" / "forms")
    assert again == paths


def test_sheets_lists_and_protection(tmp_path: Path) -> None:
    path = write_forms(organisation(), tmp_path)[0]
    book = load_workbook(path)
    assert book.sheetnames == ["Petunjuk", *SHEETS.values(), "daftar", "satuatap"]
    assert [book[name].sheet_state for name in ("daftar", "satuatap")] == ["veryHidden"] * 2
    for name in SHEETS.values():
        sheet = book[name]
        assert sheet.protection.sheet
        assert sheet.column_dimensions["A"].hidden
        assert sheet.row_dimensions[4].hidden
        assert sheet.freeze_panes == "C7"
        assert not sheet.cell(7, 2).protection.locked
        assert sheet.cell(5, 2).protection.locked
        assert sheet.data_validations.dataValidation
    lists = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in book["Jabatan"].data_validations.dataValidation
        if rule.type == "list"
    }
    assert lists["B7"] == "'Unit kerja'!$B$7:$B$23"  # two units and fifteen spare lines
    assert lists["C7"].startswith("daftar!")
    assert at(book, "unit", "u1", "floor").value == "Gedung A › Lantai 1"
    assert at(book, "unit", "u1", "archive").value == 12.5
    assert at(book, "unit", "u1", "public_floor").value == "Ya"
    assert at(book, "post", "p3", "unit").value == "Sekretariat"
    book.close()


def test_opd_of_the_same_name_get_files_of_their_own(tmp_path: Path) -> None:
    twins = tuple(Opd(id=i, name="Dinas", short="Dinas") for i in "ab")
    paths = write_forms(Document(Problem(opd=twins)), tmp_path)
    assert [p.name for p in paths] == ["Formulir Dinas.xlsx", "Formulir Dinas (2).xlsx"]


def test_nothing_to_write_or_nowhere(tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError) as caught:
        write_forms(Document(), tmp_path)
    assert caught.value.key == "forms_no_opd"
    (tmp_path / "file").touch()
    with pytest.raises(SatuAtapError) as caught:
        write_forms(organisation(), tmp_path / "file")
    assert caught.value.key == "save_denied"


def test_names_that_look_like_formulas_are_texts(tmp_path: Path) -> None:
    document = organisation()
    units = tuple(replace(unit, name=f"=1+{unit.id}") for unit in document.problem.unit)
    document = replace(document, problem=replace(document.problem, unit=units))
    book = load_workbook(write_forms(document, tmp_path)[0])
    assert at(book, "unit", "u1", "name").data_type == "s"
    book.close()
