"""Rows are walked by keys and clicks, and speak."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.row_chart import ChartRow, RowChart

ROWS = [ChartRow(f"k{i}", f"Baris {i}", f"Baris {i}: {i} juta") for i in range(5)]


def chart(qtbot: QtBot) -> tuple[RowChart, list[str], list[str]]:
    made = RowChart("Grafik", head=20)
    qtbot.addWidget(made)
    chosen: list[str] = []
    opened: list[str] = []
    made.chosen.connect(chosen.append)
    made.opened.connect(opened.append)
    made.put_rows(ROWS)
    made.resize(300, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made, chosen, opened


def test_arrows_home_end_and_enter(qtbot: QtBot, look: None) -> None:
    made, chosen, opened = chart(qtbot)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End):
        QTest.keyClick(made, key)
    assert chosen == ["k0", "k1", "k2", "k1", "k4"]
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert opened == ["k4"]


def test_a_click_chooses_the_row_below_the_mouse(qtbot: QtBot, look: None) -> None:
    made, chosen, opened = chart(qtbot)
    spot = made.row_rect(3).center().toPoint()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(20, 5))  # the head
    assert chosen == ["k3"]
    QTest.mouseDClick(made, Qt.MouseButton.LeftButton, pos=spot)
    assert opened == ["k3"]


def test_it_says_where_it_is(qtbot: QtBot, look: None) -> None:
    made, _, _ = chart(qtbot)
    made.choose("k2")
    assert made.accessibleName() == "Grafik: Baris 2: 2 juta"
    assert "Baris 4: 4 juta" in made.accessibleDescription()


def test_the_current_row_stays_when_others_come(qtbot: QtBot, look: None) -> None:
    made, _, _ = chart(qtbot)
    made.choose("k2")
    made.put_rows(ROWS[2:])
    assert made.rows[made.current].key == "k2"
    made.put_rows(ROWS[:1])
    assert made.current == -1
