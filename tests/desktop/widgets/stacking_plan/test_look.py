"""Colours of blocks: dark words are readable on each, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.system.palette import OPD_COLOURS, contrast
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.offer import SIGNS, Tone
from desktop.widgets.theme import apply_theme
from desktop.workflows.stack_view import NO_COLOUR, RAMP


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
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


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_more_opd_than_colours_have_patterns_that_words_stand_out_on(
    qtbot: QtBot, qapp: QApplication, theme: str
) -> None:
    apply_theme(qapp, theme)
    style, count = look(), len(OPD_COLOURS)
    seen = set()
    for i in range(3 * count):
        pattern = style.pattern(i)
        seen.add((style.fill(i).name(), pattern.style() if pattern else None))
        if pattern:
            assert contrast(pattern.color().name(), style.ink().name()) >= 4.5
            assert contrast(pattern.color().name(), style.fill(i).name()) > 1.15
    assert len(seen) == 3 * count
    for colour in (NO_COLOUR, *(RAMP + step for step in range(1, 5))):
        assert contrast(style.fill(colour).name(), style.ink().name()) >= 4.5
        assert style.pattern(colour) is None
    apply_theme(qapp, "light")
