"""The menu of a table: everything that its keys do, for the mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.system.translate import tr
from desktop.widgets.icons import icon


def table_menu(table: Any) -> QMenu:
    """Return the menu of a table as it is now; `table` is a GridView."""
    made = QMenu(table)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # its keys must not outlive it
    some, grows = bool(table.chosen_rows()), bool(table.grid_model.grid.can_add)
    writes = any(column.editable for column in table.grid_model.columns_shown)
    entries: tuple[tuple[str, str, str, Callable[[], Any], bool], ...] = (
        ("copy", "Ctrl+C", "copy", table.copy, some),
        ("paste", "Ctrl+V", "clipboard-paste", table.paste, some and writes),
        ("paste_below", "Ctrl+Shift+V", "clipboard-paste", table.paste_below, grows),
        ("fill_down", "Ctrl+D", "arrow-down-to-line", table.fill_down, some and writes),
        ("bulk", "Ctrl+U", "pencil", table.bulk_wanted.emit, some and table.offers_bulk),
        ("next_wrong", "F8", "triangle-alert", table.next_wrong, _wrong(table)),
        ("add", "Ins", "plus", table.add_wanted.emit, grows),
        ("remove", "Ctrl+Del", "trash-2", table.remove_wanted.emit, some and grows),
    )
    for key, keys, drawing, act, offered in entries:
        if offered:
            action = made.addAction(icon(drawing), tr(f"table.menu.{key}"))
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _=False, act=act: act())
    return made


def _wrong(table: Any) -> bool:
    return bool(table.grid_model.wrong_cells())
