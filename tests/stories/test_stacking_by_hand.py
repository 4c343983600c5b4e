"""A planner arranges floors in the window, by mouse and by keys alone; every step goes back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.panel_view import LIST, UNIT
from desktop.pages.stacking.view import StackingPage
from desktop.widgets.stacking_plan.offer import Tone
from desktop.window.main_window import MainWindow
from desktop.workflows.sample import sample_problem
from desktop.workflows.seats import TRAY, Place
from solver.problem.organisation import Post
from solver.problem.problem import Problem
from solver.study.assess import assess
from tests.support.problems import BEST, MANUAL, tiny_problem
from tests.support.window import settle, window_on

PLAN = "rencana-a-e"
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = 60_000


def opened(qtbot: QtBot, problem: Problem, scenario: str) -> tuple[MainWindow, StackingPage]:
    window = window_on(qtbot, problem)
    window.resize(1366, 768)
    window.navigate("stacking", scenario=scenario)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, StackingPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.plan.setFocus()
    return window, page


def place(page: StackingPage, unit: str) -> Place:
    return page.model.view().place_of[unit]


def carry(page: StackingPage, unit: str, to: Place) -> QPoint:
    """Press on a unit and move it over a floor, without letting go."""
    plan, port = page.plan, page.plan.viewport()
    start, end = plan.centre_of(unit), plan.middle_of(to)
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.1, 0.4, 0.7, 1.0):
        QTest.mouseMove(port, (QPointF(start) + QPointF(end - start) * share).toPoint())
    return end


def said(page: StackingPage) -> str:
    return "\n".join(each.text() for each in page.receipt.findChildren(QLabel))


def neighbour(page: StackingPage) -> tuple[str, Place, Place]:
    """Return a unit drawn alone, its floor, and another floor of the first tower in sight."""
    tower = page.plan.shown.sites[0].towers[0]
    top, other = tower.bars[0].place, tower.bars[1].place
    alone = (
        item.first.unit
        for item in page.plan._scene.units.values()
        if not item.block.group and page.plan.shown.place_of[item.first.unit] == top
    )
    return next(alone), top, other


def test_a_block_is_dragged_the_bill_tells_what_it_did_and_undo_takes_it_back(
    qtbot: QtBot, look: None
) -> None:
    window, page = opened(qtbot, sample_problem(), PLAN)
    unit, top, other = neighbour(page)
    before = assess(page.model.problem, PLAN)
    end = carry(page, unit, other)
    assert page.plan.held == unit
    offer = page.plan._offers[other]
    assert offer.tone in (Tone.BETTER, Tone.EVEN, Tone.WORSE)
    assert sum(1 for each in page.plan._offers.values() if each.rank) <= 3
    QTest.mouseRelease(page.plan.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert place(page, unit) == other
    settle(qtbot, window)
    assert page.receipt.isVisible()
    assert str(window.desk.session.undo_label) in said(page)
    after = assess(page.model.problem, PLAN)
    assert (after.cash - before.cash, after.time - before.time) != (0, 0)
    found = page.bills.take(page.model, page.model.reckoning()())
    assert found is None  # the bill was taken already: nothing changed since
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert place(page, unit) == top
    settle(qtbot, window)
    assert "Diurungkan" in said(page)
    QTest.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert place(page, unit) == other
    settle(qtbot, window)


def test_escape_in_the_middle_of_a_drag_changes_nothing(qtbot: QtBot, look: None) -> None:
    window, page = opened(qtbot, sample_problem(), PLAN)
    unit, top, other = neighbour(page)
    end = carry(page, unit, other)
    assert page.plan._scene.tray.isVisible()  # opens when a drag begins
    QTest.keyClick(page.plan, Qt.Key.Key_Escape)
    assert page.plan.held == ""
    QTest.mouseRelease(page.plan.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert place(page, unit) == top
    assert window.desk.session.undo_label is None
    assert not page.plan._scene.tray.isVisible()


def test_the_same_by_keys_alone(qtbot: QtBot, look: None) -> None:
    window, page = opened(qtbot, tiny_problem(), MANUAL)
    plan = page.plan
    QTest.keyClick(plan, Qt.Key.Key_Right)
    unit = plan.unit
    assert unit
    top = place(page, unit)
    QTest.keyClick(plan, Qt.Key.Key_Space)
    assert page.panel.currentIndex() == UNIT
    QTest.keyClick(plan, Qt.Key.Key_Return)
    QTest.keyClick(plan, Qt.Key.Key_Down)
    below = plan.target
    assert below not in (None, top)
    QTest.keyClick(plan, Qt.Key.Key_Return)
    assert place(page, unit) == below
    settle(qtbot, window)
    QTest.keyClick(plan, Qt.Key.Key_P)
    assert page.model.view().block_of[unit].pinned
    QTest.keyClick(plan, Qt.Key.Key_Delete)
    assert place(page, unit) == TRAY
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert place(page, unit) == top
    assert window.desk.session.undo_label is None
    settle(qtbot, window)


def test_small_units_are_reached_through_the_list(qtbot: QtBot, look: None) -> None:
    window, page = opened(qtbot, sample_problem(), PLAN)
    plan = page.plan
    for _ in range(4):  # far away small units have no room of their own
        QTest.keyClick(plan, Qt.Key.Key_Minus)
    assert plan.zoom == 60
    group = next(
        item
        for item in plan._scene.units.values()
        if item.block.group and plan.viewport().rect().contains(plan.centre_of(item.first.unit))
    )
    floor = plan.shown.place_of[group.first.unit]
    QTest.mouseClick(
        plan.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, plan.centre_of(group.first.unit)
    )
    tab = page.panel.list
    assert page.panel.currentIndex() == LIST
    assert tab.rows.hasFocus()
    QTest.keyClick(tab.rows, Qt.Key.Key_Down)
    unit = tab.rows.unit()
    assert unit == plan.unit
    assert plan.shown.place_of[unit] == floor
    QTest.keyClick(tab.rows, Qt.Key.Key_Return)
    assert plan.held == unit
    assert plan.hasFocus()
    QTest.keyClick(plan, Qt.Key.Key_Escape)
    assert plan.held == ""
    settle(qtbot, window)


def test_pin_some_and_solve_the_rest(qtbot: QtBot, look: None) -> None:
    window, page = opened(qtbot, tiny_problem(), BEST)
    plan, tray = page.plan, page.model.view().tray
    unit = "b-bid"
    offers = page.model.offers(unit)
    wanted = next(at for at, offer in offers.items() if offer.rank == 1)
    page.hand.say(page.model.drop(unit, wanted))
    settle(qtbot, window)
    plan.choose(unit)
    QTest.keyClick(plan, Qt.Key.Key_P)
    settle(qtbot, window)
    assert len(page.model.view().tray) == len(tray) - 1
    with qtbot.waitSignal(page.rest.asking.ended, timeout=LONG):
        page.rest.free.trigger()
        assert page.rest.isVisible()
    assert page.model.view().tray == ()
    assert place(page, unit) == wanted
    settle(qtbot, window)
    assert "Atur ulang yang tidak dikunci" in said(page)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert len(page.model.view().tray) == len(tray) - 1
    settle(qtbot, window)


def test_a_unit_is_split_by_keys_and_made_one_again(qtbot: QtBot, look: None) -> None:
    window, page = opened(qtbot, tiny_problem(), MANUAL)
    unit = "a-sek"
    top, before = place(page, unit), page.model.problem
    whole = sum(post.headcount for post in before.where(Post, "unit", unit))
    page.plan.choose(unit)
    QTest.keyClick(page.plan, Qt.Key.Key_S)
    assert page.split.people.hasFocus()
    QTest.keyClicks(page.split.people, "3")  # the figure is selected: it is written over
    QTest.keyClick(page.split.people, Qt.Key.Key_Return)
    part = ({u.id for u in page.model.problem.unit} - {u.id for u in before.unit}).pop()
    assert sum(p.headcount for p in page.model.problem.where(Post, "unit", part)) == 3
    assert place(page, part) == top
    assert page.plan.hasFocus()
    settle(qtbot, window)
    deeds = {deed.words: deed for deed in page.deeds()}
    merging = next(words for words in deeds if words.startswith("Gabungkan ke"))
    deeds[merging].act()  # the part was chosen, and goes back
    after = page.model.problem
    assert part not in {u.id for u in after.unit}
    assert sum(p.headcount for p in after.where(Post, "unit", unit)) == whole
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert page.model.problem is before
    settle(qtbot, window)
