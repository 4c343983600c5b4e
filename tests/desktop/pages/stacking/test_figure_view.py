"""A card says title, value and what stands below; a warning bears its sign."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.figure_view import figure_card
from desktop.pages.stacking.viewmodel import HeadFigure


def said(qtbot: QtBot, figure: HeadFigure) -> list[str]:
    card = figure_card(figure)
    qtbot.addWidget(card)
    return [each.text() for each in card.findChildren(QLabel)]


def test_a_warning_bears_its_sign(qtbot: QtBot, look: None) -> None:
    quiet = HeadFigure("Biaya", "Rp1 miliar", "setahun")
    assert set(said(qtbot, quiet)) == {"Biaya", "Rp1 miliar", "setahun"}
    assert "▲ setahun" in said(qtbot, HeadFigure("Biaya", "Rp1 miliar", "setahun", warn=True))
