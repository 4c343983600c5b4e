"""Circles among the spaces: units that wait for each other because their floors are exchanged."""

from __future__ import annotations

from collections.abc import Iterable

from solver.moves.model import Circle, MoveCase


def circles(case: MoveCase) -> tuple[Circle, ...]:
    """Return the circles among spaces that are too full to take everybody at once.

    Returns
    -------
    tuple of Circle
        The one that lacks most area first. Every set of spaces that can be reached from each other
        along moves into spaces without room enough; such an exchange needs an order, and swing
        space where no order does.
    """
    tight = {i for i in range(len(case.spaces)) if _lack(case, i) > 0}
    ways: dict[int, set[int]] = {}
    for mover in case.movers:
        if mover.origin in tight and mover.target in tight:
            ways.setdefault(mover.origin, set()).add(mover.target)
    found = [_circle(case, part) for part in _knots(ways) if len(part) > 1]
    return tuple(sorted(found, key=lambda circle: (-circle.missing, circle.spaces)))


def _lack(case: MoveCase, space: int) -> int:
    """Return the area missing when all enter before anybody leaves, dm²."""
    coming = sum(m.area for m in case.movers if m.target == space)
    going = sum(m.held for m in case.movers if m.origin == space)
    return coming + going - case.spaces[space].room if coming and going else 0


def _circle(case: MoveCase, part: Iterable[int]) -> Circle:
    inside = sorted(part)
    units = tuple(m.unit for m in case.movers if m.origin in inside and m.target in inside)
    return Circle(
        spaces=tuple(case.spaces[i].id for i in inside),
        buildings=tuple(dict.fromkeys(case.spaces[i].building for i in inside)),
        units=units,
        missing=sum(_lack(case, i) for i in inside),
    )


def _knots(ways: dict[int, set[int]]) -> list[set[int]]:
    """Return the strongly connected parts of a graph, by reaching forth and back."""
    nodes = sorted(set(ways) | {to for ends in ways.values() for to in ends})
    reach = {node: _reached(ways, node) for node in nodes}
    parts: list[set[int]] = []
    for node in nodes:
        if not any(node in part for part in parts):
            parts.append({node} | {o for o in reach[node] if node in reach[o]})
    return parts


def _reached(ways: dict[int, set[int]], start: int) -> set[int]:
    seen: set[int] = set()
    ahead = list(ways.get(start, ()))
    while ahead:
        node = ahead.pop()
        if node not in seen:
            seen.add(node)
            ahead.extend(ways.get(node, ()))
    return seen
