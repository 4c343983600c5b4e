"""What is said in words."""

from __future__ import annotations

from openpyxl.workbook import Workbook


def test_notes_hold_guarantees_broken_rules_and_remarks(carried: Workbook) -> None:
    text = " ".join(str(cell.value) for row in carried["Catatan"].iter_rows() for cell in row)
    for part in ("3f1c9a", "kelebihan 84\u00a0m²", "23 baris", "Dua sumber"):
        assert part in text
