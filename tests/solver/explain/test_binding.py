"""What is binding, against counting out and the whole model."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from multiprocessing import get_context

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.explain.binding import BindingOptions, binding
from solver.explain.binding_variants import Kind, variants
from solver.plan import Plan
from solver.rules import RuleId
from tests.support.cases import PAIRS, allowed, case, unit
from tests.support.nano import nano

QUICK = BindingOptions(seconds=60, efforts=2)


def _solved(of):
    answer = run(build(of), Run(20))
    return answer.plan, answer.cost


def _torn_best(of, g):
    """Count out the least bill of all plans that may tear one OPD."""
    best = None
    for place in product(*allowed(of)):
        rooms = lay_out_rooms(of, place)
        if rooms is None:
            continue
        plan = Plan(place, rooms)
        broken = violations(of, plan)
        if all(v.rule is RuleId.ONE_TOWER and v.subject == (g,) for v in broken):
            cost = total(bill(of, plan))
            best = cost if best is None else min(best, cost)
    return best


@pytest.mark.parametrize("seed", [4, 6, 8, 10])
def test_tiny_cases_get_the_true_value_of_every_change(seed):
    of = nano(seed)
    plan, best = _solved(of)
    if plan is None:
        return
    found = binding(of, plan, QUICK)
    assert found.finished
    assert found.best[1] == best
    by = {(f.kind, f.subject): f for f in found.figures}
    for variant in variants(of, plan):
        figure = by[variant.kind, variant.subject]
        if variant.kind is Kind.ONE_TOWER:
            assert figure.value <= best - _torn_best(of, variant.subject[0])
            continue
        _, truth = _solved(variant.case)
        if variant.relaxes:
            assert figure.value == best - truth
        else:
            assert figure.value == (None if truth is None else truth - best)
        assert figure.proved
        assert sum(amount for _, amount in figure.causes) == (
            -figure.value if variant.relaxes else figure.value or 0
        )


@pytest.mark.parametrize("seed", range(3))
def test_more_area_never_costs_and_plans_are_sound(seed):
    planted = plant(Recipe("small", fill=90), seed)
    of = planted.case
    plan = Plan(planted.place, lay_out_rooms(of, planted.place) or ())
    kinds = frozenset({Kind.AREA_MORE, Kind.PEOPLE_MORE, Kind.TOGETHER, Kind.APART})
    found = binding(of, plan, BindingOptions(60, efforts=1), kinds=kinds)
    assert found.best[1] <= found.cost
    assert not violations(of, found.best[0])
    assert found.figures
    for figure in found.figures:
        assert figure.value >= 0
        if figure.plan is not None:
            assert figure.value > 0
            assert violations(of, figure.plan)  # what is worth something is no plan of the case


def test_what_would_help_without_the_change_is_no_value():
    units = (unit(0, cost=(9, 2)), unit(1, cost=(5, 5)))
    found = binding(case(units=units), Plan((0, 0)), QUICK)
    assert found.best[1] == 7
    assert {f.value for f in found.figures if f.relaxes} == {0}


def test_an_opd_that_may_be_torn_pays_its_own_bill():
    of = PAIRS[2].case
    dear = (unit(0, cost=(0, 9)), unit(0, cost=(9, 0)))
    of = replace(of, units=dear)
    found = binding(of, Plan((0, 0)), QUICK, kinds=frozenset({Kind.ONE_TOWER}))
    (figure,) = found.figures
    assert figure.value == 9
    assert figure.relaxes
    assert figure.plan.place == (0, 1)


def test_a_plan_that_breaks_rules_is_mended_first_or_says_so():
    of = PAIRS[0].case
    found = binding(of, Plan(PAIRS[0].breaks), QUICK)
    assert found.best is not None
    assert not violations(of, found.best[0])
    none = binding(PAIRS[0].none, Plan((0, 0)), QUICK)
    assert none.best is None
    assert none.figures == ()


def test_stop_keeps_what_was_found():
    planted = plant(Recipe("small"), 1)
    plan = Plan(planted.place, lay_out_rooms(planted.case, planted.place) or ())
    told = []
    found = binding(planted.case, plan, QUICK, on_figure=told.append, stop=lambda: len(told) >= 4)
    assert not found.finished
    assert sum(f.tries for f in found.figures) >= 1


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_an_executor_finds_the_same_true_values(pool):
    of = nano(4)
    plan, _ = _solved(of)
    here = binding(of, plan, QUICK)
    more = {"mp_context": get_context("spawn")} if pool is ProcessPoolExecutor else {}
    with pool(max_workers=2, **more) as executor:
        there = binding(of, plan, replace(QUICK, workers=2), executor=executor)
    values = [{(f.kind, f.subject): f.value for f in found.figures} for found in (here, there)]
    assert values[0] == values[1]
