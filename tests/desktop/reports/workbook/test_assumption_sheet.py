"""Standards in named cells, with source and status."""

from __future__ import annotations

from openpyxl.workbook import Workbook

from desktop.reports.workbook.assumption_sheet import cell_name
from tests.desktop.reports.example import city
from tests.desktop.reports.workbook.books import column


def test_standards_have_named_cells(formulas: Workbook) -> None:
    names = formulas.defined_names
    for row in city().standard:
        name = names["std_" + row.id.replace(".", "_")]
        sheet, cell = name.attr_text.replace("$", "").split("!")
        assert sheet.strip("'") == "Asumsi"
        assert formulas["Asumsi"][cell].value is not None
    assert formulas["Asumsi"][names["std_space_staff"].attr_text.split("$")[1] + "5"].value == 4


def test_every_standard_has_source_and_status(carried: Workbook) -> None:
    assert len(column(carried, "Asumsi", "Status")) == len(city().standard)
    assert "Rina" in column(carried, "Asumsi", "Diubah oleh")


def test_names_of_cells_are_letters_and_digits() -> None:
    assert cell_name("space.eselon_2a") == "std_space_eselon_2a"
