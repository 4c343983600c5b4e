"""What the integers of an order mean."""

from __future__ import annotations

from dataclasses import replace

from solver.moves.model import MoveCost, MoveOrder
from solver.plan import SolveStatus
from tests.solver.moves.tiny import exchange, two_houses


def test_only_a_place_somebody_waits_for_gives_a_stay_in_the_swing_space() -> None:
    assert exchange(100).may_wait(exchange(100).movers[0])
    assert not exchange(99).may_wait(exchange(99).movers[0])
    case = replace(two_houses(), swing=1_000)
    assert not any(case.may_wait(mover) for mover in case.movers)


def test_a_large_unit_takes_a_whole_wave() -> None:
    case = exchange()
    assert case.load(replace(case.movers[0], people=99)) == case.people


def test_the_gap_is_rounded_up_and_needs_both_figures() -> None:
    order = MoveOrder(exchange(), SolveStatus.FEASIBLE, None, MoveCost(10, 0, 20, 0), 29)
    assert order.gap == 334  # one thirtieth, basis points
    assert replace(order, bound=30).gap == 0
    assert replace(order, bound=None).gap is None
