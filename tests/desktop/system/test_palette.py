"""Colours of OPD and series: distinct, and readable under the text that lies on them."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from desktop.system.palette import (
    INK,
    OPD_COLOURS,
    PAPER,
    SERIES,
    contrast,
    mix,
    opd_colour,
    series_colour,
)

APART = 0.035  # smallest distance in OKLab at which two fills side by side are told apart
FIRST = 8  # hues before they come again lighter and darker
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


def test_no_colour_comes_twice() -> None:
    assert len(set(OPD_COLOURS)) == len(OPD_COLOURS) == 24
    assert len(set(SERIES)) == len(SERIES)


def test_dark_text_is_readable_on_every_fill() -> None:
    assert {c: round(contrast(c, INK), 1) for c in OPD_COLOURS if contrast(c, INK) < 4.5} == {}


def test_neighbours_differ() -> None:
    assert all(opd_colour(i) != opd_colour(i + 1) for i in range(60))
    assert all(one != other for one, other in pairwise(OPD_COLOURS))


def test_the_list_begins_again_when_it_ends() -> None:
    assert opd_colour(24) == opd_colour(0)
    assert series_colour(len(SERIES)) == SERIES[0]


def test_mixing() -> None:
    assert mix("#000000", "#ffffff", 50) == "#808080"
    assert mix("#123456", "#ffffff", 0) == "#123456"
    assert contrast(PAPER, "#000000") == 21


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_first_colours_are_told_apart(sight: str) -> None:
    seen = {colour: oklab(see(colour, sight)) for colour in OPD_COLOURS[:FIRST]}
    near = {
        (one, other): round(distance, 3)
        for one, other in combinations(seen, 2)
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
