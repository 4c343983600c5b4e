"""A large page that was looked at once makes no other one scroll."""

from __future__ import annotations

from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.words import column, holder, label, scrolling_around
from desktop.window.page_stack import PageStack


class _Page(QWidget):
    def __init__(self, tall: int) -> None:
        super().__init__()
        self.setMinimumHeight(tall)


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
