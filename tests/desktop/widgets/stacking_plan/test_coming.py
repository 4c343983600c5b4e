"""Many blocks come into sight part by part, few at once, and all when they are needed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan import coming
from desktop.widgets.stacking_plan.canvas import StackCanvas
from tests.desktop.widgets.stacking_plan.example import example


def seen(canvas: StackCanvas) -> int:
    return sum(unit.isVisible() for unit in canvas._scene.units.values())


@pytest.fixture
def canvas(qtbot: QtBot) -> StackCanvas:
    made = StackCanvas()
    qtbot.addWidget(made)
    made.resize(1200, 640)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_few_are_there_at_once(canvas: StackCanvas) -> None:
    canvas.show_view(example())
    assert not canvas._coming.under_way
    assert seen(canvas) == len(canvas._scene.units)


def test_many_come_part_by_part_and_only_the_first_time(
    qtbot: QtBot, canvas: StackCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming, "AT_ONCE", 2)
    counts: list[int] = []
    canvas._coming._next.timeout.connect(lambda: counts.append(seen(canvas)))
    canvas.show_view(example())
    assert seen(canvas) == 0
    assert canvas._scene.floors  # the bars are there from the beginning
    qtbot.waitUntil(lambda: not canvas._coming.under_way)
    assert seen(canvas) == len(canvas._scene.units) == 12
    assert len(counts) >= 4
    assert counts == sorted(set(counts))
    canvas.set_zoom(130)
    assert seen(canvas) == 12  # no second time


def test_a_picture_has_them_all(canvas: StackCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coming, "AT_ONCE", 2)
    canvas.show_view(example())
    assert canvas._coming.under_way
    width, height = canvas.picture_size()
    paper = QPixmap(width, height)
    painter = QPainter(paper)
    canvas.picture(painter)
    painter.end()
    assert not canvas._coming.under_way
    assert seen(canvas) == 12
