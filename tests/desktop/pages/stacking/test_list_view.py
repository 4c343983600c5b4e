"""The list beside the plan by keys: walk, sort, find, pick up; it follows what is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.list_row_view import BELOW
from desktop.pages.stacking.list_view import AREA, NAME, PLACE, ListTab
from desktop.pages.stacking.listing import EVERYWHERE
from desktop.workflows.stack_view import with_bars
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, example


@pytest.fixture
def tab(qtbot: QtBot, look: None) -> ListTab:
    made = ListTab()
    qtbot.addWidget(made)
    made.resize(330, 500)
    made.show_view(example(), "")
    with qtbot.waitExposed(made):
        made.show()
    return made


def units(tab: ListTab) -> list[str]:
    every = (tab.rows.topLevelItem(i) for i in range(tab.rows.topLevelItemCount()))
    return [str(item.data(NAME, Qt.ItemDataRole.UserRole)) for item in every if item]


def below(tab: ListTab, unit: str) -> str:
    at = units(tab).index(unit)
    item = tab.rows.topLevelItem(at)
    return str(item.data(NAME, BELOW)) if item else ""


def test_everybody_is_there_and_a_floor_can_be_chosen(tab: ListTab) -> None:
    assert len(units(tab)) == 12
    assert tab.rows.isColumnHidden(PLACE)  # no room; the second line has it
    assert below(tab, "b1") == "Dinas B · Menara · Lt. 2"
    tab.resize(460, 500)
    assert not tab.rows.isColumnHidden(PLACE)
    assert below(tab, "b1") == "Dinas B"
    tab.of(HIGH)
    assert sorted(units(tab)) == ["b1", "b2"]
    assert tab.rows.isColumnHidden(PLACE)
    assert tab.floors.currentText() == "Menara · Lantai 2"
    at = tab.floors.findText("Semua tempat")
    tab.floors.setCurrentIndex(at)
    tab.floors.activated.emit(at)
    assert len(units(tab)) == 12


def test_the_small_ones_stand_first_and_figures_sort_as_figures(tab: ListTab) -> None:
    tab.of(LOW, smallest_first=True)
    assert set(units(tab)[:5]) == {f"a{i}" for i in range(5, 10)}
    tab.of(EVERYWHERE)
    tab.rows.sortByColumn(AREA, Qt.SortOrder.DescendingOrder)
    assert units(tab)[0] == "b1"  # 400 m² before 90 m²


def test_walking_chooses_and_keys_act(qtbot: QtBot, tab: ListTab) -> None:
    tab.of(HIGH)
    chosen: list[str] = []
    tab.chosen.connect(chosen.append)
    qtbot.keyClick(tab.rows, Qt.Key.Key_Down)
    qtbot.keyClick(tab.rows, Qt.Key.Key_Down)
    assert chosen[-1] == "b2"
    for key, signal in (
        (Qt.Key.Key_Return, tab.lifted),
        (Qt.Key.Key_Space, tab.asked),
        (Qt.Key.Key_P, tab.pinned),
        (Qt.Key.Key_Delete, tab.put_away),
    ):
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(tab.rows, key)
        assert told.args == ["b2"]


def test_it_follows_the_plan_the_search_and_the_legend(qtbot: QtBot, tab: ListTab) -> None:
    told: list[str] = []
    tab.chosen.connect(told.append)
    tab.show_view(example(), "a2")
    assert tab.rows.unit() == "a2"
    assert told == []  # it was told, it does not tell
    qtbot.keyClicks(tab.search, "b2")
    assert units(tab) == ["b2"]
    tab.search.clear()
    tab.show_bright(frozenset({"a1", "a3"}))
    assert sorted(units(tab)) == ["a1", "a3"]
    assert "2 unit" in tab.sum.text()


def test_a_floor_without_any_that_the_legend_looks_for_lists_everybody_there(tab: ListTab) -> None:
    tab.show_bright(frozenset({"a1"}))
    tab.of(HIGH)
    assert sorted(units(tab)) == ["b1", "b2"]
    tab.of(EVERYWHERE)
    assert units(tab) == ["a1"]


def test_after_a_drop_only_the_row_of_who_moved_is_written(tab: ListTab) -> None:
    tab.rows.sortByColumn(AREA, Qt.SortOrder.DescendingOrder)
    items = {id(tab.rows.topLevelItem(at)) for at in range(12)}
    before, view = units(tab), example()
    block = view.block_of["b2"]
    there, here = view.bar_of[LOW], view.bar_of[HIGH]
    moved = {
        LOW: replace(there, blocks=(replace(block, area=50_000), *there.blocks)),
        HIGH: replace(here, blocks=tuple(each for each in here.blocks if each != block)),
    }
    tab.show_view(with_bars(view, lambda bar: moved.get(bar.place, bar)), "")
    assert {id(tab.rows.topLevelItem(at)) for at in range(12)} == items
    assert below(tab, "b2") == "Dinas B · Menara · Lt. 1"
    assert units(tab)[0] == "b2"  # 500 m²: sorted anew
    assert set(units(tab)) == set(before)
    tab.resize(460, 500)
    assert below(tab, "b2") == "Dinas B"  # the place has its column: all are written
