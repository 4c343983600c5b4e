"""What a worker does for a study: search a point, better a plan near it, or raise its bound."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from threading import Event, Lock, Thread
from typing import Any

from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.ledger.tables import Tables
from solver.plan import Plan, Progress
from solver.search.bound import Means, Proof
from solver.search.clock import EFFORT, LATEST
from solver.search.race import Race
from solver.search.solve import SolveOptions, solve
from solver.search.walk.ground import Ground, ground
from solver.search.walk.polish import polish
from solver.study.executor import Stop, held, stopping
from solver.study.question import Aim, Point, Question

ROUNDS_A_SECOND = 500  # of polishing, when rounds replace the clock
FIRST_ROUNDS = 60  # until it is known how fast this computer walks
SHORTEST = 0.3  # seconds of a polish worth starting
CASES_KEPT = 8  # by a worker, with their tables


class Kind(StrEnum):
    """What a worker does."""

    SOLVE = "solve"  # from nothing or from a plan: any structure may come out, with a bound
    POLISH = "polish"  # the best plan near each start
    BOUND = "bound"  # what no plan can undercut, and plans found on the way


@dataclass(frozen=True)
class Job:
    """One task of a study; the same result however often it is done when rounds are counted.

    Parameters
    ----------
    key : str
        Name of the task, different for each task of a study.
    study : str
        Key of the question.
    kind : Kind
        What to do.
    aim : Aim
        Which point.
    starts : tuple of Plan
        Where to begin; plans may break rules of the aim's case but not PLACE.
    seconds : float
        Wall time; rounds are counted from it when `reproducible`.
    seed : int
        Of all chance.
    question : Question or None
        The matter, when it travels with the task.
    """

    key: str
    study: str
    kind: Kind
    aim: Aim
    starts: tuple[Plan, ...] = ()
    seconds: float = 1.0
    seed: int = 1
    reproducible: bool = False
    question: Question | None = None

    def carry(self, matter: Any) -> Job:
        """Return the job with the question in it."""
        return replace(self, question=matter)


@dataclass(frozen=True)
class Found:
    """What a job found.

    Parameters
    ----------
    points : tuple of Point
        Audited plans, none dominated by another of them.
    bound : int or None
        No plan of the aim's case can cost less.
    infeasible : bool
        It is proved that the aim's case has no plan.
    """

    points: tuple[Point, ...] = ()
    bound: int | None = None
    infeasible: bool = False


@dataclass
class Catch:
    """Plans met during a job; dominated ones are let go."""

    question: Question
    points: list[Point] = field(default_factory=list)

    def take(self, plan: Plan | None) -> None:
        """Measure a plan that keeps the rules of the question's plain case, and keep it."""
        if plan is None or violations(self.question.plain, plan):
            return
        x, y = self.question.measure(plan)
        if any(p.x <= x and p.y <= y for p in self.points):
            return
        self.points = [p for p in self.points if p.x < x or p.y < y] + [Point(x, y, plan)]

    def heard(self, progress: Progress) -> None:
        """Take the plan of a progress message."""
        self.take(progress.plan)


@dataclass(frozen=True)
class _Ground:
    """A case with its tables."""

    tables: Tables
    prepared: Ground

    def polish(
        self, place: tuple[int, ...], rounds: int, seed: int, stop: Stop
    ) -> tuple[Plan, int] | None:
        return polish(self.tables, place, rounds, seed=seed, prepared=self.prepared, stop=stop)


def work(job: Job) -> Found:
    """Do a job in this process."""
    question: Question | None = job.question or held(job.study)
    if question is None:
        raise LookupError(job.study)
    return DOES[job.kind](job, question)


def _solve(job: Job, question: Question) -> Found:
    options = SolveOptions(job.seconds, job.seed, 1, job.reproducible)
    catch = Catch(question)
    case = _ground(job, question).tables.case
    start = job.starts[0] if job.starts else None
    heard = None if job.reproducible else catch.heard  # what is told on the way goes by the clock
    outcome = solve(case, options, heard, stopping, start)
    catch.take(outcome.plan)
    infeasible = outcome.status.value == "infeasible"
    return Found(tuple(catch.points), outcome.bound, infeasible)


def _polish(job: Job, question: Question) -> Found:
    ground = _ground(job, question)
    catch = Catch(question)
    share = job.seconds / max(1, len(job.starts))
    for number, start in enumerate(job.starts):
        seed = 1000 * job.seed + number
        if job.reproducible:
            rounds = max(1, round(share * ROUNDS_A_SECOND))
            _take(catch, ground.polish(start.place, rounds, seed, stopping))
        else:
            _polish_for(share, ground, start, seed, catch)
        if stopping():
            break
    return Found(tuple(catch.points))


def _polish_for(seconds: float, ground: _Ground, start: Plan, seed: int, catch: Catch) -> None:
    """Polish for a time: a short walk tells the pace, one long walk uses what is left."""
    end = time.monotonic() + seconds
    rounds = FIRST_ROUNDS
    place, best = start.place, None
    while not stopping() and end - time.monotonic() > SHORTEST:
        begun = time.monotonic()
        found = ground.polish(place, rounds, seed, _until(end))
        _take(catch, found)
        if found is not None and (best is None or found[1] < best):
            place, best = found[0].place, found[1]
        pace = rounds / max(0.001, time.monotonic() - begun)
        rounds = max(FIRST_ROUNDS, round(0.9 * pace * (end - time.monotonic())))
        seed += 1


def _until(end: float) -> Callable[[], bool]:
    return lambda: stopping() or time.monotonic() > end


def _take(catch: Catch, found: tuple[Plan, int] | None) -> None:
    if found is not None:
        catch.take(found[0])


def _bound(job: Job, question: Question) -> Found:
    case = _ground(job, question).tables.case
    catch = Catch(question)
    race = Race(case, job.seconds * (LATEST if job.reproducible else 1))
    for plan in job.starts:
        if not violations(case, plan):
            race.offer(plan, total(bill(case, plan)))
    means = Means(1, job.seed, job.seconds * EFFORT if job.reproducible else None)
    _until_over(Proof(race, means), race)
    catch.take(race.plan)
    return Found(tuple(catch.points), race.bound, race.infeasible)


def _until_over(proof: Proof, race: Race) -> None:
    """Prove in this thread while another listens for a stop."""
    done = Event()

    def listen() -> None:
        while not done.wait(0.1):
            if stopping() or race.over():
                race.ended.set()
                return

    listener = Thread(target=listen, daemon=True)
    listener.start()
    try:
        proof.whole()
    finally:
        done.set()
        listener.join()


_LOCK = Lock()
_KEPT: OrderedDict[tuple[str, Aim], _Ground] = OrderedDict()


def _ground(job: Job, question: Question) -> _Ground:
    """Return an aim's case with its tables, kept for the next job of the same aim."""
    key = (job.study, job.aim)
    with _LOCK:  # a worker of a cluster may have several threads
        kept = _KEPT.pop(key, None)
    if kept is None:
        tables = Tables(question.case(job.aim))
        kept = _Ground(tables, ground(tables))
    with _LOCK:
        _KEPT[key] = kept
        while len(_KEPT) > CASES_KEPT:
            _KEPT.popitem(last=False)
    return kept


DOES: dict[Kind, Callable[[Job, Question], Found]] = {
    Kind.SOLVE: _solve,
    Kind.POLISH: _polish,
    Kind.BOUND: _bound,
}
