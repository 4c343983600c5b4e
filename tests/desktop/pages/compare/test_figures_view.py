"""The table of figures: heads stay in sight, no column is cut where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.pages.compare.figures_view import FiguresTab
from desktop.pages.compare.viewmodel import CompareModel
from tests.desktop.pages.stacking.city import session


@pytest.fixture
def tab(qtbot: QtBot, look: None) -> FiguresTab:
    model = CompareModel(session())
    made = FiguresTab(model)
    made.show_page(model.work()())
    qtbot.addWidget(made)
    made.resize(1100, 420)
    with qtbot.waitExposed(made):
        made.show()
    made.grab()  # which lays out what has not been
    return made


def test_names_of_columns_stay_in_sight_while_the_table_scrolls(tab: FiguresTab) -> None:
    assert tab.strip.isHidden()
    bar = tab.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert tab.strip.isVisible()
    names = [name for name, _ in tab.strip.names]
    assert names == ["Keadaan sekarang", "Rencana tangan", "Rencana hasil hitungan", "Sasaran"]
    bar.setValue(0)
    assert tab.strip.isHidden()


def test_names_stand_where_their_columns_are(tab: FiguresTab) -> None:
    bar = tab.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    rights = sorted(place.right() for _, place in tab.strip.names)
    assert len(set(rights)) == 4
    assert rights[-1] <= tab.strip.width()


def change_and_figure(tab: FiguresTab) -> tuple[QLabel, QLabel]:
    pair = tab.pairs[0]
    change, figure = (item.widget() for i in range(2) if (item := pair.itemAt(i)))
    assert isinstance(change, QLabel)
    assert isinstance(figure, QLabel)
    return change, figure


def test_with_little_room_differences_go_below_their_figures(tab: FiguresTab) -> None:
    change, figure = change_and_figure(tab)
    assert change.geometry().right() < figure.geometry().left()
    tab.resize(760, 420)
    tab.grab()
    assert change.geometry().top() > figure.geometry().top()
    inner = tab.area.widget()
    assert inner is not None
    assert inner.width() <= tab.area.viewport().width()  # nothing is cut at the right
    tab.resize(1100, 420)
    tab.grab()
    assert change.geometry().right() < figure.geometry().left()
