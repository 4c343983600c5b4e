"""Divisions on trial: held while they are cooled, the better half of each tower is kept."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import pytest

from solver.case.generate import Recipe, plant
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.race import audit
from solver.search.walk import trials
from solver.search.walk.clusters import Division
from solver.search.walk.divisions import Divisions
from solver.search.walk.ground import Ground, ground
from solver.search.walk.trials import Trial, Trials, held_case, join

MADE = ground(Tables(plant(Recipe("small", 90), 6).case))


def _listed() -> tuple[Division, ...]:
    found = Divisions(MADE, random.Random(1))
    found.search(lambda steps: steps / 300_000)
    found.look_near([])
    return tuple(iter(found.take_listed, None))


DIVISIONS = _listed()


def _take() -> Callable[[], Division | None]:
    return partial(next, iter(DIVISIONS), None)


def _timed(seconds: float) -> Callable[[int], float]:
    return lambda steps: steps * MADE.step_seconds / seconds


def _played(seconds: float) -> tuple[Trials, list[tuple[Plan, int]]]:
    tried, better = Trials(MADE, random.Random(1)), list[tuple[Plan, int]]()
    tried.play(seconds, _timed, _take(), lambda plan, cost: better.append((plan, cost)))
    return tried, better


def _keeps(made: Ground, division: Division, plan: Plan) -> bool:
    """Tell whether a plan is of a division."""
    floors = len(made.tables.case.floors)
    for cluster, tower in zip(made.clusters, division.towers, strict=True):
        for u in cluster.units:
            stays = plan.place[u] >= floors
            if stays != (u in division.staying):
                return False
            if not stays and made.tables.tower_of[plan.place[u]] != tower:
                return False
    return True


def test_each_keeps_its_division_and_what_is_told_is_sound_and_better(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trials, "BRIEF_STEPS", 400)
    tried, better = _played(0.6)
    several = len(tried.kept) > 1
    assert several
    assert all(_keeps(MADE, one.division, one.plan) for one in tried.kept)
    assert [one.cost for one in tried.kept] == sorted(one.cost for one in tried.kept)
    assert better
    for plan, cost in better:
        audit(MADE.tables.case, plan, cost)
    assert better[-1][1] == tried.kept[0].cost


def test_repeats_with_the_same_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "BRIEF_STEPS", 200)
    assert _played(0.3)[1] == _played(0.3)[1]


def test_over_at_once_when_the_time_is() -> None:
    tried = Trials(MADE, random.Random(1))
    tried.play(9.0, lambda _: lambda _: 1.0, _take(), lambda *_: None)
    assert not tried.kept


def test_a_plan_from_elsewhere_has_turns_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "BRIEF_STEPS", 400)
    known = _played(0.3)[0].kept[0]
    tried = Trials(MADE, random.Random(2))
    tried.enter(known.division, known.plan, known.cost)
    tried.enter(known.division, known.plan, known.cost + 1)
    assert [one.cost for one in tried.kept] == [known.cost]
    tried.play(0.3, _timed, lambda: None, lambda *_: None)
    assert tried.kept[0].cost <= known.cost


def test_the_better_half_of_each_tower_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "BRIEF_STEPS", 400)
    best = _played(0.4)[0].kept[0]
    made, floors = best.ground, len(MADE.tables.case.floors)
    walker = made.walker(5, best.plan.place)
    walker.temperature = 0.1 * best.cost / len(best.plan.place)
    walker.anneal(20_000, walker.temperature, 200.0, {"one_unit": 1, "two_units": 1})
    walker.note()
    worse = walker.best_plan
    assert worse is not None
    mixed = tuple(
        old if new >= floors or made.tables.tower_of[new] == 0 else new
        for old, new in zip(best.plan.place, worse.place, strict=True)
    )
    other = made.walker(5, mixed)
    other.note()
    if other.best_plan is None:
        pytest.fail("a mixture of two plans of a division is a plan")
    one = Trial(best.division, made, other.best_plan, other.best or 0)
    join(one, best.plan, made.walker(6))
    assert one.cost <= min(best.cost, other.best or 0)


def test_a_division_holds_everyone_and_is_no_case_without_a_floor_for_someone() -> None:
    division = DIVISIONS[0]
    case = held_case(MADE, division)
    assert case is not None
    for u, unit in enumerate(case.units):
        stays = u in division.staying
        assert bool(unit.floors) != stays
        assert (unit.stay is not None) == stays
    clusters, towers = MADE.clusters, len(MADE.tables.case.towers)
    moved = next(k for k, c in enumerate(clusters) if not division.staying.issuperset(c.units))
    where = tuple(towers if k == moved else t for k, t in enumerate(division.towers))
    assert held_case(MADE, Division(where, division.staying)) is None


def test_a_plan_that_parts_a_cluster_has_no_turns() -> None:
    found = _played(0.3)[0].kept[0]
    other = tuple(1 - t for t in found.division.towers)
    tried = Trials(MADE, random.Random(2))
    tried.enter(Division(other, found.division.staying), found.plan, found.cost)
    assert not tried.kept
