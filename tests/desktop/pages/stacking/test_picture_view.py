"""The picture of the plan: PNG twice as dense, SVG with the names in it, a clear error."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.picture_view import save_picture
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.plan import StackingPlan
from solver.errors import SatuAtapError
from tests.desktop.widgets.stacking_plan.example import example


@pytest.fixture
def plan(qtbot: QtBot) -> StackingPlan:
    made = StackingPlan()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_view(example())
    return made


def test_a_png_is_twice_as_dense(plan: StackingPlan, tmp_path: Path) -> None:
    path = tmp_path / "susunan.png"
    save_picture(plan, path, "Susunan")
    image = QImage(str(path))
    width, height = plan.picture_size()
    assert (image.width(), image.height()) == (2 * width, 2 * height)
    assert image.pixelColor(2, 2) == look().colour("window")


def test_an_svg_holds_title_and_words(plan: StackingPlan, tmp_path: Path) -> None:
    path = tmp_path / "susunan.svg"
    save_picture(plan, path, "Susunan lantai")
    text = path.read_text(encoding="utf-8")
    assert "Susunan lantai" in text
    assert "Kompleks" in text


def test_a_folder_that_is_not_there_is_said(plan: StackingPlan, tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError) as raised:
        save_picture(plan, tmp_path / "nowhere" / "a.png", "x")
    assert raised.value.key == "picture_unwritten"


def test_a_pdf_is_one_page_with_letters(plan: StackingPlan, tmp_path: Path) -> None:
    path = tmp_path / "susunan.pdf"
    save_picture(plan, path, "Susunan lantai")
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    assert b"/Font" in data
    with pytest.raises(SatuAtapError):
        save_picture(plan, tmp_path / "nowhere" / "a.pdf", "x")
