"""The sum bound: lumpy, level and site money relaxed apart, their least amounts added up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.cpsat.build import build
from solver.cpsat.integer import whole_bound
from solver.cpsat.linear import relaxed_bound
from solver.cpsat.weighed import weigh
from solver.plan import BoundParts
from solver.search.clock import Clock, Effort
from solver.search.cuts.climb import Pace
from solver.search.cuts.fold import fold
from solver.search.cuts.joint import JointSteps
from solver.search.cuts.level_cuts import level_program
from solver.search.cuts.level_steps import LevelSteps
from solver.search.cuts.spread_level import level_and_site
from solver.search.keeping import share_keeping
from solver.search.linear.program import Program
from solver.search.lumpy.columns import Columns, by_columns
from solver.search.lumpy.model import Lumpy, lumpy_model
from solver.search.lumpy.tree import LumpyTree
from solver.search.shares import most_level, most_site, share_out
from solver.search.site.keeping import divide_keeping
from solver.search.site.rows import SiteRows
from solver.search.site.sites import site_case
from solver.search.turns import Turn, take_turns

MOST_CUTS = 25_000  # units at places, and flows over cuts, that the level program takes unfolded
ENTRIES_PER_EFFORT = 2.0e8  # the same per unit of CP-SAT's deterministic time
JOINT = 3  # times as many for level and site part together
LARGE_SITE = 2_000  # trips over site edges beyond which a linear program with rows comes first
LARGE_LUMPY = 2_000  # variables beyond which only dear pieces are taken whole
# Share of the sum that the parts of a large case gain a second: below the first one level and site
# part go on together, below the second one there is little more to gain.
SLOW, DULL = 5e-4, 1e-5
# Of the time left, for each first try:
SHARES = {"level": 0.15, "lumpy": 0.3, "dear": 0.1, "site": 0.4, "columns": 0.5, "turns": 0.6}
BESIDE = 0.08  # the same of level and site part while columns are open: they gain more
COUNTED_ROUNDS = 20  # of the columns, when the clock must not matter
WALKS_FROM = 200  # units beyond which a walk brings more than CP-SAT on the whole model
AGAIN = 0.5  # share of the time left for a part that was not closed at first


@dataclass(frozen=True)
class SumBound:
    """What every plan pays at least, by part.

    Parameters
    ----------
    lumpy : int or None
        Floors, towers, old buildings, units at their cheapest, rooms, parking; None until known.
    level : int
        Height, span and trips inside towers. Where they are bounded together with the trips
        between towers: what both cost more than those by themselves.
    site : int
        Trips between towers and sites.
    """

    lumpy: int | None = None
    level: int = 0
    site: int = 0

    @property
    def parts(self) -> BoundParts | None:
        """Return the bound, None while the lumpy part is unknown; the others are never below 0."""
        return None if self.lumpy is None else BoundParts(self.lumpy, self.level, self.site)


class SumProof:
    """The sum bound of one case on its way up; may be left and taken up again.

    Attributes
    ----------
    known : SumBound
        The best sum so far, by part.
    shares : Shares
        How the bill is shared out; changes once, when old buildings are shared.
    towers : dict
        Unit → tower in the cheapest solution of the lumpy part, once there is one: a division
        that no plan undercuts in lumpy money, worth a walk. Units that may stay are left out.
    on_towers : callable
        Told them when they are new, from the thread that works.
    dull : bool
        Whether the work has ended since more of it would bring little; from 200 units on only.
    """

    def __init__(self, case: Case, on_better: Callable[[SumBound], None]) -> None:
        self.case = case
        self.known = SumBound()
        self._now = SumBound()  # by the present shares
        self._on_better = on_better
        self.shares = share_out(case)
        self.dull = False
        self.towers: dict[int, int] = {}
        self.on_towers: Callable[[dict[int, int]], None] = lambda _: None
        self._lumpy: Lumpy | None = None
        self._columns: Columns | None = None
        site = self._between = site_case(case, self.shares)
        self._site = build(site).model if site.flows else None
        large = len(site.flows) * len(site.tree) > LARGE_SITE
        self._rows = SiteRows(site) if large else None
        self._divided = False
        self._levels = LevelSteps(self._programs())
        self._joint: JointSteps | None = None
        self._turns: list[Turn] = []
        self._closed = {"dear": False, "lumpy": False, "site": self._site is None}

    def _programs(self) -> list[Callable[[], Program]]:
        """Return how to make the level program: folded when it is large."""
        if self._unfolded():
            return [lambda: level_program(self.case, self.shares)]
        return [lambda: level_program(*fold(self.case, self.shares))]

    def _unfolded(self) -> bool:
        places = sum(len(unit.floors) for unit in self.case.units)
        return places + len(self.case.flows) * len(self.shares.level) <= MOST_CUTS

    def work(self, clock: Clock) -> None:
        """Raise the parts in turn until all are closed, the time is out or a stop comes."""
        self._divide(clock)
        lumpy = self._start_lumpy(clock)
        if self._rows is not None and clock.effort is None and not by_columns(self.case):
            self._work_large(lumpy, self._rows, clock)
            return
        large = len(lumpy.model.proto.variables) > LARGE_LUMPY
        if clock.effort is None:
            lumpy = self._raise_dear(lumpy, clock)
        self._raise_columns(lumpy, clock)
        apart = self._site is None or self._rows is not None or not self._unfolded()
        if not apart:
            self._work_jointly(lumpy, clock)
            return
        if self._columns is not None and not self._columns.closed and clock.effort is None:
            self._raise_level(clock, BESIDE)
            self._raise_site(clock, BESIDE)
            self._raise_lumpy(lumpy, clock, 1.0)
        self._raise_level(clock, SHARES["level"])
        if clock.effort is not None or not large:
            self._raise_lumpy(lumpy, clock, SHARES["lumpy"])
        self._raise_site(clock, SHARES["site"])
        self._raise_level(clock, 1.0 if clock.effort is None else 0.0)
        if clock.effort is None:
            self._raise_lumpy(lumpy, clock, AGAIN)
            self._raise_site(clock, 1.0)

    def _work_jointly(self, lumpy: Lumpy, clock: Clock) -> None:
        """Raise level and site part in one program, the lumpy part when a first bound is known."""
        if clock.effort is None:
            self._raise_joint(clock, SHARES["level"])
            self._raise_lumpy(lumpy, clock, SHARES["lumpy"])
        self._raise_joint(clock, 1.0)
        self._raise_lumpy(lumpy, clock, 1.0)
        large = len(self.case.units) >= WALKS_FROM
        self.dull = clock.effort is None and large and not clock.stop()

    def _work_large(self, lumpy: Lumpy, rows: SiteRows, clock: Clock) -> None:
        """Give level and site part their turns, and pieces of the lumpy part between."""
        if not self._divided:
            lumpy = self._raise_dear(lumpy, clock)  # shares old buildings with the level part
        if not self._turns:
            whole = Turn(LumpyTree(lumpy), self._take_lumpy)
            self._turns = [Turn(self._levels, self._take_level), Turn(rows, self._take_site), whole]
        until = clock.left() * (1 - SHARES["turns"])
        take_turns(self._turns, clock.over_at(until), SLOW * self._sum())
        self._join(rows, clock)
        take_turns(self._turns, clock.over_at(0.0), DULL * self._sum())
        if not self._divided:
            lumpy = self._raise_dear(lumpy, clock)
            self._raise_lumpy(lumpy, clock, AGAIN)
        self.dull = not clock.stop()

    def _join(self, rows: SiteRows, clock: Clock) -> None:
        """Go on with both parts in one program where the towers are folded."""
        stand = self._levels.stand
        if len(self._turns) == 3 and stand and not self._unfolded() and not clock.stop():
            both = level_and_site(self.case, self.shares, self._between, stand, rows)
            self._turns = [Turn(both, self._take_both), self._turns[-1]]

    def _sum(self) -> int:
        return self._now.parts.total if self._now.parts else self._now.level + self._now.site

    def _take_level(self, amount: int) -> bool:
        """Enter a level bound; return whether no plan can pay as much: there is none then."""
        if amount > most_level(self.case, self.shares):
            return True
        self._enter(level=amount)
        return False

    def _take_lumpy(self, amount: int) -> bool:
        self._enter(lumpy=amount)
        return False

    def _take_site(self, amount: int) -> bool:
        self._enter(site=amount)
        return False

    def _take_both(self, amount: int) -> bool:
        most = most_level(self.case, self.shares) + most_site(self.case, self.shares)
        if amount > most + sum(old.keep_cost for old in self._between.old):
            return True
        self._enter(level=amount - self._now.site)
        return False

    def _divide(self, clock: Clock) -> None:
        """Divide the price of old buildings among the parts of a large case, before all else."""
        if self._lumpy is not None or self._rows is None or by_columns(self.case):
            return
        kept = divide_keeping(self.case, self.shares, clock.relaxing(), clock.stop)
        if kept is None:
            return
        self.shares, self._lumpy, self._divided = kept.level, kept.lumpy, True
        site = self._between = site_case(self.case, self.shares, kept.site)
        self._site, self._rows = build(site).model, SiteRows(site)
        self._enter(lumpy=kept.bound)

    def _start_lumpy(self, clock: Clock) -> Lumpy:
        """Take the linear relaxation of the lumpy part: soon known, so a sum is known soon."""
        if self._lumpy is None:
            self._lumpy = lumpy_model(self.case, self.shares)
        if self._now.lumpy is None:
            self._enter(lumpy=relaxed_bound(self._lumpy.model, clock.relaxing(), stop=clock.stop))
        return self._lumpy

    def _enter(self, **amounts: int | None) -> None:
        """Take what is known of some parts; parts never fall."""
        now = self._now
        for part, amount in amounts.items():
            before = getattr(now, part)
            if amount is not None and (before is None or amount > before):
                now = replace(now, **{part: amount})
        if now == self._now:
            return
        self._now = now
        best = self.known.parts
        if best is None or (now.parts is not None and now.parts.total > best.total):
            self.known = now
            self._on_better(now)

    def _raise_level(self, clock: Clock, share: float) -> None:
        over = clock.over_at(clock.left() * (1 - share))
        budget = (clock.effort or 0) * ENTRIES_PER_EFFORT
        while not self._levels.closed and not over():
            if self._take_level(self._levels.advance(over)):
                self._levels.closed = True
            if clock.effort is not None and self._levels.spent > budget:
                return

    def _raise_joint(self, clock: Clock, share: float) -> None:
        """Raise level and site part together; what the site part is by itself counts as site."""
        until = clock.left() * (1 - share)

        def left() -> float:
            return clock.left() - until

        if self._joint is None:
            self._joint = JointSteps(self.case, self.shares)
        most = most_level(self.case, self.shares) + most_site(self.case, self.shares)
        counted = clock.effort is not None
        pace = Pace(left, lambda: clock.stop() or left() <= 0, counted, clock.threads)
        try:
            self._advance_joint(self._joint, pace, clock, most)
        finally:
            self._joint.settle(pace)

    def _advance_joint(self, joint: JointSteps, pace: Pace, clock: Clock, most: int) -> None:
        budget = (clock.effort or 0) * ENTRIES_PER_EFFORT * JOINT
        while not joint.closed and not pace.stop():
            if pace.counted and joint.spent > budget:
                return
            joint.advance(pace)
            if joint.best > most:  # than any plan can pay: there is none
                joint.closed = True
                return
            self._enter(site=joint.site, level=joint.best - joint.site)

    def _raise_lumpy(self, lumpy: Lumpy, clock: Clock, share: float) -> None:
        if self._columns is not None and not self._columns.closed and clock.effort is None:
            self._go_on_with_columns(self._columns, clock, share)
            return
        if clock.stop() or self._closed["lumpy"]:
            return
        if clock.effort is not None:
            found = weigh(lumpy.model, clock.left(), effort=clock.effort, stop=clock.stop)
            bound, self._closed["lumpy"] = found.bound, found.closed
        else:
            whole = whole_bound(lumpy.model, clock.left() * share, stop=clock.stop)
            bound, self._closed["lumpy"] = whole.bound, whole.closed
            if whole.values:
                self._tell_towers(lumpy.towers(whole.values))
        self._enter(lumpy=bound)

    def _raise_columns(self, lumpy: Lumpy, clock: Clock) -> None:
        """Raise the lumpy part of several sites by columns, and tell whole solutions."""
        if not by_columns(self.case):
            return
        if self._columns is None:
            effort = Effort(clock.left(), clock.stop)
            self._columns = Columns(self.case, self.shares, lumpy, effort)
        self._go_on_with_columns(self._columns, clock, SHARES["columns"])

    def _go_on_with_columns(self, columns: Columns, clock: Clock, share: float) -> None:
        until = clock.left() * (1 - share)
        rounds = 0
        while not columns.closed and not clock.stop():
            if clock.effort is None:
                effort = Effort(clock.left() - until, clock.stop)
            else:
                effort = Effort(clock.left(), clock.stop, clock.effort / COUNTED_ROUNDS)
            if effort.seconds <= 0 or (effort.counted is not None and rounds == COUNTED_ROUNDS):
                break
            rounds += 1
            columns.advance(effort)
            self._enter(lumpy=columns.bound)
            self._tell_towers(columns.towers)
        self._closed["lumpy"] = columns.proved

    def _tell_towers(self, towers: dict[int, int]) -> None:
        if towers and towers != self.towers:
            self.towers = towers
            self.on_towers(towers)

    def _raise_dear(self, lumpy: Lumpy, clock: Clock) -> Lumpy:
        """Take dear pieces of the lumpy part whole and the rest in parts: soon known.

        Share the price of old buildings with the level part then, before that is begun.
        """
        until = clock.left() * (1 - SHARES["dear"])

        def left() -> float:
            return clock.left() - until

        if clock.stop() or self._closed["dear"] or left() <= 0:
            return lumpy
        found = whole_bound(lumpy.model, left(), only=lumpy.dear, stop=clock.stop)
        self._closed["dear"] = True
        self._enter(lumpy=found.bound)
        kept = share_keeping(self.case, self.shares, (lumpy, found), left, clock.stop)
        if kept is None:
            return lumpy
        self.shares, self._lumpy, bound = kept
        self._now = SumBound(lumpy=bound, site=self._now.site)
        return self._lumpy

    def _raise_rows(self, clock: Clock, share: float) -> None:
        """Raise the site part of a large case by its linear program."""
        over = clock.over_at(clock.left() * (1 - share))
        budget = (clock.effort or 0) * ENTRIES_PER_EFFORT
        while self._rows is not None and not self._rows.closed and not over():
            self._enter(site=self._rows.advance(over))
            if clock.effort is not None and self._rows.spent > budget:
                return

    def _raise_site(self, clock: Clock, share: float) -> None:
        self._raise_rows(clock, share)
        if self._rows is not None and not self._rows.closed:
            return
        if clock.stop() or self._closed["site"] or self._site is None:
            return
        reproducible = clock.effort is not None
        found = weigh(
            self._site,
            clock.left() if reproducible else clock.left() * share,
            effort=clock.effort,
            stop=clock.stop,
            on_bound=None if reproducible else lambda bound: self._enter(site=bound),
        )
        self._closed["site"] = found.closed
        self._enter(site=found.bound)


def raise_sum(
    case: Case,
    left: Callable[[], float],
    stop: Callable[[], bool],
    on_better: Callable[[SumBound], None],
) -> SumBound:
    """Raise the parts of the sum bound until they are closed or the time is out.

    Parameters
    ----------
    case : Case
        The case.
    left : callable
        Seconds left.
    stop : callable
        Asked often, also from another thread; True ends the work.
    on_better : callable
        Told the bound each time a part is better; from any thread.
    """
    if stop():
        return SumBound()
    proof = SumProof(case, on_better)
    proof.work(Clock(left, stop))
    return proof.known
