"""Room shared out among columns: nothing below its least, nothing wasted, cut words first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.grid.widths import SAMPLE, Wish, looked_at, shared_out

NAME = Wish(100, 200, 400, free=True)
FIGURE = Wish(60, 60, 60)
PLACE = Wish(80, 150, 150)


def test_the_widest_gives_way_first() -> None:
    assert shared_out([NAME, FIGURE, PLACE], 360) == [150, 60, 150]
    assert shared_out([NAME, FIGURE, PLACE], 300) == [120, 60, 120]


def test_none_goes_below_its_least_and_the_table_scrolls() -> None:
    assert shared_out([NAME, FIGURE, PLACE], 10) == [100, 60, 80]


def test_a_text_gives_more_where_that_keeps_the_table_from_scrolling() -> None:
    long = Wish(150, 200, 400, free=True, still=110)
    assert shared_out([long, FIGURE, PLACE], 260) == [120, 60, 80]
    assert shared_out([long, FIGURE, PLACE], 240) == [150, 60, 80]  # it scrolls anyhow
    assert shared_out([long.above(130), FIGURE, PLACE], 260) == [150, 60, 80]  # the title counts


def test_room_goes_to_cut_words_then_to_free_columns() -> None:
    assert shared_out([NAME, FIGURE, PLACE], 500) == [290, 60, 150]
    assert shared_out([NAME, FIGURE, PLACE], 700) == [490, 60, 150]
    assert shared_out([FIGURE, PLACE], 700) == [60, 150]


def test_the_name_of_the_row_takes_what_others_hold_for_a_few_long_words() -> None:
    name = Wish(200, 200, 400, free=True, first=True)
    other = Wish(160, 160, 170, usual=100)
    assert shared_out([name, FIGURE, other, other], 580) == [320, 60, 100, 100]
    assert shared_out([name, FIGURE, other, other], 570) == [200, 60, 160, 160]  # it scrolls
    assert shared_out([name, FIGURE, other, other], 720) == [400, 60, 130, 130]  # no more than all
    assert shared_out([name, FIGURE, other.above(140), other], 580) == [280, 60, 140, 100]


wishes = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.booleans()).map(
        lambda w: Wish(w[0], w[0] + w[1], w[0] + w[1] + w[2], w[3], w[0] // 2 if w[3] else None)
    ),
    min_size=1,
    max_size=12,
)


@given(wishes, st.integers(0, 4000))
def test_it_fills_the_room_and_never_more_than_it_must(found: list[Wish], room: int) -> None:
    widths = shared_out(found, room)
    assert all(width >= wish.floor for width, wish in zip(widths, found, strict=True))
    if sum(wish.least for wish in found) <= room:
        assert all(width >= wish.least for width, wish in zip(widths, found, strict=True))
    if sum(wish.floor for wish in found) <= room:
        assert sum(widths) <= room
    else:
        assert widths == [wish.least for wish in found]
    if sum(wish.wanted for wish in found) <= room:
        assert all(width >= wish.wanted for width, wish in zip(widths, found, strict=True))


def test_a_long_table_is_looked_at_from_end_to_end() -> None:
    assert list(looked_at(3)) == [0, 1, 2]
    spread = looked_at(900)
    assert len(spread) == SAMPLE
    assert (spread[0], spread[-1]) == (0, 899)
