"""A search that is under way when the window closes: kept, thrown away, or gone on with."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.pages.scenarios.desk_view import SearchDesk
from desktop.window import dialogs
from desktop.window.dialogs import Answer
from desktop.window.filing import Filing
from desktop.window.main_window import MainWindow
from desktop.window.searching import search_under_way
from solver.problem.scenario import Result
from tests.support.problems import BEST, tiny_problem
from tests.support.searches import until_stopped
from tests.support.window import window_on

LONG = 60_000


@pytest.fixture
def window(qtbot: QtBot, look: None) -> MainWindow:
    made = window_on(qtbot, tiny_problem())
    made.do["may_close"] = Filing(made).may_close
    made.navigate("scenarios")
    qtbot.waitUntil(lambda: made.tasks.running == [], timeout=LONG)
    return made


def searching(qtbot: QtBot, window: MainWindow) -> SearchDesk:
    page: Any = window.page
    desk: SearchDesk = page.desk
    desk._work = until_stopped
    assert search_under_way(window) is None
    desk.start(BEST, 1)
    qtbot.waitUntil(lambda: desk.heard.plan is not None, timeout=LONG)
    assert search_under_way(window) is desk
    return desk


def answer(monkeypatch: pytest.MonkeyPatch, search: Answer) -> list[str]:
    asked: list[str] = []

    def unsaved(*_: object) -> Answer:
        asked.append("unsaved")
        return Answer.DROP

    monkeypatch.setattr(dialogs, "ask_search", lambda _: asked.append("search") or search)
    monkeypatch.setattr(dialogs, "ask_unsaved", unsaved)
    return asked


def results(window: MainWindow) -> list[Result]:
    rows = window.desk.session.document.problem.result
    return [row for row in rows if row.scenario == BEST]


def test_it_goes_on_when_the_person_stays(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = searching(qtbot, window)
    asked = answer(monkeypatch, Answer.CANCEL)
    assert not window.close()
    assert asked == ["search"]
    assert desk.running
    assert window.isVisible()
    desk.abandon()


def test_its_best_plan_is_a_step_before_the_window_closes(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = searching(qtbot, window)
    asked = answer(monkeypatch, Answer.SAVE)
    kept: list[Result] = []
    desk.ended.connect(lambda _: kept.extend(results(window)))
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert kept
    assert asked == ["search", "unsaved"], "what was kept is in no file yet"


def test_it_is_thrown_away_when_that_is_wanted(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = searching(qtbot, window)
    asked = answer(monkeypatch, Answer.DROP)
    assert window.close()
    assert asked == ["search"]
    assert not desk.running
