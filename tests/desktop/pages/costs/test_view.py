"""The whole page of costs: figures, waterfall, cuts, cash, traces, an empty project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document import edits
from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.costs.view import CostsPage, make
from desktop.widgets.stage import NOTHING
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.problem.standards import Standard
from tests.desktop.pages.stacking.city import Told, context, session, settled, shown
from tests.support.problems import MANUAL, tiny_problem


@pytest.fixture
def page(qtbot: QtBot, look: None, told: Told) -> Iterator[CostsPage]:
    made = make(context(session(), told))
    assert isinstance(made, CostsPage)
    shown(qtbot, made)
    settled(qtbot, made)
    yield made
    made.context.tasks.stop_all()
    made.leave()


def test_it_opens_on_the_saving_with_its_trace(page: CostsPage) -> None:
    assert page.facts["saving"].value().startswith(("Rp", "−Rp"))
    assert page.trace.title() == "Penghematan per tahun"
    assert len(page.falls.rows) > 2


def test_a_figure_is_asked_by_mouse_and_by_key(page: CostsPage) -> None:
    QTest.mouseClick(page.facts["npv"], Qt.MouseButton.LeftButton)
    assert page.trace.title() == "Nilai kini bersih (NPV)"
    page.facts["one_off"].setFocus()
    QTest.keyClick(page.facts["one_off"], Qt.Key.Key_Return)
    assert page.trace.title() == "Dibayar sekali"


def test_a_row_of_the_waterfall_is_traced_by_both_cuts(page: CostsPage) -> None:
    spot = page.falls.row_rect(1).center().toPoint()
    QTest.mouseClick(page.falls, Qt.MouseButton.LeftButton, pos=spot)
    assert page.trace.title() == page.falls.rows[1].label
    before = [row.label for row in page.falls.rows]
    QTest.mouseClick(page._ways.button(1), Qt.MouseButton.LeftButton)
    assert [row.label for row in page.falls.rows] != before
    QTest.keyClick(page.falls, Qt.Key.Key_Down)
    assert page.trace.title() in [row.label for row in page.falls.rows] + ["Penghematan per tahun"]


def test_a_year_is_traced_and_another_scenario_shown(qtbot: QtBot, page: CostsPage) -> None:
    page.arrive(tab="1")
    QTest.keyClick(page.cash, Qt.Key.Key_Right)
    assert "2026" in page.trace.title()
    place = page.place()
    assert place["tab"] == "1"
    page.arrive(scenario="best")
    settled(qtbot, page)
    assert page.scenario.currentData() == "best"  # nobody has a place there
    assert page.stage.currentIndex() == NOTHING
    page.arrive(scenario=MANUAL)
    settled(qtbot, page)
    assert page._body.isVisible()


def test_units_without_a_place_are_told(qtbot: QtBot, page: CostsPage) -> None:
    rows = page.context.session.document.problem.placement
    first = next(row for row in rows if row.scenario == MANUAL)
    page.context.session.do("x", edits.remove(Placement, (first.id,)))
    settled(qtbot, page)
    assert page._warning.isVisible()
    assert "unit belum ditempatkan" in page._warning.text()


def test_a_change_of_the_document_is_reckoned_again(qtbot: QtBot, page: CostsPage) -> None:
    before = page.facts["one_off"].value()
    page.context.session.do("x", edits.set_field(Standard, "moving.fit_out", "value", 9_000_000))
    settled(qtbot, page)
    assert page.facts["one_off"].value() != before


def test_without_scenarios_it_says_what_to_do(qtbot: QtBot, look: None, told: Told) -> None:
    made = make(context(Session(Document(Problem())), told))
    shown(qtbot, made)
    go = next(b for b in made.findChildren(QPushButton) if b.isVisible() and "Skenario" in b.text())
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert told.went == [("scenarios", {})]
    made.leave()


def test_from_the_saving_down_to_the_standard_by_keys_alone(page: CostsPage, told: Told) -> None:
    tree = page.trace.tree
    tree.setFocus()
    names = [text[0] for text in page.trace.texts()]
    for _ in range(names.index("Penataan ruang kerja")):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentItem() is tree.topLevelItem(names.index("Penataan ruang kerja"))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert page.trace.title() == "Penataan ruang kerja"
    QTest.keyClick(tree, Qt.Key.Key_Down)  # the sum, then the largest floor or unit
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Right)  # opens it
    while (item := tree.currentItem()) is not None and "standard" not in str(item.data(0, 256)):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert told.went == [("standards", {"standard": "moving.fit_out"})]


def test_without_places_nothing_is_compared(qtbot: QtBot, look: None, told: Told) -> None:
    problem = replace(tiny_problem(), placement=())
    made = make(context(Session(Document(problem)), told))
    assert isinstance(made, CostsPage)
    shown(qtbot, made)
    settled(qtbot, made)
    assert made.stage.currentIndex() == NOTHING
    assert not made._body.isVisible()
    made.leave()
