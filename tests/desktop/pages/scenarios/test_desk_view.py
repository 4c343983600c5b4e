"""The search desk: a run that writes one step, stops with its best, outlives its page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.document.session import Session
from desktop.pages.scenarios.desk_view import SearchDesk, desk_of
from desktop.pages.scenarios.viewmodel import ScenariosModel
from solver.problem.scenario import Placement, Result
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST
from tests.support.searches import until_stopped

LONG = 60_000


@pytest.fixture
def holder(qtbot: QtBot) -> Iterator[QObject]:
    made = QObject()
    yield made
    for desk in made.findChildren(SearchDesk):
        desk.abandon()


def desk(holder: QObject, made: Session) -> SearchDesk:
    found = SearchDesk(holder, ScenariosModel(made), until_stopped)
    found.attend()
    return found


def start(made: SearchDesk) -> None:
    made.start(BEST, 1)


def test_a_stop_keeps_the_best_as_one_step(qtbot: QtBot, holder: QObject) -> None:
    project = session()
    made = desk(holder, project)
    start(made)
    qtbot.waitUntil(lambda: made.heard.plan is not None, timeout=LONG)
    with qtbot.waitSignal(made.ended, timeout=LONG):
        made.stop()
        assert made.stopping
    assert not made.running
    problem = project.document.problem
    assert problem.get(Result, BEST).best is not None
    assert problem.where(Placement, "scenario", BEST)
    assert project.undo_label == "Simpan hasil pencarian Rencana hasil hitungan"
    project.undo()
    assert not project.document.problem.where(Placement, "scenario", BEST)


def test_a_killed_process_leaves_the_best_so_far(qtbot: QtBot, holder: QObject) -> None:
    project = session()
    made = desk(holder, project)
    start(made)
    qtbot.waitUntil(lambda: made.heard.plan is not None, timeout=LONG)
    assert made._run is not None
    with qtbot.waitSignal(made.ended, timeout=LONG):
        made._run.kill()
    assert made.last is not None
    assert "disimpan" in made.last.words
    assert project.document.problem.where(Placement, "scenario", BEST)


def test_without_a_page_the_result_waits(qtbot: QtBot, holder: QObject) -> None:
    project = session()
    made = desk(holder, project)
    start(made)
    qtbot.waitUntil(lambda: made.heard.plan is not None, timeout=LONG)
    made.unattend()
    made.stop()
    qtbot.waitUntil(lambda: not made.running, timeout=LONG)
    assert project.undo_label is None
    assert desk_of(holder, ScenariosModel(project)) is made
    assert project.undo_label is not None


def test_another_project_ends_the_run(qtbot: QtBot, holder: QObject) -> None:
    made = desk(holder, session())
    start(made)
    run = made._run
    assert run is not None
    other = desk_of(holder, ScenariosModel(session()))
    assert other is not made
    assert not made.running
    run.wait(20)
    assert not run.running


def test_only_one_run_at_a_time(qtbot: QtBot, holder: QObject) -> None:
    made = desk(holder, session())
    start(made)
    run = made._run
    start(made)
    assert made._run is run
    assert made.seconds >= 0


def test_a_page_that_replaces_another_keeps_the_desk_attended(
    qtbot: QtBot, holder: QObject
) -> None:
    project = session()
    first = desk_of(holder, ScenariosModel(project))
    assert desk_of(holder, ScenariosModel(project)) is first  # the new page is made
    first.unattend()  # then the old one leaves
    assert first.visitors == 1
