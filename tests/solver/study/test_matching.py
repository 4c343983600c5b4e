"""Assignments against trying all of them."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from solver.study.matching import assign

TABLES = st.integers(0, 5).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(-9, 30), min_size=n, max_size=n), min_size=n, max_size=n
    )
)


@given(TABLES)
def test_no_assignment_is_worth_more(worth: list[list[int]]) -> None:
    rows = range(len(worth))
    found = assign(worth)
    assert sorted(found) == list(rows)
    best = max(sum(worth[i][order[i]] for i in rows) for order in permutations(rows))
    assert sum(worth[i][found[i]] for i in rows) == best
