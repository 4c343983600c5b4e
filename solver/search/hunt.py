"""The programme of the walks: fresh plans, crosses of good plans, large changes, parts reopened."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from solver.kernel.walker import Walker
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.race import Race, Teller
from solver.search.walk.begin import construct, settle
from solver.search.walk.closing import closings, shut, unused
from solver.search.walk.clusters import Division, told_division
from solver.search.walk.cool import DIVIDED, MIX, anneal
from solver.search.walk.divide import divide
from solver.search.walk.divisions import MANY, Divisions
from solver.search.walk.ground import Ground, ground
from solver.search.walk.lns import reopen
from solver.search.walk.pool import Pool
from solver.search.walk.shake import kicks
from solver.search.walk.trials import Trials

STEPS_A_UNIT = 14_000  # of one cooling
SHORTEST, LONGEST = 0.3, 0.4  # seconds of one cooling, and share of the whole time
DIVIDE_FROM = 2  # towers: from here on they are divided first
DIVISION_SHARE = 0.4  # of the time of a fresh plan, at most
DIVIDED_HEAT, WHOLE_HEAT = 0.5, 1.0  # a division is not to melt
FULL_HEAT_UNITS = 300  # more units have no time to cool down from far
CROSS_HEAT, CROSS_LENGTH = 0.12, 0.5
LUKEWARM = 0.12
REOPEN_FROM = 40  # units: below, a part is nearly the whole
OFFER_EVERY = 0.25  # seconds between two audits of better plans
SECOND = 1_000_003  # from one seed to that of a hunt beside it
LONGER = 2  # times, after each turn of the rounds
STALLED = 0.08  # of the time without a better plan: the bound may have the thread in turns
LENT, LENT_LARGE = 4, 1.5  # times what the walk has had
ROUNDS = "fffxkfxr"  # after the first: fresh, cross, kick, reopen, over and over
LARGE_FROM = 200  # units: plans are as good as their division, so that comes first
LARGE_ROUNDS = "dccw"  # divisions, plans from the two cheapest, the best plan warmed up
LARGE_SLOTS: dict[str, float] = {"d": 3, "c": 1, "w": 1}  # how long each is, in coolings
LARGE_STEPS, LARGE_LEAST = 7600, 4_000_000  # of one cooling: a unit, and at least in all
LARGE_FIRST, LARGE_LONGEST = 0.05, 0.25  # of the whole time: the first cooling, and all others
AGAIN_HEAT = 0.06
TRIED_ROUNDS = LARGE_ROUNDS + "twtw"  # fewer than MANY: and divisions tried where they are held
TRIED_SLOTS = LARGE_SLOTS | {"d": 1.5, "t": 3.5}
MOST_SHUT = 3  # sets of floors that are left unused for a try
HALVES = "dt"  # what a round begins with, or a part of it that is as long as LARGE_ROUNDS


@dataclass
class Hunt:
    """The walks of one solve, one after another.

    Parameters
    ----------
    ground : Ground
        The case.
    race : Race
        Where plans go.
    teller : Teller
        Asked between steps whether to go on.
    seed : int
        Of all chance.
    by_steps : bool
        Count steps instead of seconds, so that the same seed gives the same plan.
    """

    ground: Ground
    race: Race
    teller: Teller
    seed: int
    by_steps: bool = False
    _pool: Pool = field(default_factory=Pool)
    _offered: float = -1.0
    _number: int = 0
    _heard: bool = False
    _divisions: Divisions | None = None
    _slot: float = 0.0
    _lent: float = 0.0
    _shut: bool = False

    def __post_init__(self) -> None:
        self._rng = random.Random(self.seed)
        case = self.ground.tables.case
        divided = len(case.towers) >= DIVIDE_FROM and case.distance is None
        self._rounds, self._slots = ROUNDS, LARGE_SLOTS
        if divided and len(case.units) >= LARGE_FROM:
            self._rounds = LARGE_ROUNDS
            if len(case.units) < MANY:
                self._rounds, self._slots = TRIED_ROUNDS, TRIED_SLOTS
            self._divisions = Divisions(self.ground, random.Random(self._rng.getrandbits(62)))
        self._do = {"f": self._fresh, "x": self._cross, "k": self._kick, "r": self._reopen}
        self._do |= {"d": self._divide, "c": self._fresh, "w": self._again, "t": self._try}
        self._trials = Trials(self.ground, self._rng)

    def second(self) -> None:
        """Hunt in another thread until the race is over; good plans are shared."""
        race = self.race
        own = Hunt(
            self.ground, race, Teller(race, None, None), self.seed + SECOND, _pool=self._pool
        )
        own._number = self._rounds.find("x") + 1 or 2  # others have made fresh plans, or divisions
        if own._divisions and self._divisions:
            own._divisions.join(self._divisions)
        own.go(race.left())

    def go(self, seconds: float) -> None:
        """Hunt for `seconds`."""
        units = len(self.ground.tables.case.units)
        length = max(SHORTEST, STEPS_A_UNIT * units * self.ground.step_seconds)
        end = self.race.spent() + seconds
        left, self._slot = seconds, 0.0
        while left > 0 and not self.teller.tick():
            longer = LONGER ** (self._number // len(self._rounds))
            used = min(length * longer, LONGEST * seconds, left)
            if self._divisions is not None:
                used = self._large(seconds, left)
            self._hear()
            self._round()(used)
            self._number += 1
            if not self.by_steps:
                self._lend(LENT * used)
            left = left - used if self.by_steps else end - self.race.spent()

    def _hear(self) -> None:
        """Take the best plan into the pool, whoever found it: the bound finds some, too."""
        with self.race.lock:
            plan, cost = self.race.plan, self.race.best
        if plan is not None and cost is not None:
            self._pool.add(plan, cost)

    def _large(self, seconds: float, left: float) -> float:
        """Return the seconds of what comes next for a large case, in whole rounds."""
        if self._number == 0:
            return max(SHORTEST, 2 * LARGE_FIRST * seconds)
        kind = self._rounds[(self._number - 1) % len(self._rounds)]
        if kind in HALVES or not self._slot:
            units = len(self.ground.tables.case.units)
            steps = max(LARGE_STEPS * units, LARGE_LEAST)
            one = min(steps * self.ground.step_seconds, LARGE_LONGEST * seconds)
            slots = sum(self._slots[k] for k in LARGE_ROUNDS)
            self._slot = left / (slots * max(1, round(left / (slots * one))))
        return min(left, max(SHORTEST, self._slots[kind] * self._slot))

    def _lend(self, seconds: float) -> None:
        """Leave the thread to the bound for a while, if it wants it and plans come no more.

        Large cases lend it after whole rounds only, in all so many times what they walked.
        """
        race = self.race
        if self._divisions is not None:
            whole = self._number > len(LARGE_ROUNDS)
            walked = race.spent() - self._lent
            seconds = LENT_LARGE * walked - self._lent if whole else 0.0
        begun = race.spent()
        stalled = begun - race.better > STALLED * race.seconds
        if race.best is None or not stalled:
            return
        while race.wanted and race.spent() < begun + seconds and not self.teller.tick():
            self.teller.phase = "bound"
            race.lent = 1
            race.ended.wait(0.05)
        race.lent = 0
        self._lent += race.spent() - begun

    def _round(self) -> Callable[[float], None]:
        """Return what to do next."""
        if self.race.best is None or self._number == 0:
            return self._fresh if self.race.start is None else self._warm
        kind = self._rounds[(self._number - 1) % len(self._rounds)]
        if kind == "x" and len(self._pool.plans) < 2:
            kind = "f"
        if kind == "r" and not self._may_reopen():
            kind = "k"
        return self._do[kind]

    def _may_reopen(self) -> bool:
        """Tell whether parts make small models: full matrices do not."""
        case = self.ground.tables.case
        return case.distance is None and len(case.units) >= REOPEN_FROM

    def _fresh(self, seconds: float) -> None:
        """Make a plan from nothing: the very first one at once, whatever it costs."""
        if self.race.best is None:
            self._settled(construct(self.ground, self._rng), seconds)
        if self._divisions is not None and self._number == 0:
            seconds = seconds / 2
            self._divide(seconds)
        division = self._division(seconds)
        walker = self._settled(construct(self.ground, self._rng, division), seconds)
        heat = WHOLE_HEAT if division is None else DIVIDED_HEAT
        units = len(self.ground.tables.case.units)
        self._anneal(walker, seconds, heat * min(1.0, FULL_HEAT_UNITS / units))

    def _divide(self, seconds: float) -> None:
        """Look for divisions among the towers."""
        assert self._divisions is not None
        self.teller.phase = "partition"
        self._divisions.search(self._share(seconds))

    def _try(self, seconds: float) -> None:
        """Cool many divisions briefly where they are held, and the best of them again."""
        assert self._divisions is not None
        if self._leave_floors(seconds):
            return
        self.teller.phase = "anneal"
        known = self._pool.plans
        own = self._divisions.look_near((plan for _, plan in known), self.teller.tick)
        for division, (cost, plan) in zip(own, known, strict=False):
            self._trials.enter(division, plan, cost)
        self._trials.play(seconds, self._share, self._next_division, self._found)

    def _leave_floors(self, seconds: float) -> bool:
        """Try once to do without floors that are hardly needed; the walks go on where it pays.

        Returns whether there was anything to try.
        """
        case, plan = self.race.case, self.race.plan
        sets = [] if self._shut or plan is None else closings(case, plan)[:MOST_SHUT]
        self._shut = True
        tried = {floors: self._without(floors, seconds / len(sets)) for floors in sets}
        plan = self.race.plan
        best = None if plan is None else tried.get(unused(case, plan))
        if best is not None:
            self.ground, self._divisions = best
            self._trials = Trials(self.ground, self._rng, late=True)
        return bool(sets)

    def _without(self, floors: tuple[int, ...], seconds: float) -> tuple[Ground, Divisions]:
        """Look for divisions of the case without some floors, and cool the two cheapest down."""
        closed = ground(Tables(shut(self.race.case, floors)))
        divisions = Divisions(closed, random.Random(self._rng.getrandbits(62)), full=True)
        part = seconds / 3
        self.teller.phase = "partition"
        divisions.search(self._share(part))
        for division in (divisions.take(), divisions.take()):
            walker = construct(closed, self._rng, division)
            self._anneal(walker, part, DIVIDED_HEAT, late=True)
        return closed, divisions

    def _next_division(self) -> Division | None:
        """Return what is tried next: once what the lumpy bound has told, then what is listed."""
        assert self._divisions is not None
        if self.race.towers and not self._heard:
            self._heard = True
            return told_division(self.ground.clusters, self.race.towers)
        return self._divisions.take_listed()

    def _found(self, plan: Plan, cost: int) -> None:
        self.race.offer(plan, cost)
        self._pool.add(plan, cost)

    def _settled(self, walker: Walker, seconds: float) -> Walker:
        """Bring a walk to a sound plan, and offer it."""
        self.teller.phase = "construct"
        settle(walker, self.ground, self._share(seconds))
        self._offer(walker)
        return walker

    def _warm(self, seconds: float) -> None:
        """Begin at the plan that was given."""
        start = self.race.start
        assert start is not None
        walker = self.ground.walker(self._rng.getrandbits(62), start.place)
        walker.note()
        self._anneal(self._settled(walker, seconds), seconds, LUKEWARM)
        if self.race.best is None:
            self.race.start = None  # no way from there

    def _cross(self, seconds: float) -> None:
        """Go half of the way from one good plan to another and cool down from there."""
        one, other = self._pool.pair(self._rng)
        walker = self.ground.walker(self._rng.getrandbits(62), one.place)
        differing = sum(p != q for p, q in zip(one.place, other.place, strict=True))
        walker.temperature = 0
        walker.relink(other.place, differing // 2)
        self._anneal(walker, CROSS_LENGTH * seconds, CROSS_HEAT)

    def _again(self, seconds: float) -> None:
        """Warm up the best plan a little and cool it down."""
        plan = self.race.plan
        assert plan is not None
        walker = self.ground.walker(self._rng.getrandbits(62), plan.place)
        walker.note()
        self._anneal(walker, seconds, AGAIN_HEAT)

    def _kick(self, seconds: float) -> None:
        """Try large changes of the best plan, each followed by what it takes."""
        plan = self.race.plan
        assert plan is not None
        self.teller.phase = "kick"
        walker = self.ground.walker(self._rng.getrandbits(62), plan.place)
        walker.note()
        kicks(walker, self.ground, self._rng, self._share(seconds), self._better)
        self._keep(walker)

    def _anneal(self, walker: Walker, seconds: float, heat: float, *, late: bool = False) -> None:
        self.teller.phase = "anneal"
        mix = MIX if self._divisions is None else DIVIDED
        share = self._share(seconds)
        anneal(walker, self.ground, share, self._better, heat, mix=mix, late=late)
        self._keep(walker)

    def _division(self, seconds: float) -> Division | None:
        """Divide the clusters among the towers before any floor is looked at."""
        case = self.ground.tables.case
        if len(case.towers) < DIVIDE_FROM or case.distance is not None:
            return None
        self.teller.phase = "partition"
        if self.race.towers and not self._heard:
            self._heard = True
            return told_division(self.ground.clusters, self.race.towers)
        found = None if self._divisions is None else self._divisions.take()
        if found is not None:
            return found
        return divide(self.ground, self._rng, self._share(DIVISION_SHARE * seconds))

    def _share(self, seconds: float) -> Callable[[int], float]:
        """Return how much of `seconds` is over, asked with the steps made."""
        if self.by_steps:
            most = max(1.0, seconds / self.ground.step_seconds)
            return lambda steps: 1.0 if self.teller.tick() else steps / most
        begun = self.race.spent()
        return lambda _: 1.0 if self.teller.tick() else (self.race.spent() - begun) / seconds

    def _better(self, walker: Walker) -> None:
        if self.race.best is None or self.race.spent() - self._offered > OFFER_EVERY:
            self._offer(walker)

    def _offer(self, walker: Walker) -> None:
        self._offered = self.race.spent()
        if walker.best is not None and (self.race.best is None or walker.best < self.race.best):
            plan = walker.best_plan
            assert plan is not None
            self.race.offer(plan, walker.best)

    def _keep(self, walker: Walker) -> None:
        """Offer the best plan of a finished walk, and remember it for crosses."""
        self._offer(walker)
        if walker.best is not None and walker.best_plan is not None:
            self._pool.add(walker.best_plan, walker.best)

    def _reopen(self, seconds: float) -> None:
        """Improve the best plan part by part."""
        self.teller.phase = "reopen"
        begun, parts = self.race.spent(), 0
        while not self.teller.tick() and self.race.plan is not None:
            parts += 1
            left = seconds - parts if self.by_steps else seconds - (self.race.spent() - begun)
            if left <= 0:
                return
            effort = 1.0 if self.by_steps else None
            found = reopen(
                self.ground.tables,
                self.race.plan,
                self._rng,
                left,
                stop=self.race.over,
                effort=effort,
            )
            if found is not None:
                self.race.offer_modelled(*found)
