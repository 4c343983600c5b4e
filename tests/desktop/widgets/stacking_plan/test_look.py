"""Colours of blocks: dark words are readable on each, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.system.palette import OPD_COLOURS, contrast
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.offer import SIGNS, Tone
from desktop.widgets.theme import apply_theme


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_words_stand_out_on_every_block(qtbot: QtBot, qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    style = look()
    for i in range(len(OPD_COLOURS)):
        assert contrast(style.fill(i).name(), style.ink().name()) >= 4.5
    apply_theme(qapp, "light")


def test_every_tone_has_colours_and_a_sign_of_its_own(qtbot: QtBot) -> None:
    style = look()
    assert len(set(SIGNS.values())) == len(Tone)
    for tone in Tone:
        assert style.words(tone).isValid()
        assert style.behind(tone).isValid()
    assert style.hatch("negative").color() == style.colour("negative")
    assert style.pen("edge", 2).widthF() == 2
    assert style.font("note").pixelSize() == 12
