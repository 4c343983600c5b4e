"""The front of two measures: ends first, then evenly, every plan met offered to every point."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from solver.errors import UnsoundResultError
from solver.plan import Plan
from solver.study.answer import Front, FrontPoint, StudyOptions, StudyProgress
from solver.study.executor import Crew, Stop, never
from solver.study.front import (
    Archive,
    Corner,
    gaps,
    hypervolume,
    reachable_by_lines,
    reachable_by_steps,
    reference_of,
    spread,
)
from solver.study.question import Aim, Blend, Moves, Point, Proved
from solver.study.sweep import Sweep, Swept
from solver.study.task import Catch, Found, Job, Kind, work

ENDS, POLISHES, BOUNDS = 0.15, 0.6, 0.25  # shares of the time
ROUNDS = 3  # of polishing all points: few and long, polishing gains most from long cooling
STARTS = 2  # plans each polish begins from: its best, and a neighbour's


Tell = Callable[[StudyProgress], None]


@dataclass
class _State:
    """Everything learned so far."""

    question: Blend | Moves
    options: StudyOptions
    aims: list[Aim] = field(default_factory=list)
    archive: Archive = field(default_factory=Archive)
    proved: dict[Aim, int] = field(default_factory=dict)
    closed: set[Aim] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    infeasible: bool = False
    begun: float = field(default_factory=time.monotonic)
    done: int = 0

    def take(self, swept: Swept, jobs: Sequence[Job]) -> None:
        """Take the results of a round in the order of its jobs, whoever came first."""
        aims = {job.key: job.aim for job in jobs}
        self.lost += swept.lost
        for key, found in swept.done.items():
            assert isinstance(found, Found)
            self.archive.offer(found.points)
            if found.bound is not None:
                known = self.proved.get(aims[key], found.bound)
                self.proved[aims[key]] = max(known, found.bound)
            if found.infeasible and aims[key].most is None:
                self.infeasible = True

        self._audit()

    def _audit(self) -> None:
        """Raise UnsoundResultError when a plan costs less than what is proved for its aim."""
        for aim, bound in self.proved.items():
            point = self.best(aim)
            score = None if point is None else self.question.score(aim, point.x, point.y)
            if score is not None and score < bound:
                raise UnsoundResultError(f"{aim.name}: plan {score} below bound {bound}")

    def best(self, aim: Aim) -> Point | None:
        """Return the best known point of an aim."""
        return self.archive.best(self.question.score, aim)

    def floors(self) -> list[Proved]:
        """Return all bounds."""
        return [Proved(aim, bound) for aim, bound in self.proved.items()]


def find_front(
    question: Blend | Moves,
    options: StudyOptions,
    crew: Crew,
    *,
    known: Sequence[Plan] = (),
    on_progress: Tell | None = None,
    stop: Stop = never,
) -> Front:
    """Find points of the front of a question that lie evenly.

    The ends are searched first, each from nothing. Then aims are set into the widest gaps, and in
    every round each aim's best known plan and that of a neighbour are polished for it. All plans
    that any task meets go into one archive from which every point is taken, so no point is worse
    than a plan that is known. At last bounds are raised.

    Parameters
    ----------
    question : Blend or Moves
        The two measures.
    options : StudyOptions
        Points, time, seed.
    crew : Crew
        Who works.
    known : sequence of Plan
        Plans to begin with, such as today's or the last result's; unsound ones are let go.
    on_progress : callable or None
        Told after every task.
    stop : callable
        Asked often; True keeps the points found so far.
    """
    state = _State(question, options)
    catch = Catch(question)
    for plan in known:
        catch.take(plan)
    state.archive.offer(catch.points)
    with Sweep(crew, question.key, question, work, stop) as sweep:
        alone = 1 if options.reproducible else crew.workers
        _Study(state, sweep, options.workers or alone, on_progress).go()
    return _front(state, stopped=stop())


@dataclass
class _Study:
    """The programme of one front."""

    state: _State
    sweep: Sweep
    workers: int
    tell: Tell | None
    seen: Archive = field(default_factory=Archive)  # as told, in the order of arrival

    def go(self) -> None:
        """Ends, rounds of polishing, bounds."""
        aims = self.state.aims = self._ends()
        for number in range(ROUNDS):
            if self._over():
                return
            aims = self.state.aims = self._spread(aims)
            share = POLISHES / ROUNDS
            seconds = self._time(share, BOUNDS + share * (ROUNDS - number))
            self._round([self._polish(aim, aims, number) for aim in aims], seconds)
        if not self._over():
            aims = self.state.aims = self._spread(aims)
            bounds = [self._bound(aim) for aim in self._unproved(aims)]
            self._round(bounds, self._time(BOUNDS, BOUNDS))

    def _over(self) -> bool:
        return self.state.infeasible or self.sweep.stop() or not self.state.archive.points

    def _time(self, share: float, rest: float) -> float:
        """Return the seconds of a round; `rest` is its share and those of all rounds to come.

        What ran over is taken from the rest, except where the clock must not matter.
        """
        options = self.state.options
        if options.reproducible:
            return share * options.seconds
        left = options.seconds - (time.monotonic() - self.state.begun)
        return max(1.0, left) * share / rest

    def _ends(self) -> list[Aim]:
        """Search both ends, the first with its bound."""
        state, question = self.state, self.state.question
        ends = list(question.ends())
        jobs = [self._job("end", Kind.SOLVE, aim, self._start(aim)) for aim in ends]
        self._round(jobs, self._time(ENDS, 1.0))
        if isinstance(question, Moves) and state.archive.points:
            return [ends[0], Aim(most=state.archive.points[-1].y)]
        return ends

    def _start(self, aim: Aim) -> tuple[Plan, ...]:
        best = self.state.best(aim)
        return (best.plan,) if best else ()

    def _spread(self, aims: list[Aim]) -> list[Aim]:
        """Drop aims that share a point with another, set new ones into the widest gaps."""
        state = self.state
        at: dict[tuple[int, int], Aim] = {}
        for aim in (aims[0], aims[-1], *aims[1:-1]):
            point = state.best(aim)
            if point is not None and (point.x, point.y) in at:
                state.closed.add(aim)
            elif point is not None:
                at[point.x, point.y] = aim
        kept = [aim for aim in aims if aim in at.values() or aim in (aims[0], aims[-1])]
        points = [p for a in kept if (p := state.best(a)) is not None]
        while len(kept) < state.options.points:
            added = self._into_widest(points, kept)
            if added is None:
                break
        return self._sorted(kept)

    def _into_widest(self, points: list[Point], kept: list[Aim]) -> Aim | None:
        """Set one aim into the widest gap that has one to set; expect its point half way."""
        points.sort(key=lambda p: (p.x, -p.y))
        widths = gaps(points)
        for i in sorted(range(len(widths)), key=lambda i: -widths[i]):
            left, right = points[i], points[i + 1]
            aim = self.state.question.between(left, right)
            if aim is None or aim in kept or aim in self.state.closed:
                continue
            points.append(Point((left.x + right.x) // 2, (left.y + right.y) // 2, left.plan))
            kept.append(aim)
            return aim
        return None

    def _sorted(self, aims: list[Aim]) -> list[Aim]:
        """Order aims along the front, from least x to least y."""
        if isinstance(self.state.question, Moves):
            return sorted(aims, key=lambda a: (a.most is not None, -(a.most or 0)))
        return sorted(aims, key=lambda a: -a.first)

    def _polish(self, aim: Aim, aims: list[Aim], number: int) -> Job:
        """Polish an aim's best plan, and that of a neighbour: left and right in turn."""
        at = aims.index(aim)
        order = (at + 1, at - 1) if number % 2 else (at - 1, at + 1)
        if number == 0:  # neighbours have no plans of their own yet
            order = (len(aims) - 1, 0)
        plans = list(self._start(aim))
        for i in order:
            if 0 <= i < len(aims):
                plans += [p for p in self._start(aims[i]) if p not in plans]
        return self._job(f"polish{number}", Kind.POLISH, aim, tuple(plans[:STARTS]))

    def _unproved(self, aims: list[Aim]) -> list[Aim]:
        """Return the aims whose best point a bound may still say more about."""
        best = ((aim, self.state.best(aim)) for aim in aims)
        scores = ((aim, self.state.question.score(aim, p.x, p.y)) for aim, p in best if p)
        return [aim for aim, score in scores if score != self.state.proved.get(aim)]

    def _bound(self, aim: Aim) -> Job:
        return self._job("bound", Kind.BOUND, aim, self._start(aim))

    def _job(self, phase: str, kind: Kind, aim: Aim, starts: tuple[Plan, ...]) -> Job:
        options = self.state.options
        return Job(
            key=f"{phase} {aim.name}",
            study=self.state.question.key,
            kind=kind,
            aim=aim,
            starts=starts,
            seed=options.seed,
            reproducible=options.reproducible,
        )

    def _round(self, jobs: list[Job], seconds: float) -> None:
        """Do jobs that end together after about so many seconds."""
        turns = -(-len(jobs) // self.workers)
        each = seconds / max(1, turns)
        timed = [replace(job, seconds=each) for job in jobs]
        self.state.take(self.sweep.run(timed, self._heard), timed)

    def _heard(self, key: str, result: Found) -> None:
        self.state.done += 1
        if self.tell is not None:
            self.seen.offer((*self.state.archive.points, *result.points))
            spent = time.monotonic() - self.state.begun
            self.tell(StudyProgress(spent, self.state.done, self.seen.points))


def _front(state: _State, *, stopped: bool) -> Front:
    """Choose the points and reckon what is proved of them."""
    question, options, known = state.question, state.options, state.archive.points
    proved = state.floors()
    owner: dict[tuple[int, int], Aim] = {}
    for aim in state.aims:
        point = state.best(aim)
        if point is not None:
            owner.setdefault((point.x, point.y), aim)
    wanted = [p for p in known if (p.x, p.y) in owner]
    points = tuple(
        FrontPoint(p.x, p.y, p.plan, owner.get((p.x, p.y)), question.least(proved, p.y))
        for p in spread(known, options.points, wanted)
    )
    reference = options.reference or (reference_of(known) if known else None)
    return Front(
        points=points,
        known=known,
        proved=tuple(proved),
        reference=reference,
        volume=hypervolume(known, reference) if reference else 0,
        reachable=_reachable(question, proved, reference) if reference else None,
        met=state.archive.met,
        dropped=state.archive.dropped,
        lost=tuple(state.lost),
        infeasible=state.infeasible,
        stopped=stopped,
        seconds=time.monotonic() - state.begun,
    )


def _reachable(question: Blend | Moves, proved: Sequence[Proved], reference: Corner) -> int | None:
    if isinstance(question, Blend):
        return reachable_by_lines(proved, reference)
    lowest = question.fewest(proved)
    return reachable_by_steps(lambda y: question.least(proved, y), lowest, reference)
