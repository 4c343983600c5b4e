"""What a page can do: buttons and tabs in sight, and nothing that is not there now."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.deeds import Deed, Doer, menu_deeds, seen_deeds


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


class Hand(Doer):
    def deeds(self) -> tuple[Deed, ...]:
        return (Deed("Kunci", lambda: None, "P"),)


def test_doers_come_before_buttons(qtbot: QtBot) -> None:
    page = QWidget()
    box = QVBoxLayout(page)
    box.addWidget(QPushButton("Hitung"))
    box.addWidget(QPushButton("Kunci"))
    hand = Hand(page)
    qtbot.addWidget(page)
    page.show()
    assert [(d.words, d.keys) for d in seen_deeds(page)] == [("Kunci", "P"), ("Hitung", "")]
    assert hand.parent() is page


def test_a_menu_is_told_with_keys_and_what_is_below(qtbot: QtBot) -> None:
    menu, done = QMenu(), []
    qtbot.addWidget(menu)
    menu.addAction("&Angkat\tEnter")
    menu.addAction("Tukar").setEnabled(False)
    menu.addSeparator()
    menu.addMenu("Gabungkan ke").addAction("Bidang PAUD").triggered.connect(
        lambda: done.append("PAUD")
    )
    copy = menu.addAction("Salin")
    copy.setShortcut("Ctrl+C")
    found = menu_deeds(menu)
    assert [(d.words, d.keys) for d in found] == [
        ("Angkat", "Enter"),
        ("Gabungkan ke Bidang PAUD", ""),
        ("Salin", "Ctrl+C"),
    ]
    found[1].act()
    assert done == ["PAUD"]
