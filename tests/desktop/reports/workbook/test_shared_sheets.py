"""Shared rooms and parking, recomputed."""

from __future__ import annotations

from openpyxl.workbook import Workbook

from tests.desktop.reports.workbook.books import column


def test_parking_recomputes_peak_and_shortage(carried: Workbook, formulas: Workbook) -> None:
    assert column(carried, "Parkir", "Puncak") == [150, 9]
    assert column(carried, "Parkir", "Kurang") == [90, 0]
    assert str(column(formulas, "Parkir", "Puncak")[0]).startswith("=MAX(")


def test_rooms_saved_are_a_difference(carried: Workbook, formulas: Workbook) -> None:
    assert column(carried, "Ruang", "Dihemat") == [8, 3]
    assert all("-" in str(f) for f in column(formulas, "Ruang", "Dihemat"))
