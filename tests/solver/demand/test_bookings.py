"""The simulation of bookings confirms the service level that the table promises."""

from __future__ import annotations

import pytest

from solver.demand.bookings import Service, simulate
from solver.demand.erlang import erlang_limits


@pytest.mark.parametrize("rooms", [1, 3, 8])
def test_the_table_keeps_its_promise_and_one_room_less_does_not(rooms: int) -> None:
    load = erlang_limits(9_500, 2_000)[rooms]
    week = (load,) * 45
    kept = simulate(week, rooms, weeks=600)
    assert kept.asked > 500
    assert kept.keeps(9_500)
    assert not simulate(week, rooms - 1, weeks=600).keeps(9_500)


def test_the_same_seed_gives_the_same_answer() -> None:
    week = (150, 0, 40) * 15
    assert simulate(week, 2, seed=7) == simulate(week, 2, seed=7)
    assert simulate(week, 2, seed=7) != simulate(week, 2, seed=8)


def test_an_empty_week_asks_for_nothing() -> None:
    found = simulate((0,) * 45, 0)
    assert found == Service(0, 0)
    assert found.keeps(9_999)
    assert found.margin == 1.0
