"""A big figure says itself to those who do not see it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.figure import Figure
from desktop.widgets.words import holder, row


def test_a_figure_shows_and_says(qtbot: QtBot, look: None) -> None:
    figure = Figure("Orang")
    qtbot.addWidget(figure)
    assert figure.value() == "–"
    figure.show_figure("6.689", "280 unit", status="illustration", status_words="Ilustrasi")
    figure.grab()
    assert figure.value() == "6.689"
    assert figure.accessibleName() == "Orang: 6.689. 280 unit"


def test_a_figure_grows_smaller_before_it_is_cut_off(qtbot: QtBot, look: None) -> None:
    figure = Figure("Penghematan per tahun")
    qtbot.addWidget(figure)
    figure.resize(320, 140)
    figure.show()
    figure.show_figure("Rp1,06 miliar")
    words = next(w for w in figure.findChildren(QLabel) if w.text() == "Rp1,06 miliar")
    large = words.font().pixelSize()
    figure.resize(140, 140)
    assert words.font().pixelSize() < large
    assert words.fontMetrics().horizontalAdvance(words.text()) <= words.width()
    figure.resize(320, 140)
    assert words.font().pixelSize() == large


def test_figures_beside_each_other_have_one_size(qtbot: QtBot, look: None) -> None:
    short, long = Figure("Orang"), Figure("Biaya")
    both = holder(row(short, long))
    qtbot.addWidget(both)
    both.resize(420, 140)
    both.show()
    short.show_figure("12")
    sizes = [value_font(each) for each in (short, long)]
    long.show_figure("Rp1.234.567.890.123.456")
    smaller = [value_font(each) for each in (short, long)]
    assert len(set(smaller)) == 1
    assert smaller[0] < sizes[0]


def value_font(figure: Figure) -> int:
    words = next(w for w in figure.findChildren(QLabel) if w.text() == figure.value())
    return words.font().pixelSize()
