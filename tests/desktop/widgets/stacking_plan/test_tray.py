"""The tray: hidden when empty, opens while holding, counts what it cannot show."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.plan import StackingPlan
from desktop.widgets.stacking_plan.tray import ROWS, Tray, lay_tray
from tests.desktop.widgets.stacking_plan.example import block


def test_what_does_not_fit_is_counted() -> None:
    many = [block(f"a{i}") for i in range(100)]
    closed = lay_tray(many, 600, opened=False)
    assert closed.more is not None
    assert closed.hidden + len(closed.chips) == 100
    assert len({chip.box.y for chip in closed.chips}) <= ROWS
    opened = lay_tray(many, 600, opened=True)
    assert len(opened.chips) > len(closed.chips)
    assert opened.height > closed.height
    few = lay_tray(many[:3], 600, opened=False)
    assert (few.more, few.hidden, len(few.chips)) == (None, 0, 3)


def test_it_hides_when_empty_and_opens_for_a_held_unit(qtbot: QtBot) -> None:
    tray = Tray()
    assert tray.height == 0
    tray.layout = lay_tray((), 600, opened=False)
    tray.hold(True)
    assert tray.shown
    assert tray.height > 0
    assert "Lepaskan di sini" in tray.title()
    tray.hold(False)
    assert not tray.shown


def test_the_title_counts_units_area_and_people(plan: StackingPlan) -> None:
    assert plan._scene.tray.title() == ("Belum ditempatkan: 2 unit, 400\u00a0m², 20\u00a0orang")


def test_a_click_on_the_count_opens_it(qtbot: QtBot, plan: StackingPlan) -> None:
    from dataclasses import replace

    from tests.desktop.widgets.stacking_plan.example import example

    plan.show_view(replace(example(), tray=tuple(block(f"a{i}") for i in range(20, 90))))
    tray = plan._scene.tray
    assert tray.layout.more is not None
    low = tray.height
    centre = QPointF(tray.layout.more.x + 20, tray.layout.more.y + 10)
    at = plan.mapFromScene(tray.mapToScene(centre))
    qtbot.mouseClick(plan.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert tray.height > low
