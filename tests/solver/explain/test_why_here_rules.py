"""The price between two plans, and rules that forbid a place whatever else is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.explain.why_here_rules import (
    BareMoves,
    certain,
    least_broken,
    price_between,
    worse,
)
from solver.ledger.tables import Tables
from solver.plan import Plan, SolveStatus
from solver.rules import CostTerm, RuleId
from tests.support.cases import PAIRS, allowed, case, unit
from tests.support.nano import nano


def test_the_price_is_the_difference_of_two_bills_largest_cause_first():
    before = ((CostTerm.OPEN, 5), (CostTerm.UNIT, 7), (CostTerm.FLOW, 1))
    after = ((CostTerm.OPEN, 6), (CostTerm.UNIT, 2), (CostTerm.FLOW, 1))
    price = price_between(before, after)
    assert price.change == -4
    assert price.causes == ((CostTerm.UNIT, -5), (CostTerm.OPEN, 1))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule.value)
def test_only_what_gets_worse_is_named(pair):
    of = pair.case
    good, bad = (BareMoves(Tables(of), Plan(place)).broken for place in (pair.keeps, pair.breaks))
    assert {v.rule for v in worse(good, bad)} == {pair.rule}
    assert worse(bad, bad) == ()
    assert worse(bad, good) == ()


@pytest.mark.parametrize("seed", range(20))
def test_a_bare_move_costs_and_breaks_what_the_check_says(seed):
    of = nano(seed)
    start = tuple(places[0] for places in allowed(of))
    moves = BareMoves(Tables(of), Plan(start))
    for u, places in enumerate(allowed(of)):
        for place in places:
            after, price = moves.to(u, place)
            assert after.place == (*start[:u], place, *start[u + 1 :])
            assert price.change == total(bill(of, after)) - total(moves.parts)
            assert price.broken == worse(moves.broken, violations(of, after))


def test_each_certain_reason():
    floors = case().floors
    big = case(units=(unit(0, 101), unit(1)))
    assert {v.rule for v in certain(Tables(big), (0,), 0)} == {RuleId.AREA}
    crowd = case(units=(unit(0, people=11), unit(1)))
    assert [(v.rule, v.by) for v in certain(Tables(crowd), (0,), 0)] == [(RuleId.PEOPLE, 1)]
    sat = case(units=(unit(0, 60), unit(1, 60, floors=(1,), cost=(0,))))
    assert [(v.rule, v.by) for v in certain(Tables(sat), (0,), 1)] == [(RuleId.AREA, 20)]
    assert certain(Tables(sat), (0,), 0) == ()
    tied = case(together=((0, 1),), units=(unit(0), unit(1, floors=(1,), cost=(0,))))
    assert {v.rule for v in certain(Tables(tied), (0, 1), 0)} == {RuleId.TOGETHER}
    two = case(apart=((0, 1),), units=(unit(0), unit(1, floors=(1,), cost=(0,))))
    assert {v.rule for v in certain(Tables(two), (0,), 1)} == {RuleId.APART}
    torn = case(
        towers=(case().towers[0],) * 2,
        floors=(floors[0], replace(floors[1], tower=1)),
        units=(unit(0), unit(0, floors=(1,), cost=(0,))),
    )
    assert {v.rule for v in certain(Tables(torn), (0,), 0)} == {RuleId.ONE_TOWER}
    assert certain(Tables(torn), (0,), 1) == ()
    money = PAIRS[-1].case
    dear = replace(money, limits=(replace(money.limits[0], most=4),))
    assert {v.rule for v in certain(Tables(dear), (0,), 1)} == {RuleId.LIMIT}


@pytest.mark.parametrize("seed", range(40))
def test_what_is_certain_is_proved_by_the_whole_model(seed):
    of = nano(seed)
    tables = Tables(of)
    for u in range(len(of.units)):
        group = [u, *tables.together[u]]
        for place in allowed(of)[u]:
            if certain(tables, group, place):
                only = {v: (place,) for v in group if place in allowed(of)[v]}
                if len(only) == len(group):
                    draft = build(of, only, with_costs=False)
                    assert run(draft, Run(10)).status is SolveStatus.INFEASIBLE


def test_a_placement_without_a_layout_of_rooms_still_has_a_plan():
    of = PAIRS[5].none
    plan, broken = least_broken(of, (Plan((0, 0)),))
    assert broken == violations(of, plan)
    assert RuleId.ROOMS in {v.rule for v in broken}
