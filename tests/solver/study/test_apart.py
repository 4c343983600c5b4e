"""Walks away from known plans: prices of sameness, nudged structure, plans within the band."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan
from solver.study.apart import AwayJob, nudge, press, repelled, walk_away
from solver.study.executor import hold
from tests.support.every_plan import every_plan, tiny
from tests.support.twin_towers import twin_towers

PLANTED = plant(Recipe("small", rooms=False), 3)


def cost(case: object, plan: Plan) -> int:
    return total(bill(case, plan))  # type: ignore[arg-type]


def test_being_like_a_known_plan_costs_the_whole_price() -> None:
    case = twin_towers()
    known = Plan((0, 1, 4, 0, 6, 6))
    dear = repelled(case, (known,), 2700)
    assert cost(dear, known) - cost(case, known) == 2700
    elsewhere = Plan((3, 4, 0, 3, 0, 4))  # another tower for all
    assert cost(dear, elsewhere) == cost(case, elsewhere)
    same_tower = Plan((1, 0, 5, 1, 0, 3))  # four with 14 of 27 people on another floor of it
    assert cost(dear, same_tower) - cost(case, same_tower) == 700


def test_two_known_plans_share_the_price() -> None:
    case = twin_towers()
    one, other = Plan((0, 1, 4, 0, 6, 6)), Plan((3, 4, 0, 3, 0, 4))
    dear = repelled(case, (one, other), 5400)
    assert cost(dear, one) - cost(case, one) == 2700


def test_a_nudge_makes_used_structure_dearer_and_unused_cheaper() -> None:
    case = twin_towers()
    known = Plan((0, 1, 1, 0, 6, 6))
    made = [nudge(case, (known,), 100, random.Random(seed)) for seed in range(30)]
    for each in made:
        for f, floor in enumerate(each.floors):
            change = floor.open_cost - case.floors[f].open_cost
            assert change in ((0, 50) if f < 2 else (0, -50))
        assert each.old[0].keep_cost - case.old[0].keep_cost in (0, 50)
    assert len({each.floors for each in made}) > 5


def test_one_piece_is_pressed_hard() -> None:
    case = twin_towers()
    known = Plan((0, 1, 1, 0, 6, 6))
    changes = set()
    for seed in range(40):
        made = press(case, (known,), 100, random.Random(seed))
        prices = zip((*made.floors, *made.old), (*case.floors, *case.old), strict=True)
        by_piece = {
            p: getattr(a, "open_cost", 0) - getattr(b, "open_cost", 0)
            + getattr(a, "keep_cost", 0) - getattr(b, "keep_cost", 0)
            for p, (a, b) in enumerate(prices)
        }  # fmt: skip
        changes |= {(p, change) for p, change in by_piece.items() if change}
    assert changes == {(p, 400 if p in (0, 1, 6) else -400) for p in range(7)}


@pytest.mark.parametrize("reproducible", [True, False])
def test_walks_return_sound_plans_within_the_band(reproducible: bool) -> None:
    case = PLANTED.case
    start = Plan(PLANTED.place)
    most = cost(case, start) * 11 // 10
    job = AwayJob("a", "s", start, (start,), most, 0.5, 3, reproducible, case)
    found = walk_away(job)
    assert found
    for each in found:
        assert violations(case, each.plan) == ()
        assert each.cost == cost(case, each.plan) <= most
    assert any(each.plan.place != start.place for each in found)
    if reproducible:
        assert walk_away(job) == found


def test_what_is_dearer_than_the_band_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    from solver.study import apart

    case = tiny(8)
    plans = sorted(every_plan(case), key=lambda plan: cost(case, plan))
    best, dear = plans[0], plans[-1]
    assert cost(case, best) < cost(case, dear)
    met = iter((best, dear, None, best, dear))
    monkeypatch.setattr(apart, "_walk", lambda *_: next(met))
    job = AwayJob("a", "s", best, (best,), cost(case, best), 0.2, 1, True, case)
    assert [each.plan for each in walk_away(job)] == [best, best]


def test_the_case_is_carried_or_held() -> None:
    case = tiny(8)
    start = every_plan(case)[0]
    bare = AwayJob("a", "held", start, (start,), 10**6, 0.1, 1, reproducible=True)
    with pytest.raises(LookupError):
        walk_away(replace(bare, study="unknown"))
    hold("held", case)
    assert walk_away(bare) == walk_away(bare.carry(case))
