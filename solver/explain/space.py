"""Hall's condition: units confined to floors must fit onto these floors, for any set of floors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from solver.explain.pooling import least_rooms
from solver.explain.shortage import (
    Shortage,
    ShortageKind,
    View,
    area_rules,
    people_rules,
    room_rules,
)

Floors = frozenset[int]


def space_shortages(view: View) -> Iterator[Shortage]:
    """Yield sets of floors too small, or for too few people, for the units confined to them."""
    area = [floor.area for floor in view.case.floors]
    people = [floor.people for floor in view.case.floors]
    yield from _short(view, ShortageKind.AREA, view.area, area)
    yield from _short(view, ShortageKind.PEOPLE, view.people, people)


def _short(
    view: View, kind: ShortageKind, size: Callable[[int], int], have: Sequence[int]
) -> Iterator[Shortage]:
    """Yield the smallest sets first; a larger one only when it lacks more than those inside it."""
    demand = demands(view, view.moving, size)
    told: list[Shortage] = []
    for floors in _candidates(view, demand, have):
        found = _confined(view, kind, floors, size, have)
        inside = sum(one.lacking for one in told if floors.issuperset(one.floors))
        if found is not None and found.lacking > inside:
            told.append(found)
            yield found


def demands(
    view: View, groups: Sequence[int], size: Callable[[int], int], within: Floors | None = None
) -> dict[Floors, int]:
    """Return by set of floors how much is confined to it, each group counted once."""
    found: Counter[Floors] = Counter()
    for i in groups:
        floors = view.ties.groups[i].floors
        found[floors if within is None else floors & within] += size(i)
    return dict(found)


def _candidates(view: View, demand: Mapping[Floors, int], have: Sequence[int]) -> list[Floors]:
    """Return the sets of floors worth a test, the smallest first."""
    every = frozenset(range(len(have)))
    found = {every, *demand, *(_closed(view, floors) for floors in demand)}
    worst = most_short(demand, have)
    if worst is not None:
        found.add(worst)
    return sorted((s for s in found if s), key=lambda s: (len(s), sorted(s)))


def _closed(view: View, floors: Floors) -> Floors:
    """Return the floors with all others of their zones."""
    zones = {view.case.floors[f].zone for f in floors}
    return frozenset(f for f, floor in enumerate(view.case.floors) if floor.zone in zones)


def _confined(
    view: View,
    kind: ShortageKind,
    floors: Floors,
    size: Callable[[int], int],
    have: Sequence[int],
) -> Shortage | None:
    """Weigh what is confined to a set of floors; shared rooms only count in whole zones."""
    groups = [i for i in view.moving if view.ties.groups[i].floors <= floors]
    units = sum(size(i) for i in groups)
    space = sum(have[f] for f in floors)
    rooms = 0
    if kind is ShortageKind.AREA and units <= space and floors == _closed(view, floors):
        rooms = least_rooms(view, groups, floors).area
    if units + rooms <= space:
        return None
    if kind is ShortageKind.AREA and not rooms and floors == _closed(view, floors):
        rooms = least_rooms(view, groups, floors).area
    own = area_rules(floors) if kind is ShortageKind.AREA else people_rules(floors)
    confined = set() if len(floors) == len(have) else view.why(groups)
    return Shortage(
        kind,
        need=units + rooms,
        have=space,
        units=view.units(groups),
        floors=tuple(sorted(floors)),
        rooms=rooms,
        rules=view.pick(own, confined, room_rules(view.case) if rooms else set()),
    )


def most_short(demand: Mapping[Floors, int], have: Sequence[int]) -> Floors | None:
    """Return the set of floors that lacks most for what is confined to it, None when all fits.

    By a largest flow from demands to floors; what cannot leave the demands left over is the set
    (Hall's condition in the form of Ford and Fulkerson).
    """
    flow = _Flow(demand, have)
    short = [floors for floors in demand if not flow.serve(floors)]
    if not short:
        return None
    return frozenset[int]().union(*(flow.reach(floors)[0] for floors in short))


class _Flow:
    """Demands, each confined to a set of floors, poured onto the floors."""

    def __init__(self, demand: Mapping[Floors, int], have: Sequence[int]) -> None:
        self.left = list(have)
        self.open = dict(demand)
        self.on: list[Counter[Floors]] = [Counter() for _ in have]

    def serve(self, floors: Floors) -> bool:
        """Pour a demand, moving others aside; return whether all of it found space."""
        while self.open[floors] > 0:
            _, path = self.reach(floors)
            if path is None:
                return False
            self._pour(floors, path)
        return True

    def reach(self, start: Floors) -> tuple[set[int], list[tuple[int, Floors]] | None]:
        """Return the floors a demand reaches, and a way to one with space: (floor, who goes)."""
        came: dict[int, Floors] = {}
        via: dict[Floors, int] = {}
        queue = [start]
        for who in queue:
            for f in who:
                if f in came:
                    continue
                came[f] = who
                if self.left[f] > 0:
                    return set(came), _path(f, came, via, start)
                for other, amount in self.on[f].items():
                    if amount and other != start and other not in via:
                        via[other] = f
                        queue.append(other)
        return set(came), None

    def _pour(self, start: Floors, path: list[tuple[int, Floors]]) -> None:
        amount = min(self.open[start], self.left[path[0][0]])
        for (_, who), (before, _) in pairwise(path):
            amount = min(amount, self.on[before][who])
        self.left[path[0][0]] -= amount
        for step, (f, who) in enumerate(path):
            self.on[f][who] += amount
            if step + 1 < len(path):
                self.on[path[step + 1][0]][who] -= amount
        self.open[start] -= amount


def _path(
    floor: int, came: Mapping[int, Floors], via: Mapping[Floors, int], start: Floors
) -> list[tuple[int, Floors]]:
    """Return (floor, who comes to it) from the free floor back to the start."""
    path = [(floor, came[floor])]
    while path[-1][1] != start:
        f = via[path[-1][1]]
        path.append((f, came[f]))
    return path
