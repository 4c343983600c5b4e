"""Ctrl+K in the window: every command and page, records by name, the last used first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.grid.view import GridView
from desktop.widgets.theme import current_theme
from desktop.window.command_palette import CommandPalette
from desktop.window.commands import COMMANDS
from desktop.window.main_window import MainWindow
from desktop.window.navigation import PAGES
from desktop.window.palette_opening import ITSELF, offered
from tests.support.problems import tiny_problem
from tests.support.window import window_on


@pytest.fixture
def window(qtbot: QtBot, look: None) -> MainWindow:
    made = window_on(qtbot, tiny_problem())
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    qtbot.waitUntil(lambda: made.tasks.running == [], timeout=20_000)


def ask(window: MainWindow, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(p for p in window.findChildren(CommandPalette) if p.isVisible())
    QTest.keyClicks(palette.words, words)
    QTest.keyClick(palette.words, key)


def test_everything_the_menus_can_do_now_is_offered(window: MainWindow) -> None:
    ids = {entry.id for entry in offered(window)}
    actions = window.actions_by_id
    can = {f"command:{c.id}" for c in COMMANDS if actions[c.id].isEnabled() and c.id != ITSELF}
    assert can | {f"page:{p.id}" for p in PAGES} <= ids
    assert "command:edit.undo" not in ids  # there is nothing to undo


def test_what_the_page_can_do_is_offered(window: MainWindow) -> None:
    window.navigate("organisation")
    here = [e for e in offered(window) if e.id.startswith("deed:organisation:")]
    assert here
    assert {e.group for e in here} == {"OPD dan unit"}
    window.navigate("home")
    assert not [e for e in offered(window) if e.id.startswith("deed:organisation:")]


def test_a_page_by_its_english_name(window: MainWindow) -> None:
    ask(window, "departm")
    assert window.here == "organisation"


def test_a_department_by_name_and_remembered(window: MainWindow) -> None:
    last = tiny_problem().opd[-1]
    ask(window, last.name)
    assert window.here == "organisation"
    assert window.page.place()["opd"] == last.id
    assert window.desk.person.settings.used[0] == f"opd:{last.id}"
    window.navigate("home")
    ask(window, "")
    assert window.here == "organisation"


def test_a_command_of_the_menu(window: MainWindow) -> None:
    ask(window, "kontras tinggi")
    window.be_ready()
    assert current_theme().name == "contrast"


def test_escape_gives_the_keys_back(window: MainWindow) -> None:
    window.page.setFocus()
    before = QApplication.focusWidget()
    ask(window, "sim", Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    assert window.desk.person.settings.used == ()


def test_what_the_table_does_in_which_the_keys_are(window: MainWindow) -> None:
    window.navigate("organisation")
    tables = [view for view in window.page.findChildren(GridView) if view.isVisible()]
    table = next(view for view in tables if view.grid_model.rowCount())
    table.setFocus()
    table.setCurrentIndex(table.grid_model.index(0, 0))
    ask(window, "", Qt.Key.Key_Escape)
    assert "Ctrl+C" in {e.keys for e in offered(window)}
