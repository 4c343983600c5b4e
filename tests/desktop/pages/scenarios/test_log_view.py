"""The log as seen: it appears with its first line, and is copied with the guarantee."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.pages.scenarios.log_view import LogPanel
from desktop.pages.scenarios.search_log import LogLine


def test_it_shows_and_copies_its_lines(qtbot: QtBot) -> None:
    panel = LogPanel()
    qtbot.addWidget(panel)
    assert panel.isHidden()
    panel.show_lines((LogLine(1.0, "satu"), LogLine(2.0, "dua")))
    panel.guarantee = "Jaminan."
    panel.show()
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied == ["0:01.0  satu", "0:02.0  dua", "", "Jaminan."]
    assert panel.words.toPlainText().splitlines() == copied[:2]
    panel.show_lines(())
    assert panel.isHidden()
