"""Commands as Qt knows them: an action each with words, icon and keys, and the menus of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from desktop.system.translate import tr
from desktop.widgets.icons import icon
from desktop.window.commands import COMMANDS, MENUS, Command

AGAIN = "Ctrl+Shift+Z"  # what other programs take for redo


def make_actions(window: QWidget, do: Callable[[str], object]) -> dict[str, QAction]:
    """Return an action for each command by its id, instead of those the window had before."""
    for old in window.actions():
        window.removeAction(old)
        old.deleteLater()
    return {command.id: _action(window, command, do) for command in COMMANDS}


def _action(window: QWidget, command: Command, do: Callable[[str], object]) -> QAction:
    made = QAction(tr(f"command.{command.id}"), window)
    if command.icon:
        made.setIcon(icon(command.icon))
    if command.keys:
        keys = [QKeySequence(command.keys)]
        if command.id == "edit.redo":
            keys.append(QKeySequence(AGAIN))
        made.setShortcuts(keys)
        made.setToolTip(f"{made.text()} ({_words(keys[0])})")
    made.triggered.connect(partial(_do, do, command.id))
    window.addAction(made)
    return made


def _do(do: Callable[[str], object], command: str, _checked: bool = False) -> None:
    do(command)


def make_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """Fill the bar of menus anew."""
    bar.clear()
    for name in MENUS:
        menu = bar.addMenu(tr(f"menu.{name}"))
        for command in COMMANDS:
            if command.menu == name:
                if command.line:
                    menu.addSeparator()
                menu.addAction(actions[command.id])


def enable(actions: Mapping[str, QAction], *, opened: bool, own: bool, unsaved: bool) -> None:
    """Let only that be done which makes sense with the project on the desk.

    Parameters
    ----------
    actions : mapping of str to QAction
        By id of the command.
    opened, own, unsaved : bool
        Whether a project lies open, may be changed, and holds what is in no file yet.
    """
    for command in COMMANDS:
        free = {"": True, "project": opened, "own": own}[command.needs]
        actions[command.id].setEnabled(free)
    actions["file.save"].setEnabled(own and unsaved)


def name_step(actions: Mapping[str, QAction], command: str, what: str | None) -> None:
    """Name the step that undo or redo would take; without one it cannot be done."""
    action = actions[command]
    words = tr(f"command.{command}")
    action.setText(tr(f"command.{command}.named", what=what) if what else words)
    action.setEnabled(action.isEnabled() and what is not None)
    action.setToolTip(f"{action.text()} ({_words(action.shortcut())})")


def _words(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
