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
from solver.search.cuts_joint import JointSteps
from solver.search.fold import fold
from solver.search.keeping import share_keeping
from solver.search.level_cuts import level_program
from solver.search.level_steps import LevelSteps
from solver.search.linear_program import Program
from solver.search.lumpy import Lumpy, lumpy_model
from solver.search.lumpy_columns import Columns, Effort, by_columns
from solver.search.shares import Shares, share_out
from solver.search.site_keeping import divide_keeping
from solver.search.site_rows import SiteRows
from solver.search.sites import site_case

MOST_CUTS = 25_000  # units at places, and flows over cuts, that the level program takes unfolded
ENTRIES_PER_EFFORT = 2.0e8  # the same per unit of CP-SAT's deterministic time
LARGE_SITE = 2_000  # trips over site edges beyond which a linear program with rows comes first
LARGE_LUMPY = 2_000  # variables beyond which only dear pieces are taken whole
LARGE_DEAR = 0.2  # share of the time left for these where old buildings were divided
# Of the time left, for each first try:
SHARES = {"level": 0.15, "lumpy": 0.3, "dear": 0.1, "site": 0.4, "columns": 0.5}
COUNTED_ROUNDS = 20  # of the columns, when the clock must not matter
RELAXED = 20.0  # seconds that the linear relaxation of the lumpy part may take
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


@dataclass(frozen=True)
class Clock:
    """How long to work.

    Parameters
    ----------
    left : callable
        Seconds left.
    stop : callable
        Asked often, also from another thread; True ends the work within a second.
    effort : float or None
        When the clock must not matter: deterministic time for each of CP-SAT's runs, and what
        corresponds to it for the others.
    """

    left: Callable[[], float]
    stop: Callable[[], bool]
    effort: float | None = None


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
    """

    def __init__(self, case: Case, on_better: Callable[[SumBound], None]) -> None:
        self.case = case
        self.known = SumBound()
        self._now = SumBound()  # by the present shares
        self._on_better = on_better
        self.shares = share_out(case)
        self.towers: dict[int, int] = {}
        self.on_towers: Callable[[dict[int, int]], None] = lambda _: None
        self._lumpy: Lumpy | None = None
        self._columns: Columns | None = None
        site = site_case(case, self.shares)
        self._site = build(site).model if site.flows else None
        large = len(site.flows) * len(site.tree) > LARGE_SITE
        self._rows = SiteRows(site) if large else None
        self._divided = False
        self._levels = LevelSteps(self._programs())
        self._joint: JointSteps | None = None
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
        large = len(lumpy.model.proto.variables) > LARGE_LUMPY
        if clock.effort is None:
            lumpy = self._raise_dear(lumpy, clock)
        self._raise_columns(lumpy, clock)
        apart = self._site is None or self._rows is not None or not self._unfolded()
        if clock.effort is None and not apart:
            self._raise_joint(clock, SHARES["level"])
            self._raise_lumpy(lumpy, clock, SHARES["lumpy"])
            self._raise_joint(clock, 1.0)
            self._raise_lumpy(lumpy, clock, 1.0)
            return
        self._raise_level(clock, SHARES["level"])
        if clock.effort is not None or not large:
            self._raise_lumpy(lumpy, clock, SHARES["lumpy"])
        self._raise_site(clock, SHARES["site"])
        self._raise_level(clock, 1.0 if clock.effort is None else 0.0)
        if clock.effort is None:
            self._raise_lumpy(lumpy, clock, AGAIN)
            self._raise_site(clock, 1.0)

    def _divide(self, clock: Clock) -> None:
        """Divide the price of old buildings among the parts of a large case, before all else."""
        begun = self._lumpy is not None or clock.effort is not None
        if begun or self._rows is None or by_columns(self.case):
            return
        kept = divide_keeping(self.case, self.shares, RELAXED, clock.stop)
        if kept is None:
            return
        self.shares, self._lumpy, self._divided = kept.level, kept.lumpy, True
        site = site_case(self.case, self.shares, kept.site)
        self._site, self._rows = build(site).model, SiteRows(site)
        self._enter(lumpy=kept.bound)

    def _start_lumpy(self, clock: Clock) -> Lumpy:
        """Take the linear relaxation of the lumpy part: soon known, so a sum is known soon."""
        if self._lumpy is None:
            self._lumpy = lumpy_model(self.case, self.shares)
        if self._now.lumpy is None:
            self._enter(lumpy=relaxed_bound(self._lumpy.model, RELAXED, stop=clock.stop))
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
        until = clock.left() * (1 - share)
        budget = (clock.effort or 0) * ENTRIES_PER_EFFORT

        def over() -> bool:
            return clock.stop() or (clock.effort is None and clock.left() <= until)

        while not self._levels.closed and not over():
            amount = self._levels.advance(over)
            if amount > _most_level(self.case, self.shares):  # than any plan can pay: there is none
                self._levels.closed = True
                return
            self._enter(level=amount)
            if clock.effort is not None and self._levels.spent > budget:
                return

    def _raise_joint(self, clock: Clock, share: float) -> None:
        """Raise level and site part together; what the site part is by itself counts as site."""
        until = clock.left() * (1 - share)

        def left() -> float:
            return clock.left() - until

        if self._joint is None and not clock.stop():
            self._joint = JointSteps(self.case, self.shares)
        most = _most_level(self.case, self.shares) + _most_site(self.case, self.shares)
        while self._joint and not self._joint.closed and left() > 0 and not clock.stop():
            self._joint.advance(left, lambda: clock.stop() or left() <= 0)
            if self._joint.best > most:  # than any plan can pay: there is none
                self._joint.closed = True
                return
            site = self._joint.site
            self._enter(site=site, level=self._joint.best - site)

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
            only = lumpy.dear if self._divided else None  # all whole is too much for large cases
            whole = whole_bound(lumpy.model, clock.left() * share, only=only, stop=clock.stop)
            bound, self._closed["lumpy"] = whole.bound, whole.closed
            if whole.values and only is None:
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
        until = clock.left() * (1 - (LARGE_DEAR if self._divided else SHARES["dear"]))

        def left() -> float:
            return clock.left() - until

        if clock.stop() or self._closed["dear"] or left() <= 0:
            return lumpy
        self._closed["dear"] = True
        found = whole_bound(lumpy.model, left(), only=lumpy.dear, stop=clock.stop)
        self._enter(lumpy=found.bound)
        if self._divided:
            return lumpy
        kept = share_keeping(self.case, self.shares, (lumpy, found), left, clock.stop)
        if kept is None:
            return lumpy
        self.shares, self._lumpy, bound = kept
        self._now = SumBound(lumpy=bound, site=self._now.site)
        return self._lumpy

    def _raise_rows(self, clock: Clock, share: float) -> None:
        """Raise the site part of a large case by its linear program."""
        until = clock.left() * (1 - share)
        budget = (clock.effort or 0) * ENTRIES_PER_EFFORT

        def over() -> bool:
            return clock.stop() or (clock.effort is None and clock.left() <= until)

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


def _most_level(case: Case, shares: Shares) -> int:
    """Return more than the level money of any plan."""
    height = sum(max(own.values(), default=0) for own in shares.height)
    levels = [floor.level for floor in case.floors]
    span = sum(opd.span_cost for opd in case.opds) * len(case.towers)
    trips = sum(edge.length for edge in shares.level) * sum(weight for *_, weight in case.flows)
    tall = max(levels, default=0) - min(levels, default=0)
    return height + span * tall + trips + sum(shares.keep)


def _most_site(case: Case, shares: Shares) -> int:
    """Return more than the site money of any plan."""
    return sum(edge.length for edge in shares.site) * sum(weight for *_, weight in case.flows)


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
