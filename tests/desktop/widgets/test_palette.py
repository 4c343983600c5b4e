"""Every word can be read on its ground, every department told apart: reckoned, not believed."""

from __future__ import annotations

from itertools import combinations

import pytest

from desktop.widgets.palette import PALETTES, Palette, contrast, ink_on, luminance

WORDS = ("text", "quiet", "accent_text", "positive", "negative", "warning", "note")
GROUNDS = ("window", "surface", "sunken", "raised", "hover", "accent_soft")
AA, AA_PARTS = 4.5, 3.0
APART = 0.055  # smallest distance in OKLab at which two fills side by side are told apart

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.fixture(params=PALETTES, ids=str)
def palette(request: pytest.FixtureRequest) -> Palette:
    return PALETTES[request.param]


def test_black_on_white_is_21() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0
    assert luminance("#FFFFFF") == pytest.approx(1.0)


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


def test_ink_can_be_read_on_every_department(palette: Palette) -> None:
    assert len(palette.series) >= 12
    assert [c for c in palette.series if contrast(ink_on(c), c) < AA] == []


@pytest.mark.parametrize("sight", SIGHTS)
def test_departments_are_told_apart(palette: Palette, sight: str) -> None:
    seen = {colour: oklab(see(colour, sight)) for colour in palette.series}
    near = {
        (one, other): round(distance, 3)
        for one, other in combinations(palette.series, 2)
        if (distance := apart(seen[one], seen[other])) < APART
    }
    assert near == {}


def linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def see(colour: str, sight: str) -> tuple[float, ...]:
    return tuple(
        min(1.0, max(0.0, sum(w * c for w, c in zip(line, linear(colour), strict=True))))
        for line in SIGHTS[sight]
    )


def oklab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    r, g, b = rgb
    cone = (
        (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3),
        (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3),
        (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3),
    )
    x, y, z = cone
    return (
        0.2104542553 * x + 0.7936177850 * y - 0.0040720468 * z,
        1.9779984951 * x - 2.4285922050 * y + 0.4505937099 * z,
        0.0259040371 * x + 0.7827717662 * y - 0.8086757660 * z,
    )


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)
