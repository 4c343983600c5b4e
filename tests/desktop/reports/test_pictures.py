"""Charts and stacking plans by themselves."""

from __future__ import annotations

import pytest

from desktop.reports.figures import Figures, Paper, figures
from desktop.reports.pictures import PPI, Wanted, draw, size_mm, stack_pictures
from tests.desktop.reports.example import WHEN, city, reckoned


@pytest.fixture(scope="module")
def made() -> Figures:
    return figures(reckoned(city()), WHEN, Paper.F4)


def wanted(made: Figures, **given: str) -> list[Wanted]:
    chart = next(s.chart for s in made.sections if s.chart)
    stack = next(s.stack for s in made.sections if s.stack)
    return [Wanted(170, chart=chart, **given), *stack_pictures(stack, margin=3, **given)]


def test_each_is_as_wide_as_was_asked(made: Figures) -> None:
    asked = wanted(made)
    drawn = draw([Wanted(20), *asked], "id")
    assert len(drawn) == len(asked) + 1
    for png, width in zip(drawn, [20, *(each.width for each in asked)], strict=True):
        assert png.startswith(b"\x89PNG")
        assert size_mm(png)[0] == pytest.approx(width, abs=25.4 / PPI)


def test_heading_foot_and_margin_take_room(made: Figures) -> None:
    plain = size_mm(draw(wanted(made)[:1], "id")[0])[1]
    said = size_mm(draw(wanted(made, heading="Biaya", foot="22 November")[:1], "id", margin=5)[0])[
        1
    ]
    assert said > plain + 15


def test_svg_needs_no_font_and_no_network(made: Figures) -> None:
    for svg in draw(wanted(made, heading='<&"> #strong[x]'), "id", "svg"):
        assert svg.startswith(b"<svg")
        assert b"<text" not in svg
        assert b"@font-face" not in svg


def test_nothing_wanted_nothing_drawn() -> None:
    assert draw([], "id") == []
