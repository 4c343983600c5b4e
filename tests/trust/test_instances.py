"""No plan costs less than a bound that was once proved, and no bound passes a plan once found."""

from __future__ import annotations

import pytest

from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import SolveStatus
from solver.search.solve import SolveOptions, solve
from tests.support.instances import read, stored_names

NAMES = stored_names()
CLOSED = (
    "rich",
    "gqap",
    "sscflp",
    "one-way",
    "small-97-all",
    "small-70-calm",
    "office-S-85",
)  # cost = bound


def test_there_are_stored_cases_of_every_kind() -> None:
    assert {*CLOSED, "S-85", "S-97-limits", "M-85", "M-95-limits", "office-M-90"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_stored_is_true(name: str) -> None:
    stored = read(name)
    assert violations(stored.case, stored.plan) == ()
    assert total(bill(stored.case, stored.plan)) == stored.cost
    assert stored.bound <= stored.cost
    assert (stored.bound == stored.cost) is (name in CLOSED)


@pytest.mark.parametrize("name", NAMES)
def test_a_new_solve_agrees_with_what_was_proved(name: str) -> None:
    stored = read(name)
    found = solve(stored.case, SolveOptions(2 if name in CLOSED else 1, 3, 2))
    assert found.status is not SolveStatus.INFEASIBLE
    assert found.cost is None or found.cost >= stored.bound
    assert found.bound is None or found.bound <= stored.cost
    if found.status is SolveStatus.OPTIMAL:
        assert stored.bound <= found.cost <= stored.cost


@pytest.mark.parametrize("name", NAMES)
def test_the_best_plan_is_kept_when_it_is_the_start(name: str) -> None:
    """From the stored plan the search ends no dearer, and its bound still stays below."""
    stored = read(name)
    found = solve(stored.case, SolveOptions(0.3, 4, 1), start=stored.plan)
    assert found.cost is not None
    assert stored.bound <= found.cost <= stored.cost
    assert found.bound is None or found.bound <= stored.cost
