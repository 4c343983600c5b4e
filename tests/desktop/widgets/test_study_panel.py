"""A study on a page: it runs beside, its points are walked, one becomes a scenario by Enter."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.document.edits import put
from desktop.jobs.messages import Built, Done, News, Refused
from desktop.jobs.worker import StopAsked, Tell, Work
from desktop.widgets.study_panel import StudyPanel
from desktop.workflows.study.apart import StudyTask
from desktop.workflows.study.told import DIAL, FRONT, StudyCell, StudyPoint, StudySoFar, ToldStudy
from solver.case.build import BuiltCase, build_case
from solver.errors import issue
from solver.plan import Plan
from solver.problem.organisation import Unit
from solver.problem.scenario import Placement, Scenario
from tests.desktop.pages.stacking.city import Told, context, session
from tests.support.problems import BEST, tiny_problem


def _points(built: BuiltCase) -> tuple[StudyPoint, ...]:
    place = tuple(unit.floors[0] if unit.floors else len(built.floors) + (unit.stay or 0)
                  for unit in built.case.units)  # fmt: skip
    made = []
    for at, (money, moves) in enumerate(((9 * 10**9, 2), (7 * 10**9, 5), (6 * 10**9, 9))):
        cells = tuple(StudyCell(str(n), n) for n in (at + 1, moves, money, 0, 0, 0))
        made.append(
            StudyPoint(
                money,
                moves,
                None,
                at == 0,
                cells,
                f"titik {at}",
                f"Salinan {at}",
                Plan(place),
                most_moves=moves,
            )
        )
    return tuple(made)


def answers(task: StudyTask, tell: Tell, stop: StopAsked) -> None:
    """Answer at once, as the study does after minutes."""
    built = build_case(task.problem, task.scenario)
    assert isinstance(built, BuiltCase)
    tell(Built(built))
    tell(News(StudySoFar(1.0, 2, ((9 * 10**9, 2), (7 * 10**9, 5)))))
    head = ("No.", "Unit", "Biaya", "Hemat", "Sisa", "Keterangan")
    tell(Done(ToldStudy(task.kind, head, _points(built), ("catatan",), (95 * 10**8, 0))))


def refuses(task: StudyTask, tell: Tell, stop: StopAsked) -> None:
    """Say what is missing."""
    tell(Refused((issue("rule_without_unit", "unit"),)))


def waits(task: StudyTask, tell: Tell, stop: StopAsked) -> None:
    """Work until asked to stop."""
    beat = threading.Event()
    while not stop():
        beat.wait(0.01)
    tell(Done(ToldStudy(task.kind, (), (), ())))


def made(qtbot: QtBot, work: Work, told: Told) -> StudyPanel:
    at = context(session(), told)
    panel = StudyPanel(at, DIAL, lambda: at.session.document.problem, work)
    qtbot.addWidget(panel)
    panel.resize(900, 640)
    panel.show_scenario(BEST)
    panel.show()
    return panel


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def panel(qtbot: QtBot, told: Told) -> Iterator[StudyPanel]:
    panel = made(qtbot, answers, told)
    qtbot.mouseClick(panel.strip.begin, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.asking.ended, timeout=60_000):
        pass
    yield panel
    panel.context.tasks.stop_all()
    panel.leave()


def test_points_are_shown_walked_and_told(qtbot: QtBot, panel: StudyPanel) -> None:
    assert panel.table.model.rowCount() == 3
    assert panel.chart.current == 2
    qtbot.keyClick(panel.chart, Qt.Key.Key_Left)
    assert panel.said.text() == "titik 1"
    assert panel.table.view.chosen_rows() == ["1"]
    panel.table.choose("0")
    assert panel.chart.current == 0
    assert panel.chart.today == (95 * 10**8, 0)
    assert panel.notes.text() == "catatan"


def test_enter_keeps_a_point_as_a_scenario_and_undo_takes_it_back(
    qtbot: QtBot, panel: StudyPanel, told: Told
) -> None:
    session = panel.context.session
    before = len(session.document.problem.scenario)
    qtbot.keyClick(panel.chart, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(session.document.problem.scenario) == before + 1)
    kept = session.document.problem.scenario[-1]
    assert (kept.name, kept.most_moves) == ("Salinan 2", 9)
    assert session.document.problem.where(Placement, "scenario", kept.id)
    assert told.notices[-1].endswith("Salinan 2.")
    assert not panel.stale
    session.undo()
    assert session.document.problem == tiny_problem()


def test_other_data_make_the_study_old(panel: StudyPanel) -> None:
    unit = panel.context.session.document.problem.unit[0]
    panel.context.session.do("x", put(Unit(id="new", opd=unit.opd, name="Baru")))
    panel.show_scenario(BEST)
    assert "berubah" in panel.state.text()


def test_another_scenario_forgets_it(panel: StudyPanel) -> None:
    panel.context.session.do("x", put(Scenario(id="s9", name="Lain")))
    panel.show_scenario("s9")
    assert panel.found is None
    assert panel.table.model.rowCount() == 0


def test_a_study_can_be_stopped(qtbot: QtBot, told: Told) -> None:
    panel = made(qtbot, waits, told)
    panel.strip.begin.click()
    assert panel.strip.begin.isHidden()
    with qtbot.waitSignal(panel.asking.ended, timeout=60_000):
        qtbot.mouseClick(panel.strip.halt, Qt.MouseButton.LeftButton)
    assert not panel.strip.begin.isHidden()
    assert "Belum ada rencana" in panel.state.text()


def test_what_keeps_it_from_starting_is_said(qtbot: QtBot, told: Told) -> None:
    panel = made(qtbot, refuses, told)
    with qtbot.waitSignal(panel.asking.ended, timeout=60_000):
        panel.start()
    assert panel.state.text()
    assert panel.found is None


@pytest.mark.parametrize(("kind", "other"), [(DIAL, FRONT), (FRONT, DIAL)])
def test_its_divider_stays_where_it_was_dragged(
    qtbot: QtBot, look: None, told: Told, kind: str, other: str
) -> None:
    from desktop.widgets.remembered import memory

    def panel(kind: str) -> StudyPanel:
        made = StudyPanel(context(session(), told), kind, tiny_problem)
        qtbot.addWidget(made)
        made.resize(1000, 700)
        made.table.show()  # as it is once something was found
        made.show()
        return made

    memory().forget()
    first, usual = panel(kind)._parts, panel(other)._parts.sizes()
    first.moveSplitter(first.sizes()[0] - 60, 1)
    dragged = first.sizes()
    again = panel(kind)._parts
    assert again.sizes() == dragged  # made anew, as after a start
    assert panel(other)._parts.sizes() == usual
