"""Inverse Erlang B: known values, exactness at the edge, growing increments."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.demand.erlang import carries, erlang_limits, plain_limits, rooms_for


def blocking(load: int, rooms: int) -> Fraction:
    """Erlang B by its recursion B(k) = A·B(k-1) / (k + A·B(k-1)), in exact fractions."""
    offered, lost = Fraction(load, 100), Fraction(1)
    for k in range(1, rooms + 1):
        lost = offered * lost / (k + offered * lost)
    return lost


def test_published_loads_at_one_percent_loss() -> None:
    # traffic tables: 0.0101, 0.1526, 0.4555, 0.8694, 1.3608 Erlang, rounded down
    assert erlang_limits(9_900, 136)[:6] == (0, 1, 15, 45, 86, 136)


def test_published_loads_at_five_percent_loss() -> None:
    # 0.0526, 0.3813, 0.8994, 1.5246 and for ten lines 6.2157 Erlang
    table = erlang_limits(9_500, 621)
    assert table[:5] == (0, 5, 38, 89, 152)
    assert table[10] == 621


@settings(max_examples=40)
@given(st.integers(5_000, 9_990), st.integers(1, 25))
def test_the_limit_is_the_largest_load_that_keeps_the_service(service: int, rooms: int) -> None:
    table = erlang_limits(service, 6_000)
    promise = Fraction(10_000 - service, 10_000)
    assert blocking(table[rooms], rooms) <= promise < blocking(table[rooms] + 1, rooms)


@settings(max_examples=20)
@given(st.integers(5_000, 9_990))
def test_sharing_gains_more_the_more_share(service: int) -> None:
    table = erlang_limits(service, 2_000)
    steps = [b - a for a, b in itertools.pairwise(table)]
    assert all(later >= earlier - 1 for earlier, later in itertools.pairwise(steps))
    assert all(
        table[a + b] >= table[a] + table[b]
        for a in range(len(table))
        for b in range(len(table) - a)
    )


def test_nothing_needs_no_room_and_no_room_carries_nothing() -> None:
    assert carries(0, 0, 9_500)
    assert not carries(1, 0, 9_500)
    assert rooms_for(0, erlang_limits(9_500, 1)) == 0


def test_the_plain_rule_counts_meetings_at_once() -> None:
    table = plain_limits(250)
    assert table == (0, 100, 200, 300)
    assert [rooms_for(load, table) for load in (0, 1, 100, 101, 300, 301)] == [0, 1, 1, 2, 3, 4]


def test_the_table_reaches_the_peak() -> None:
    assert erlang_limits(9_500, 1_500)[-1] >= 1_500
    assert erlang_limits(9_500, 0) == (0,)
