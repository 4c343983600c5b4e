"""The bar above the plan: every switch changes what is drawn, nothing in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.colouring import Colouring
from desktop.pages.stacking.view import StackingPage
from desktop.workflows.seats import Place
from desktop.workflows.stack_view import Need, with_bars
from tests.support.problems import MANUAL, TODAY

MIDDLE = Place("tower", "tower-1")


@pytest.fixture(autouse=True)
def _document_unchanged(page: StackingPage) -> Iterator[None]:
    before = page.model.problem
    yield
    assert page.model.problem is before


def test_colours_and_lengths_by_keys(qtbot: QtBot, page: StackingPage) -> None:
    assert page.plan._scene.geometry.scale > 0
    lines = page.panel.legend.list.count()
    qtbot.keyClick(page.bar.colours, Qt.Key.Key_End)
    page.bar.colours.activated.emit(page.bar.colours.currentIndex())
    assert page.showing.colouring is Colouring.VISITORS
    assert page.panel.legend.list.count() != lines
    width = page.plan._scene.units["a-sek"].box.w
    qtbot.keyClick(page.bar.measures, Qt.Key.Key_Down)
    page.bar.measures.activated.emit(1)
    assert page.plan._ruler.people
    assert page.plan._scene.units["a-sek"].box.w != width


def test_ghosts_of_today(qtbot: QtBot, page: StackingPage) -> None:
    names = [page.bar.ghosts.itemData(i) for i in range(page.bar.ghosts.count())]
    assert names[0] == ""
    assert MANUAL not in names
    page.bar.ghosts.setCurrentIndex(names.index(TODAY))
    page.bar.ghosts.activated.emit(page.bar.ghosts.currentIndex())
    assert page.plan._scene.ghosts
    assert any(floor.bar.ghosts for floor in page.plan._scene.floors.values())


def test_the_slider_grows_the_units_by_arrow_keys(qtbot: QtBot, page: StackingPage) -> None:
    people = page.plan._view.bar_of[MIDDLE].people
    page.bar.slider.setFocus()
    qtbot.keyClick(page.bar.slider, Qt.Key.Key_End)
    assert page.showing.year == page.bar.slider.maximum()
    assert page.plan._view.bar_of[MIDDLE].people >= people
    page.bar.slider.setValue(2031)
    assert page.showing.year == 0
    assert page.bar.year.text() == "2031 (rencana)"


def test_a_floor_tells_when_it_overflows_by_how_much_and_who_grows(
    qtbot: QtBot, page: StackingPage
) -> None:
    qtbot.waitUntil(lambda: bool(page._years), timeout=20_000)
    view = page.model.view()
    people = view.bar_of[MIDDLE].people
    tight = replace(view.bar_of[MIDDLE], people_limit=people, net=10_000_000)
    needs = {u: Need(b.area, b.people + 3) for u, b in view.block_of.items()}
    page._growth = (page.model.growth_key(), {2031: {}, 2033: needs})
    page.model._drawn = (
        page.model._drawn[0],  # type: ignore[index]
        with_bars(view, lambda bar: tight if bar.place == MIDDLE else bar),
    )
    qtbot.keyClick(page.bar.slider, Qt.Key.Key_Right)
    bar = page.plan._scene.floors[MIDDLE].bar
    at = page.plan.mapFromScene(bar.figures.x + 4, bar.figures.y + 4)
    tip = page.plan.tip_at(at).replace("\u00a0", " ")
    assert f"penuh tahun 2033: lebih {3 * len(bar.bar.blocks)} orang" in tip
    assert "+3 orang sampai saat itu" in tip


def test_zoom_motion_and_pictures(qtbot: QtBot, page: StackingPage) -> None:
    page.bar.zoom_asked.emit(1)
    assert page.bar.zoom.text() == f"{page.plan.zoom}%"
    page.bar.zoom_asked.emit(0)
    page.bar.moving.setChecked(False)
    assert not page.plan.glides


def test_in_a_small_window_no_words_lie_over_the_slider(page: StackingPage) -> None:
    page.resize(720, 560)  # what is left of a window of 960 beside the pages
    QApplication.processEvents()
    parts = [page.bar.ghosts, page.bar.slider, page.bar.year, page.bar.moving]
    boxes = [QRect(part.mapTo(page.bar, QPoint(0, 0)), part.size()) for part in parts]
    assert all(one.right() < two.left() for one, two in pairwise(boxes))
    assert page.bar.year.width() >= page.bar.year.sizeHint().width()
