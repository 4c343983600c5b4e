"""The room below the head: body, nothing, and trouble that a press of a button ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.widgets.page import Page
from desktop.widgets.stage import Stage
from desktop.widgets.words import column
from solver.errors import SatuAtapError
from tests.desktop.pages.stacking.city import Told, context, settled, shown


def broken() -> int:
    raise SatuAtapError("costs_no_today")


def nothing() -> None:
    """No work."""


class Small(Page):
    """A page with a number."""

    def __init__(self) -> None:
        super().__init__(context(Session(Document()), Told()))
        self.work: Callable[[], int | None] = lambda: 7
        self.body, self.nothing = QLabel(), QLabel("kosong")
        self.stage = Stage(self, "rooms", self.body, self.nothing)
        self.setLayout(column(self.stage.busy, self.stage))

    def refresh(self) -> None:
        if self.work is nothing:
            self.stage.show_nothing()
        else:
            self.stage.reckon(lambda _: self.work(), self._take)

    def _take(self, found: object) -> None:
        self.body.setText(str(found))

    def words(self) -> str:
        return " ".join(part.text() for part in self.stage.findChildren(QLabel) if part.isVisible())


@pytest.fixture
def page(qtbot: QtBot, look: None) -> Small:
    made = Small()
    shown(qtbot, made)
    settled(qtbot, made)
    return made


def test_a_result_is_shown(page: Small) -> None:
    assert page.words() == "7"


def test_an_empty_page_shows_nothing_old(qtbot: QtBot, page: Small) -> None:
    page.work = nothing
    page.refresh()
    settled(qtbot, page)
    assert page.words() == "kosong"
    page.work = lambda: 8
    page.refresh()
    assert page.stage.busy.text() == "Menghitung ruang bersama …"
    settled(qtbot, page)
    assert page.words() == "8"


def test_trouble_takes_the_place_of_old_figures_until_it_is_mended(
    qtbot: QtBot, page: Small
) -> None:
    page.work = broken
    page.refresh()
    settled(qtbot, page)
    assert "7" not in page.words()
    assert "Belum dapat dihitung" in page.words()
    assert page.stage.busy.text() == ""
    page.work = lambda: 9
    again = next(b for b in page.stage.findChildren(QPushButton) if b.isVisible())
    assert again.text().strip() == "Hitung lagi"
    again.setFocus()
    qtbot.keyClick(again, Qt.Key.Key_Space)
    settled(qtbot, page)
    assert page.words() == "9"
