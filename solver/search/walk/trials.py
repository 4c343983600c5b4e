"""Divisions tried on the case itself: cooled briefly where they are held, the best ones again."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from solver.case.model import Case
from solver.kernel.walker import Walker
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.walk.begin import construct
from solver.search.walk.clusters import Division
from solver.search.walk.cool import DIVIDED, anneal
from solver.search.walk.ground import Ground, ground

Share = Callable[[int], float]

BRIEF_STEPS = 1700  # a unit, of the first cooling of a division
BRIEF_HEAT, AGAIN_HEAT = 0.25, 0.12
LONGER = 2  # times, each cooling after the first
SWEEPS = 3  # over ever fewer of the best, as long each
NEW_SHARE = 0.45  # of the time for divisions not tried yet
MOST = 32  # that are kept
ENOUGH, HOPELESS = 10, 0.006  # new ones after which no others are tried, when all are that dearer
MIX = DIVIDED | {"one_cluster": 0, "two_clusters": 0}


@dataclass
class Trial:
    """A case in which every unit keeps to a division, and the best plan of it."""

    division: Division
    ground: Ground
    plan: Plan
    cost: int


@dataclass
class Trials:
    """The divisions of one case that were tried, the cheapest first.

    Divisions that cost the same in the small case differ by hundreds of millions in their plans,
    as floors are filled or not; a third of a second of cooling tells most of that.

    Parameters
    ----------
    whole : Ground
        The case.
    rng : random.Random
        The only source of chance.
    late : bool
        The floors are just enough: broken rules become dearer only near the end of a cooling.
    """

    whole: Ground
    rng: random.Random
    late: bool = False
    kept: list[Trial] = field(default_factory=list)

    def enter(self, division: Division, plan: Plan, cost: int) -> None:
        """Take a plan that was found elsewhere as that of its division, if it is the best one."""
        known = next((trial for trial in self.kept if trial.division == division), None)
        case = held_case(self.whole, division) if known is None else None
        if known is not None and cost < known.cost:
            known.plan, known.cost = plan, cost
        elif case is not None and _keeps(case, plan):
            self.kept.append(Trial(division, ground(Tables(case)), plan, cost))
        self.kept.sort(key=lambda one: one.cost)

    def play(
        self,
        seconds: float,
        timed: Callable[[float], Share],
        take: Callable[[], Division | None],
        on_better: Callable[[Plan, int], None],
    ) -> None:
        """Try new divisions for a part of the time, then the best half again, and so on.

        Parameters
        ----------
        seconds : float
            How long, in the measure of `timed`.
        timed : callable
            Given seconds, returns what tells how much of them is over.
        take : callable
            Returns the next division to try, None when there is none.
        on_better : callable
            Called with a plan and its cost when it is the best one of these trials.
        """
        brief = BRIEF_STEPS * len(self.whole.tables.case.units) * self.whole.step_seconds
        tried, new = 0, list[Trial]()
        while (tried + 1) * brief <= NEW_SHARE * seconds and timed(brief)(0) < 1:
            division = take()
            if division is None or (tried >= ENOUGH and not self._promising(new)):
                break
            new += self._begin(division, timed(brief))
            tried += 1
        rest = (seconds - tried * brief) / SWEEPS
        length = LONGER * brief
        for sweep in range(SWEEPS):
            apart = sweep < SWEEPS - 1 and self._promising(new)
            among = new if apart else self.kept  # those tried before had longer coolings
            among.sort(key=lambda one: one.cost)
            for trial in among[: max(1, round(rest / length))]:
                if timed(length)(0) >= 1:
                    return
                self._again(trial, timed(length), on_better)
            length *= LONGER

    def _begin(self, division: Division, share_done: Share) -> list[Trial]:
        """Cool a division briefly; return it unless no plan of it was met."""
        case = held_case(self.whole, division)
        if case is None:
            return []
        held = ground(Tables(case))
        walker = construct(held, self.rng, division)
        self._cool(walker, held, share_done, BRIEF_HEAT)
        if walker.best is None or walker.best_plan is None:
            return []
        self.kept.append(Trial(division, held, walker.best_plan, walker.best))
        return self.kept[-1:]

    def _cool(self, walker: Walker, held: Ground, share_done: Share, heat: float) -> None:
        anneal(walker, held, share_done, lambda _: None, heat, mix=MIX, late=self.late)

    def _promising(self, new: list[Trial]) -> bool:
        """Tell whether a new division came near the best one, as far as a brief cooling tells."""
        best = min((one.cost for one in self.kept), default=0)
        return any(one.cost <= (1 + HOPELESS) * best for one in new)

    def _again(
        self, trial: Trial, share_done: Share, on_better: Callable[[Plan, int], None]
    ) -> None:
        """Warm up the plan of a division; each tower keeps the better of what it had and has."""
        walker = trial.ground.walker(self.rng.getrandbits(62), trial.plan.place)
        self._cool(walker, trial.ground, share_done, AGAIN_HEAT)
        if walker.best_plan is not None:
            join(trial, walker.best_plan, walker)
        self.kept.sort(key=lambda one: one.cost)
        del self.kept[MOST:]
        if self.kept[0] is trial:
            on_better(trial.plan, trial.cost)


def join(trial: Trial, other: Plan, walker: Walker) -> None:
    """Take over from another plan of the same division what is cheaper, tower by tower.

    While nobody changes towers what one tower pays does not depend on who sits where in another.
    """
    tower_of = trial.ground.tables.tower_of
    for tower in range(len(trial.ground.tables.case.towers)):
        place = tuple(
            new if new < len(tower_of) and tower_of[new] == tower else old
            for old, new in zip(trial.plan.place, other.place, strict=True)
        )
        walker.restart(place)
        walker.note()
        if walker.best is not None and walker.best_plan is not None and walker.best < trial.cost:
            trial.plan, trial.cost = walker.best_plan, walker.best


def _keeps(case: Case, plan: Plan) -> bool:
    """Tell whether every unit is where it may be: tied OPDs can part when the tied units stay."""
    floors = len(case.floors)
    return all(
        place in unit.floors if place < floors else place - floors == unit.stay
        for unit, place in zip(case.units, plan.place, strict=True)
    )


def held_case(whole: Ground, division: Division) -> Case | None:
    """Return the case in which a division is given: each unit has floors of its tower only.

    None when a unit has no floor there.
    """
    tables = whole.tables
    units = list(tables.case.units)
    for cluster, tower in zip(whole.clusters, division.towers, strict=True):
        for u in cluster.units:
            unit = units[u]
            if u in division.staying and unit.stay is not None:
                units[u] = replace(unit, floors=(), cost=())
                continue
            inside = [(f, n) for f, n in unit.cost_on.items() if tables.tower_of[f] == tower]
            if not inside:
                return None
            floors, cost = tuple(f for f, _ in inside), tuple(n for _, n in inside)
            units[u] = replace(unit, floors=floors, cost=cost, stay=None)
    return replace(tables.case, units=tuple(units))
