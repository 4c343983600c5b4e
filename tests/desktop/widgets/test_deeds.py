"""What a page can do: buttons and tabs in sight, and nothing that is not there now."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.deeds import seen_deeds


def test_buttons_and_tabs_in_sight(qtbot: QtBot) -> None:
    page, done = QWidget(), []
    box = QVBoxLayout(page)
    for words, shown, free in (("&Hitung", 1, 1), ("Tersembunyi", 0, 1), ("Mati", 1, 0)):
        made = QPushButton(words)
        made.clicked.connect(lambda _=False, words=words: done.append(words))
        made.setShortcut("Ctrl+H" if words == "&Hitung" else "")
        made.setEnabled(bool(free))
        box.addWidget(made)
        made.setVisible(bool(shown))
    field = QLineEdit("teks")
    field.setClearButtonEnabled(True)
    box.addWidget(field)
    tabs = QTabWidget()
    tabs.addTab(QWidget(), "Satu")
    tabs.addTab(QWidget(), "Dua")
    box.addWidget(tabs)
    qtbot.addWidget(page)
    page.show()
    found = {deed.words: deed for deed in seen_deeds(page)}
    assert set(found) == {"Hitung", "Dua"}
    assert found["Hitung"].keys == "Ctrl+H"
    found["Hitung"].act()
    found["Dua"].act()
    assert done == ["&Hitung"]
    assert tabs.currentIndex() == 1
