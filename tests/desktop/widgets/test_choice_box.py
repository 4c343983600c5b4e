"""A list that is found by words in any order, and takes nothing that was not meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.choice_box import ChoiceBox, holds

UNITS = (("pajak", "Bapenda · Bidang Pajak"), ("sek", "Disdik · Sekretariat"))


@pytest.fixture
def box(qtbot: QtBot, look: None) -> ChoiceBox:
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.offer(UNITS)
    made.setCurrentIndex(-1)
    made.show()
    return made


def test_a_list_gives_the_value_behind_a_label(qtbot: QtBot, look: None) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.offer((("", "(tidak ada)"), ("t", "Menara")))
    box.choose("t")
    assert box.chosen() == "t"
    box.setEditText("menara")
    assert box.chosen() == "t"
    box.setEditText("Istana")
    assert box.chosen() == "Istana"  # refused later, in words


def test_words_are_found_in_any_order(box: ChoiceBox) -> None:
    assert holds("Disdik · Sekretariat", "SEKRET disdik")
    assert not holds("Disdik · Sekretariat", "sekretariat dinkes")
    box.setEditText("sekretariat disdik")
    assert box.chosen() == "sek"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_list_below_offers_what_holds_the_words_typed(box: ChoiceBox) -> None:
    line = box.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "sekretariat dis")
    completer = box.completer()
    assert completer is not None
    model = completer.completionModel()
    assert [model.index(i, 0).data() for i in range(model.rowCount())] == [UNITS[1][1]]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_arrow_takes_no_entry_that_was_not_typed(box: ChoiceBox) -> None:
    line = box.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "zzz")
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert box.currentText() == "zzz"
    assert box.chosen() == "zzz"
