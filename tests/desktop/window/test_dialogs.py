"""Dialogues that are read before anything is done."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.window import dialogs
from desktop.window.dialogs import Answer, ReadInDialog


def test_an_import_says_what_it_takes_and_what_it_cannot(qtbot: QtBot, look: None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReadInDialog(parent, "Impor KIB", ["12 gedung baru"], ["Sheet1!B7: kosong", "x"])
    dialog.show()
    words = {w.text() for w in dialog.findChildren(QLabel)}
    assert {"Impor KIB", "12 gedung baru", "2 hal perlu diperhatikan:"} <= words
    trouble = dialog.findChild(QPlainTextEdit)
    assert trouble is not None
    assert trouble.toPlainText() == "Sheet1!B7: kosong\nx"
    assert "Masukkan ke proyek" in {b.text() for b in dialog.findChildren(QPushButton)}
    take = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Masukkan ke proyek")
    assert take.isDefault()
    assert dialog.focusWidget() is take, "Enter would be swallowed by the remarks"
    dialog.close()


Seen = list[tuple[str, list[str], str]]


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Answer every question by its default button; keep text, buttons and the one of Esc."""
    seen: Seen = []

    def answered(box: QMessageBox) -> int:
        buttons = [button.text() for button in box.buttons()]
        seen.append((box.defaultButton().text(), sorted(buttons), box.escapeButton().text()))
        box.defaultButton().click()
        return box.standardButton(box.defaultButton()).value

    monkeypatch.setattr(QMessageBox, "exec", answered)
    return seen


def test_enter_loses_nothing_and_esc_goes_on(qtbot: QtBot, look: None, boxes: Seen) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert dialogs.ask_unsaved(parent, "kota") is Answer.SAVE
    assert dialogs.ask_search(parent) is Answer.SAVE
    keep, drop, go_on = "Berhenti dan simpan yang terbaik", "Buang hasilnya", "Teruskan mencari"
    assert boxes == [
        ("Simpan", ["Batal", "Jangan simpan", "Simpan"], "Batal"),
        (keep, [keep, drop, go_on], go_on),
    ]
