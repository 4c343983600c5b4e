"""The cell of a target: what was typed is handed on once, what is wrong stays at the cell."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.pages.compare.target_view import TargetCell
from desktop.pages.compare.viewmodel import RowText

ROW = RowText("saving", "Hemat", "", (), wanted=True)


def test_it_hands_on_what_was_typed_and_complains(qtbot: QtBot) -> None:
    told: list[str] = []

    def aim(row: RowText, text: str) -> str:
        told.append(text)
        return "salah" if text == "banyak" else ""

    cell = TargetCell(ROW, aim, free=True)
    qtbot.addWidget(cell)
    qtbot.keyClicks(cell, "banyak")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert cell.toolTip() == "salah"
    assert cell.property("wrong") is True
    cell.selectAll()
    qtbot.keyClicks(cell, "Rp5 juta")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert told == ["banyak", "Rp5 juta"]
    assert cell.property("wrong") is False
    assert "Hemat" in cell.accessibleName()
    assert not TargetCell(ROW, aim, free=False).isEnabled()
