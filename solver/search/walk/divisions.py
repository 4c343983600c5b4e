"""Many divisions among the towers, the cheapest first: cooled again and again in small."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from solver.kernel.walker import Walker
from solver.plan import Plan
from solver.search.walk.begin import construct, settle
from solver.search.walk.clusters import Division
from solver.search.walk.divide import HEAT, MARGINS, TIGHT, Sketch, cool, fit, sketch
from solver.search.walk.ground import Ground
from solver.search.walk.near import listed
from solver.search.walk.pool import Pool

MOST, ALIKE = 12, 0.06  # divisions that are kept, and the share of blocks in which they differ
COOLING = 8000  # steps a block
FIRST = 3  # divisions from nothing; then good ones are warmed up again
GOOD, AGAIN_HEAT = 4, 0.8  # how many of them, and how warm, as HEAT
FREE = 0  # thousandths of each tower beside whole rooms, where divisions are listed
PATIENCE = 30  # times in vain; then all over again from nothing
MANY = 500  # units: from here on a plan cooled in its time needs some room in every tower


@dataclass
class Divisions:
    """Divisions of one case, better and better; a division costs about what its best plan does.

    The small case leaves out spans, rooms and where in a tower somebody sits, which differ little
    between good divisions, and takes a tenth of the time of the case itself.

    Parameters
    ----------
    whole : Ground
        The case.
    rng : random.Random
        The only source of chance.
    pool : Pool
        The best placements of the small case; several may share it.
    told : set
        Placements that `take` has given away.
    full : bool
        The floors are just enough: whole rooms are counted and no corners, however small.
    """

    whole: Ground
    rng: random.Random
    pool: Pool = field(default_factory=lambda: Pool(most=MOST, alike=ALIKE))
    told: set[tuple[int, ...]] = field(default_factory=set)
    full: bool = False
    _sketch: Sketch | None = None
    _near: Pool = field(default_factory=Pool)
    _fresh: int = 0
    _vain: int = 0
    _fine: Sketch | None = None
    _listed: list[tuple[int, ...]] = field(default_factory=list)

    def search(self, share_done: Callable[[int], float]) -> None:
        """Look for divisions until the share is done; it is given steps of the whole case."""
        done = 0.0
        if self._sketch is None:
            margins: tuple[int, ...] = (FREE,)
            if not self.full:
                margins = TIGHT if len(self.whole.tables.case.units) < MANY else MARGINS
            fitted = fit(self.whole, self.rng, share_done, margins, rooms=self.full)
            if fitted is None or fitted[1].best is None:
                return
            self._sketch, _, done = fitted
        small = self._sketch.small
        rate = small.step_seconds / self.whole.step_seconds

        def rest(steps: int) -> float:
            return share_done(round(done + steps * rate))

        while rest(0) < 1:
            walker, steps = self._round(small, rest)
            done += steps * rate
            self._keep(walker)

    def _keep(self, walker: Walker) -> None:
        """Remember a division; begin anew when no better ones come."""
        cost, plan, near = walker.best, walker.best_plan, self._near
        better = cost is not None and (not near.plans or cost < near.plans[0][0])
        self._vain = 0 if better or self._fresh < FIRST else self._vain + 1
        if cost is not None and plan is not None:
            self.pool.add(plan, cost)
            near.add(plan, cost)
        if self._vain > PATIENCE:
            self._near, self._fresh, self._vain = Pool(), 0, 0

    def join(self, other: Divisions) -> None:
        """Share what is found with another search of the same case, from now on."""
        self.pool, self.told, self._sketch = other.pool, other.told, other._sketch

    def take(self) -> Division | None:
        """Return the cheapest division not taken yet, None when there is none."""
        if self._sketch is None:
            return None
        for _, plan in self.pool.plans:
            if plan.place not in self.told:
                self.told.add(plan.place)
                return self._sketch.read(plan.place)
        return None

    def look_near(
        self, plans: Iterable[Plan], stop: Callable[[], bool] = lambda: False
    ) -> list[Division]:
        """List what is near the divisions found and those of plans, which are returned.

        What is listed is given away by `take_listed`; that of the plans is not.
        """
        self._fine = self._fine or sketch(self.whole, FREE, rooms=True)
        if self._fine is None:
            return []
        own = [self._fine.placed(plan) for plan in plans]
        self.told.update(own)
        found = [plan.place for _, plan in self.pool.plans]
        near = listed(self._fine, (*own, *found), self.rng, stop)
        self._listed = [place for _, place in near]
        return [self._fine.read(place) for place in own]

    def take_listed(self) -> Division | None:
        """Return the cheapest division listed and not taken yet, None when there is none."""
        for place in self._listed:
            if self._fine is not None and place not in self.told:
                self.told.add(place)
                return self._fine.read(place)
        return None

    def _round(self, small: Ground, rest: Callable[[int], float]) -> tuple[Walker, int]:
        """Make a division and return it with the steps it took."""
        blocks = len(small.tables.case.units)
        length = blocks * COOLING

        def share(steps: int) -> float:
            return max(steps / length, rest(steps))

        if self._fresh < FIRST or not self._near.plans:
            self._fresh += 1
            walker = construct(small, self.rng)
            steps = settle(walker, small, share)
            return walker, steps + cool(walker, small, lambda n: share(steps + n), HEAT)
        kept = self._near.plans[:GOOD]
        walker = small.walker(self.rng.getrandbits(62), self.rng.choice(kept)[1].place)
        walker.note()
        return walker, cool(walker, small, share, AGAIN_HEAT)
