"""The site bound: trips between towers, sites and old buildings, when only space divides people."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

from solver.case.model import Case, Edge, Floor, Old, Opd, Site, Tower, Unit
from solver.case.ties import ties
from solver.search.shares import Shares

FINE = 16  # parts of a measure of area, in which the rooms of a unit are counted
LARGEST = 2**40  # sum of areas beyond which whole measures must do


@dataclass(frozen=True)
class Atom:
    """Units that go together.

    Parameters
    ----------
    opd : int
        Their OPD, or the first of those that share a tower for sure.
    units : tuple of int
        The units: in one tower, or at one place if they may stay.
    towers : tuple of int
        Towers that all of them may take.
    stay : int or None
        Their old building; None: they must move.
    """

    opd: int
    units: tuple[int, ...]
    towers: tuple[int, ...]
    stay: int | None


@dataclass(frozen=True)
class _RoomRate:
    """A class of rooms in its busiest slot: k rooms of `area` carry `start` + k · `gain`."""

    kind: int
    slot: int
    area: int
    gain: int
    start: int


def site_case(case: Case, shares: Shares, keep: tuple[int, ...] = ()) -> Case:
    """Return a case whose optimum no plan's money for trips over site edges can be below.

    With `keep`, an amount by old building, it counts the buildings kept besides.

    Towers are its floors. Units that must move and share a tower for sure (by ONE_TOWER, and by
    TOGETHER between OPDs) are one unit of it, each group of units that may stay is another; units
    that cannot move are left to the lumpy bound, with all their trips. Area counts the rooms that
    the meetings of a unit need at the least, in parts.
    """
    found = atoms(case)
    rates = _rates(case)
    fine = FINE if FINE * _most_area(case) < LARGEST else 1
    return Case(
        name=case.name,
        sites=(Site(),),
        towers=(Tower(0),) * len(case.towers),
        floors=tuple(_floor(case, t, rates, fine) for t in range(len(case.towers))),
        old=tuple(Old(amount) for amount in keep or (0,) * len(case.old)),
        opds=(Opd(0, 0),) * len(case.opds),
        units=tuple(_unit(case, atom, rates, fine) for atom in found),
        flows=_flows(case, found),
        tree=tuple(_edge(case, edge) for edge in shares.site),
        area_unit=case.area_unit,
    )


def atoms(case: Case) -> list[Atom]:
    """Return what moves or stays as one; units without floors are in none."""
    tied = ties(case)
    found = []
    root: dict[int, int] = {}
    for cluster in tied.clusters:
        root |= dict.fromkeys(cluster.opds, cluster.opds[0])
        units = tuple(u for i in cluster.groups for u in tied.groups[i].units)
        found.append(Atom(cluster.opds[0], units, tuple(sorted(cluster.towers)), None))
    for group in tied.groups:
        if not group.must_move and group.floors:
            opd = case.units[group.units[0]].opd
            towers = tuple(sorted({case.floors[f].tower for f in group.floors}))
            found.append(Atom(root.get(opd, opd), group.units, towers, min(group.old)))
    return found


def _rates(case: Case) -> list[_RoomRate]:
    """Return what rooms ask of a tower by load; nothing where towers share a zone.

    The rooms of all zones of a tower carry in any slot at least its load there, so their area is
    at least (load - zones · limit[0]) · area / gain, with the largest gain of a room.
    """
    towers = defaultdict(set)
    for floor in case.floors:
        towers[floor.zone].add(floor.tower)
    if any(len(of) > 1 for of in towers.values()):
        return []
    found = []
    for c, room in enumerate(case.rooms.classes):
        gain = max((b - a for a, b in pairwise(room.limit)), default=0)
        total = [sum(slot) for slot in zip(*(row[c] for row in case.rooms.load), strict=True)]
        if gain > 0 and room.area and total:
            found.append(_RoomRate(c, total.index(max(total)), room.area, gain, room.limit[0]))
    return found


def _most_area(case: Case) -> int:
    """Return more than any sum of areas, with rooms."""
    rooms = sum(room.area * len(room.limit) for room in case.rooms.classes) * len(case.floors)
    return sum(unit.area for unit in case.units) + sum(f.area for f in case.floors) + rooms


def _floor(case: Case, tower: int, rates: list[_RoomRate], fine: int) -> Floor:
    own = [floor for floor in case.floors if floor.tower == tower]
    zones = len({floor.zone for floor in own})
    spare = sum(-(-zones * rate.start * rate.area * fine // rate.gain) for rate in rates)
    area = sum(floor.area for floor in own) * fine + spare
    return Floor(tower, 0, tower, area, sum(floor.people for floor in own), 0)


def _unit(case: Case, atom: Atom, rates: list[_RoomRate], fine: int) -> Unit:
    area = sum(case.units[u].area for u in atom.units) * fine
    for rate in rates:
        load = sum(case.rooms.load[u][rate.kind][rate.slot] for u in atom.units)
        area += load * rate.area * fine // rate.gain
    return Unit(
        opd=atom.opd,
        area=area,
        people=sum(case.units[u].people for u in atom.units),
        floors=atom.towers,
        cost=(0,) * len(atom.towers),
        stay=atom.stay,
    )


def _flows(case: Case, found: list[Atom]) -> tuple[tuple[int, int, int], ...]:
    of = {u: i for i, atom in enumerate(found) for u in atom.units}
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
