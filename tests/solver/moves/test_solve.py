"""The front door: proofs, circles, obstacles, stop, the audit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from solver.cpsat.run import Run
from solver.moves import solve
from solver.moves.check import broken, cost_of
from solver.moves.model import Hindrance, MoveCase, MoveOrder, MovePlan
from solver.moves.solve import OrderOptions, order_moves
from solver.plan import SolveStatus
from tests.solver.moves.tiny import best_by_trying, exchange, some, two_houses

SOON = OrderOptions(20.0, 1)


@pytest.mark.parametrize("seed", range(0, 30, 3))
def test_what_leaves_is_sound_and_proved(seed: int) -> None:
    case = some(seed)
    order = order_moves(case, SOON)
    best = best_by_trying(case)
    assert order.status is (SolveStatus.INFEASIBLE if best is None else SolveStatus.OPTIMAL)
    if best is not None:
        assert order.plan
        assert order.cost
        assert broken(case, order.plan) == ()
        assert order.cost == cost_of(case, order.plan)
        assert order.cost.total == best == order.bound
        assert order.gap == 0
    else:
        assert order.plan is None
        assert order.obstacles


def test_a_circle_without_swing_space_says_how_much_would_do() -> None:
    order = order_moves(exchange(), SOON)
    assert order.status is SolveStatus.INFEASIBLE
    (why,) = order.obstacles
    assert why.why is Hindrance.SWING
    assert why.amount == 100
    assert why.buildings == ("b1", "b2")
    assert order.circles[0].units == ("u1", "u2")
    assert order_moves(exchange(why.amount), SOON).plan is not None


def test_too_few_waves_say_how_many_would_do() -> None:
    order = order_moves(replace(two_houses(), waves=2), SOON)
    (why,) = order.obstacles
    assert why.why is Hindrance.WAVES
    assert order_moves(replace(two_houses(), waves=why.amount), SOON).plan is not None


def test_a_space_that_opens_too_late_is_named() -> None:
    case = two_houses()
    late = replace(case, spaces=(replace(case.spaces[0], opens=9), *case.spaces[1:]))
    (why,) = order_moves(late, SOON).obstacles
    assert why.why is Hindrance.OPENS
    assert why.amount == 9
    assert why.buildings == ("n",)


def test_without_seconds_the_greedy_order_is_told_at_once() -> None:
    told: list[MoveOrder] = []
    order = order_moves(two_houses(), OrderOptions(0.0), tell=told.append)
    assert order.plan == MovePlan((2, 3, 1), (2, 3, 1))
    assert [each.plan for each in told] == [order.plan]


def test_nobody_to_move_is_done_at_once() -> None:
    order = order_moves(replace(two_houses(), movers=(), groups=()), SOON)
    assert order.status is SolveStatus.OPTIMAL
    assert order.cost is not None
    assert order.cost.total == 0


def test_an_unsound_order_does_not_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "greedy", lambda case: MovePlan((1, 1, 1), (1, 1, 1)))
    with pytest.raises(AssertionError, match="people/1"):
        order_moves(two_houses(), OrderOptions(0.0))


def test_the_work_allowed_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Run] = []
    real = solve.order_exactly

    def listening(case: MoveCase, how: Run, **more: Any) -> Any:
        heard.append(how)
        return real(case, how, **more)

    monkeypatch.setattr(solve, "order_exactly", listening)
    order_moves(some(0), OrderOptions(20.0, 1, effort=0.5))
    assert [(how.threads, how.effort) for how in heard[:1]] == [(1, 0.5)]
