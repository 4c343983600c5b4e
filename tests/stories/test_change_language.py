"""The language of a running window is changed on every page; the reader stays where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.system.translate import catalogue, language, set_language, tr
from desktop.widgets.theme import apply_theme
from desktop.window.main_window import MainWindow
from desktop.window.navigation import PAGES
from tests.support.problems import tiny_problem
from tests.support.window import window_on

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SENTENCE = 12  # letters from which a text cannot be the same in both languages by chance


@pytest.fixture
def window(qtbot: QtBot, qapp: object) -> Iterator[MainWindow]:
    assert isinstance(qapp, QApplication)
    set_language("id")
    apply_theme(qapp, "light")
    made = window_on(qtbot, tiny_problem())
    yield made
    made.tasks.stop_all()
    set_language("id")


def texts(window: MainWindow) -> set[str]:
    """Return what can be read in the window now."""
    found: set[str] = set()
    for label in window.findChildren(QLabel):
        found.add(label.text())
    for button in window.findChildren(QAbstractButton):
        found.add(button.text())
    for box in window.findChildren(QComboBox):
        found |= {box.itemText(i) for i in range(box.count())}
    return {text.strip() for text in found if text.strip()}


def only_in(one: str, other: str) -> set[str]:
    """Return the plain sentences of a language that the other has not."""
    mine = {v for v in catalogue(one).values() if isinstance(v, str)}
    theirs = {v for v in catalogue(other).values() if isinstance(v, str)}
    named = {scenario.name for scenario in tiny_problem().scenario}  # written by the person
    long = {text for text in mine - theirs - named if len(text) >= SENTENCE}
    return {text for text in long if not re.search("[{}]", text)}


@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_every_page_changes_its_language_in_place(
    qtbot: QtBot, window: MainWindow, page: str
) -> None:
    window.navigate(page)
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=60_000)
    place = window.page.place()
    with qtbot.waitActive(window):
        window.activateWindow()
    for now, before in (("en", "id"), ("id", "en")):
        QTest.keyClick(window, Qt.Key.Key_B, BOTH)
        assert language() == now
        window.be_ready()
        qtbot.waitUntil(lambda: window.tasks.running == [], timeout=60_000)
        assert window._here == page
        assert window.page.place() == place
        read = texts(window)
        assert tr(f"page.{page}") in read
        assert read & only_in(before, now) == set()
    assert window.desk.session.undo_label is None
