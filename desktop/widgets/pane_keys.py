"""Keys that lead through a page: F6 to the next pane, Ctrl+Page to the next tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QTabBar, QTabWidget, QWidget

from desktop.widgets.table import GridTable
from desktop.widgets.tree import RecordTree

AROUND = (QTabBar, QTabWidget, QScrollArea)  # take keys, and nobody writes into them


class PaneKeys(QObject):
    """The keys of one page.

    Parameters
    ----------
    page : QWidget
        Where the keys hold.
    panes : callable
        Returns the panes as they are now, in order.
    """

    def __init__(self, page: QWidget, panes: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(page)
        self._page, self._panes = page, panes
        for keys, act in (
            ("F6", lambda: self._walk(1)),
            ("Shift+F6", lambda: self._walk(-1)),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
        ):
            made = QShortcut(QKeySequence(keys), page)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def _walk(self, step: int) -> None:
        panes = [pane for pane in self._panes() if pane.isVisible() and pane.isEnabled()]
        here = QApplication.focusWidget()
        at = next(
            (i for i, p in enumerate(panes) if here and (p is here or p.isAncestorOf(here))), -step
        )
        ahead = (panes[(at + step * n) % len(panes)] for n in range(1, len(panes) + 1))
        next((pane for pane in ahead if enter(pane)), None)  # one that takes no keys is passed over

    def _turn(self, step: int) -> None:
        tabs = self._tabs_around(QApplication.focusWidget())
        if tabs is None:
            return
        shown = [i for i in range(tabs.count()) if tabs.isTabVisible(i) and tabs.isTabEnabled(i)]
        at = shown.index(tabs.currentIndex())
        tabs.setCurrentIndex(shown[(at + step) % len(shown)])
        page = tabs.currentWidget()
        if page is not None:
            enter(page)

    def _tabs_around(self, widget: QWidget | None) -> QTabWidget | None:
        while widget is not None and widget is not self._page:
            if isinstance(widget, QTabWidget):
                return widget
            widget = widget.parentWidget()
        return next((t for t in self._page.findChildren(QTabWidget) if t.isVisible()), None)


def enter(pane: QWidget) -> bool:
    """Put the focus into a pane: its table, its list, else the first part that takes keys.

    Returns whether there was anything to put it into.
    """
    wanted: QWidget | None = None
    if isinstance(pane, GridTable):
        wanted = pane.view if pane.view.isVisible() else None
    elif isinstance(pane, RecordTree):
        wanted = pane.tree
    inside = (each.view for each in pane.findChildren(GridTable) if each.view.isVisible())
    wanted = wanted or next(inside, None) or _first(pane)
    if wanted is not None:
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return wanted is not None


def _first(pane: QWidget) -> QWidget | None:
    """Return the first part of a pane in the order of Tab that takes keys.

    Parts made late stand at the end of that order, so it is walked to its end.
    """
    at = pane.nextInFocusChain()
    while at is not None and at is not pane:
        takes = at.focusPolicy() & Qt.FocusPolicy.TabFocus
        ready = takes and at.isVisible() and at.isEnabled() and not isinstance(at, AROUND)
        if at is not pane and pane.isAncestorOf(at) and ready:
            return at
        at = at.nextInFocusChain()
    return None
