"""Sections of a report chosen by mouse and keys: counted, remembered, never none at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.pages.reports import viewmodel
from desktop.pages.reports.view import ReportsPage
from desktop.reports.sections import SECTIONS
from desktop.widgets.page import PageContext
from desktop.widgets.remembered import memory


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    memory().fill({})
    yield
    memory().fill({})


@pytest.fixture
def page(qtbot: QtBot, look: None, context: PageContext) -> ReportsPage:
    made = ReportsPage(context)
    qtbot.addWidget(made)
    made.resize(1138, 660)
    made.show()
    return made


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, qapp: object, tmp_path: object) -> list[tuple[str, ...]]:
    """Pages that are drawn at once; what is left out of each drawing is kept."""
    image, asked = QImage(200, 300, QImage.Format.Format_RGB32), []
    image.fill(Qt.GlobalColor.white)
    image.save(f"{tmp_path}/page.png")
    with open(f"{tmp_path}/page.png", "rb") as file:
        png = file.read()

    def pages(_: object, wish: viewmodel.Wish, *rest: object) -> list[bytes]:
        asked.append(wish.without)
        return [png] * (len(SECTIONS) - len(wish.without))

    monkeypatch.setattr(viewmodel, "pages", pages)
    return asked


def said(page: ReportsPage) -> list[str]:
    return [each.text() for each in page.sections.findChildren(QLabel) if each.isVisible()]


def test_all_are_chosen_at_first_and_the_ticks_are_folded_away(page: ReportsPage) -> None:
    assert page.wish().without == ()
    assert "semua 16 bagian" in said(page)
    assert not page.sections.ticks["parking"].isVisible()


def test_a_section_is_left_out_by_keys_alone(qtbot: QtBot, page: ReportsPage) -> None:
    page.sections.open.setFocus()
    qtbot.keyClick(page.sections.open, Qt.Key.Key_Space)
    first = page.sections.ticks[SECTIONS[0]]
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert page.wish().without == (SECTIONS[0],)
    assert "15 dari 16 bagian" in said(page)
    qtbot.keyClick(page.sections.open, Qt.Key.Key_Space)
    assert "Tanpa: Perbandingan skenario." in said(page)


def test_the_choice_is_there_when_the_page_is_made_anew(
    qtbot: QtBot, page: ReportsPage, context: PageContext
) -> None:
    page.sections.ticks["parking"].click()
    again = ReportsPage(context)
    qtbot.addWidget(again)
    assert again.wish().without == ("parking",)
    memory().put("reports.without:", ["no such section", "stack", 7])
    later = ReportsPage(context)
    qtbot.addWidget(later)
    assert later.wish().without == ("stack",)


def test_pages_in_sight_follow_the_choice(
    qtbot: QtBot, page: ReportsPage, context: PageContext, drawn: list[tuple[str, ...]]
) -> None:
    page.sections.ticks["parking"].click()
    assert drawn == []  # nobody looks at pages yet
    page.look()
    qtbot.waitUntil(lambda: page.roll.count == 15)
    page.sections.ticks["stack"].click()
    page.sections.ticks["moves"].click()
    qtbot.waitUntil(lambda: page.roll.count == 13)
    assert drawn == [("parking",), ("stack", "parking", "moves")]  # two ticks, one drawing
    qtbot.waitUntil(lambda: context.tasks.running == [])


def test_no_section_is_refused_in_words_and_the_workbook_alone_is_not(
    qtbot: QtBot, page: ReportsPage
) -> None:
    qtbot.mouseClick(page.sections.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.sections.none, Qt.MouseButton.LeftButton)
    assert "Tidak ada bagian laporan yang dipilih" in page._wrong.text()
    assert page._wrong.isVisible()
    assert not page._look.isEnabled()
    assert not page._write.isEnabled()
    page._forms["pdf"].click()
    assert page._write.isEnabled()  # the workbook is whole in any case
    assert not page._look.isEnabled()
    qtbot.mouseClick(page.sections.every, Qt.MouseButton.LeftButton)
    assert page._look.isEnabled()
    assert not page._wrong.isVisible()
