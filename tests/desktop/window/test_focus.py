"""Every page by Tab alone and for a screen reader: what can have the focus is reached and named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.window.main_window import MainWindow
from desktop.window.navigation import PAGES
from desktop.workflows.sample import sample_problem
from tests.support.window import window_on

CITY = sample_problem()
INSIDE = (QAbstractItemView, QComboBox, QLineEdit)  # whose own parts have no name of theirs


class Flashes(QObject):
    """Keeps the parts that were shown as windows of their own, for want of a parent."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen += [] if isinstance(watched, QMainWindow) else [type(watched).__name__]
        return False


@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_all_is_named_and_reached_by_tab_and_nothing_flashes(
    qtbot: QtBot, look: None, page: str
) -> None:
    app = QApplication.instance()
    assert app is not None
    flashes = Flashes(app)
    window = window_on(qtbot, CITY)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.navigate(page)
    settle(qtbot, window)
    app.removeEventFilter(flashes)
    assert flashes.seen == []
    for tab in tabs(window):
        settle(qtbot, window)
        check(window, tab)
    settle(qtbot, window)


@pytest.mark.parametrize("page", ["organisation", "estate", "stacking"])
def test_the_keys_begin_where_the_work_is(qtbot: QtBot, look: None, page: str) -> None:
    window = window_on(qtbot, CITY)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.navigate(page)
    settle(qtbot, window)
    assert window.begins() is not window.page
    assert QApplication.focusWidget() is window.begins()


def check(window: MainWindow, tab: str) -> None:
    wanted = focusable(window)
    silent = {kind(part, window.page) for part in wanted if not says(part)}
    assert silent == set(), f"nothing is said of these, {tab}"
    if not wanted:
        return
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached = set(walked(window, wanted[0]))
    missed = (part for part in wanted if part not in reached and open_to_tab(part))
    assert {kind(part, window.page) for part in missed} == set(), tab


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=30_000)
    QApplication.processEvents()


def focusable(window: MainWindow) -> list[QWidget]:
    """Return what Tab should reach on the page shown."""
    page = window.page
    parts = (part for part in page.findChildren(QWidget) if open_to_tab(part))
    return [p for p in parts if not any(isinstance(a, INSIDE) for a in parents(p, page))]


def open_to_tab(part: QWidget) -> bool:
    """Tell whether Tab should stop here; of buttons that exclude each other at the one down."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    if group and group.exclusive() and group.checkedButton() not in (None, part):
        return False
    can = part.isVisible() and part.isEnabled() and part.focusProxy() is None
    return can and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def parents(part: QWidget, page: QWidget) -> Iterator[QWidget]:
    above = part.parentWidget()
    while above is not None and above is not page:
        yield above
        above = above.parentWidget()


def tabs(window: MainWindow) -> Iterator[str]:
    """Show every tab of the page in turn, those inside others too."""
    yield ""
    for each in window.page.findChildren(QTabWidget):
        for at in range(each.count()):
            if each.isVisible():
                each.setCurrentIndex(at)
                yield each.tabText(at)


def says(part: QWidget) -> str:
    """Return what a screen reader would say of a part."""
    words = part.text() if isinstance(part, QAbstractButton) else ""
    buddies = [each.text() for each in part.window().findChildren(QLabel) if each.buddy() is part]
    return (part.accessibleName() or words or "".join(buddies)).strip()


def kind(part: QWidget, page: QWidget) -> str:
    return " < ".join(type(each).__name__ for each in (part, *parents(part, page)))


def walked(window: MainWindow, first: QWidget) -> Iterator[QWidget]:
    """Press Tab until the first part has the focus again; a table is left from its last cell."""
    for _ in range(400):
        here = QApplication.focusWidget()
        assert here is not None
        yield here
        if isinstance(here, QTableView):
            last = here.model().index(here.model().rowCount() - 1, here.model().columnCount() - 1)
            here.setCurrentIndex(last)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not here, (
            f"Tab does not leave {kind(here, window.page)}"
        )
        if QApplication.focusWidget() is first:
            return
    pytest.fail("Tab never comes round")
