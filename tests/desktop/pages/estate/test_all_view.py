"""Map and comparison of the whole estate by mouse and keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.pages.estate.view import EstatePage
from desktop.widgets.page import PageContext
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on


@pytest.fixture
def page(qtbot: QtBot, look: None, context: PageContext) -> EstatePage:
    made = EstatePage(context)
    qtbot.addWidget(made)
    made.resize(1138, 680)
    made.show()
    return made


def test_the_map_comes_first_and_marks_in_the_list(qtbot: QtBot, page: EstatePage) -> None:
    panel = page._all.map
    assert panel.map.isVisible()
    assert not panel.table.isVisible()
    x, y = panel.map._spots()[1]
    QTest.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert page._list.current() == ("site", "south")
    assert panel.map.isVisible()  # marking does not leave the map
    assert panel.table.isVisible()
    assert list(panel.table.model.grid.rows()) == ["centre"]


def test_the_list_marks_on_the_map(page: EstatePage) -> None:
    page._list.choose("site", "south")
    assert page._all.map.map.at == "south"
    assert page._at == ("site", "south")


def test_a_site_marked_on_the_map_opens_by_enter_and_by_a_click_in_the_list(
    qtbot: QtBot, page: EstatePage
) -> None:
    panel = page._all.map
    panel.map.setFocus()
    qtbot.keyClick(panel.map, Qt.Key.Key_Right)
    qtbot.keyClick(panel.map, Qt.Key.Key_Return)
    assert page._at == ("site", "centre")
    page._list.choose("all", "all")
    panel.map.setFocus()
    panel._choose("centre")
    tree = page._list.tree
    item = tree.currentItem()
    assert item is not None
    spot = tree.visualItemRect(item).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page._at == ("site", "centre")


def test_a_background_is_read_kept_and_dropped(
    qtbot: QtBot, page: EstatePage, context: PageContext, heard: Heard, tmp_path: Path
) -> None:
    line = {"type": "LineString", "coordinates": [[104.7, -2.9], [104.8, -3.0]]}
    path = tmp_path / "sungai.geojson"
    path.write_text(json.dumps(line), encoding="utf-8")
    panel = page._all.map
    panel.read(path)
    qtbot.waitUntil(lambda: panel._model.map.background_name() == "sungai")
    assert panel.drop.isVisible()
    assert "1 garis" in heard.notices[-1]
    qtbot.mouseClick(panel.drop, Qt.MouseButton.LeftButton)
    assert context.session.document.problem.map_layer == ()
    context.session.undo()
    assert panel._model.map.background_name() == "sungai"


def test_a_broken_background_is_one_sentence(
    qtbot: QtBot, page: EstatePage, context: PageContext, heard: Heard, tmp_path: Path
) -> None:
    path = tmp_path / "rusak.geojson"
    path.write_text("{", encoding="utf-8")
    page._all.map.read(path)
    qtbot.waitUntil(lambda: bool(heard.notices))
    assert len(heard.notices) == 1
    assert "bukan GeoJSON yang utuh" in heard.notices[0]
    assert context.session.undo_label is None


def test_the_comparison_opens_a_building(qtbot: QtBot, page: EstatePage) -> None:
    page._all.show_tab(1)
    table = page._all.compare.part.costs
    name = table.model.grid.rows()[0]
    table.choose(name)
    assert page._all.compare.part.why.text()
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert page._at == ("building", name)


def test_sites_without_coordinates_explain_themselves(
    qtbot: QtBot, look: None, heard: Heard
) -> None:
    problem = tiny_problem()
    from dataclasses import replace

    sites = tuple(replace(site, latitude=None) for site in problem.site)
    page = EstatePage(context_on(replace(problem, site=sites), heard))
    qtbot.addWidget(page)
    page.resize(1138, 680)
    page.show()
    assert not page._all.map.map.isVisible()
    assert page._all.map._rooms.currentIndex() == 1


def test_insert_adds_what_comes_below(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = context_on(Problem(), heard)
    page = EstatePage(context)
    qtbot.addWidget(page)
    page.show()
    page._add_below()
    assert len(context.session.document.problem.site) == 1
    qtbot.keyClick(page._list.tree, Qt.Key.Key_Insert)
    assert len(context.session.document.problem.building) == 1
    qtbot.keyClick(page._list.tree, Qt.Key.Key_Insert)
    assert len(context.session.document.problem.floor) == 1
    assert page._at[0] == "floor"
    qtbot.keyClick(page._list.tree, Qt.Key.Key_Delete)
    assert context.session.document.problem.floor == ()
