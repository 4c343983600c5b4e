"""Notices: a sentence, its buttons, and when it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.notices import NoticeBar
from desktop.widgets.page import NoticeKind


def test_a_button_does_its_work_and_closes_the_bar(qtbot: QtBot, look: None) -> None:
    bar, done = NoticeBar(), []
    qtbot.addWidget(bar)
    bar.say("Dihapus.", NoticeKind.INFO, (("Urungkan", lambda: done.append(1)),))
    press = next(b for b in bar.findChildren(QPushButton) if b.text() == "Urungkan")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert bar.text() == ""


def test_bad_news_stays_and_good_news_has_its_time(qtbot: QtBot, look: None) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.say("Tersimpan.", NoticeKind.GOOD)
    assert bar._timer.isActive()
    bar.say("Gagal.", NoticeKind.ERROR)
    assert not bar._timer.isActive()
    assert bar.text() == "Gagal."


def test_the_newest_takes_the_place_of_the_older(qtbot: QtBot, look: None) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.say("Satu", actions=(("A", lambda: None), ("B", lambda: None)))
    bar.say("Dua")
    assert bar.text() == "Dua"
    assert [b for b in bar.findChildren(QPushButton) if b.text() == "A" and b.isVisible()] == []
