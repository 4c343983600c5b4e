"""The list of pages at the left, by mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.window.navigation import PAGES
from desktop.window.side_bar import SideBar, keys_of


def test_a_click_tells_the_page(qtbot: QtBot, look: None) -> None:
    bar, told = SideBar(), []
    qtbot.addWidget(bar)
    bar.chosen.connect(told.append)
    bar.show_page("home", project_open=True)
    bar.show()
    for press in bar.findChildren(QToolButton):
        qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert told == [page.id for page in PAGES]


def test_without_a_project_the_others_wait(qtbot: QtBot, look: None) -> None:
    bar = SideBar()
    qtbot.addWidget(bar)
    bar.show_page("home", project_open=False)
    free = [press.text().strip() for press in bar.findChildren(QToolButton) if press.isEnabled()]
    assert free == ["Beranda"]


def test_every_page_has_keys_of_its_own() -> None:
    keys = [keys_of(place).toString() for place in range(1, len(PAGES) + 1)]
    assert all(keys)
    assert len(set(keys)) == len(PAGES)


def test_a_small_window_has_icons_only_with_their_names(qtbot: QtBot, look: None) -> None:
    bar, told = SideBar(), []
    qtbot.addWidget(bar)
    bar.chosen.connect(told.append)
    bar.show_page("home", project_open=True)
    bar.show()
    for size, narrow in (((1366, 728), False), ((1093, 574), True), ((1366, 500), True)):
        bar.fit(*size)
        assert (bar.width() < 100) is narrow
        assert bar.minimumSizeHint().height() <= size[1] - 20
        for press in bar.findChildren(QToolButton):
            assert press.accessibleName()
            assert press.isVisible()
    qtbot.mouseClick(bar.findChildren(QToolButton)[2], Qt.MouseButton.LeftButton)
    assert told == [PAGES[2].id]
    bar.fit(1366, 768)
    assert bar.width() > 200
