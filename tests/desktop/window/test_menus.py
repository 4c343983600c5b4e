"""Commands as actions and menus: made anew once, enabled by the project, steps named."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.system.translate import tr
from desktop.window.commands import COMMANDS, MENUS
from desktop.window.menus import enable, make_actions, make_menus, name_step


@pytest.fixture
def window(qtbot: QtBot, look: None) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_every_command_is_an_action_that_does_it(window: QMainWindow) -> None:
    done: list[str] = []
    actions = make_actions(window, done.append)
    for action in actions.values():
        action.trigger()
    assert done == [command.id for command in COMMANDS]


def test_made_again_the_keys_are_not_taken_twice(window: QMainWindow) -> None:
    make_actions(window, print)
    again = make_actions(window, print)
    assert window.actions() == list(again.values())


def test_the_menus_hold_what_belongs_there(window: QMainWindow) -> None:
    actions = make_actions(window, print)
    make_menus(window.menuBar(), actions)
    make_menus(window.menuBar(), actions)  # anew, not beside
    titles = [each.text() for each in window.menuBar().actions()]
    assert titles == [tr(f"menu.{name}") for name in MENUS]


@pytest.mark.parametrize(
    ("state", "save", "close"),
    [("", False, False), ("opened unsaved", False, True), ("opened own", False, True),
     ("opened own unsaved", True, True)],
)  # fmt: skip
def test_only_what_makes_sense_can_be_done(
    window: QMainWindow, state: str, save: bool, close: bool
) -> None:
    actions = make_actions(window, print)
    opened, own, unsaved = (each in state.split() for each in ("opened", "own", "unsaved"))
    enable(actions, opened=opened, own=own, unsaved=unsaved)
    assert actions["file.save"].isEnabled() is save
    assert actions["file.close"].isEnabled() is close
    assert actions["file.open"].isEnabled()


def test_undo_says_what_it_undoes(window: QMainWindow) -> None:
    actions = make_actions(window, print)
    name_step(actions, "edit.undo", "nama kota")
    assert actions["edit.undo"].text() == "Urungkan: nama kota"
    assert "Ctrl+Z" in actions["edit.undo"].toolTip()
    name_step(actions, "edit.undo", None)
    assert not actions["edit.undo"].isEnabled()
