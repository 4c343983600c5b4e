"""Annealing in the kernel: cools down once, the price of broken rules follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from solver.kernel.walker import Walker
from solver.search.walk.begin import typical_cost
from solver.search.walk.ground import Ground

MIX = {
    "one_unit": 200,
    "unit_inside": 400,
    "two_units": 330,
    "part_of_opd": 30,
    "refill": 12,
    "one_block": 6,
    "two_floors": 2,
    "one_cluster": 4,
    "two_clusters": 2,
}
# Who is in which tower is decided, and room is scarce.
DIVIDED = MIX | {"one_unit": 40, "two_units": 400, "like_units": 300, "some_units": 30}
HOT, COLD = 0.25, 0.005  # first and last temperature, in mean costs of a unit
FORGIVING, STRICTER = 2.0, 100.0  # most that a broken rule costs at first; how much more at last
SOFTEST = 0.03  # the least that it costs, as a share of the most
LATE, FORGIVEN = 0.7, 4.0  # where floors are just enough: until when, and what a broken rule costs


def anneal(
    walker: Walker,
    ground: Ground,
    share_done: Callable[[int], float],
    on_better: Callable[[Walker], None],
    heat: float,
    *,
    cold: float = COLD,
    mix: Mapping[str, int] = MIX,
    late: bool = False,
) -> int:
    """Cool a walk down.

    Parameters
    ----------
    walker : Walker
        The walk; its best plan is kept in it.
    ground : Ground
        The case.
    share_done : callable
        Given the number of steps made, how much of the cooling is over; 1 ends it.
    on_better : callable
        Called when a better plan was met.
    heat : float
        First temperature as a share of HOT: 1 from scratch, less to warm up a plan.
    cold : float
        Last temperature, in mean costs of a unit.
    mix : mapping
        Shares of the steps.
    late : bool
        Broken rules become dearer only near the end: where every square metre is needed hardly
        anybody moves once they are.

    Returns
    -------
    int
        The steps made.
    """
    scale = typical_cost(walker)
    walker.softest = SOFTEST
    walker.temperature = scale * HOT * heat
    first = FORGIVEN if late else FORGIVING / heat
    walker.dearest = first
    steps, before = 0, 0.0
    while (share := share_done(steps)) < 1:
        ahead = min(1.0, 2 * share - before)
        before = share
        last = scale * HOT * heat * (cold / HOT / heat) ** ahead
        dearer = max(0.0, (ahead - LATE) / (1 - LATE)) if late else ahead
        dearest = first * (FORGIVING * STRICTER / first) ** dearer
        if walker.anneal(ground.chunk, last, dearest, mix):
            on_better(walker)
        steps += ground.chunk
    return steps
