"""A search that is under way when its project is to go: hours of the computer may be in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.window.main_window import MainWindow

if TYPE_CHECKING:  # the page is loaded when somebody goes there
    from desktop.pages.scenarios.desk_view import SearchDesk


def search_under_way(window: MainWindow) -> SearchDesk | None:
    """Return the search of the project that lies open, None when there is none."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    if not window.tasks.findChildren(QObject, "search", direct):
        return None
    from desktop.pages.scenarios.desk_view import SearchDesk

    desks = window.tasks.findChildren(SearchDesk, "search", direct)
    session = window.desk.session
    return next((d for d in desks if d.running and d.model.session is session), None)


def stop_and_then(desk: SearchDesk, go: Callable[[], object]) -> None:
    """Stop a search, keep its best plan as one step, and go on after that."""
    once = Qt.ConnectionType.SingleShotConnection
    desk.ended.connect(lambda _: QTimer.singleShot(0, go), once)
    if not desk.stopping:
        desk.stop()
