"""The whole page by mouse and keys: a drag changes the document, undo takes it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.stacking import view
from desktop.pages.stacking.view import StackingPage, make
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.seats import TRAY, Place
from solver.errors import SatuAtapError
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from tests.desktop.pages.stacking.city import Told, context, session, settled, shown
from tests.support.problems import BEST, MANUAL, TODAY

TOP = Place("tower", "tower-2")


def seat(page: StackingPage, unit: str) -> Placement | None:
    rows = page.model.problem.where(Placement, "scenario", MANUAL)
    return next((row for row in rows if row.unit == unit), None)


def test_a_drag_moves_the_unit_and_undo_brings_it_back(
    qtbot: QtBot, page: StackingPage, told: Told
) -> None:
    plan, port = page.plan, page.plan.viewport()
    start, end = plan.centre_of("a-sek"), plan.middle_of(TOP)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.2, 0.6, 1.0):
        qtbot.mouseMove(port, (QPointF(start) + QPointF(end - start) * share).toPoint())
    assert plan.held == "a-sek"
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=plan.middle_of(TOP))
    row = seat(page, "a-sek")
    assert row is not None
    assert (row.building, row.floor) == TOP
    assert told.notices == [], "the card has it; a line below would move the plan"
    assert page.receipt.isVisible()
    undo = page.context.session.undo_label
    assert undo == "Pindahkan Dinas A · Unit a-sek ke Menara · Lantai 3"
    settled(qtbot, page)
    page.context.session.undo()
    row = seat(page, "a-sek")
    assert row is not None
    assert row.floor == "tower-1"
    assert page.plan._view.place_of["a-sek"] == Place("tower", "tower-1")


def test_the_held_unit_prices_every_floor(qtbot: QtBot, page: StackingPage) -> None:
    page.plan.pick_up("b-bid")
    offers = page.plan._offers
    assert offers[TOP].tone is Tone.HERE
    assert offers[Place("hall")].tone is Tone.FORBIDDEN
    told = offers[Place("tower", "tower-0")]
    assert told.tone in (Tone.BETTER, Tone.WORSE, Tone.EVEN, Tone.BROKEN)
    assert "Menara · Lantai 1" in told.sentence
    page.plan.cancel()


def test_keys_do_the_same_and_pins_are_kept(qtbot: QtBot, page: StackingPage) -> None:
    page.plan.choose("a-head")
    qtbot.keyClick(page.plan, Qt.Key.Key_P)
    row = seat(page, "a-head")
    assert row is not None
    assert row.pinned
    settled(qtbot, page)
    page.plan.choose("a-head")
    qtbot.keyClick(page.plan, Qt.Key.Key_Return)
    qtbot.keyClick(page.plan, Qt.Key.Key_Up)
    assert page.plan.target == TOP
    qtbot.keyClick(page.plan, Qt.Key.Key_Return)
    row = seat(page, "a-head")
    assert row is not None
    assert (row.floor, row.pinned) == ("tower-2", True)


def test_delete_sends_to_the_tray(qtbot: QtBot, page: StackingPage) -> None:
    page.plan.choose("a-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_Delete)
    assert seat(page, "a-sek") is None
    assert page.plan._view.place_of["a-sek"] == TRAY


def test_a_reckoning_that_fails_is_told_and_tried_again(
    qtbot: QtBot, page: StackingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise SatuAtapError("costs_no_today")

    def said() -> str:
        parts = page._cards.findChildren(QLabel)
        return " ".join(part.text() for part in parts if part.isVisible())

    with monkeypatch.context() as broken:
        broken.setattr(page.model, "reckoning", lambda: fails)
        page.plan.dropped.emit("c-bid", TOP)
        settled(qtbot, page)
    assert "hitung lagi" in page._notice.text()
    qtbot.waitUntil(lambda: "Belum dapat dihitung" in said())
    assert page.receipt.isHidden()
    again = next(b for b in page._notice.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert page._notice.text() == ""
    assert "Belum dapat dihitung" not in said()
    assert page.model.reckoned is not None


def test_today_is_only_looked_at(qtbot: QtBot, page: StackingPage) -> None:
    page.arrive(scenario=TODAY)
    settled(qtbot, page)
    page.plan.choose("a-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_Return)
    assert page.plan.held == ""
    assert not page._notice.isHidden()


def test_a_link_chooses_scenario_and_unit(qtbot: QtBot, page: StackingPage) -> None:
    page.arrive(scenario=BEST, unit="a-sek")
    assert page.place() == {"scenario": BEST, "unit": "a-sek"}
    assert page.chooser.currentData() == BEST


def test_what_a_link_aims_at_is_drawn_once(
    qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    whole = StackingPage.refresh

    def counted(page: StackingPage) -> None:
        drawn.append(page.model.scenario)
        whole(page)

    monkeypatch.setattr(StackingPage, "refresh", counted)
    made = make(context(session(), told))
    assert isinstance(made, StackingPage)
    made.aim(scenario=MANUAL)
    shown(qtbot, made)
    made.arrive(scenario=MANUAL)
    assert drawn == [MANUAL]
    made.arrive(scenario=BEST)
    assert drawn == [MANUAL, BEST]
    made.context.tasks.stop_all()
    made.leave()


def test_the_button_goes_to_the_search(page: StackingPage, told: Told) -> None:
    page._go_solve()
    assert told.went == [("scenarios", {"scenario": MANUAL, "start": "1"})]


def test_without_floors_it_says_what_to_do(qtbot: QtBot) -> None:
    told = Told()
    made = make(context(Session(Document(Problem())), told))
    assert isinstance(made, StackingPage)
    shown(qtbot, made)
    assert not made.plan.isVisible()
    assert not made.chooser.isVisible()
    assert not made.rest.start.isVisible()
    button = next(
        b for b in made.findChildren(QPushButton) if b.text().strip() == tr("stacking.go_estate")
    )
    assert button.isVisible()
    button.click()
    assert told.went == [("estate", {})]
    made.leave()


def test_a_project_that_is_only_read_is_not_taken_for_today(qtbot: QtBot) -> None:
    made = make(context(Session(session().document, read_only=True), Told()))
    assert isinstance(made, StackingPage)
    shown(qtbot, made)
    made.arrive(scenario=MANUAL)
    settled(qtbot, made)
    assert made._notice.text() == ""
    made.arrive(scenario=TODAY)
    settled(qtbot, made)
    assert made._notice.text() == tr("stacking.read_only")
    made.leave()


def test_a_large_plan_is_drawn_a_turn_after_the_page_has_come(
    qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "LARGE", 1)
    made = make(context(session(), told))
    assert isinstance(made, StackingPage)
    made.aim(scenario=MANUAL)
    qtbot.addWidget(made)
    made.show()
    assert made.plan.shown.bars == ()
    qtbot.waitUntil(lambda: bool(made.plan.shown.bars))
    settled(qtbot, made)
    made.leave()


def test_a_unit_that_is_asked_for_is_there_at_once(
    qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "LARGE", 1)
    made = make(context(session(), told))
    assert isinstance(made, StackingPage)
    qtbot.addWidget(made)
    made.show()
    made.arrive(scenario=MANUAL, unit="b-bid")
    assert made.plan.unit == "b-bid"
    assert "b-bid" in made.plan._scene.units
    settled(qtbot, made)
    made.leave()


def test_control_f_looks_for_a_unit_and_its_block_blinks(qtbot: QtBot, page: StackingPage) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.plan.setFocus()
    qtbot.keyClick(page.plan, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = page.panel.list.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "b-uptd")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert page.plan.unit == "b-uptd"
    assert page.plan._flashing.under_way
    assert page.panel.list.rows.hasFocus(), "Enter lifts it from here"
