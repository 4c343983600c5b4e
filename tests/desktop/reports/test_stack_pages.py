"""The drawing fits its pages, keeps its scale and loses nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.reports.place_tables import opd_legend
from desktop.reports.stack_data import StackData
from desktop.reports.stack_pages import StackDrawing, stack_drawing
from tests.desktop.reports.example import city, reckoned

WIDTH, HEIGHT, FIRST = 290.0, 160.0, 130.0


def drawing(units: int = 20, *, copies: int = 1, floors: int = 1) -> StackDrawing:
    reckoning = reckoned(city(units=units))
    stack = reckoning.stack("best")
    towers = stack.towers * copies
    tall = tuple(replace(t, floors=t.floors * floors) for t in towers)
    return stack_drawing(StackData("best", tall), opd_legend(reckoning), WIDTH, HEIGHT, FIRST)


@pytest.mark.parametrize(("copies", "floors"), [(1, 1), (30, 1), (2, 12), (7, 3)])
def test_every_tower_stays_on_its_page(copies: int, floors: int) -> None:
    made = drawing(copies=copies, floors=floors)
    for number, page in enumerate(made.pages):
        assert page.height <= (HEIGHT if number else FIRST) + 1e-6
        for tower in page.towers:
            assert tower.x >= 0
            assert tower.x + tower.width <= WIDTH + 1e-6
            assert tower.y + tower.height <= page.height + 1e-6


def test_towers_of_a_page_do_not_overlap() -> None:
    for page in drawing(copies=30).pages:
        for i, a in enumerate(page.towers):
            for b in page.towers[i + 1 :]:
                apart = (
                    a.x + a.width <= b.x
                    or b.x + b.width <= a.x
                    or a.y + a.height <= b.y
                    or b.y + b.height <= a.y
                )
                assert apart


def test_no_block_is_lost_when_a_tower_is_cut() -> None:
    made = drawing(floors=12)
    bars = [b for p in made.pages for t in p.towers for f in t.floors for b in f.bars]
    assert len([bar for bar in bars if not bar.rooms]) == 20 * 12


def test_widths_are_in_proportion_to_area() -> None:
    made = drawing()
    floor = made.pages[0].towers[0].floors[0]
    units = [bar for bar in floor.bars if not bar.rooms]
    per_m2 = made.scale_length / 100
    assert units[0].width == pytest.approx(
        per_m2 * int(units[0].detail.split(",")[1].removesuffix("m²").strip())
    )
    assert floor.net == pytest.approx(800 * per_m2)


def test_nothing_to_draw_gives_no_page() -> None:
    made = stack_drawing(StackData("best", ()), (), WIDTH, HEIGHT, FIRST)
    assert made.pages == ()


def test_the_legend_names_only_who_is_drawn() -> None:
    names = [name for _, name in drawing().legend]
    assert names == ["Disdukcapil", "Dishub", "Kesbangpol", "Dispar", "Ruang bersama"]
