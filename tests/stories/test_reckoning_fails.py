"""What the pages of a plan say when their figures cannot be reckoned, and how one goes on."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.stage import BODY, TROUBLE
from desktop.window.main_window import MainWindow
from solver.errors import SatuAtapError
from tests.support.problems import tiny_problem
from tests.support.window import settle, window_on

PAGES = ("parking", "rooms", "costs", "moves", "compare")


@pytest.fixture
def window(qtbot: QtBot, look: None) -> MainWindow:
    return window_on(qtbot, tiny_problem())


def failing(reason: Exception) -> Any:
    def work() -> None:
        raise reason

    return lambda: work


def seen(page: Any) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize("name", PAGES)
def test_an_outside_failure_stands_on_the_page_and_is_tried_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    window.navigate(name)
    page: Any = window.page
    settle(qtbot, window)
    assert page.stage.currentIndex() == BODY
    with monkeypatch.context() as broken:
        broken.setattr(page.model, "work", failing(SatuAtapError("costs_no_today")))
        page.context.tasks.forget()  # what was reckoned before would do
        page.refresh()
        settle(qtbot, window)
    assert "keadaan sekarang" in seen(page)
    assert "hitung lagi" in seen(page)
    assert "…" not in page.stage.busy.text()
    again = next(b for b in page.stage.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert page.stage.currentIndex() == BODY


@pytest.mark.parametrize("name", PAGES)
def test_a_bug_stands_on_the_page(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str,
    bugs: list[type[BaseException]],
) -> None:  # fmt: skip
    window.navigate(name)
    page: Any = window.page
    settle(qtbot, window)
    with monkeypatch.context() as broken:
        broken.setattr(page.model, "work", failing(ZeroDivisionError()))
        page.context.tasks.forget()  # what was reckoned before would do
        page.refresh()
        qtbot.waitUntil(lambda: bool(bugs))
        settle(qtbot, window)
    assert page.stage.currentIndex() == TROUBLE
    assert "kesalahan program" in seen(page)
    assert "Ctrl+Z" in seen(page)
