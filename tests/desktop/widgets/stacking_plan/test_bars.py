"""One bar: to scale, small ones together, overflow beyond the capacity, long free area cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.widgets.stacking_plan.bars import (
    SERVICE,
    SMALLEST,
    Pen,
    Ruler,
    Spot,
    bar_box,
    capacity_of,
    length_of,
    moved,
    parted,
    shifted,
    squeezed,
)
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, OLD, bar, block, example

PEN = Pen(0.005, 30, frozenset(), 400)
SPOT = Spot(10, 20, 60, 300)


def test_widths_are_to_scale_and_lie_side_by_side() -> None:
    made = bar_box(bar(LOW, "L", 0, block("a1", 20_000), block("b1", 10_000)), SPOT, PEN)
    first, second = made.blocks
    assert first.box.w == pytest.approx(100)
    assert second.box.w == pytest.approx(50)
    assert second.box.x == pytest.approx(first.box.right)
    assert made.rooms is not None
    assert made.rooms.x == pytest.approx(second.box.right)
    assert made.track.w == pytest.approx(300)
    assert made.over is None


def test_an_over_full_floor_has_its_excess_beyond_the_capacity_line() -> None:
    over = example().bar_of[HIGH]
    assert over.over_area == 1_300
    made = bar_box(over, SPOT, PEN)
    assert made.over is not None
    assert made.over.x == pytest.approx(made.track.right)
    assert made.over.w == pytest.approx(1_300 * PEN.scale)
    assert made.figures.x > made.over.right


def test_three_or_more_small_units_become_one_block_unless_chosen() -> None:
    low = example().bar_of[LOW]
    made = bar_box(low, SPOT, PEN)
    assert [len(b.blocks) for b in made.blocks] == [1, 1, 5]
    assert made.blocks[-1].group
    apart = bar_box(low, SPOT, PEN._replace(apart=frozenset({"a7"})))
    alone = [b for b in apart.blocks if not b.group]
    assert "a7" in {b.blocks[0].unit for b in alone}
    assert all(b.box.w >= SMALLEST for b in apart.blocks)


def test_many_narrow_units_stand_in_two_lines_as_large_as_before() -> None:
    units = [block(f"a{at}", 5_000 + 100 * at) for at in range(12)]
    full = replace(bar(LOW, "L", 0, *units), net=200_000, room_area=10_000)
    made = bar_box(full, SPOT, PEN._replace(row=32))
    assert [box.blocks[0].unit for box in made.blocks] == [unit.unit for unit in units]
    tops = {box.box.y for box in made.blocks}
    assert tops == {SPOT.y, SPOT.y + 16}
    ends = {max(box.box.right for box in made.blocks if box.box.y == top) for top in tops}
    assert len({round(end, 6) for end in ends}) == 1  # both lines end where the rooms begin
    assert made.rooms is not None
    assert made.rooms.x == pytest.approx(ends.pop())
    assert made.rooms.h == 32
    for box in made.blocks:
        area = box.box.w * box.box.h
        assert area == pytest.approx(box.blocks[0].area * PEN.scale * 32, rel=0.1)
    low = bar_box(full, SPOT, PEN._replace(row=20))
    assert len({box.box.y for box in low.blocks}) == 1  # half of it would be too low to read


def test_what_cannot_be_shared_out_evenly_stays_in_one_line() -> None:
    units = [block("a0", 30_000), *(block(f"a{at}", 5_000) for at in range(1, 4))]
    made = bar_box(bar(LOW, "L", 0, *units), SPOT, PEN._replace(row=32))
    assert len({box.box.y for box in made.blocks}) == 1


def test_two_small_units_stay_alone() -> None:
    alone, small = parted([block("a1", 100), block("a2", 100)], Pen(0.001, 30, frozenset(), 440))
    assert (len(alone), small) == (2, [])


def test_small_blocks_take_their_room_from_the_large_ones() -> None:
    assert squeezed([24, 24, 200], 200) == [24, 24, pytest.approx(152)]
    assert squeezed([24, 100], 500) == [24, 100]
    assert squeezed([24, 24], 10) == [24, 24]


def test_long_free_area_is_cut_and_the_cut_is_told() -> None:
    wide = bar(LOW, "L", 0, block("a1", 20_000), net=300_000)
    length, cut = capacity_of(wide, PEN)
    assert (length, cut) == (400, True)
    assert bar_box(wide, SPOT, PEN).cut
    assert capacity_of(replace(wide, net=90_000), PEN) == (pytest.approx(450), False)
    assert length_of(wide, PEN) == 400


def test_what_nobody_can_use_lies_beyond_the_capacity() -> None:
    floor = replace(bar(LOW, "L", 0, block("a1", 20_000)), gross=61_000)
    made = bar_box(floor, SPOT, PEN)
    assert made.service is not None
    assert made.service.x == pytest.approx(made.track.right)
    assert made.service.w == pytest.approx(1_000 * PEN.scale)
    large = replace(floor, gross=600_000)
    assert length_of(large, PEN) == pytest.approx(60_000 * PEN.scale + SERVICE)
    assert bar_box(floor, SPOT, PEN._replace(ruler=Ruler(people=True))).service is None
    assert bar_box(replace(floor, gross=None), SPOT, PEN).service is None


def test_a_bar_without_limit_is_as_long_as_its_blocks() -> None:
    old = example().bar_of[OLD]
    made = bar_box(old, SPOT, PEN, stay=True)
    assert made.stay
    assert made.over is None
    assert made.track.w == pytest.approx(made.blocks[-1].box.right - made.track.x)


def test_moving_a_bar_moves_all_of_it() -> None:
    made = bar_box(example().bar_of[HIGH], SPOT, PEN)
    there = shifted(made, 5, 7)
    assert there.row == moved(made.row, 5, 7)
    assert there.blocks[0].box == moved(made.blocks[0].box, 5, 7)
    assert there.over is not None
    assert made.over is not None
    assert there.over.x == made.over.x + 5


def test_small_ones_together_never_make_a_floor_look_fuller_than_it_is() -> None:
    small = [block(f"a{i}", 500, 1) for i in range(4)]
    floor = replace(bar(LOW, "L", 0, block("b1", 5_000), *small, net=9_000), room_area=1_800)
    pen = PEN._replace(scale=0.01)
    made = bar_box(floor, Spot(0, 0, 60, 90), pen)
    assert made.rooms is not None
    assert any(box.group for box in made.blocks)
    assert made.rooms.right <= made.track.right + 0.01


def test_the_overview_draws_every_block_in_its_true_length() -> None:
    small = [block(f"a{i}", 900, 1) for i in range(4)]
    floor = bar(LOW, "L", 0, block("b1", 5_000), *small, net=9_000)
    pen = PEN._replace(scale=0.004, overview=True)
    made = bar_box(floor, Spot(0, 0, 0, 90), pen)
    assert made.track.w == pytest.approx(9_000 * pen.scale)
    for box in made.blocks:
        assert box.box.w == pytest.approx(sum(b.area for b in box.blocks) * pen.scale)
