"""Statuses carry only what is proved; runs can be repeated and stopped."""

from __future__ import annotations

from dataclasses import replace

from solver.case.generate import Recipe, plant
from solver.case.model import Old
from solver.cpsat.build import build
from solver.cpsat.run import Run, round_up, run
from solver.plan import SolveStatus
from tests.support.cases import PAIRS, best_by_counting, rich


def test_infeasible_carries_no_numbers() -> None:
    answer = run(build(PAIRS[0].none), Run(10))
    assert (answer.status, answer.plan, answer.cost, answer.bound) == (
        SolveStatus.INFEASIBLE,
        None,
        None,
        None,
    )


def test_a_stop_before_any_plan_is_unknown() -> None:
    case = plant(Recipe("M", 97), 1).case
    answer = run(build(case), Run(60), stop=lambda: True)
    assert answer.status is SolveStatus.UNKNOWN
    assert (answer.plan, answer.cost) == (None, None)


def test_what_ends_in_presolve_proves_nothing() -> None:
    """OR-Tools says 0 then, which is no bound for a city that is paid for staying."""
    paid = replace(rich(), old=(Old(4), Old(-1000)))
    answer = run(build(paid), Run(20, effort=1e-9))
    assert answer.status is SolveStatus.UNKNOWN
    assert answer.bound is None
    assert run(build(paid), Run(20)).bound == best_by_counting(paid) == -947


def test_repeatable_with_one_worker_and_effort() -> None:
    case = plant(Recipe("small", 90), 4).case
    answers = [run(build(case), Run(60, 1, 3, effort=0.5)) for _ in range(2)]
    assert answers[0] == answers[1]


def test_plans_and_bounds_are_told() -> None:
    plans: list[int] = []
    bounds: list[int] = []
    answer = run(
        build(rich()),
        Run(20),
        on_plan=lambda plan, cost: plans.append(cost),
        on_bound=bounds.append,
    )
    assert plans
    assert min(plans) == answer.cost
    assert all(bound <= answer.cost for bound in bounds if answer.cost is not None)


def test_rounding_never_passes_a_whole_bound() -> None:
    assert round_up(5.0) == 5
    assert round_up(5.0000000001) == 5
    assert round_up(5.2) == 6
    assert round_up(-5.2) == -5
