"""An empty room says what belongs in it and offers the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.empty_state import empty_state
from desktop.widgets.words import button


def test_title_sentence_and_first_step(qtbot: QtBot, look: None) -> None:
    pressed: list[int] = []
    press = button("Tambah", lambda: pressed.append(1), kind="main")
    room = empty_state("users", "Belum ada OPD", "Tambahkan satu.", press)
    qtbot.addWidget(room)
    room.show()
    words = [w.text() for w in room.findChildren(QLabel) if w.text()]
    assert words == ["Belum ada OPD", "Tambahkan satu."]
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert pressed == [1]
