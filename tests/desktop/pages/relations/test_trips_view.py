"""The list of trips by mouse and keys: add, complain, filter, paste, remove."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.document.session import Session
from desktop.pages.relations.trips_view import TripsTab
from desktop.pages.relations.viewmodel import RelationsModel
from tests.desktop.pages.relations.city import session


@pytest.fixture
def made() -> Session:
    return session()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def tab(qtbot: QtBot, look: None, made: Session, told: list[str]) -> TripsTab:
    shown = TripsTab(RelationsModel(made), lambda words, *_, **__: told.append(words))
    qtbot.addWidget(shown)
    shown.resize(1100, 560)
    shown.show()
    shown.refresh()
    return shown


def test_a_trip_is_added_by_keys_alone(tab: TripsTab, made: Session) -> None:
    for pick, name in ((tab.one, "d-sek"), (tab.other, "b-bid")):
        line = pick.lineEdit()
        assert line is not None
        line.setFocus()
        pick.setEditText(f"unit {name}")  # typing opens a list, which this platform cannot raise
    tab.figure.setFocus()
    QTest.keyClicks(tab.figure, "4,5")
    QTest.keyClick(tab.figure, Qt.Key.Key_Return)
    assert made.document.problem.trip[-1].per_week == 450
    assert tab.table.view.chosen_rows() == [made.document.problem.trip[-1].id]
    assert tab.figure.text() == ""


def test_what_is_missing_is_told_below_the_line(qtbot: QtBot, tab: TripsTab) -> None:
    qtbot.mouseClick(tab._press, Qt.MouseButton.LeftButton)
    assert "wajib dipilih" in tab.wrong.text()
    assert tab.wrong.isVisible()


def test_a_filter_shows_one_opd_and_all_again(tab: TripsTab) -> None:
    tab.opd.picked.emit("b")
    assert tab.table.model.rowCount() == 1
    tab.opd.picked.emit("")
    assert tab.table.model.rowCount() == 4


def test_pasting_from_excel(qtbot: QtBot, tab: TripsTab, made: Session, told: list[str]) -> None:
    QGuiApplication.clipboard().setText("d-sek\tb-bid\t2\na-head\tc-sek\t7")
    qtbot.mouseClick(tab.paste_button, Qt.MouseButton.LeftButton)
    assert told == ["1 hubungan ditambahkan, 1 diperbarui."]
    assert tab.table.model.rowCount() == 5
    QGuiApplication.clipboard().setText("d-sek\tZzz\t2")
    qtbot.mouseClick(tab.paste_button, Qt.MouseButton.LeftButton)
    assert "Baris 1" in tab._refused.text()
    assert tab._strip.isVisible()
    assert len(made.document.problem.trip) == 5


def test_rows_are_removed_and_come_back(qtbot: QtBot, tab: TripsTab, made: Session) -> None:
    tab.choose("t2")
    qtbot.mouseClick(tab.table._remove, Qt.MouseButton.LeftButton)
    assert [trip.id for trip in made.document.problem.trip] == ["t1", "t3", "t4"]
    made.undo()
    assert len(made.document.problem.trip) == 4
