"""Steps are taken in order, one a turn, and all at once when they are needed."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.window.turns import Turns


@pytest.fixture
def turns(qapp: QApplication) -> Turns:
    return Turns(QObject(qapp))


def test_a_step_a_turn(qtbot: QtBot, turns: Turns) -> None:
    taken: list[object] = []
    turns.begin(*(partial(taken.append, n) for n in range(3)))
    QTimer.singleShot(0, lambda: taken.append("other"))
    assert taken == []
    qtbot.waitUntil(lambda: len(taken) == 4)
    assert [each for each in taken if each != "other"] == [0, 1, 2]
    assert taken.index("other") < 2  # whoever waits has their turn in between


def test_who_needs_them_gets_them_at_once(qtbot: QtBot, turns: Turns) -> None:
    taken: list[int] = []
    turns.begin(lambda: taken.append(0), lambda: taken.append(1))
    turns.finish()
    assert taken == [0, 1]
    QApplication.processEvents()
    assert taken == [0, 1]


def test_a_step_may_begin_others_and_ask_for_all(turns: Turns) -> None:
    taken: list[str] = []

    def first() -> None:
        turns.begin(lambda: taken.append("late"))
        turns.finish()  # not this one again
        taken.append("first")

    turns.begin(first, lambda: taken.append("second"))
    turns.finish()
    assert taken == ["second", "late", "first"]


def test_one_that_fails_stops_no_other(turns: Turns) -> None:
    taken: list[int] = []
    turns.begin(lambda: 1 // 0, lambda: taken.append(1))
    with pytest.raises(ZeroDivisionError):
        turns.finish()
    turns.finish()
    assert taken == [1]
