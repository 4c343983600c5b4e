"""What all walks of one case share: its arrays, clusters, and fair prices of broken rules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.kernel.arrays import Arrays, Groups
from solver.kernel.walker import Floats, Walker
from solver.ledger.ledger import RULES
from solver.ledger.tables import Tables
from solver.rules import RuleId
from solver.search.walk.clusters import Cluster, clusters

SECONDS_A_CHUNK = 0.01
# Of one step, and more for each place that a unit may take (measured, docs/model.md).
USUAL = 0.55e-6, 0.009e-6
TOWERS = 0.35e-6, 0.09e-6  # whole towers are floors: there many steps lift several units
BARE = 0.10e-6, 0.005e-6  # no tree of ways: published cases, without rooms and vehicles
LIMIT_SECONDS = 0.09e-6  # for each place when a limit is counted; half as much for each more
FEWEST = 64
TRIP_SHARE = 0.05  # of the mean distance: few trips of a good plan are long


@dataclass(frozen=True)
class Ground:
    """A case made ready for walks.

    Parameters
    ----------
    tables : Tables
        The case.
    clusters : tuple of Cluster
        OPDs that must share a tower.
    arrays : Arrays
        The case as the kernel reads it.
    fair : array of float
        First price of each broken rule, in the order of `solver.ledger.ledger.RULES`.
    step_seconds : float
        About how long one step takes on a plain machine.
    """

    tables: Tables
    clusters: tuple[Cluster, ...]
    arrays: Arrays
    fair: Floats
    step_seconds: float

    @property
    def chunk(self) -> int:
        """Steps between two looks at the clock."""
        return max(FEWEST, round(SECONDS_A_CHUNK / self.step_seconds))

    def walker(self, seed: int, place: tuple[int, ...] | None = None) -> Walker:
        """Return a walk that begins at a placement, or with every unit nowhere."""
        return Walker(self.arrays, seed, self.fair, place)


def ground(tables: Tables) -> Ground:
    """Make a case ready for walks."""
    found = tuple(clusters(tables))
    groups = Groups(tuple(c.units for c in found), tuple(c.towers for c in found))
    return Ground(tables, found, Arrays(tables, groups), fair_prices(tables), step_seconds(tables))


def step_seconds(tables: Tables) -> float:
    """Return about how long one step of a walk takes on a plain machine.

    The mean over a cooling, all kinds of steps together. The reproducible mode counts steps by
    it, so it is to be measured again when the kernel changes (`benchmarks.reproducible`).
    """
    case = tables.case
    places = sum(map(len, tables.allowed)) / len(tables.allowed)
    towers = len({floor.tower for floor in case.floors})
    small = 1 < towers == len(case.floors)
    step, place = USUAL if case.tree and not small else TOWERS if case.tree else BARE
    limits = len(case.limits)
    return step + place * places + LIMIT_SECONDS * places * (limits + 1) / 2 * (limits > 0)


def fair_prices(tables: Tables) -> Floats:
    """Return a first price for each broken rule: about what a fair plan pays for as much."""
    case = tables.case
    far = float(tables.distance[:-1, :-1].mean())
    money = sum(_mean(u.cost, u.stay_cost) for u in case.units)
    money += sum(f.open_cost for f in case.floors)
    money += TRIP_SHARE * far * sum(w for _, _, w in case.flows)
    load = sum(sum(max(row, default=0) for row in unit) for unit in case.rooms.load)
    by_rule = {
        RuleId.AREA: money / max(1, sum(u.area for u in case.units)),
        RuleId.PEOPLE: money / max(1, sum(u.people for u in case.units)) / 2,
        RuleId.ROOMS: money / max(1, load),
        RuleId.PARKING: money / 10,
        RuleId.LIMIT: money / max(1, max((abs(limit.most) for limit in case.limits), default=1)),
    }
    each = max(1.0, money / len(case.units))
    prices = np.array([by_rule.get(rule, 5 * each) for rule in RULES])
    sound: Floats = np.maximum(prices, 1e-6)
    return sound


def _mean(cost: tuple[int, ...], stay: int) -> float:
    return abs(sum(cost)) / len(cost) if cost else abs(stay)
