"""A time line puts a bar where its waves are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.system.palette import opd_colour
from desktop.widgets.charts.time_line import LEAST, NAME, NOTE, Bar, Line, TimeLine, Wave
from desktop.widgets.words import column, scrolling


def test_bars_lie_in_their_waves_and_rows_are_walked(qtbot: QtBot, look: None) -> None:
    made = TimeLine("Pindahan")
    qtbot.addWidget(made)
    lines = [
        Line("a", "Dinas A", "Dinas A, gelombang 3",
             (Bar(1, 2, "fit_out"), Bar(3, 3, "move", "")), 0, "→ Menara"),
        Line("b", "Dinas B", "Dinas B, gelombang 4", (Bar(2, 3, "swing"), Bar(4, 4, "move")), 1),
    ]  # fmt: skip
    made.show_lines(lines, [Wave("1", "Jan"), Wave("2"), Wave("3", "Feb"), Wave("4")])
    made.resize(900, made.sizeHint().height())
    image = made.grab().toImage()
    box = made.wave_rect(3, 3, made.row_rect(0)).center()
    assert image.pixelColor(box.toPoint()) == QColor(opd_colour(0))
    empty = made.wave_rect(4, 4, made.row_rect(0)).center()
    assert image.pixelColor(empty.toPoint()) != QColor(opd_colour(0))
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert chosen == ["a", "b"]
    assert made.accessibleName() == "Pindahan: Dinas B, gelombang 4"


def test_names_of_months_never_run_into_each_other(qtbot: QtBot, look: None) -> None:
    made = TimeLine("Pindahan")
    qtbot.addWidget(made)
    made.resize(900, 100)
    made.show_lines([], [])
    assert made.months(len) == ()
    made.grab()

    def letters(text: str) -> int:
        return 7 * len(text)

    for count, name in ((3, "Jan 2027"), (12, "Jan"), (40, "Jan")):
        heads = [Wave("1", "Jan 2027"), Wave("2")] * count
        made.show_lines([], heads)
        found = made.months(letters)
        assert [text for _, text, _ in found] == [name] * (count - 1) + ["Jan 2027"]
        assert all(letters(text) < room for _, text, room in found)
        assert made.wave_rect(1, len(heads), made.row_rect(0)).right() <= made.width()
        made.grab()


def test_many_waves_are_scrolled_below_the_names(qtbot: QtBot, look: None) -> None:
    made = TimeLine("Pindahan")
    area = scrolling(column(made, None, gap=0))
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    qtbot.addWidget(area)
    area.resize(800, 300)
    lines = [
        Line(str(at), f"Dinas {at}", "", (Bar(at, at, "move", "170"),), 0, "→ Menara")
        for at in range(1, 49)
    ]
    made.show_lines(lines, [Wave(str(at)) for at in range(1, 49)])
    area.show()
    assert made.wave_rect(1, 1, made.row_rect(0)).width() >= LEAST
    assert made.width() > area.viewport().width()
    assert made.seen()[0] == 0
    made.choose("48")  # by hand or key: its wave comes into sight, between names and notes
    left, right = made.seen()
    assert left > 0
    assert right == left + area.viewport().width()
    box = made.wave_rect(48, 48, made.row_rect(47))
    assert left + NAME <= box.center().x() <= right - NOTE
