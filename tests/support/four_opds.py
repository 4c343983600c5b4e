"""A small case of two towers in which who is in which tower matters."""

from __future__ import annotations

from solver.case.model import Case, Edge, Floor, Opd, Tower
from tests.support.cases import case, unit


def four_opds() -> Case:
    """Return four OPDs, one to a floor of two towers of two floors, trips between all.

    Each upper floor is 10 from the rest, the towers are 2 apart: the least is 68.
    """
    floors = tuple(Floor(t, k, t, 100, 10, 0) for t in (0, 1) for k in (0, 1))
    return case(
        towers=(Tower(0), Tower(0)),
        floors=floors,
        opds=(Opd(0, 0),) * 4,
        units=tuple(unit(g, 100, floors=(0, 1, 2, 3), cost=(0,) * 4) for g in range(4)),
        flows=tuple((u, v, 1) for u in range(4) for v in range(u)),
        tree=(Edge(10, (1,)), Edge(10, (3,)), Edge(1, (0, 1)), Edge(1, (2, 3))),
    )
