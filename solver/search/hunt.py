"""The programme of the walks: cool down, warm the best plan up again, reopen small parts."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from solver.ledger.board import Fixed
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.clusters import Division, clusters
from solver.search.construct import construct, settle
from solver.search.improve import anneal
from solver.search.kick import kicks
from solver.search.lns import reopen
from solver.search.partition import partition
from solver.search.race import Race, Teller
from solver.search.walk import Walk

UNIT_SECONDS = 0.1  # of cooling per unit
SHORTEST = 2.0  # seconds of one cooling
LONGEST = 0.45  # share of the whole time
ROUNDS_A_SECOND = 500  # when rounds replace the clock
MANY_TOWERS = 3  # from here on they are divided first
PARTITION, LONGEST_PARTITION = 0.05, 10.0  # share of the time; seconds
LUKEWARM = 0.12
FULL_HEAT_UNITS = 300
REOPEN_FROM = 40  # units: below, a part is nearly the whole
RESTART_BELOW = 100  # units: there is time to begin anew
OFFER_EVERY = 0.25  # seconds between two audits of better plans


@dataclass
class Hunt:
    """The walks of one solve, one after another.

    Parameters
    ----------
    tables : Tables
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

    tables: Tables
    race: Race
    teller: Teller
    seed: int
    by_steps: bool = False
    _offered: float = -1.0

    def __post_init__(self) -> None:
        self._fixed = Fixed(self.tables)

    def go(self, seconds: float) -> None:
        """Hunt for `seconds`."""
        rng = random.Random(self.seed)
        rounds = max(SHORTEST, UNIT_SECONDS * len(self.tables.case.units))
        length = min(rounds, LONGEST * seconds)
        end = self.race.spent() + seconds
        number = 0
        left = seconds
        while left > 0 and not self.teller.tick():
            used = min(length if number == 0 else length / 2, left)
            if number % 2 and self.race.plan is not None:
                self._kick(rng, self.race.plan, used)
            elif number % 4 == 0 and number and self._may_reopen():
                self._reopen(rng, used)
            else:
                self._cool(rng, used, fresh=number == 0 or self._small())
            number += 1
            left = left - used if self.by_steps else end - self.race.spent()

    def _small(self) -> bool:
        return len(self.tables.case.units) < RESTART_BELOW

    def _may_reopen(self) -> bool:
        """Tell whether parts make small models: full matrices do not."""
        case = self.tables.case
        return case.distance is None and len(case.units) >= REOPEN_FROM

    def _cool(self, rng: random.Random, seconds: float, *, fresh: bool) -> None:
        start = self.race.start if self.race.plan is None else self.race.plan
        if start is None or fresh:
            walk, heat = construct(self.tables, rng, self._division(rng), self._fixed), self._heat()
        else:
            walk, heat = Walk(self.tables, rng, start.place, self._fixed), LUKEWARM
            walk.note()
        if start is not None and fresh and self.race.best is None:
            walk = Walk(self.tables, rng, start.place, self._fixed)
        if self.race.best is None:
            self.teller.phase = "construct"
            settle(walk, self._share(seconds / 2))
            self._offer(walk)
        self.teller.phase = "anneal"
        anneal(walk, self._share(seconds), self._better, heat)
        self._offer(walk)

    def _kick(self, rng: random.Random, plan: Plan, seconds: float) -> None:
        """Try large changes of the best plan, each followed by what it takes."""
        self.teller.phase = "kick"
        walk = Walk(self.tables, rng, plan.place, self._fixed)
        walk.note()
        kicks(walk, self._share(seconds), self._better)
        self._offer(walk)

    def _heat(self) -> float:
        """Return how hot to begin: with many units there is no time to cool down from far."""
        return min(1.0, FULL_HEAT_UNITS / len(self.tables.case.units))

    def _division(self, rng: random.Random) -> Division | None:
        """Divide the clusters among many towers before any floor is looked at."""
        case = self.tables.case
        if len(case.towers) < MANY_TOWERS or case.distance is not None:
            return None
        self.teller.phase = "partition"
        seconds = min(LONGEST_PARTITION, max(SHORTEST, PARTITION * self.race.seconds))
        return partition(self.tables, clusters(self.tables), rng, self._share(seconds))

    def _share(self, seconds: float) -> Callable[[int], float]:
        if self.by_steps:
            most = max(1, round(seconds * ROUNDS_A_SECOND))
            return lambda steps: 1.0 if self.teller.tick() else steps / most
        begun = self.race.spent()
        return lambda _: 1.0 if self.teller.tick() else (self.race.spent() - begun) / seconds

    def _better(self, walk: Walk) -> None:
        if self.race.best is None or self.race.spent() - self._offered > OFFER_EVERY:
            self._offer(walk)

    def _offer(self, walk: Walk) -> None:
        self._offered = self.race.spent()
        if walk.best is not None and walk.best_plan is not None:
            self.race.offer(walk.best_plan, walk.best)

    def _reopen(self, rng: random.Random, seconds: float) -> None:
        """Improve the best plan part by part."""
        self.teller.phase = "reopen"
        begun, parts = self.race.spent(), 0
        while not self.teller.tick() and self.race.plan is not None:
            parts += 1
            left = seconds - parts if self.by_steps else seconds - (self.race.spent() - begun)
            if left <= 0:
                return
            effort, clock = (1.0, self.race.left()) if self.by_steps else (None, left)
            found = reopen(
                self.tables, self.race.plan, rng, clock, stop=self.race.over, effort=effort
            )
            if found is not None:
                self.race.offer_modelled(*found)
