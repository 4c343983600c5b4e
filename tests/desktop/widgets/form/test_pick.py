"""Picking from a long list: by typing, and told once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.form.pick import Pick

OPTIONS = (("a", "Dinas A"), ("b", "Dinas B"))


@pytest.fixture
def pick(qtbot: QtBot, look: None) -> Pick:
    made = Pick("OPD")
    qtbot.addWidget(made)
    made.offer(OPTIONS)
    made.show()
    return made


def test_it_begins_empty_and_keeps_what_was_picked(pick: Pick) -> None:
    assert pick.value() == ""
    pick.show_value("b")
    pick.offer((*OPTIONS, ("c", "Badan C")))
    assert pick.value() == "b"
    pick.show_value("gone")
    assert pick.value() == ""


def test_typing_a_name_picks_it_once(pick: Pick) -> None:
    told: list[str] = []
    pick.picked.connect(told.append)
    line = pick.lineEdit()
    assert line is not None
    line.setFocus()
    pick.setEditText("dinas b")  # typing opens a list, which this platform cannot raise
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == ["b"]


def test_what_is_in_no_entry_is_told_as_typed(pick: Pick) -> None:
    pick.setEditText("Zzz")
    assert pick.value() == "Zzz"
