"""The whole plan: towers on their ground line, wrapped to the width, one scale for all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.widgets.stacking_plan.bars import FIGURES, Pen
from desktop.widgets.stacking_plan.geometry import (
    LEAST_FIGURES,
    LOCK,
    TOWER_GAP,
    Frame,
    bar_at,
    beside,
    fitted,
    lay_out,
    nearest_block,
    pen_of,
    scale_of,
    tower_width,
)
from desktop.workflows.sample import sample_problem
from desktop.workflows.seats import Place
from desktop.workflows.stack_view import StackView, stack_view, with_bars
from desktop.workflows.unit_needs import unit_needs
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, OLD, SIDE, example

WIDE, NARROW = Frame(1400, stays_title="Tetap"), Frame(700, stays_title="Tetap")


def box_of(frame: Frame, place: object) -> object:
    return next(b for b in lay_out(example(), frame).bars if b.bar.place == place)


def test_floors_stand_above_each_other_and_towers_on_one_ground() -> None:
    made = lay_out(example(), WIDE)
    by = {b.bar.place: b for b in made.bars}
    assert by[HIGH].row.bottom < by[LOW].row.y
    assert by[LOW].row.y == by[SIDE].row.y
    assert by[SIDE].row.x > by[LOW].row.right
    assert {t.ground for t in made.towers} == {made.towers[0].ground}


def test_a_narrow_view_wraps_the_towers() -> None:
    made = lay_out(example(), NARROW)
    by = {b.bar.place: b for b in made.bars}
    assert by[SIDE].row.y > by[LOW].row.bottom
    assert made.width <= NARROW.width


def test_nothing_overlaps() -> None:
    for frame in (WIDE, NARROW):
        rows = [b.row for b in lay_out(example(), frame).bars]
        for i, a in enumerate(rows):
            for b in rows[i + 1 :]:
                assert a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y


def test_all_floors_have_one_scale_and_zoom_changes_it() -> None:
    view = example()
    assert scale_of(view, Frame(1400, 200)) == pytest.approx(2 * scale_of(view, WIDE))
    made = lay_out(view, WIDE)
    for bar in made.bars:
        for block in bar.blocks:
            if not block.group and not bar.stay and block.blocks[0].area > 10_000:
                lines = bar.track.h / block.box.h
                assert block.box.w <= block.blocks[0].area * made.scale * lines * 1.1 + 0.01


def test_the_old_buildings_have_a_card_of_their_own_below() -> None:
    made = lay_out(example(), WIDE)
    stays = [card for card in made.cards if card.stays]
    assert [card.title for card in stays] == ["Tetap"]
    old = next(b for b in made.bars if b.bar.place == OLD)
    assert old.stay
    assert old.row.y > stays[0].box.y


def test_an_empty_plan_has_a_size() -> None:
    made = lay_out(StackView(), WIDE)
    assert made.bars == ()
    assert made.height > 0


def test_the_bar_under_a_point() -> None:
    made = lay_out(example(), WIDE)
    bar = next(b for b in made.bars if b.bar.place == HIGH)
    assert bar_at(made.bars, bar.track.x + 5, bar.row.y + 5) is bar
    assert bar_at(made.bars, 3, 3) is None


def test_beside_goes_up_down_and_across() -> None:
    bars = lay_out(example(), WIDE).bars

    def step(here: object, dx: int, dy: int) -> object:
        found = beside(bars, here, dx, dy)  # type: ignore[arg-type]
        return found.bar.place if found else None

    assert step(LOW, 0, -1) == HIGH
    assert step(HIGH, 0, 1) == LOW
    assert step(LOW, 1, 0) == SIDE
    assert step(SIDE, -1, 0) == LOW
    assert step(LOW, 0, 1) == OLD
    assert step(HIGH, 0, -1) is None


def test_the_nearest_block_and_the_pen_of_a_site() -> None:
    made = lay_out(example(), WIDE)
    bar = next(b for b in made.bars if b.bar.place == HIGH)
    found = nearest_block(bar, bar.blocks[1].box.x + 3)
    assert found is bar.blocks[1]
    site = example().sites[0]
    pen = Pen(0.01, 30, frozenset(), 100)
    common = pen_of(site, pen, 900)
    assert common.longest > 100
    assert common.room < 900
    assert tower_width(site.towers[0], pen) > 400


def test_free_area_is_left_out_before_the_figures_leave_the_window() -> None:
    """Towers of a site that are alike are cut alike, and their figures stay in sight."""
    view = example()
    full = replace(view.bar_of[HIGH], net=170_000)
    view = with_bars(view, lambda bar: full if bar.place == HIGH else bar)
    frame = Frame(620)
    made = next(b for b in lay_out(view, frame).bars if b.bar.place == HIGH)
    assert made.cut
    assert made.figures.right <= frame.width


def test_the_overview_shows_whole_floors_to_one_scale_without_names_and_figures() -> None:
    made = lay_out(example(), Frame(1400, 25, stays_title="Tetap"))
    by = {b.bar.place: b for b in made.bars}
    assert by[LOW].track.x == by[LOW].row.x
    assert by[LOW].figures.w == 0
    assert not any(bar.cut for bar in made.bars)
    assert by[LOW].track.w == pytest.approx(60_000 * made.scale)
    assert by[OLD].track.x > by[OLD].row.x  # an old building is known by its name alone
    assert made.height < lay_out(example(), Frame(1400, 50, stays_title="Tetap")).height


def test_four_towers_of_twenty_floors_are_seen_at_once_on_a_small_screen() -> None:
    tall = example().sites[0].towers[0]
    floors = tuple(replace(tall.bars[0], place=Place("t", f"t-{i}")) for i in range(20))
    sites = tuple(
        replace(example().sites[0], name=f"Kompleks {i}", towers=(replace(tall, bars=floors),))
        for i in range(4)
    )
    view = replace(example(), sites=sites, stays=())
    made = lay_out(view, Frame(744, 25))
    assert made.width <= 744
    assert made.height <= 507


def test_names_and_figures_take_no_more_room_than_their_words() -> None:
    site, pen = example().sites[0], Pen(0.01, 30, frozenset(), 100)
    made = fitted(site, pen, WIDE)
    assert LEAST_FIGURES <= made.figures < FIGURES
    assert made.label < pen.label
    shut = with_bars(example(), lambda bar: replace(bar, locked=True)).sites[0]
    assert fitted(shut, pen, WIDE).label == pytest.approx(made.label + LOCK)
    low = pen._replace(overview=True, label=0, figures=0)
    assert fitted(site, low, Frame(1400, 25)) == low


def test_many_sites_of_one_floor_are_rows_of_one_card_in_the_overview_alone() -> None:
    view = example()
    one = replace(view.sites[0].towers[1], name="Kec. A")
    floors = [replace(one.bars[0], place=Place("k", f"k-{i}")) for i in range(4)]
    towers = [replace(one, bars=(floor,)) for floor in floors]
    many = [replace(view.sites[0], name=f"Kec. {i}", towers=(t,)) for i, t in enumerate(towers)]
    view = replace(view, sites=(*view.sites, *many))
    made = lay_out(view, Frame(1400, 25, singles_title="Satu"))
    cards = [card.title for card in made.cards]
    assert cards.count("Satu") == 1
    assert not [title for title in cards if title.startswith("Kec.")]
    named = {b.bar.place: b.bar.label for b in made.bars}
    assert named[Place("k", "k-2")] == "Kec. 2"
    assert {b.bar.place for b in made.bars} == set(view.bar_of)
    assert [card.title for card in lay_out(view, WIDE).cards].count("Kec. 2") == 1


def test_the_sample_is_seen_whole_in_the_overview_of_a_small_screen() -> None:
    problem = sample_problem()
    view = stack_view(problem, "rencana-a-e", unit_needs(problem, "rencana-a-e"))
    made = lay_out(view, Frame(744, 25, stays_title="Tetap", singles_title="Satu"))
    assert made.width <= 744
    assert made.height <= 507
    shown = {b.bar.place for b in made.bars}
    assert shown == set(view.bar_of), "who is empty is there too"


def test_two_towers_of_a_thousand_square_metres_stand_beside_each_other_on_a_small_screen() -> None:
    view = example()
    tower = view.sites[0].towers[0]
    floors = (
        replace(tower.bars[0], net=97_500, gross=130_000, people_limit=260, full_year=2032),
        replace(tower.bars[1], net=86_300, gross=115_000, people_limit=230, room_count=3),
    )
    site = replace(view.sites[0], towers=(replace(tower, bars=floors),) * 2)
    frame = Frame(744)
    pen = pen_of(site, fitted(site, Pen(0.001456, 32, frozenset(), 440), frame), frame.inside)
    assert 2 * tower_width(site.towers[0], pen) + TOWER_GAP <= frame.inside
