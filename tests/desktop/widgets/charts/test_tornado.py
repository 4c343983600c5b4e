"""A tornado paints both ends of an assumption around the present result."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.tornado import Lever, Tornado
from tests.desktop.widgets.pixels import count


def test_the_wide_lever_has_more_ink(qtbot: QtBot, look: None) -> None:
    made = Tornado("Asumsi", str, ("bawah", "atas"))
    qtbot.addWidget(made)
    made.show_levers(
        [
            Lever("a", "Listrik", "Listrik", 10, 90, "±30%"),
            Lever("b", "Sewa", "Sewa", 45, 55, "±5%"),
        ],
        50,
    )
    made.resize(900, made.sizeHint().height())
    wide, narrow = (count(made, "quiet", made.row_rect(i)) for i in (0, 1))
    assert wide > 2 * narrow
    assert count(made, "accent", made.row_rect(0)) > 0
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    QTest.keyClick(made, Qt.Key.Key_End)
    assert chosen == ["b"]


def lengths(made: Tornado, base: int) -> float:
    made.show_levers([Lever("a", "Listrik", "Listrik", base - 10, base + 10, "±30%")], base)
    made.resize(900, made.sizeHint().height())
    return count(made, "accent", made.row_rect(0))


def test_bars_have_the_room_when_nought_is_far_away(qtbot: QtBot, look: None) -> None:
    made = Tornado("Asumsi", str, ("bawah", "atas"))
    qtbot.addWidget(made)
    far, near = lengths(made, 200), lengths(made, 15)
    assert far >= near  # near nought its line is drawn and takes its part


def test_without_rows_nothing_breaks(qtbot: QtBot, look: None) -> None:
    made = Tornado("Asumsi", str, ("bawah", "atas"))
    qtbot.addWidget(made)
    made.show_levers([], 0)
    made.resize(600, 100)
    assert not made.grab().isNull()
