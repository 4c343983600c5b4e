"""The whole page of moves: order, tabs, realised with undo, search and stop, an empty project."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.moves import view
from desktop.pages.moves.view import MovesPage, make
from desktop.widgets.stage import NOTHING
from solver.problem.problem import Problem
from tests.desktop.pages.moves.test_viewmodel import city
from tests.desktop.pages.stacking.city import Told, context, settled, shown


@pytest.fixture
def page(qtbot: QtBot, look: None, told: Told) -> Iterator[MovesPage]:
    made = make(context(Session(Document(city())), told))
    assert isinstance(made, MovesPage)
    shown(qtbot, made)
    settled(qtbot, made)
    yield made
    made.context.tasks.stop_all()
    made.leave()


def test_it_opens_on_a_time_line_with_an_order(page: MovesPage) -> None:
    assert "gelombang" in page.headline.text()
    assert page.proof.text()
    assert len(page.line.rows) > 1
    assert len(page.flow.flows) > 1
    assert page.months.columns


def test_rows_by_unit_and_the_way_to_the_record(page: MovesPage, told: Told) -> None:
    before = len(page.line.rows)
    QTest.mouseClick(page._ways.button(1), Qt.MouseButton.LeftButton)
    assert len(page.line.rows) > before
    page.line.setFocus()
    QTest.keyClick(page.line, Qt.Key.Key_Home)
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert told.went == [("organisation", {"unit": page.line.rows[0].key})]


def test_a_band_names_its_units(page: MovesPage) -> None:
    page.arrive(tab="1")
    QTest.keyClick(page.flow, Qt.Key.Key_Down)
    assert page._who.text() == page.model.flow_detail(page.flow.flows[0].key)


def test_a_move_is_recorded_in_the_table_and_undone(qtbot: QtBot, page: MovesPage) -> None:
    from tests.support.window import type_into_cell

    page.arrive(tab="2")
    first = page.table.model.row_at(0)
    columns = [c.name for c in page.table.model.columns_shown]
    type_into_cell(page.table.view, 0, columns.index("moved_on"), "12 Februari 2026")
    settled(qtbot, page)
    assert page.model.grid().text(first, "place") != "–"
    assert "1 dari" in page._sum.text()
    moving = {move.unit for move in page.model.moves()}
    assert first not in moving  # what has moved is not ordered again
    page.context.session.undo()
    settled(qtbot, page)
    assert first in {move.unit for move in page.model.moves()}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_where_it_really_went_is_chosen_by_keys(qtbot: QtBot, page: MovesPage) -> None:
    from tests.support.window import type_into_cell

    page.arrive(tab="2")
    first = page.table.model.row_at(0)
    columns = [c.name for c in page.table.model.columns_shown]
    grid = page.model.grid()
    origin, target = grid.text(first, "origin"), grid.text(first, "target")
    type_into_cell(page.table.view, 0, columns.index("place"), origin)
    settled(qtbot, page)
    assert page.model.grid().text(first, "place") == origin  # recorded, though it stayed
    assert "1 ke tempat lain" in page._sum.text()
    type_into_cell(page.table.view, 0, columns.index("place"), target)
    settled(qtbot, page)
    assert "0 ke tempat lain" in page._sum.text()
    assert page.counted.text()  # who has moved counts in the comparison, and not here
    page.context.session.undo()
    page.context.session.undo()
    settled(qtbot, page)
    assert not page.counted.text()
    before = len(page.table.model.grid.rows())
    QTest.mouseClick(page.every, Qt.MouseButton.LeftButton, pos=QPoint(8, page.every.height() // 2))
    assert len(page.table.model.grid.rows()) == len(page.model.problem.unit) >= before


def test_a_search_is_stopped_and_keeps_what_it_heard(
    qtbot: QtBot, page: MovesPage, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = threading.Event()

    def slow(ready: Any, seconds: float, *, stop: Any, tell: Any) -> Any:
        tell(ready.order)
        began.set()
        waiting = threading.Event()
        while not stop():
            waiting.wait(0.01)
        return ready

    monkeypatch.setattr(view, "find_order", slow)
    QTest.mouseClick(page.search, Qt.MouseButton.LeftButton)
    assert began.wait(10)
    assert page.stop_button.isVisible()
    assert not page.search.isEnabled()
    QTest.mouseClick(page.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.stop_button.isVisible(), timeout=10_000)
    assert page.search.isEnabled()
    assert any("dihentikan" in notice for notice in told.notices)
    assert page.line.rows


def test_a_search_ends_with_a_proof(qtbot: QtBot, page: MovesPage) -> None:
    QTest.mouseClick(page.search, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._task is None, timeout=40_000)
    assert page.proof.text() == "Terbukti tidak ada urutan yang lebih murah."


def test_other_terms_make_another_order(qtbot: QtBot, page: MovesPage) -> None:
    before = page.headline.text()
    field = page.terms.fields["people"]
    field.selectAll()
    QTest.keyClicks(field, "20")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.headline.text() != before


def test_without_scenarios_it_says_what_to_do(qtbot: QtBot, look: None, told: Told) -> None:
    made = make(context(Session(Document(Problem())), told))
    shown(qtbot, made)
    go = next(b for b in made.findChildren(QPushButton) if b.isVisible() and "Skenario" in b.text())
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert told.went == [("scenarios", {})]
    made.leave()


def test_the_order_found_is_kept_and_taken_out_again(
    qtbot: QtBot, page: MovesPage, told: Told
) -> None:
    assert page.kept.text() == "Urutan ini belum disimpan ke berkas."
    assert page.keep.isVisible()
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page._task is None, timeout=40_000)
    settled(qtbot, page)
    session = page.context.session
    assert session.undo_label == "simpan urutan pindah: " + page.scenario.currentText()
    assert "Tersimpan di berkas" in page.kept.text()
    assert not page.keep.isVisible()
    assert any("disimpan" in notice for notice in told.notices)
    session.undo()
    settled(qtbot, page)
    assert session.document.problem.timetable == ()
    assert page.keep.isVisible()
    QTest.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert len(session.document.problem.timetable) == 1


def test_other_terms_make_the_kept_order_stale_and_one_click_goes_back(
    qtbot: QtBot, page: MovesPage
) -> None:
    QTest.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    headline = page.headline.text()
    field = page.terms.fields["people"]
    field.selectAll()
    QTest.keyClicks(field, "20")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert "orang per gelombang: 200 menjadi 20" in page.kept.text()
    assert page.kept.text().startswith("▲")
    assert page.keep.isVisible()
    QTest.mouseClick(page.back, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert field.text() == "200"
    assert page.headline.text() == headline
    assert not page.back.isVisible()


def test_a_kept_order_is_shown_when_the_page_is_made_anew(
    qtbot: QtBot, page: MovesPage, told: Told
) -> None:
    field = page.terms.fields["people"]
    field.selectAll()
    QTest.keyClicks(field, "25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, page)
    QTest.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    again = make(context(page.context.session, told))
    assert isinstance(again, MovesPage)
    shown(qtbot, again)
    settled(qtbot, again)
    assert again.terms.fields["people"].text() == "25"
    assert "Tersimpan di berkas" in again.kept.text()
    assert again.headline.text() == page.headline.text()
    again.leave()


def test_without_places_nothing_is_ordered(qtbot: QtBot, look: None, told: Told) -> None:
    problem = replace(city(), placement=())
    made = make(context(Session(Document(problem)), told))
    assert isinstance(made, MovesPage)
    shown(qtbot, made)
    settled(qtbot, made)
    assert made.stage.currentIndex() == NOTHING
    assert not made._body.isVisible()
    made.leave()


def test_a_note_is_typed_and_the_cell_is_kept(qtbot: QtBot, page: MovesPage) -> None:
    from tests.support.window import type_into_cell

    page.arrive(tab="2")
    view = page.table.view
    first, second = page.table.model.row_at(0), page.table.model.row_at(1)
    at = [c.name for c in page.table.model.columns_shown].index("note")
    view.scrollTo(page.table.model.index(0, at))
    type_into_cell(view, 0, at, "menunggu lift")
    settled(qtbot, page)
    assert page.model.grid().text(first, "note") == "menunggu lift"
    here = view.currentIndex()  # Enter went on to the next one, whatever was reckoned meanwhile
    assert (page.table.model.row_at(here.row()), here.column()) == (second, at)
    page.context.session.undo()
    settled(qtbot, page)
    assert page.model.grid().text(first, "note") == ""
