"""The strip: begin, how long, stop; time that is spent, and time that is over."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.jobs.messages import Done
from desktop.jobs.worker import StopAsked, Tell
from desktop.widgets.asking import Asking
from desktop.widgets.asking_strip import AskingStrip
from tests.support.window import press

LEFT = Qt.MouseButton.LeftButton


def waits(_task: object, tell: Tell, stop: StopAsked) -> None:
    beat = threading.Event()
    while not stop():
        beat.wait(0.01)
    tell(Done("known"))


class Asked:
    """A strip over a question that waits to be stopped."""

    def __init__(self, qtbot: QtBot) -> None:
        self.asking = Asking()
        self.strip = AskingStrip(self.asking, "Cari tahu", self.start, (30, 60, 600))
        self.asking.ended.connect(lambda _: self.strip.follow(True))
        qtbot.addWidget(self.strip)
        self.strip.follow(True)
        self.strip.show()

    def start(self) -> None:
        self.strip.show_time(0)
        self.asking.ask(self.strip.seconds, waits)
        self.strip.follow(True)


@pytest.fixture
def asked(qtbot: QtBot, look: None) -> Asked:
    return Asked(qtbot)


def test_it_begins_and_stops_by_the_mouse(qtbot: QtBot, asked: Asked) -> None:
    strip = asked.strip
    assert strip.begin.isVisible()
    assert strip.halt.isHidden()
    qtbot.mouseClick(strip.begin, LEFT)
    assert asked.asking.running
    assert strip.bar.isVisible()
    assert strip.begin.isHidden()
    assert strip.time.isHidden()
    with qtbot.waitSignal(asked.asking.ended, timeout=60_000) as ended:
        qtbot.mouseClick(strip.halt, LEFT)
    assert ended.args == [Done("known")]
    assert strip.begin.isVisible()
    assert strip.bar.isHidden()


def test_how_long_is_chosen_by_keys(asked: Asked) -> None:
    assert asked.strip.seconds == 60
    press(asked.strip.time, Qt.Key.Key_Down)
    assert asked.strip.seconds == 600


def test_the_bar_shows_the_time_until_it_is_over(asked: Asked) -> None:
    asked.strip.show_time(45.5)
    assert (asked.strip.bar.value(), asked.strip.bar.maximum()) == (45, 60)
    asked.strip.show_time(61)
    assert asked.strip.bar.maximum() == 0


def test_without_anything_to_ask_about_it_cannot_begin(qtbot: QtBot, asked: Asked) -> None:
    asked.strip.follow(False)
    qtbot.mouseClick(asked.strip.begin, LEFT)
    assert not asked.asking.running
