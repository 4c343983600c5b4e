"""The site bound: trips between towers, sites and old buildings, when only space divides people."""

from __future__ import annotations

from collections import Counter

from solver.case.model import Case, Edge, Floor, Opd, Site, Tower, Unit
from solver.search.blocks import blocks
from solver.search.shares import Shares


def site_case(case: Case, shares: Shares) -> Case:
    """Return a case whose optimum no plan's money for trips over site edges can be below.

    Towers are its floors. The units of an OPD that must move are one unit of it, every unit that
    may stay is another; units that cannot move are left to the lumpy bound, with all their trips.
    """
    atoms = _atoms(case)
    return Case(
        name=case.name,
        sites=(Site(),),
        towers=(Tower(0),) * len(case.towers),
        floors=tuple(_floor(case, t) for t in range(len(case.towers))),
        old=case.old and tuple(type(old)(0) for old in case.old),
        opds=(Opd(0, 0),) * len(case.opds),
        units=tuple(_unit(case, opd, units, towers) for opd, units, towers in atoms),
        flows=_flows(case, [units for _, units, _ in atoms]),
        tree=tuple(_edge(case, edge) for edge in shares.site),
        area_unit=case.area_unit,
    )


def _atoms(case: Case) -> list[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    """Return (OPD, units, towers they may take) of what moves or stays as one."""
    found = []
    for block in blocks(case):
        if block.stay is None:
            found.append((block.opd, block.units, block.towers))
            continue
        for u in block.units:
            own = sorted({case.floors[f].tower for f in case.units[u].floors})
            found.append((block.opd, (u,), tuple(own)))
    return found


def _floor(case: Case, tower: int) -> Floor:
    own = [floor for floor in case.floors if floor.tower == tower]
    return Floor(tower, 0, tower, sum(f.area for f in own), sum(f.people for f in own), 0)


def _unit(case: Case, opd: int, units: tuple[int, ...], towers: tuple[int, ...]) -> Unit:
    return Unit(
        opd=opd,
        area=sum(case.units[u].area for u in units),
        people=sum(case.units[u].people for u in units),
        floors=towers,
        cost=(0,) * len(towers),
        stay=case.units[units[0]].stay,
    )


def _flows(case: Case, atoms: list[tuple[int, ...]]) -> tuple[tuple[int, int, int], ...]:
    of = {u: i for i, units in enumerate(atoms) for u in units}
    weight: Counter[tuple[int, int]] = Counter()
    for u, v, w in case.flows:
        if u in of and v in of and of[u] != of[v]:
            weight[min(of[u], of[v]), max(of[u], of[v])] += w
    return tuple((i, j, w) for (i, j), w in sorted(weight.items()))


def _edge(case: Case, edge: Edge) -> Edge:
    """Return an edge with towers for floors: each tower is on one side of it."""
    floors, towers = len(case.floors), len(case.towers)
    far = {case.floors[p].tower for p in edge.beyond if p < floors}
    old = {towers + p - floors for p in edge.beyond if p >= floors}
    return Edge(edge.length, (*sorted(far), *sorted(old)))
