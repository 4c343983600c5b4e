"""Cases so small that all plans can be counted, with cuts that the folded towers share."""

from __future__ import annotations

import random

from solver.case.model import Case, Edge, Floor, Old, Opd, Site, Tower, Unit

UNITS, TOWERS, LEVELS = 5, 3, 2


def storeys(seed: int) -> Case:
    """Return three towers of two levels on two sites, five units that visit each other."""
    rng = random.Random(seed)
    floors = tuple(
        Floor(t, level, t, rng.choice(((4, 10), (10, 12, 20))[level]), 9, 0)
        for t in range(TOWERS)
        for level in range(LEVELS)
    )
    pairs = [(u, v) for v in range(UNITS) for u in range(v)]
    below = tuple(range(len(floors)))
    return Case(
        name=f"storeys-{seed}",
        sites=(Site(), Site()),
        towers=(Tower(0), Tower(0), Tower(1)),
        floors=floors,
        old=(Old(rng.randrange(12)), Old(rng.randrange(40))),
        opds=tuple(Opd(rng.randrange(3), 0) for _ in range(4)),
        units=tuple(_unit(rng, u, len(floors)) for u in range(UNITS)),
        flows=tuple((u, v, rng.randint(1, 9)) for u, v in rng.sample(pairs, 7)),
        tree=(
            *(Edge(rng.randint(3, 9), (LEVELS * t + 1,)) for t in range(TOWERS)),
            *(Edge(rng.randint(1, 2), (LEVELS * t, LEVELS * t + 1)) for t in range(TOWERS)),
            Edge(rng.randint(3, 9), below[: 2 * LEVELS]),
            Edge(rng.randint(0, 4), (len(floors),)),
        ),
        area_unit="m2",
    )


def _unit(rng: random.Random, u: int, floors: int) -> Unit:
    own = tuple(sorted(rng.sample(range(floors), 5)))
    cost = tuple(rng.randrange(3) for _ in own)
    stay = rng.randrange(2) if rng.random() < 0.3 else None
    return Unit(min(u, 3), rng.choice((8, 10, 10)), 1, own, cost, stay, stay_cost=rng.randrange(5))
