"""Dialogues that are read before anything is done."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.window.dialogs import ReadInDialog


def test_an_import_says_what_it_takes_and_what_it_cannot(qtbot: QtBot, look: None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReadInDialog(parent, "Impor KIB", ["12 gedung baru"], ["Sheet1!B7: kosong", "x"])
    dialog.show()
    words = {w.text() for w in dialog.findChildren(QLabel)}
    assert {"Impor KIB", "12 gedung baru", "2 baris tidak dapat diambil:"} <= words
    trouble = dialog.findChild(QPlainTextEdit)
    assert trouble is not None
    assert trouble.toPlainText() == "Sheet1!B7: kosong\nx"
    assert "Masukkan ke proyek" in {b.text() for b in dialog.findChildren(QPushButton)}
    dialog.close()
