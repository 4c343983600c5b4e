"""Plans nearly as good as the best that really differ, ranked, each with what differs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from solver.case.model import Case
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan
from solver.search.race import audit
from solver.study.apart import AwayJob, Costed, walk_away
from solver.study.difference import Difference, WhatDiffers, Yardstick
from solver.study.executor import Crew, Stop, never
from solver.study.question import Aim, Moves, moves_rows
from solver.study.sweep import Sweep
from solver.study.task import Found, Job, Kind, work

WHOLE = 10_000
FIRST = 0.4  # share of the time for the best plan
AWAY = "away "  # before the key of the second half, which has other matter
TASKS = 4  # walks of a round in the reproducible mode, and at least


@dataclass(frozen=True)
class AlternativesOptions:
    """What to look for.

    Parameters
    ----------
    count : int
        How many alternatives beside the best plan.
    band : int
        Basis points of the best cost by which an alternative may be dearer.
    least : int
        Basis points by which each two plans must differ (`Difference.whole`).
    seconds, seed, reproducible, workers
        As in `StudyOptions`.
    """

    count: int = 4
    band: int = 150
    least: int = 500
    seconds: float = 120.0
    seed: int = 1
    reproducible: bool = False
    workers: int | None = None


@dataclass(frozen=True)
class Alternative:
    """One plan of the list.

    Parameters
    ----------
    plan, cost
        Audited; cost as in the case.
    over : int
        Basis points above the best cost, rounded up.
    difference : Difference
        From the best plan.
    nearest : int
        Basis points of difference from whichever other plan of the list is most like it.
    what : WhatDiffers
        Against the best plan.
    """

    plan: Plan
    cost: int
    over: int
    difference: Difference
    nearest: int
    what: WhatDiffers


@dataclass(frozen=True)
class Alternatives:
    """What was found.

    Parameters
    ----------
    best : Costed or None
        The cheapest plan known.
    bound : int or None
        No plan can cost less.
    plans : tuple of Alternative
        Cheapest first; none over the band, each two at least `least` apart.
    asked : int
        How many were asked for; fewer are found when the band holds no more that differ enough.
    met : int
        Different plans within the band that were met.
    """

    best: Costed | None
    bound: int | None
    plans: tuple[Alternative, ...]
    asked: int
    met: int
    lost: tuple[str, ...]
    infeasible: bool
    stopped: bool
    seconds: float


@dataclass(frozen=True)
class AlternativesProgress:
    """A sign of life: seconds, tasks done, best cost, plans met within the band."""

    seconds: float
    done: int
    best: int | None
    met: int


Tell = Callable[[AlternativesProgress], None]


@dataclass
class _Pool:
    """Plans met, the best of them, and how far one may be above it."""

    band: int
    plans: dict[tuple[int, ...], Costed] = field(default_factory=dict)
    best: Costed | None = None

    def offer(self, found: Sequence[Costed]) -> None:
        for each in found:
            known = self.plans.get(each.plan.place)
            if known is None or each.cost < known.cost:
                self.plans[each.plan.place] = each
            if self.best is None or each.cost < self.best.cost:
                self.best = each

    @property
    def most(self) -> int:
        """What a plan may cost."""
        cost = self.best.cost if self.best else 0
        return cost + abs(cost) * self.band // WHOLE

    def within(self) -> list[Costed]:
        """Return the plans within the band, cheapest first."""
        inside = [each for each in self.plans.values() if each.cost <= self.most]
        return sorted(inside, key=lambda each: (each.cost, each.plan.place))


def find_alternatives(
    case: Case,
    options: AlternativesOptions,
    crew: Crew,
    *,
    known: Sequence[Plan] = (),
    on_progress: Tell | None = None,
    stop: Stop = never,
) -> Alternatives:
    """Find plans within a band above the best cost that differ as much as can be.

    First the best plan is searched. Then, round after round, walks start from the plans chosen so
    far on cases in which it costs to be like them, and in which parts of the structure are dearer
    or cheaper. All plans that turn out within the band at true prices are candidates; chosen are
    those whose least difference from each other is large.

    Parameters
    ----------
    case : Case
        The case.
    options : AlternativesOptions
        How many, how dear, how different.
    crew : Crew
        Who works.
    known : sequence of Plan
        Plans to begin with; unsound ones are let go.
    on_progress : callable or None
        Told after every task.
    stop : callable
        Asked often; True keeps what was found so far.
    """
    return _Search(case, options, crew, on_progress, stop).go(known)


@dataclass
class _Search:
    case: Case
    options: AlternativesOptions
    crew: Crew
    tell: Tell | None
    stop: Stop
    lost: list[str] = field(default_factory=list)
    done: int = 0
    begun: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.key = canonical_sha256(self.case)
        self.pool = _Pool(self.options.band)
        self.yard = Yardstick(self.case)
        alone = 1 if self.options.reproducible else self.crew.workers
        self.workers = self.options.workers or alone

    def go(self, known: Sequence[Plan]) -> Alternatives:
        sound = [plan for plan in known if not violations(self.case, plan)]
        self.pool.offer([Costed(total(bill(self.case, plan)), plan) for plan in sound])
        bound, infeasible = self._first()
        if self.pool.best is not None and not self.stop():
            self._rounds()
        return self._answer(bound, infeasible=infeasible)

    def _first(self) -> tuple[int | None, bool]:
        """Search the best plan, each worker from another seed."""
        options, best = self.options, self.pool.best
        jobs = [
            Job(
                key=f"best {i}",
                study=self.key,
                kind=Kind.SOLVE,
                aim=Aim(),
                starts=(best.plan,) if best else (),
                seconds=FIRST * options.seconds,
                seed=options.seed + 1000 * i,
                reproducible=options.reproducible,
            )
            for i in range(self.workers)
        ]
        question = Moves(self.key, self.case, moves_rows(self.case))
        with Sweep(self.crew, self.key, question, work, self.stop) as sweep:
            swept = sweep.run(jobs, self._heard)
        self.lost += swept.lost
        found: list[Found] = list(swept.done.values())
        self.pool.offer([Costed(p.x, p.plan) for each in found for p in each.points])
        bounds = [each.bound for each in found if each.bound is not None]
        return max(bounds, default=None), any(each.infeasible for each in found)

    def _rounds(self) -> None:
        """Walk away from what is chosen, once for each alternative and once more."""
        rounds = self.options.count + 1
        each = (1 - FIRST) * self.options.seconds / rounds
        tasks = -(-TASKS // self.workers) * self.workers
        seconds = each / (tasks // self.workers)
        with Sweep(self.crew, AWAY + self.key, self.case, walk_away, self.stop) as sweep:
            for number in range(rounds):
                chosen = [each.plan for each in self._chosen()]
                jobs = [self._job(number, i, seconds, chosen) for i in range(tasks)]
                swept = sweep.run(jobs, self._heard)
                self.lost += swept.lost
                for found in swept.done.values():
                    self.pool.offer(found)
                if self.stop():
                    return

    def _job(self, number: int, i: int, seconds: float, chosen: list[Plan]) -> AwayJob:
        return AwayJob(
            key=f"away {number}.{i}",
            study=AWAY + self.key,
            start=chosen[i % len(chosen)],
            away=tuple(chosen),
            most=self.pool.most,
            seconds=seconds,
            seed=1000 * self.options.seed + 100 * number + i,
            reproducible=self.options.reproducible,
        )

    def _heard(self, key: str, result: object) -> None:
        self.done += 1
        if self.tell is not None:
            best = self.pool.best.cost if self.pool.best else None
            spent = time.monotonic() - self.begun
            self.tell(AlternativesProgress(spent, self.done, best, len(self.pool.within())))

    def _chosen(self) -> list[Costed]:
        """Return the best plan and those that lie farthest from each other."""
        return choose(self.yard, self.pool.within(), self.options.count + 1, self.options.least)

    def _answer(self, bound: int | None, *, infeasible: bool) -> Alternatives:
        chosen = self._chosen() if self.pool.best else []
        for each in chosen:
            audit(self.case, each.plan, each.cost)
        return Alternatives(
            best=self.pool.best,
            bound=bound,
            plans=tuple(self._told(each, chosen) for each in sorted(chosen[1:], key=_by_cost)),
            asked=self.options.count,
            met=len(self.pool.within()) if self.pool.best else 0,
            lost=tuple(self.lost),
            infeasible=infeasible,
            stopped=self.stop(),
            seconds=time.monotonic() - self.begun,
        )

    def _told(self, mine: Costed, chosen: list[Costed]) -> Alternative:
        best = chosen[0]
        others = [each for each in chosen if each is not mine]
        return Alternative(
            plan=mine.plan,
            cost=mine.cost,
            over=-((best.cost - mine.cost) * WHOLE // max(1, abs(best.cost))),
            difference=self.yard.difference(best.plan, mine.plan),
            nearest=min(self.yard.difference(o.plan, mine.plan).whole for o in others),
            what=self.yard.what(mine.plan, best.plan),
        )


def _by_cost(each: Costed) -> tuple[int, tuple[int, ...]]:
    return each.cost, each.plan.place


def choose(yard: Yardstick, candidates: Sequence[Costed], count: int, least: int) -> list[Costed]:
    """Choose plans whose least difference from each other is large; the cheapest is one of them.

    Farthest first (González, Theoretical Computer Science 38, 1985), at least half of the best
    that can be done, then single exchanges while they raise the least difference.

    Parameters
    ----------
    yard : Yardstick
        The measure.
    candidates : sequence of Costed
        Cheapest first.
    count : int
        How many at most, the cheapest included.
    least : int
        Basis points by which each two must differ.
    """
    if not candidates:
        return []
    apart: dict[tuple[int, int], int] = {}

    def between(i: int, j: int) -> int:
        key = (min(i, j), max(i, j))
        if key not in apart:
            apart[key] = yard.difference(candidates[key[0]].plan, candidates[key[1]].plan).whole
        return apart[key]

    def room(i: int, among: Sequence[int]) -> int:
        return min((between(i, j) for j in among if j != i), default=WHOLE)

    chosen = [0]
    while len(chosen) < min(count, len(candidates)):
        rest = [i for i in range(len(candidates)) if i not in chosen]
        farthest = max(rest, key=lambda i: (room(i, chosen), -i))
        if room(farthest, chosen) < max(1, least):
            break
        chosen.append(farthest)
    _exchange(chosen, len(candidates), room)
    return [candidates[i] for i in (0, *sorted(chosen[1:]))]


def _exchange(chosen: list[int], count: int, room: Callable[[int, Sequence[int]], int]) -> None:
    """Exchange the plan with the least room for one with more, while there is one."""
    while len(chosen) > 1:
        tightest = min(chosen[1:], key=lambda i: room(i, chosen))
        others = [i for i in chosen if i != tightest]
        rest = [i for i in range(count) if i not in chosen]
        better = max(rest, key=lambda i: room(i, others), default=None)
        if better is None or room(better, others) <= room(tightest, others):
            return
        chosen[chosen.index(tightest)] = better
