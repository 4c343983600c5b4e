"""The same case with one more floor on top of a tower."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Case, Edge, Limit, Unit


def with_floor(case: Case, tower: int) -> Case:
    """Return the case with one more floor like the highest of a tower.

    Whoever may take the highest floor may take the new one, at the same cost. It gets the last
    number, so old buildings move up by one.

    Parameters
    ----------
    case : Case
        The case; the tower has a floor.
    tower : int
        The tower.
    """
    top = highest(case, tower)
    count = len(case.floors)
    model = case.floors[top]
    return replace(
        case,
        floors=(*case.floors, replace(model, level=model.level + 1)),
        units=tuple(_unit(unit, top, count) for unit in case.units),
        tree=tuple(_edge(edge, top, count) for edge in case.tree),
        distance=case.distance and _distance(case.distance, top, count),
        limits=tuple(_limit(case, limit, top) for limit in case.limits),
    )


def highest(case: Case, tower: int) -> int:
    """Return the highest floor of a tower."""
    own = [f for f, floor in enumerate(case.floors) if floor.tower == tower]
    return max(own, key=lambda f: (case.floors[f].level, f))


def _unit(unit: Unit, top: int, new: int) -> Unit:
    if top not in unit.floors:
        return unit
    return replace(unit, floors=(*unit.floors, new), cost=(*unit.cost, unit.cost_on[top]))


def _edge(edge: Edge, top: int, new: int) -> Edge:
    moved = [p if p < new else p + 1 for p in edge.beyond]
    return Edge(edge.length, (*moved, new) if top in edge.beyond else tuple(moved))


def _distance(
    table: tuple[tuple[int, ...], ...], top: int, new: int
) -> tuple[tuple[int, ...], ...]:
    rows = [(*row[:new], row[top], *row[new:]) for row in table]
    return (*rows[:new], rows[top], *rows[new:])


def _limit(case: Case, limit: Limit, top: int) -> Limit:
    rows = tuple(
        (*row, row[unit.floors.index(top)]) if top in unit.floors else row
        for unit, row in zip(case.units, limit.unit, strict=bool(limit.unit))
    )
    floor = (*limit.floor, limit.floor[top]) if limit.floor else ()
    return replace(limit, unit=rows, floor=floor)
