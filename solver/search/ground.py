"""What all walks of one case share: its arrays, clusters, and fair prices of broken rules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.kernel.arrays import Arrays, Groups
from solver.kernel.walker import Floats, Walker
from solver.ledger.ledger import RULES
from solver.ledger.tables import Tables
from solver.rules import RuleId
from solver.search.clusters import Cluster, clusters

SECONDS_A_CHUNK = 0.02
STEP_SECONDS, PLACE_SECONDS = 0.8e-6, 0.03e-6  # of one step, and more for each place of a unit
LIMIT_SECONDS = 0.1e-6  # for each place and floor when limits are counted
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
    places = sum(map(len, tables.allowed)) / len(tables.allowed)
    seconds = STEP_SECONDS + PLACE_SECONDS * places
    seconds += LIMIT_SECONDS * places * tables.floors * len(tables.case.limits)
    return Ground(tables, found, Arrays(tables, groups), fair_prices(tables), seconds)


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
