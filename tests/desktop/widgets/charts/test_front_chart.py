"""A front as a picture: points by click and arrows, opened by Enter, the room below them drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.front_chart import ChartPoint, FrontChart

POINTS = (
    ChartPoint(10, 900, 850, said="satu"),
    ChartPoint(20, 700, 700, proved=True, said="dua"),
    ChartPoint(40, 600, said="tiga"),
)


@pytest.fixture
def chart(qtbot: QtBot) -> FrontChart:
    made = FrontChart(
        "Kurva", ("Biaya", "Unit"), (lambda v, a: str(v), lambda v, a: str(v)), "belum ada"
    )
    qtbot.addWidget(made)
    made.resize(600, 320)
    made.show()
    return made


def test_points_are_walked_by_arrows_and_opened_by_enter(qtbot: QtBot, chart: FrontChart) -> None:
    chart.show_points(POINTS)
    seen: list[int] = []
    opened: list[int] = []
    chart.chosen.connect(seen.append)
    chart.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
    assert seen == [0, 1, 0, 2]
    assert chart.accessibleName() == "Kurva. tiga"
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened == [2]


def test_a_click_takes_the_nearest_point_and_a_double_click_opens_it(
    qtbot: QtBot, chart: FrontChart
) -> None:
    chart.show_points(POINTS, stepped=True)
    ends = chart.ends()
    assert ends is not None
    here = chart.spot(POINTS[1], ends).toPoint()
    with qtbot.waitSignal(chart.chosen) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=here)
    assert told.args == [1]
    with qtbot.waitSignal(chart.opened):
        qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=here)
    assert chart.at(here.toPointF() * 0.2) == -1


def test_today_and_the_room_that_is_left_are_painted(chart: FrontChart) -> None:
    empty = chart.grab().toImage()
    chart.show_points(POINTS)
    plain = chart.grab().toImage()
    assert plain != empty
    chart.today, chart.today_name = (950, 0), "sekarang"
    chart.update()
    assert chart.grab().toImage() != plain
    ends = chart.ends()
    assert ends is not None
    assert ends[0] <= 0
    assert ends[3] >= 950


def test_one_point_alone_has_axes(chart: FrontChart) -> None:
    chart.show_points((ChartPoint(0, 0),))
    assert chart.ends() == (0, 1, 0, 1)
    chart.grab()
