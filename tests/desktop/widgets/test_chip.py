"""Chips: every status of a figure has its tone, and a chip is as wide as its words."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.widgets.chip import Chip, status_chip, tone_of_status
from desktop.widgets.palette import LIGHT
from solver.problem.record import FactStatus


def test_every_status_looks_different() -> None:
    looks = {tone_of_status(status.value) for status in FactStatus}
    assert len(looks) == len(FactStatus)
    assert all(hasattr(LIGHT, tone) for tone, _ in looks)


def test_a_chip_grows_with_its_words_and_hides_without(qtbot: QtBot, look: None) -> None:
    chip = Chip("Satu")
    qtbot.addWidget(chip)
    short = chip.sizeHint().width()
    chip.show_text("Satu sumber yang panjang", "note")
    assert chip.sizeHint().width() > short
    chip.show_text("", "note")
    assert chip.isHidden()


def test_a_status_chip_says_its_label(qtbot: QtBot, look: None) -> None:
    chip = status_chip("illustration", "Ilustrasi")
    qtbot.addWidget(chip)
    chip.grab()
    assert chip.text() == "Ilustrasi"
