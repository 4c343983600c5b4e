"""Units that visit each other in towers that they just about fill: trips as a large share."""

from __future__ import annotations

import random

from solver.case.model import Case, Edge, Floor, Old, Opd, Site, Tower, Unit


def crowd(seed: int) -> Case:
    """Return units that all visit each other, in two pairs of towers that they just about fill."""
    drawn = random.Random(seed)
    areas = [drawn.choice((10, 10, 20)) for _ in range(8)]
    areas += [10] * (sum(areas) // 10 % 4)
    space = -(-sum(areas) // 4)
    free = [i % 4 == 3 and seed % 2 == 1 for i in range(len(areas))]
    pairs = [(u, v) for v in range(len(areas)) for u in range(v) if drawn.random() < 0.8]
    return Case(
        name="crowd",
        sites=(Site(),),
        towers=(Tower(0),) * 4,
        floors=tuple(Floor(t, 0, t, -(-space // 10) * 10, 10**6, 0) for t in range(4)),
        old=(Old(0),),
        opds=(Opd(0, 0),) * len(areas),
        units=tuple(
            Unit(i, area, 1, (0, 1, 2, 3), (0, 0, 0, 0), 0 if stays else None)
            for i, (area, stays) in enumerate(zip(areas, free, strict=True))
        ),
        flows=tuple((u, v, drawn.randint(1, 3)) for u, v in pairs),
        tree=(*(Edge(drawn.randint(1, 3), (t,)) for t in range(4)), Edge(9, (0, 1))),
        area_unit="m2",
    )
