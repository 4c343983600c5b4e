"""A stop at any moment soon ends the search with its best plan, audited; nothing goes on."""

from __future__ import annotations

import random
import threading

import pytest

from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Outcome, Plan, Progress, SolveStatus
from solver.search.race import Race
from solver.search.solve import SolveOptions, solve
from tests.support.cases import rich
from tests.support.family import member

LONG = 600.0  # seconds that no test waits for
AFTERWARDS = 5  # signs of life that may still come after the stop

SMALL = plant(Recipe("small", 97, limits=True, tower_costs=True), 21).case
MIDDLE = plant(Recipe("S", 95), 22).case
LARGE = plant(Recipe("M", 95), 23).case
MATRIX = member(5).case


class Stopper:
    """Says stop from the n-th time it is asked on; notes what is told after that."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.asked = 0
        self.told: list[Progress] = []
        self.late = 0

    def stop(self) -> bool:
        self.asked += 1
        return self.asked > self.after

    def hear(self, progress: Progress) -> None:
        self.told.append(progress)
        self.late += self.asked > self.after


def stopped(case: Case, threads: int, stopper: Stopper) -> Outcome:
    return solve(case, SolveOptions(LONG, 1, threads), stopper.hear, stopper.stop)


def audited(case: Case, outcome: Outcome) -> None:
    """Check an outcome against the check alone, and its trace against time."""
    assert (outcome.plan is None) is (
        outcome.status in (SolveStatus.UNKNOWN, SolveStatus.INFEASIBLE)
    )
    if outcome.plan is not None:
        assert violations(case, outcome.plan) == ()
        assert outcome.parts == bill(case, outcome.plan)
        assert outcome.cost == total(outcome.parts)
        assert outcome.bound is None or outcome.bound <= outcome.cost
    seconds = [s for s, _, _ in outcome.trace]
    bests = [best for _, best, _ in outcome.trace if best is not None]
    bounds = [bound for _, _, bound in outcome.trace if bound is not None]
    assert seconds == sorted(seconds)
    assert bests == sorted(bests, reverse=True)
    assert bounds == sorted(bounds)
    assert outcome.cost is None or bests[-1] == outcome.cost


def nothing_lost(outcome: Outcome, told: list[Progress]) -> None:
    """Check that the last plan told is the best, and that what was told only became better."""
    plans = [p.plan for p in told if p.plan is not None]
    assert plans[-1:] == ([] if outcome.plan is None else [outcome.plan])
    bests = [p.best for p in told if p.best is not None]
    bounds = [p.bound for p in told if p.bound is not None]
    assert bests == sorted(bests, reverse=True)
    assert bounds == sorted(bounds)


@pytest.mark.parametrize(
    ("case", "threads"),
    [(SMALL, 1), (MIDDLE, 1), (MIDDLE, 2), (LARGE, 2), (MATRIX, 1), (MATRIX, 2)],
    ids=lambda x: getattr(x, "name", x),
)
def test_at_once(case: Case, threads: int) -> None:
    stopper = Stopper(0)
    outcome = stopped(case, threads, stopper)
    audited(case, outcome)
    nothing_lost(outcome, stopper.told)
    assert stopper.late <= AFTERWARDS


@pytest.mark.parametrize("seed", range(3))
def test_at_any_moment(seed: int) -> None:
    rng = random.Random(seed)
    stopper = Stopper(rng.randrange(1, 8))
    case = LARGE if seed % 3 == 1 else MIDDLE
    outcome = stopped(case, rng.choice((1, 2)), stopper)
    audited(case, outcome)
    nothing_lost(outcome, stopper.told)
    assert stopper.late <= AFTERWARDS
    assert outcome.status is not SolveStatus.INFEASIBLE


@pytest.mark.parametrize("threads", [1, 2])
def test_the_last_word_is_the_outcome(threads: int) -> None:
    """What is proved last is told too, though nothing comes after it."""
    for seed, case in enumerate((rich(), MATRIX)):
        told: list[Progress] = []
        outcome = solve(case, SolveOptions(10, seed, threads), told.append)
        assert outcome.status is SolveStatus.OPTIMAL
        assert (told[-1].best, told[-1].bound) == (outcome.cost, outcome.bound)
        nothing_lost(outcome, told)


def test_during_the_proof() -> None:
    """With next to no time for walks, one thread is soon at the model and its proof."""
    phases: set[str] = set()
    seen = Stopper(10**9)

    def stop() -> bool:
        phases.update(p.phase for p in seen.told[-1:])
        return "bound" in phases

    outcome = solve(MIDDLE, SolveOptions(20, 1, 1), seen.hear, stop)
    assert "bound" in phases
    audited(MIDDLE, outcome)
    nothing_lost(outcome, seen.told)


@pytest.mark.parametrize("threads", [1, 2])
def test_whoever_listens_has_the_best_plan_when_memory_ends(
    threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every plan that was taken is told before the failure goes through."""
    taken: list[object] = []
    real = Race.offer

    def offer(race: Race, plan: Plan, cost: int) -> bool:
        if len(taken) == 3:
            raise MemoryError
        better = real(race, plan, cost)
        if better:
            taken.append(plan)
        return better

    told: list[Progress] = []
    monkeypatch.setattr(Race, "offer", offer)
    with pytest.raises(MemoryError):
        solve(MIDDLE, SolveOptions(20, 1, threads), told.append)
    assert len(taken) == 3
    assert [p.plan for p in told if p.plan is not None][-1] == taken[-1]


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("at", [0, 3])
def test_an_interrupt_ends_every_searcher(threads: int, at: int) -> None:
    """Ctrl+C inside a callback goes through, and no thread goes on behind its back."""
    before = set(threading.enumerate())
    told: list[Progress] = []

    def hear(progress: Progress) -> None:
        told.append(progress)
        if len(told) > at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(MIDDLE, SolveOptions(LONG, 1, threads), hear)
    for thread in set(threading.enumerate()) - before:
        thread.join(60)
        assert not thread.is_alive()
