"""The picture of the plan: heading, legend, wider than high; PNG, SVG and PDF; a clear error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.colouring import LegendLine
from desktop.pages.stacking.picture_view import Sheet, on_paper, save_picture, scale_bar, size_of
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.plan import StackingPlan
from desktop.widgets.theme import apply_theme, current_theme
from desktop.workflows.seats import Place
from desktop.workflows.stack_view import Bar
from solver.errors import SatuAtapError
from tests.desktop.widgets.stacking_plan.example import example

LINE = LegendLine("Dinas Contoh", "Dinas Contoh", 25, frozenset({"a1"}), 1, 100, 5)
SHEET = Sheet("Susunan lantai: Contoh", "Tahun 2031", (LINE,))


@pytest.fixture
def plan(qtbot: QtBot) -> StackingPlan:
    made = StackingPlan()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_view(example())
    return made


def test_a_png_is_twice_as_dense(plan: StackingPlan, tmp_path: Path) -> None:
    path = tmp_path / "susunan.png"
    save_picture(plan, path, SHEET)
    image = QImage(str(path))
    width, height = size_of(on_paper(plan), SHEET)
    assert (image.width(), image.height()) == (2 * width, 2 * height)
    assert image.pixelColor(2, 2) == look().colour("window")


def test_an_svg_holds_title_and_words(plan: StackingPlan, tmp_path: Path) -> None:
    path = tmp_path / "susunan.svg"
    save_picture(plan, path, SHEET)
    text = path.read_text(encoding="utf-8")
    assert "Susunan lantai" in text
    assert "Kompleks" in text
    assert "Dinas Contoh" in text  # the legend
    assert "Tahun 2031" in text


def test_a_folder_that_is_not_there_is_said(plan: StackingPlan, tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError) as raised:
        save_picture(plan, tmp_path / "nowhere" / "a.png", SHEET)
    assert raised.value.key == "picture_unwritten"


def test_a_pdf_is_one_page_with_letters(plan: StackingPlan, tmp_path: Path) -> None:
    path = tmp_path / "susunan.pdf"
    save_picture(plan, path, SHEET)
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    assert b"/Font" in data
    with pytest.raises(SatuAtapError):
        save_picture(plan, tmp_path / "nowhere" / "a.pdf", SHEET)


def test_a_long_plan_becomes_wider_than_high(qtbot: QtBot) -> None:
    narrow = StackingPlan()
    qtbot.addWidget(narrow)
    narrow.resize(500, 400)
    view = example()
    tower = view.sites[0].towers[0]
    towers = tuple(replace(tower, building=f"t{i}", bars=_own(tower.bars, i)) for i in range(12))
    narrow.show_view(replace(view, sites=(replace(view.sites[0], towers=towers),)))
    width, height = on_paper(narrow).picture_size()
    assert height < width
    assert on_paper(narrow).shown == narrow.shown


def test_a_bar_tells_how_long_so_many_square_metres_or_people_are() -> None:
    length, said = scale_bar(0.01, people=False)  # a pixel a square metre
    assert (length, said) == (100, "100\N{NO-BREAK SPACE}m²")
    length, said = scale_bar(4.5, people=True)
    assert (length, said) == (90, "20\N{NO-BREAK SPACE}orang")


def _own(bars: tuple[Bar, ...], i: int) -> tuple[Bar, ...]:
    return tuple(replace(b, place=Place(f"t{i}", b.place.floor), blocks=()) for b in bars)


def test_in_the_dark_the_paper_stays_light(
    qapp: QApplication, plan: StackingPlan, tmp_path: Path
) -> None:
    save_picture(plan, tmp_path / "light.png", SHEET)
    try:
        apply_theme(qapp, "dark")
        save_picture(plan, tmp_path / "dark.png", SHEET)
        assert current_theme().name == "dark"
    finally:
        apply_theme(qapp, "light")
    assert QImage(str(tmp_path / "dark.png")) == QImage(str(tmp_path / "light.png"))
