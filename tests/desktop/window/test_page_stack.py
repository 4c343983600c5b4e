"""A large page that was looked at once makes no other one scroll."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from desktop.widgets.words import column, holder, label, scrolling_around
from desktop.window.page_stack import PageStack


class _Page(QWidget):
    def __init__(self, tall: int) -> None:
        super().__init__()
        self.setMinimumHeight(tall)
        self.painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        self.painted += 1


def test_only_the_page_in_sight_needs_room(qtbot: QtBot) -> None:
    stack = PageStack()
    area = scrolling_around(stack)
    qtbot.addWidget(area)
    area.resize(400, 300)
    small, large = _Page(200), _Page(900)
    assert stack.minimumSizeHint().height() <= 0
    stack.addWidget(small)
    stack.addWidget(large)
    area.show()
    bar = area.verticalScrollBar()
    assert bar.maximum() == 0
    stack.setCurrentWidget(large)
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    stack.setCurrentWidget(small)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert small.height() == area.viewport().height()


def test_words_and_lists_ask_for_no_more_than_they_need(qtbot: QtBot) -> None:
    stack = PageStack()
    area = scrolling_around(stack)
    qtbot.addWidget(area)
    area.resize(400, 170)
    stack.addWidget(holder(column(label("kata " * 12, wrap=True), QTextEdit())))
    area.show()
    assert stack.sizeHint().height() > area.viewport().height()
    assert area.verticalScrollBar().maximum() == 0


def test_a_page_that_comes_into_sight_is_painted_once(qtbot: QtBot, look: None) -> None:
    stack = PageStack()
    area = scrolling_around(stack)
    window = holder(column(area))
    qtbot.addWidget(window)
    window.resize(400, 300)
    first, second = _Page(100), _Page(100)
    stack.addWidget(first)
    stack.addWidget(second)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: first.painted > 0)
    stack.setCurrentWidget(second)
    qtbot.waitUntil(lambda: second.painted > 0)
    qtbot.wait(20)
    assert second.painted == 1


def test_a_page_is_taken_in_once(qtbot: QtBot) -> None:
    stack = PageStack()
    qtbot.addWidget(stack)
    page = _Page(100)
    stack.take_in("home", page)
    stack.take_in("home", page)
    assert stack.count() == 1


def test_pages_go_and_none_of_the_others_comes_into_sight(qtbot: QtBot) -> None:
    stack = PageStack()
    qtbot.addWidget(stack)
    pages = [_Page(100) for _ in range(3)]
    for n, page in enumerate(pages):
        stack.take_in(str(n), page)
    stack.setCurrentWidget(pages[2])
    with qtbot.waitExposed(stack):
        stack.show()
    stack.cover()
    assert not any(page.isVisible() for page in pages)
    for page in reversed(pages):
        delete(page)
        assert not any(isValid(each) and each.isVisible() for each in pages)
    stack.cover()
    assert stack.count() == 1
