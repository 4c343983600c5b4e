"""A coarser case that no plan can undercut: the floors of a zone in a tower become one floor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from solver.case.distance import distances
from solver.case.model import Case, Edge, Floor, Limit, RoomClass, Rooms, Unit


@dataclass(frozen=True)
class _Groups:
    """The floors of each group, and the group of each floor."""

    members: tuple[tuple[int, ...], ...]
    of: dict[int, int]


def coarsen(case: Case) -> Case:
    """Return a case whose optimum is at most that of `case`.

    Each zone of a tower becomes one floor with the area and people of all its floors. Opening
    floors is charged by area, at the cheapest rate of the group: what stands on a floor never
    takes more than its area. What only floors can tell is dropped: levels, APART, edges inside a
    group. Units and limits count the least of their floors in the group.
    """
    groups = _groups(case)
    rate = [_rate(case, floors) for floors in groups.members]
    least = min(rate, default=Fraction(0))
    return replace(
        case,
        floors=tuple(_floor(case, floors) for floors in groups.members),
        opds=tuple(replace(opd, span_cost=0) for opd in case.opds),
        units=tuple(_unit(case, unit, groups, rate) for unit in case.units),
        tree=_tree(case, groups),
        distance=None if case.distance is None else _distance(case, groups),
        rooms=Rooms(tuple(_room(room, least) for room in case.rooms.classes), case.rooms.load),
        apart=(),
        limits=tuple(_limit(case, limit, groups) for limit in case.limits),
    )


def _groups(case: Case) -> _Groups:
    found: dict[tuple[int, int], list[int]] = {}
    for f, floor in enumerate(case.floors):
        found.setdefault((floor.tower, floor.zone), []).append(f)
    members = tuple(tuple(floors) for floors in found.values())
    return _Groups(members, {f: i for i, floors in enumerate(members) for f in floors})


def _rate(case: Case, floors: tuple[int, ...]) -> Fraction:
    """Return the least open cost per area; a floor without area takes nothing that has any."""
    roomy = [case.floors[f] for f in floors if case.floors[f].area]
    return min((Fraction(f.open_cost, f.area) for f in roomy), default=Fraction(0))


def _floor(case: Case, floors: tuple[int, ...]) -> Floor:
    first = case.floors[floors[0]]
    return Floor(
        tower=first.tower,
        level=0,
        zone=first.zone,
        area=sum(case.floors[f].area for f in floors),
        people=sum(case.floors[f].people for f in floors),
        open_cost=0,
    )


def _unit(case: Case, unit: Unit, groups: _Groups, rate: list[Fraction]) -> Unit:
    cost: dict[int, int] = {}
    for f, amount in zip(unit.floors, unit.cost, strict=True):
        i = groups.of[f]
        cost[i] = min(cost.get(i, amount), amount)
    priced = {i: amount + int(unit.area * rate[i]) for i, amount in cost.items()}
    return replace(unit, floors=tuple(priced), cost=tuple(priced.values()))


def _room(room: RoomClass, least: Fraction) -> RoomClass:
    return replace(room, cost=room.cost + int(room.area * least))


def _tree(case: Case, groups: _Groups) -> tuple[Edge, ...]:
    """Return the edges that have each group on one side."""
    count, new = len(case.floors), len(groups.members)
    kept = []
    for edge in case.tree:
        beyond = set(edge.beyond)
        inside = [i for i, floors in enumerate(groups.members) if beyond.issuperset(floors)]
        if sum(len(groups.members[i]) for i in inside) == sum(p < count for p in beyond):
            old = tuple(new + p - count for p in edge.beyond if p >= count)
            kept.append(Edge(edge.length, (*inside, *old)))
    return tuple(kept)


def _distance(case: Case, groups: _Groups) -> tuple[tuple[int, ...], ...]:
    """Return the least distance between any two floors of two groups."""
    table = distances(case)
    places = [*groups.members, *((len(case.floors) + b,) for b in range(len(case.old)))]
    return tuple(
        tuple(min(table[p][q] for p in one for q in other) for other in places) for one in places
    )


def _limit(case: Case, limit: Limit, groups: _Groups) -> Limit:
    rows = []
    for unit, row in zip(case.units, limit.unit, strict=False):  # no rows count nothing
        least: dict[int, int] = {}
        for f, amount in zip(unit.floors, row, strict=True):
            i = groups.of[f]
            least[i] = min(least.get(i, amount), amount)
        rows.append(tuple(least.values()))
    floor: tuple[int, ...] = ()
    if limit.floor:
        floor = tuple(min(limit.floor[f] for f in floors) for floors in groups.members)
    return replace(limit, unit=tuple(rows), floor=floor)
