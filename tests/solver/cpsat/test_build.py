"""The model says what the check says: same verdict and same cost on fixed placements."""

from __future__ import annotations

import random

import pytest

from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.ledger.face import opened_for_rooms
from solver.ledger.ledger import Ledger
from solver.ledger.tables import Tables
from solver.plan import Plan, SolveStatus
from tests.support.cases import PAIRS, Pair, allowed, best_by_counting, rich

IDS = [pair.rule.value for pair in PAIRS]


def _fixed(case: Case, place: tuple[int, ...]):
    """Return the model's answer with every unit fixed: by a variable, not by a constant."""
    draft = build(case)
    for unit, p in enumerate(place):
        draft.define(draft.x[unit][p] == 1)
    return run(draft, Run(20))


def _nearby(case: Case, place: tuple[int, ...], rng: random.Random) -> tuple[int, ...]:
    moved = list(place)
    for _ in range(rng.randrange(4)):
        unit = rng.randrange(len(moved))
        moved[unit] = rng.choice(allowed(case)[unit])
    return tuple(moved)


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_rule_kept_and_broken(pair: Pair) -> None:
    assert _fixed(pair.case, pair.keeps).status is SolveStatus.OPTIMAL
    assert _fixed(pair.case, pair.breaks).status is SolveStatus.INFEASIBLE
    assert run(build(pair.none), Run(20)).status is SolveStatus.INFEASIBLE


@pytest.mark.parametrize("seed", range(12))
def test_three_voices_agree(seed: int) -> None:
    rng = random.Random(seed)
    extended = seed % 2 == 0
    planted = plant(Recipe("small", 90, limits=extended, tower_costs=extended), seed)
    case, place = planted.case, planted.place
    if seed == 3:
        case, place = rich(), (0, 1, 2, 1, 0)
    place = _nearby(case, place, rng)
    rooms = lay_out_rooms(case, place)
    ledger = Ledger(Tables(case), place)
    answer = _fixed(case, place)
    if rooms is None or violations(case, Plan(place, rooms)):
        assert answer.status is SolveStatus.INFEASIBLE
        assert not ledger.feasible or opened_for_rooms(ledger) or rooms is None
        return
    assert answer.status is SolveStatus.OPTIMAL
    cost = total(bill(case, Plan(place, rooms)))
    assert ledger.cost + opened_for_rooms(ledger) == cost
    assert answer.cost is not None
    # With rooms on their own floors the model may know a cheaper layout than first fit.
    assert answer.cost == cost or (opened_for_rooms(ledger) and answer.cost < cost)
    assert answer.plan is not None
    assert violations(case, answer.plan) == ()
    assert total(bill(case, answer.plan)) == answer.cost


@pytest.mark.parametrize("seed", range(4))
def test_optimum_by_counting(seed: int) -> None:
    case = rich() if seed == 0 else plant(Recipe("tiny", 90, limits=seed == 2), seed).case
    answer = run(build(case), Run(30))
    assert answer.status is SolveStatus.OPTIMAL
    assert (answer.cost, answer.bound) == (best_by_counting(case),) * 2


@pytest.mark.parametrize("seed", range(4))
def test_a_hint_is_complete_and_true(seed: int) -> None:
    planted = plant(Recipe("small", 90, limits=True, tower_costs=True), seed)
    rooms = lay_out_rooms(planted.case, planted.place)
    plan = Plan(planted.place, rooms or ())
    draft = build(planted.case)
    draft.hint(plan)
    assert len(draft.hinted) == len(draft.model.proto.variables)
    for var, value in draft.hinted:
        draft.define(var == value)
    answer = run(draft, Run(20))
    assert answer.cost == total(bill(planted.case, plan))


@pytest.mark.parametrize("seed", range(3))
def test_fewer_places_give_the_same_prices(seed: int) -> None:
    planted = plant(Recipe("small", 90), seed)
    only = {u: (p,) for u, p in enumerate(planted.place) if u % 3}
    small = run(build(planted.case, only), Run(20))
    large = build(planted.case)
    for u, places in only.items():
        large.define(large.x[u][places[0]] == 1)
    assert small.cost == run(large, Run(20)).cost is not None


def test_full_matrix_in_both_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from solver.case.distance import distances

    case = rich()
    matrix = replace(case, tree=(), distance=distances(case))
    best = best_by_counting(case)
    assert run(build(matrix), Run(20)).cost == best
    monkeypatch.setattr("solver.cpsat.flows.MOST_PRODUCTS", 0)
    assert run(build(matrix), Run(20)).cost == best


def test_guards_switch_rules_off() -> None:
    draft = build(PAIRS[0].none, guarded=True, with_costs=False)
    assert {tag[0] for tag in draft.guards} >= {PAIRS[0].rule}
    assert run(draft, Run(20)).status is SolveStatus.OPTIMAL
    for guard in draft.guards.values():
        draft.define(guard == 1)
    assert run(draft, Run(20)).status is SolveStatus.INFEASIBLE
