"""Colours of OPD and series: distinct, and readable under the text that lies on them."""

from __future__ import annotations

from itertools import pairwise

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
