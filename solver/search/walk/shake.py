"""Large changes that only pay after much follows: made, let settle a while, then kept or undone."""

from __future__ import annotations

import random
from collections.abc import Callable

from solver.case.model import Case
from solver.kernel.walker import Walker
from solver.search.walk.begin import typical_cost
from solver.search.walk.cool import HOT
from solver.search.walk.ground import Ground

STEPS = 18  # per unit: what settling one change takes
COOLING = (0.06, 0.01)  # first and last temperature of settling, against that of a fresh walk
PATIENT = 0.2  # temperature of accepting the result, likewise
STRICT, STRICTEST = 4.0, 40.0  # what broken rules cost at first and at most, against fair
MUCH = 1000  # mean costs of a unit: a price that no unit pays willingly


def kicks(
    walker: Walker,
    ground: Ground,
    rng: random.Random,
    share_done: Callable[[int], float],
    on_better: Callable[[Walker], None],
) -> None:
    """Try large changes from the best plan on until the share is done.

    Parameters
    ----------
    walker : Walker
        A walk that stands at a plan.
    ground : Ground
        The case.
    rng : random.Random
        Draws the changes.
    share_done : callable
        Given the number of steps made, how much is over; 1 ends it.
    on_better : callable
        Called after each better plan.
    """
    scale = typical_cost(walker) * HOT
    hot, cold = (scale * share for share in COOLING)
    much = MUCH * typical_cost(walker)
    changes = fitting_changes(ground.tables.case)
    walker.set_prices(STRICT * ground.fair)
    walker.dearest = STRICTEST
    steps = 0
    while (share := share_done(steps)) < 1:
        before = walker.best
        walker.kick(rng.choice(changes), hot, cold, scale * PATIENT * (1 - share), much)
        steps += STEPS * len(ground.tables.case.units)
        if walker.best != before:
            on_better(walker)


def fitting_changes(case: Case) -> tuple[str, ...]:
    """Return the changes that mean something for a case; some count twice."""
    found = ["other_cluster"]
    if case.old and any(unit.stay is not None for unit in case.units):
        found += ["empty_old", "empty_old", "fill_old"]
    if len(case.floors) > 1:
        found += ["empty_floor", "use_floor"]
    if len(case.towers) > 1:
        found += ["other_tower", "exchange_towers", "empty_tower"]
    return tuple(found)
