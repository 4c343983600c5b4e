"""The scenario chosen on one page is that of the next: by the side bar and by links."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.window.entries import BY_SCENARIO
from desktop.window.following import FOLLOWING, Following
from desktop.window.main_window import MainWindow
from solver.problem.problem import Problem
from tests.support.problems import BEST, MANUAL, tiny_problem
from tests.support.window import settle, window_on


@pytest.fixture
def window(qtbot: QtBot, look: None) -> MainWindow:
    return window_on(qtbot, tiny_problem())


def chosen(window: MainWindow) -> str:
    return str(window._pages[window.here].place()["scenario"])


def choose(window: MainWindow, scenario: str) -> None:
    boxes = [box for box in window.page.findChildren(QComboBox) if box.findData(scenario) >= 0]
    boxes[0].setCurrentIndex(boxes[0].findData(scenario))
    boxes[0].activated.emit(boxes[0].currentIndex())


@pytest.mark.parametrize("scenario", [MANUAL, BEST])
def test_every_page_shows_the_scenario_that_was_chosen(
    qtbot: QtBot, window: MainWindow, scenario: str
) -> None:
    window.navigate("stacking")
    choose(window, scenario)
    for page in sorted(FOLLOWING):
        window.navigate(page)
        assert chosen(window) == scenario, page
    settle(qtbot, window)


def test_chosen_elsewhere_it_is_followed_back(qtbot: QtBot, window: MainWindow) -> None:
    window.navigate("stacking", scenario=MANUAL)
    window.navigate("costs")
    window.navigate("rooms", scenario=BEST)  # a link that asks for another
    assert chosen(window) == BEST
    window.navigate("home")
    window.navigate("stacking")
    assert chosen(window) == BEST
    settle(qtbot, window)


def test_a_scenario_that_is_gone_is_not_followed() -> None:
    class Seen:
        def place(self) -> dict[str, str]:
            return {"scenario": BEST}

    followed, pages = Following(), {"stacking": Seen()}

    def go(problem: Problem) -> dict[str, str]:
        seen: dict[str, Any] = pages
        return followed.args(problem, seen, "stacking", "costs", {"tab": "1"})

    assert go(tiny_problem()) == {"scenario": BEST, "tab": "1"}
    assert go(Problem()) == {"tab": "1"}
    assert BY_SCENARIO < FOLLOWING
