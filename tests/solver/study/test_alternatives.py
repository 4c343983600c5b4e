"""Alternatives: within the band, apart by what was asked, none twice, the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan
from solver.study.alternatives import (
    Alternatives,
    AlternativesOptions,
    AlternativesProgress,
    choose,
    find_alternatives,
)
from solver.study.apart import Costed
from solver.study.difference import Yardstick
from solver.study.executor import in_this_process, local_pool
from tests.support.cases import PAIRS
from tests.support.every_plan import every_plan, tiny
from tests.support.twin_towers import twin_towers

SMALL = plant(Recipe("small", rooms=False), 3).case
QUICK = AlternativesOptions(count=3, band=400, least=400, seconds=1.5, reproducible=True)


def found(case: Case, options: AlternativesOptions = QUICK, **more: object) -> Alternatives:
    return find_alternatives(case, options, in_this_process(), **more)  # type: ignore[arg-type]


def hold_true(case: Case, answer: Alternatives, options: AlternativesOptions) -> None:
    """Assert all that an answer says of its plans."""
    assert answer.best is not None
    best, yard = answer.best, Yardstick(case)
    plans = [Costed(best.cost, best.plan), *(Costed(p.cost, p.plan) for p in answer.plans)]
    for each in plans:
        assert violations(case, each.plan) == ()
        assert total(bill(case, each.plan)) == each.cost
        assert each.cost >= best.cost
        assert (each.cost - best.cost) * 10_000 <= options.band * abs(best.cost)
    for one, other in combinations(plans, 2):
        apart = yard.difference(one.plan, other.plan).whole
        assert apart >= max(1, options.least)
    for told in answer.plans:
        others = [each.plan for each in plans if each.plan is not told.plan]
        assert told.nearest == min(yard.difference(p, told.plan).whole for p in others)
        assert told.difference == yard.difference(best.plan, told.plan)
        assert sum(amount for _, amount in told.what.terms) == told.cost - best.cost
        assert told.over <= options.band
    costs = [told.cost for told in answer.plans]
    assert costs == sorted(costs)
    assert answer.bound is None or answer.bound <= best.cost


def test_alternatives_really_differ_and_stay_in_the_band() -> None:
    answer = found(SMALL)
    hold_true(SMALL, answer, QUICK)
    assert len(answer.plans) == 3
    assert answer.met > 3


@settings(max_examples=3)
@given(seed=st.integers(0, 1000))
def test_on_tiny_cases_the_best_is_the_best_and_the_rest_holds(seed: int) -> None:
    case = tiny(seed)
    options = replace(QUICK, seconds=0.3, band=1500, count=2)
    answer = found(case, options)
    hold_true(case, answer, options)
    assert answer.best is not None
    assert answer.best.cost == min(total(bill(case, plan)) for plan in every_plan(case))


def test_no_two_are_the_same_up_to_twin_floors() -> None:
    case = twin_towers()
    options = replace(QUICK, least=0, band=5000, count=5, seconds=0.5)
    answer = found(case, options)
    hold_true(case, answer, options)


def test_every_executor_gives_the_same_alternatives() -> None:
    options = replace(QUICK, seconds=0.5, count=1)
    here = found(SMALL, options)
    there = find_alternatives(SMALL, options, local_pool(2))
    assert replace(here, seconds=0.0) == replace(there, seconds=0.0)


def test_fewer_are_said_to_be_fewer() -> None:
    answer = found(tiny(1), replace(QUICK, least=10_000, seconds=0.5))
    assert (answer.asked, answer.plans) == (3, ())


def test_a_stop_keeps_the_best_plan() -> None:
    told: list[AlternativesProgress] = []
    answer = found(SMALL, on_progress=told.append, stop=lambda: len(told) >= 3)
    assert answer.stopped
    assert answer.best is not None
    hold_true(SMALL, answer, QUICK)
    assert [progress.done for progress in told] == [1, 2, 3]


def test_a_known_plan_is_where_it_begins() -> None:
    known = plant(Recipe("small", rooms=False), 3).place
    answer = found(SMALL, known=[Plan(known), Plan((0,))], stop=lambda: True)
    assert answer.best is not None
    assert answer.best.plan.place == known
    assert answer.plans == ()


def test_a_case_without_a_plan_has_no_alternatives() -> None:
    answer = found(PAIRS[0].none, replace(QUICK, seconds=1.0))
    assert (answer.best, answer.plans, answer.infeasible) == (None, (), True)


def test_the_choice_is_at_least_half_as_far_apart_as_can_be() -> None:
    yard = Yardstick(twin_towers())
    places = [(0, 0, 1, 1, 6, 6), (0, 0, 1, 1, 6, 1), (3, 0, 3, 1, 0, 6), (0, 1, 4, 3, 4, 4)]
    plans = [Costed(10 + i, Plan(place)) for i, place in enumerate(places)]
    chosen = choose(yard, plans, 3, 0)
    assert chosen[0] is plans[0]

    def least(group: tuple[Costed, ...]) -> int:
        return min(yard.difference(a.plan, b.plan).whole for a, b in combinations(group, 2))

    best = max(least((plans[0], *others)) for others in combinations(plans[1:], 2))
    assert least(tuple(chosen)) * 2 >= best


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_choice_is_never_larger_than_asked(count: int) -> None:
    yard = Yardstick(twin_towers())
    plans = [Costed(10, Plan((f, 0, 1, 1, 6, 6))) for f in range(4)]
    assert len(choose(yard, plans, count, 0)) <= count
    assert choose(yard, [], count, 0) == []
