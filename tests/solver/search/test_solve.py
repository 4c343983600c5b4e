"""The front door: proved optima, honest statuses, time limits, stops, audits."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

import solver.search.solve as solve_module
from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.errors import UnsoundResultError
from solver.plan import Plan, Progress, SolveStatus
from solver.search.race import Race, audit
from solver.search.solve import SolveOptions, solve
from tests.support.cases import PAIRS, best_by_counting, rich


@pytest.mark.parametrize("threads", [1, 2])
def test_rich_case_is_proved(threads: int) -> None:
    outcome = solve(rich(), SolveOptions(20, 1, threads))
    assert outcome.status is SolveStatus.OPTIMAL
    assert outcome.cost == outcome.bound == best_by_counting(rich())
    assert outcome.plan is not None
    assert outcome.parts == bill(rich(), outcome.plan)
    assert outcome.seconds < 20


@pytest.mark.parametrize("seed", range(3))
def test_tiny_cases_are_proved(seed: int) -> None:
    case = plant(Recipe("tiny", 90, limits=seed == 1, tower_costs=seed == 2), seed).case
    assert solve(case, SolveOptions(20, seed, 2)).cost == best_by_counting(case)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.rule.value for pair in PAIRS])
def test_infeasible_is_proved(pair) -> None:
    outcome = solve(pair.none, SolveOptions(20, 1, 2))
    assert outcome.status is SolveStatus.INFEASIBLE
    assert (outcome.plan, outcome.cost, outcome.bound, outcome.parts) == (None, None, None, ())


@pytest.mark.parametrize(("size", "fill"), [("small", 97), ("S", 97), ("M", 97)])
def test_a_planted_plan_is_found(size: str, fill: int) -> None:
    case = plant(Recipe(size, fill, limits=True), 2).case
    found: list[int] = []

    def on_progress(progress: Progress) -> None:
        found.append(progress.best or 0)

    outcome = solve(case, SolveOptions(60, 1, 2), on_progress, stop=lambda: any(found))
    assert outcome.plan is not None
    assert violations(case, outcome.plan) == ()
    assert outcome.bound is not None
    assert outcome.cost is not None
    assert outcome.bound <= outcome.cost


def test_a_stop_at_once_returns_at_once() -> None:
    case = plant(Recipe("M", 97), 1).case
    begun = time.monotonic()
    outcome = solve(case, SolveOptions(600, 1, 2), stop=lambda: True)
    assert outcome.status in (SolveStatus.UNKNOWN, SolveStatus.FEASIBLE)
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize("how", [SolveOptions(60, threads=1), SolveOptions(60, reproducible=True)])
def test_after_a_stop_the_bound_is_waited_for_once(
    how: SolveOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A solver that does not notice the stop costs its grace time: once, not part by part."""
    waits: list[object] = []
    wait = solve_module._wait
    monkeypatch.setattr(solve_module, "_wait", lambda *a: (waits.append(a), wait(*a)))
    solve(plant(Recipe("M"), 1).case, how, stop=lambda: True)
    assert len(waits) == 1


def test_progress_carries_every_plan_that_is_better() -> None:
    told: list[Progress] = []
    outcome = solve(plant(Recipe("S", 85), 1).case, SolveOptions(3, 1, 2), told.append)
    plans = [p.plan for p in told if p.plan is not None]
    assert plans[-1] == outcome.plan
    bests = [p.best for p in told if p.best is not None]
    assert bests == sorted(bests, reverse=True)
    assert [s for s, _, _ in outcome.trace] == sorted(s for s, _, _ in outcome.trace)


def test_a_start_is_kept_or_bettered() -> None:
    planted = plant(Recipe("small", 97), 7)
    seen: list[int | None] = []

    def on_progress(progress: Progress) -> None:
        seen.append(progress.best)

    solve(planted.case, SolveOptions(1, 1, 2), on_progress, start=Plan(planted.place))
    assert seen[0] is not None


def test_reproducible() -> None:
    case = plant(Recipe("small", 90), 3).case
    options = SolveOptions(3, 5, 1, reproducible=True)
    one, other = solve(case, options), solve(case, options)
    assert one.plan == other.plan
    assert one.cost == other.cost


def _relabelled(case: Case, seed: int) -> Case:
    """Return the same case with its units in another order."""
    order = list(range(len(case.units)))
    random.Random(seed).shuffle(order)
    new = {u: i for i, u in enumerate(order)}
    parking = case.parking
    assert parking is not None
    return replace(
        case,
        units=tuple(case.units[u] for u in order),
        flows=tuple((new[v], new[u], w) for u, v, w in reversed(case.flows)),
        rooms=replace(case.rooms, load=tuple(case.rooms.load[u] for u in order)),
        parking=replace(parking, vehicles=tuple(parking.vehicles[u] for u in order)),
        together=tuple((new[v], new[u]) for u, v in case.together),
        apart=tuple((new[v], new[u]) for u, v in case.apart),
        limits=tuple(
            replace(limit, unit=tuple(limit.unit[u] for u in order) if limit.unit else ())
            for limit in case.limits
        ),
    )


def test_names_and_order_do_not_matter() -> None:
    best = solve(rich(), SolveOptions(20, 1, 1)).cost
    for seed in range(3):
        assert solve(_relabelled(rich(), seed), SolveOptions(20, 1, 1)).cost == best


def test_the_audit_catches_a_wrong_cost_and_a_broken_rule() -> None:
    plan = solve(rich(), SolveOptions(20, 1, 1)).plan
    assert plan is not None
    cost = best_by_counting(rich())
    assert cost is not None
    audit(rich(), plan, cost)
    with pytest.raises(UnsoundResultError):
        audit(rich(), plan, cost - 1)
    bare = replace(plan, rooms=())
    with pytest.raises(UnsoundResultError):
        audit(rich(), bare, total(bill(rich(), bare)))


def test_a_bound_above_a_plan_is_a_bug() -> None:
    race = Race(rich(), 10)
    outcome = solve(rich(), SolveOptions(20, 1, 1))
    assert outcome.plan is not None
    assert outcome.cost is not None
    assert race.offer(outcome.plan, outcome.cost)
    assert not race.offer(outcome.plan, outcome.cost)
    with pytest.raises(UnsoundResultError):
        race.raise_bound(outcome.cost + 1)
