"""A planner copies a scenario, searches it and stops, compares, sets a target, and projects."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.document.edits import put
from desktop.pages.compare.target_view import TargetCell
from desktop.pages.compare.view import ComparePage
from desktop.pages.scenarios.view import SEARCH, ScenariosPage
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Result, Scenario
from tests.support.problems import BEST, tiny_problem
from tests.support.window import settle, window_on

LEFT = Qt.MouseButton.LeftButton
LONG = 90_000


def patient() -> Problem:
    """A city whose search would take ten minutes."""
    problem = tiny_problem()
    rows = [replace(s, seconds=600) if s.id == BEST else s for s in problem.scenario]
    return replace(problem, scenario=tuple(rows))


def test_copy_search_stop_compare_and_project(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, patient())
    window.navigate("scenarios", scenario=BEST)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ScenariosPage)
    QTest.mouseClick(page._edits[1], LEFT)  # Salin
    copied = page.model.chosen
    assert copied != BEST
    assert page.model.problem.get(Scenario, copied).name.endswith("(salinan)")

    page.tabs.setCurrentIndex(SEARCH)
    QTest.mouseClick(page.search.start, LEFT)
    assert page.desk.running
    qtbot.waitUntil(lambda: page.desk.heard.plan is not None or not page.desk.running, timeout=LONG)
    if page.desk.running:  # a city so small may be proved before anybody can press stop
        QTest.mouseClick(page.search.stop, LEFT)
        qtbot.waitUntil(lambda: not page.desk.running, timeout=LONG)
    settle(qtbot, window)
    problem = page.model.problem
    assert problem.where(Placement, "scenario", copied)
    result = problem.get(Result, copied)
    assert result.best is not None
    assert result.case_sha256[:12] in page.search.guarantee.text() or result.bound == result.best
    assert "Susunan pertama" in page.search.log.words.toPlainText()
    assert page.search.changed.isHidden()

    window.navigate("compare")
    settle(qtbot, window)
    compare = window.page
    assert isinstance(compare, ComparePage)
    assert compare.page is not None
    assert copied in [head.id for head in compare.page.heads]
    aim(qtbot, compare, "saving", "Rp1 juta")
    settle(qtbot, window)
    target = next(t for t in compare.model.problem.target if t.key == "saving")
    assert target.value == 1_000_000

    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: compare.screen_now is not None)  # the button is seen to go down first
    screen = compare.screen_now
    assert screen is not None
    first = screen.picture.title
    QTest.keyClick(screen, Qt.Key.Key_Right)
    assert screen.picture.title != first
    QTest.keyClick(screen, Qt.Key.Key_Home)
    assert screen.picture.title == first
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert compare.screen_now is None


def aim(qtbot: QtBot, compare: ComparePage, key: str, text: str) -> None:
    """Type a target into its cell and leave it."""
    qtbot.waitUntil(lambda: any(c.isVisible() for c in compare.findChildren(TargetCell)))
    cell = next(c for c in compare.findChildren(TargetCell) if c.row.key == key and c.isVisible())
    cell.selectAll()
    QTest.keyClicks(cell, text)
    QTest.keyClick(cell, Qt.Key.Key_Return)


def test_changed_data_are_named_beside_the_old_result(qtbot: QtBot, look: None) -> None:
    problem = tiny_problem()
    rows = [replace(s, seconds=1) if s.id == BEST else s for s in problem.scenario]
    window = window_on(qtbot, replace(problem, scenario=tuple(rows)))
    window.navigate("scenarios", scenario=BEST)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ScenariosPage)
    QTest.mouseClick(page.search.start, LEFT)
    qtbot.waitUntil(lambda: not page.desk.running, timeout=LONG)
    settle(qtbot, window)
    unit = next(u for u in page.model.problem.unit if u.id == "a-sek")
    window.desk.session.do("x", put(replace(unit, growth=2_000)))
    settle(qtbot, window)
    assert "1 unit" in page.search.changed.text()
    assert "Unit a-sek" in page.search.changed.text()
    window.desk.session.undo()
    settle(qtbot, window)
    assert page.search.changed.isHidden()
