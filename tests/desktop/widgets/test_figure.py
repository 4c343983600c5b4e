"""A big figure says itself to those who do not see it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.figure import Figure


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
