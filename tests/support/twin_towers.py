"""A small case of two towers that nothing tells apart, each with two floors alike on one level."""

from __future__ import annotations

from solver.case.model import Case, Edge, Floor, Limit, Old, Opd, Site, Tower, Unit

EVERY = tuple(range(6))


def twin_towers() -> Case:
    """Return six units, two towers with a ground floor and two wings, an old building."""
    floors = tuple(Floor(t, level, 10 * t, 100, 20, 5) for t in (0, 1) for level in (0, 1, 1))
    units = tuple(
        Unit(u % 3, 20, 2 + u, EVERY, (u, 3, 3, u, 3, 3), stay=0 if u > 3 else None, stay_cost=4)
        for u in range(6)
    )
    return Case(
        name="twins",
        sites=(Site(),),
        towers=(Tower(0, 7), Tower(0, 7)),
        floors=floors,
        old=(Old(2),),
        opds=(Opd(1, 1),) * 3,
        units=units,
        flows=((0, 1, 2), (2, 5, 3)),
        tree=(
            *(Edge(2, tuple(3 * t + k for k in range(3))) for t in (0, 1)),
            *(Edge(1, (3 * t + 1, 3 * t + 2)) for t in (0, 1)),
            *(Edge(1, (f,)) for f in EVERY),
            Edge(9, (6,)),
        ),
        limits=(Limit("moves", 6, unit=((1,) * 6,) * 6, floor=(1,) * 6, tower=(1, 1)),),
        area_unit="m2",
    )
