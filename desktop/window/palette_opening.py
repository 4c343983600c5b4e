"""Opening the command palette: what can be chosen now, and what becomes of the choice."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.widgets.deeds import Deed, menu_deeds
from desktop.widgets.grid.menu import table_menu
from desktop.widgets.grid.view import GridView
from desktop.widgets.page import Page
from desktop.window import entries
from desktop.window.command_palette import CommandPalette
from desktop.window.commands import COMMANDS
from desktop.window.entries import Entry
from desktop.window.main_window import MainWindow
from desktop.window.side_bar import keys_of

ITSELF = "view.palette"


def open_palette(window: MainWindow) -> CommandPalette:
    """Lay the palette over the window; the keys return to where they were before."""
    for open_one in window.findChildren(CommandPalette):
        if not open_one.isHidden():
            return open_one
    before = window.came_from
    used = window.desk.person.settings.used
    return CommandPalette(window, offered(window), used, partial(_choose, window, before))


def offered(window: MainWindow) -> list[Entry]:
    """Return everything that can be chosen in the window as it is."""
    page, project = window.page, window.desk.project
    actions = window.actions_by_id
    known = (
        (c.id, actions[c.id].text().replace("&", ""), c.keys, c.icon)
        for c in COMMANDS
        if actions[c.id].isEnabled() and c.id != ITSELF
    )
    found = list(entries.commands(known, window.command))
    if isinstance(page, Page):
        found[:0] = entries.deeds(
            window.here, window.title_here(), (*_in_table(window), *page.deeds())
        )
    found += entries.pages(_keys, window.navigate, open=project is not None)
    if project:
        problem = window.desk.session.document.problem
        found += entries.records(problem, window.here, window.navigate)
    return found


def _in_table(window: MainWindow) -> tuple[Deed, ...]:
    """Return what the table does in which the keys were: its menu, which waits unseen."""
    table = window.came_from
    if not isinstance(table, GridView) or not shiboken6.isValid(table) or not table.isVisible():
        return ()
    return menu_deeds(table_menu(table))


def _keys(place: int) -> str:
    return keys_of(place).toString(QKeySequence.SequenceFormat.PortableText)


def _choose(window: MainWindow, before: QWidget | None, entry: Entry | None) -> None:
    """Give the keys back, then do what was chosen and remember it."""
    if before is not None and shiboken6.isValid(before) and before.isVisible():
        before.setFocus()
    else:
        window.give_keys()
    if entry is None:
        return
    person = window.desk.person
    person.change(used=entries.with_used(person.settings.used, entry.id))
    entry.act()
