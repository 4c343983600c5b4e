"""Columns above and below the line, walked by arrows and clicks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.year_chart import Column, YearChart
from tests.desktop.widgets.pixels import count

COLUMNS = (
    Column("2026", "2026", -100, -100, "2026: −100"),
    Column("2027", "2027", 60, -40, "2027: 60"),
    Column("2028", "2028", 60, 20, "2028: 60"),
)


def chart(qtbot: QtBot, *, good: bool = True) -> tuple[YearChart, list[str]]:
    made = YearChart("Kas", str, ("Selisih", "Kumulatif"), good=good)
    qtbot.addWidget(made)
    made.show_columns(COLUMNS)
    made.resize(600, 260)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    return made, chosen


def test_losses_and_gains_have_their_tone(qtbot: QtBot, look: None) -> None:
    made, _ = chart(qtbot)
    assert count(made, "negative", made.column_rect(0)) > 0
    assert count(made, "negative", made.column_rect(1)) == 0
    assert count(made, "positive", made.column_rect(1)) > 0


def test_the_axis_is_marked_at_round_figures_and_at_nought(qtbot: QtBot, look: None) -> None:
    told: list[int] = []

    def write(value: int) -> str:
        told.append(value)
        return str(value)

    made = YearChart("Kas", write, ("Selisih", "Kumulatif"))
    qtbot.addWidget(made)
    made.show_columns((Column("a", "a", -536, -536, ""), Column("b", "b", 300, 1_097, "")))
    made.grab()
    assert sorted(set(told)) == [-500, 0, 500, 1_000]


def test_costs_are_bad_news(qtbot: QtBot, look: None) -> None:
    made, _ = chart(qtbot, good=False)
    assert count(made, "negative", made.column_rect(1)) > 0


def test_arrows_and_clicks_choose(qtbot: QtBot, look: None) -> None:
    made, chosen = chart(qtbot)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(made, key)
    assert chosen == ["2026", "2027", "2026"]
    assert made.accessibleName() == "Kas: 2026: −100"
    spot = made.column_rect(2).center().toPoint()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen[-1] == "2028"
