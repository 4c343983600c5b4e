"""Rows that hang below others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.grid.tree import (
    depths,
    nested,
    parents,
    runs,
    unfolded,
    with_ancestors,
)

ROWS = ["b1", "a", "a1", "b", "a2", "a1x"]
ABOVE = {"b1": "b", "a": "", "a1": "a", "b": "", "a2": "a", "a1x": "a1"}


def test_every_row_comes_below_what_it_hangs_on() -> None:
    assert nested(ROWS, ABOVE) == ["a", "a1", "a1x", "a2", "b", "b1"]


def test_depths_count_what_is_above() -> None:
    found = depths(nested(ROWS, ABOVE), ABOVE)
    assert found == {"a": 0, "a1": 1, "a1x": 2, "a2": 1, "b": 0, "b1": 1}


def test_folding_hides_everything_below() -> None:
    rows = nested(ROWS, ABOVE)
    assert unfolded(rows, ABOVE, {"a"}) == ["a", "b", "b1"]
    assert unfolded(rows, ABOVE, {"a1"}) == ["a", "a1", "a2", "b", "b1"]


def test_what_is_found_brings_its_ancestors() -> None:
    assert with_ancestors({"a1x"}, nested(ROWS, ABOVE), ABOVE) == ["a", "a1", "a1x"]


def test_a_row_hanging_on_nothing_known_stands_alone() -> None:
    assert parents(["a", "b"], {"a": "gone", "b": "b"}.__getitem__) == {"a": "", "b": ""}


@given(st.dictionaries(st.integers(0, 9).map(str), st.integers(0, 9).map(str)))
def test_no_row_is_lost_even_in_a_circle(above: dict[str, str]) -> None:
    rows = list(above)
    assert sorted(nested(rows, parents(rows, above.__getitem__))) == sorted(rows)


def test_runs_of_rows_that_are_not_known() -> None:
    assert runs(["a", "b", "c", "d", "e"], {"b", "e"}) == [(0, 0), (2, 3)]
