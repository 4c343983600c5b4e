"""Every word can be read on its ground: reckoned, not believed."""

from __future__ import annotations

import pytest

from desktop.system.palette import contrast
from desktop.widgets.palette import PALETTES, Palette

WORDS = ("text", "quiet", "accent_text", "positive", "negative", "warning", "note")
GROUNDS = ("window", "surface", "sunken", "raised", "hover", "accent_soft")
AA, AA_PARTS = 4.5, 3.0


@pytest.fixture(params=PALETTES, ids=str)
def palette(request: pytest.FixtureRequest) -> Palette:
    return PALETTES[request.param]


def test_words_can_be_read_on_every_ground(palette: Palette) -> None:
    low = {
        (word, ground): round(ratio, 2)
        for word in WORDS
        for ground in GROUNDS
        if (ratio := contrast(getattr(palette, word), getattr(palette, ground))) < AA
    }
    assert low == {}


def test_words_can_be_read_on_their_own_soft_ground(palette: Palette) -> None:
    tones = ("positive", "negative", "warning", "note")
    low = {
        tone: ratio
        for tone in tones
        if (ratio := contrast(getattr(palette, tone), getattr(palette, f"{tone}_soft"))) < AA
        or contrast(palette.text, getattr(palette, f"{tone}_soft")) < AA
    }
    assert low == {}
    assert contrast(palette.accent_ink, palette.accent) >= AA


def test_borders_of_fields_can_be_seen(palette: Palette) -> None:
    assert contrast(palette.edge, palette.surface) >= AA_PARTS
    assert contrast(palette.accent, palette.surface) >= AA_PARTS
