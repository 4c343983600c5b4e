"""A big figure says itself to those who do not see it."""

from __future__ import annotations

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
