"""Limits raised by the least: what is counted costs, and both figures hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.model import Case, Limit
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.check.usage import limit_used
from solver.explain.probe import Clock
from solver.explain.spend import counted, raise_limits, raised
from solver.search.solve import SolveOptions, solve
from tests.support.broken import few_moves, too_small
from tests.support.cases import best_by_counting, rich

HOW = SolveOptions(3, 1, 1)


def money(case: Case, most: int) -> Limit:
    """Return a budget that counts everything a limit can count."""
    return Limit(
        "budget",
        most,
        unit=tuple(tuple(3 + u + 2 * i for i in range(len(x.floors)))
                   for u, x in enumerate(case.units)),
        floor=tuple(5 + f for f in range(len(case.floors))),
        tower=tuple(7 + t for t in range(len(case.towers))),
        room=(2,) * len(case.rooms.classes),
        level=(4,) * len(case.parking.level_cost if case.parking else ()),
    )  # fmt: skip


def test_a_plan_costs_what_its_limits_count() -> None:
    case = replace(rich(), limits=(money(rich(), 10**6), Limit("none", 3)))
    plan = solve(case, HOW).plan
    assert plan is not None
    used = limit_used(case, plan, case.limits[0])
    assert used > 0
    assert total(bill(counted(case, {0: 1}, (0,)), plan)) == used
    assert total(bill(counted(case, {0: 5, 1: 9}, (0, 1)), plan)) == 5 * used
    assert counted(case, {0: 1}, (0,)).limits == (case.limits[1],)


def test_the_least_budget_is_what_counting_finds() -> None:
    base = replace(rich(), limits=(money(rich(), 0),))
    least = best_by_counting(counted(base, {0: 1}, (0,)))
    assert least is not None
    found = raise_limits(base, (0,), Clock(20), HOW, 150)
    assert found is not None
    assert found.by == ((0, least, least),)
    assert not violations(found.case, found.plan)
    assert found.case == raised(base, {0: least})


@pytest.mark.parametrize("seed", range(3))
def test_moves_that_lack_are_known_exactly(seed: int) -> None:
    of = few_moves("small", seed)
    found = raise_limits(of.case, (0,), Clock(20), HOW, 150)
    assert found is not None
    assert found.by == ((0, of.lacking, of.lacking),)


def test_two_limits_are_raised_at_once() -> None:
    of = few_moves("small", 1)
    both = replace(of.case, limits=(*of.case.limits, money(of.case, 10)))
    found = raise_limits(both, (0, 1), Clock(20), HOW, 150)
    assert found is not None
    assert not violations(found.case, found.plan)
    assert [i for i, _, _ in found.by] == [0, 1]
    assert all(0 < low <= high for _, low, high in found.by)


def test_nothing_is_raised_where_another_rule_has_no_plan() -> None:
    case = too_small("small", 1).case
    assert raise_limits(replace(case, limits=(money(case, 0),)), (0,), Clock(4), HOW, 150) is None


def test_a_stop_ends_it() -> None:
    of = few_moves("small", 1).case
    assert raise_limits(of, (0,), Clock(20, lambda: True), HOW, 150) is None
