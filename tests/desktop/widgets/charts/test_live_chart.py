"""The chart of a search: its window follows the last figures, the area only where both are."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from desktop.document.text import format_money_apart
from desktop.widgets.charts.live_chart import (
    AXIS,
    LiveChart,
    between,
    clear_of,
    step_of,
    ticks,
    window,
)
from desktop.widgets.theme import current_theme


def test_the_window_follows_the_last_figures() -> None:
    assert window(()) is None
    assert window(((1.0, None, None),)) is None
    points = ((0.1, 1_000_000, 10), (1.0, 1_200, 900), (2.0, 1_100, 1_000))
    seen = window(points)
    assert seen is not None
    low, high = seen
    assert low < 1_000
    assert high > 1_105
    assert high < 2_000  # the first bad plan is cut away


def test_a_first_weak_bound_does_not_flatten_the_lines() -> None:
    low, high = window(((0.0, None, 36), (3.6, 1_035, 36), (18.0, 1_010, 900))) or (0, 0)
    assert 700 < low < 900
    assert 1_035 < high < 1_100


def test_one_figure_alone_has_a_window() -> None:
    low, high = window(((1.0, None, 500),)) or (0, 0)
    assert low < 500 < high
    low, high = window(((1.0, 0, 0),)) or (0, 0)
    assert low < 0 < high


def test_the_area_begins_where_both_lines_have_begun() -> None:
    upper = [QPointF(5, 1), QPointF(9, 1)]
    lower = [QPointF(0, 4), QPointF(3, 4), QPointF(3, 3), QPointF(9, 3)]
    assert between(upper, lower) == [QPointF(5, 1), QPointF(9, 1), QPointF(9, 3), QPointF(5, 3)]


def test_a_name_is_written_clear_of_all_the_line_beside_it() -> None:
    line = [QPointF(x, y) for x, y in ((0, 10), (80, 10), (80, 50), (95, 50), (95, 60), (100, 60))]
    assert clear_of(line, 70, above=True) == 10
    assert clear_of(line, 90, above=True) == 50, "it still falls below the name"
    assert clear_of(line, 70, above=False) == 60


def test_nothing_is_filled_before_the_first_plan(qtbot: QtBot) -> None:
    chart = LiveChart(str, ("Terbaik", "Batas"), "kosong")
    qtbot.addWidget(chart)
    chart.resize(500, 260)
    chart.show_points(((0.0, None, 90), (5.0, 120, 90)), 10.0)
    image = chart.grab().toImage()
    plain = image.pixel(AXIS + 30, 40)
    early = {image.pixel(AXIS + 30, y) for y in range(20, 220)}
    late = {image.pixel(image.width() - 60, y) for y in range(20, 220)}
    fill = [colour for colour in late - early if colour != plain]
    assert fill, "the area after the first plan is filled"
    assert image.pixel(AXIS + 30, 150) == plain


def test_it_draws_both_lines_and_speaks(qtbot: QtBot) -> None:
    chart = LiveChart(str, ("Terbaik", "Batas"), "kosong")
    qtbot.addWidget(chart)
    chart.resize(500, 260)
    empty = chart.grab().toImage()
    chart.show_points(((0.5, 120, None), (1.0, 110, 90), (2.0, 105, 95)), 3.0)
    image = chart.grab().toImage()
    assert image != empty
    assert chart.accessibleName() == "Terbaik: 105, Batas: 95"
    accent = current_theme().colour("accent").rgb()
    drawn = sum(
        image.pixel(x, y) == accent for x in range(image.width()) for y in range(image.height())
    )
    assert drawn > 100


def test_a_gap_of_a_thousandth_is_seen_and_its_ticks_are_told_apart() -> None:
    upper, lower = 87_000_000_000, 86_913_000_000
    low, high = window(((1.0, 90_000_000_000, 30_000_000_000), (9.0, upper, lower))) or (0, 0)
    assert (upper - lower) * 10 > high - low, "the gap takes at least a tenth of the height"
    marks = ticks(low, high)
    assert 3 <= len(marks) <= 7
    told = [format_money_apart(value, step_of(low, high)) for value in marks]
    assert len(set(told)) == len(told)


def test_a_proved_plan_has_a_window_too() -> None:
    low, high = window(((1.0, 1_010_000, 900_000), (2.0, 1_000_000, 1_000_000))) or (0, 0)
    assert low < 1_000_000 < high < 1_010_000
    assert step_of(0, 100) == 20
    assert list(ticks(3, 13)) == [4, 6, 8, 10, 12]


def test_the_gap_is_written_between_lines_that_are_apart(qtbot: QtBot) -> None:
    chart = LiveChart(str, ("Terbaik", "Batas"), "kosong")
    qtbot.addWidget(chart)
    chart.resize(500, 260)
    points = ((1.0, 110, 90), (2.0, 105, 95))
    chart.show_points(points, 3.0)
    plain = chart.grab().toImage()
    chart.show_points(points, 3.0, "selisih 9,52%")
    assert chart.grab().toImage() != plain
    assert chart.accessibleName().endswith("selisih 9,52%")
