"""The whole page of shared rooms: reckoned, checked, mapped, empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document import edits
from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.rooms.view import RoomsPage, make
from solver.problem.estate import Floor
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from tests.desktop.pages.rooms.city import planned
from tests.desktop.pages.stacking.city import Told, context, settled, shown
from tests.support.problems import BEST
from tests.support.window import press


@pytest.fixture
def page(qtbot: QtBot, look: None) -> Iterator[RoomsPage]:
    made = make(context(Session(Document(planned())), Told()))
    assert isinstance(made, RoomsPage)
    shown(qtbot, made)
    checked(qtbot, made)
    yield made
    made.context.tasks.stop_all()
    made.leave()


def checked(qtbot: QtBot, page: RoomsPage) -> None:
    qtbot.waitUntil(lambda: bool(page.model.checks), timeout=20_000)
    settled(qtbot, page)


def test_the_check_runs_by_itself(page: RoomsPage) -> None:
    assert page.scenario.currentText() == "Rencana hasil hitungan"
    assert page.figures["level"].value() == "95%"
    assert page.table.model.grid.text("tower/small", "simulated").startswith("✓")
    assert page.check.busy.text() == page.stage.busy.text() == ""
    page.grab()


def test_a_row_chooses_what_the_map_shows(page: RoomsPage) -> None:
    page.table.choose("tower/large")
    assert page.room_size.currentData() == "large"
    assert page.about.text().startswith("Menara, ruang besar")
    page.room_size.activated.emit(0)
    assert len(page.map._rows) == sum(g.shared for g in page.model.groups)


def test_a_zone_is_chosen_by_keys_and_its_hours_are_shown(qtbot: QtBot, page: RoomsPage) -> None:
    page.context.session.do("zona", edits.set_field(Floor, "tower-2", "zone", "Atas"))
    settled(qtbot, page)
    checked(qtbot, page)
    page.tabs.setCurrentIndex(1)
    page.building.setFocus()
    before = len(page.map._rows)
    press(page.building, Qt.Key.Key_Down)
    assert page.building.currentText() == "Menara · Atas"
    mine = [g for g in page.model.groups if g.zone]
    assert len(page.map._rows) == sum(g.shared for g in mine) != before


def test_the_map_is_read_by_keys(page: RoomsPage) -> None:
    page.tabs.setCurrentIndex(1)
    press(page.map, Qt.Key.Key_Right)
    assert page.cell.text().startswith("Senin 08.30, ruang Kecil 1")


def test_checking_again_uses_other_chances(qtbot: QtBot, page: RoomsPage) -> None:
    before = dict(page.model.checks)
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.checks != before, timeout=20_000)
    settled(qtbot, page)


def test_an_edit_reckons_anew(qtbot: QtBot, page: RoomsPage) -> None:
    before = page.figures["shared"].value()
    gone = [f"pl-{unit}" for unit in ("a-head", "a-sek", "a-bid", "a-loket", "b-sek", "b-bid")]
    page.context.session.do("keluarkan", edits.remove(Placement, gone))
    settled(qtbot, page)
    checked(qtbot, page)
    assert page.figures["shared"].value() != before
    assert any("belum ditempatkan" in words for _, words in page.model.notes())


def test_without_a_plan_it_says_what_to_do(qtbot: QtBot, look: None) -> None:
    told = Told()
    problem = replace(planned(), placement=())
    made = make(context(Session(Document(problem)), told))
    shown(qtbot, made)
    made.arrive(scenario=BEST)
    go = next(b for b in made.findChildren(QPushButton) if "Susunan" in b.text())
    assert go.isVisible()
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert told.went == [("stacking", {})]
    settled(qtbot, made)
    made.leave()


def test_an_empty_project_is_no_fault(qtbot: QtBot, look: None) -> None:
    made = make(context(Session(Document(Problem())), Told()))
    shown(qtbot, made)
    assert made.place().get("scenario") is None
    made.leave()
