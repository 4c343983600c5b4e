"""The first page by mouse: start, figures, steps, the way to an OPD."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.home import viewmodel
from desktop.pages.home.view import MADE_OF, HomePage, make
from desktop.system.settings import Settings
from desktop.widgets.page import PageContext
from solver.errors import SatuAtapError
from solver.problem.problem import City, Problem
from solver.units import declared
from tests.support.problems import tiny_problem
from tests.support.window import Heard, click_cell, context_on


def shown(qtbot: QtBot, context: PageContext) -> HomePage:
    page = make(context)
    qtbot.addWidget(page)
    page.resize(1100, 680)
    page.show()
    return page  # type: ignore[return-value]


def test_without_a_project_three_ways_to_begin(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = replace(context_on(Problem(), heard), project_open=False)
    page = shown(qtbot, context)
    for press in page.findChildren(QPushButton):
        qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert heard.commands == ["file.new", "file.open", "file.sample"]


def test_the_figures_arrive_from_the_background(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = context_on(tiny_problem(), heard)
    page = shown(qtbot, context)
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)
    people = sum(post.headcount for post in tiny_problem().post)
    assert page._figures["people"].value() == str(people)


def test_figures_that_cannot_be_reckoned_say_why_and_are_tried_again(
    qtbot: QtBot, look: None, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise SatuAtapError("costs_no_today")

    with monkeypatch.context() as broken:
        broken.setattr(viewmodel, "reckon", fails)
        page = shown(qtbot, context)
        qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)
    assert "hitung lagi" in page._notice.text()
    assert page._figures["people"].value() == "–"
    again = next(b for b in page._notice.findChildren(QPushButton) if b.text() == "Hitung lagi")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)
    assert page._figures["people"].value() != "–"
    assert "hitung lagi" not in page._notice.text()


def test_a_step_leads_to_its_page(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = context_on(tiny_problem(), heard)
    page = shown(qtbot, context)
    first = page._model.steps()[0]
    press = next(b for b in page.findChildren(QPushButton) if b.text() == first.title)
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert heard.visits == [(first.page, first.args)]
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)


def test_a_double_click_leads_to_the_department(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = context_on(tiny_problem(), heard)
    page = shown(qtbot, context)
    view = page._table.view
    spot = click_cell(view, 1, 3)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert heard.visits == [("organisation", {"opd": page._table.model.row_at(1)})]
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)


def test_a_click_on_the_name_or_enter_leads_to_the_department(
    qtbot: QtBot, look: None, heard: Heard
) -> None:
    context = context_on(tiny_problem(), heard)
    page = shown(qtbot, context)
    first = page._table.model.row_at(0)
    click_cell(page._table.view, 0, 2)
    assert heard.visits == []
    QTest.keyClick(page._table.view, Qt.Key.Key_Return)
    click_cell(page._table.view, 0, 0)
    assert heard.visits == [("organisation", {"opd": first})] * 2
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)


def test_the_city_is_written_in_its_form(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = context_on(Problem(), heard)
    page = shown(qtbot, context)
    qtbot.mouseClick(page._edit, Qt.MouseButton.LeftButton)
    assert page.place() == {"city": "1"}
    line = page._form.field("office").editor
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "Dinas PUPR")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    city = context.session.document.problem.city[0]
    assert city.office == "Dinas PUPR"
    assert {c.name for c in page._model.city_grid().columns()} == set(declared(City))
    qtbot.mouseClick(page._edit, Qt.MouseButton.LeftButton)
    assert page.place() == {}


def test_a_figure_leads_to_what_it_is_made_of(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = context_on(tiny_problem(), heard)
    page = shown(qtbot, context)
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)
    for key, figure in page._figures.items():
        press = figure.findChild(QPushButton)
        assert isinstance(press, QPushButton), key
        press.setFocus()
        QTest.keyClick(press, Qt.Key.Key_Space)
        assert heard.visits[-1] == MADE_OF[key]
    assert len(heard.visits) == len(page._figures)


def test_nothing_scrolls_beside_the_table_of_a_small_screen(
    qtbot: QtBot, look: None, heard: Heard
) -> None:
    paths = tuple(f"/nowhere/kota-{n}.satuatap" for n in range(4))
    context = replace(context_on(tiny_problem(), heard), settings=lambda: Settings(recent=paths))
    page = shown(qtbot, context)
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)
    bar = page._beside.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0 and 1 <= len(page._recent.rows()) < 4)
    qtbot.mouseClick(page._recent.rest, Qt.MouseButton.LeftButton)
    assert len(page._recent.rows()) == 4


def test_there_is_room_for_all_recent_projects_on_a_large_screen(
    qtbot: QtBot, look: None, heard: Heard
) -> None:
    paths = tuple(f"/nowhere/kota-{n}.satuatap" for n in range(4))
    context = replace(context_on(tiny_problem(), heard), settings=lambda: Settings(recent=paths))
    page = shown(qtbot, context)
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)
    page.resize(1600, 1000)
    qtbot.waitUntil(lambda: len(page._recent.rows()) == 4)
