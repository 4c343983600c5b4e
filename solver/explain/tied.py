"""Units that belong together: no place, floor or tower for all of them, or apart as well."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from solver.explain.clashes import Rule
from solver.explain.pooling import least_rooms
from solver.explain.shortage import (
    Shortage,
    ShortageKind,
    View,
    area_rules,
    people_rules,
    room_rules,
)
from solver.explain.space import demands, most_short
from solver.rules import RuleId


def tied_shortages(view: View) -> Iterator[Shortage]:
    """Yield what keeps units apart that must be together."""
    yield from _groups(view)
    yield from _together_apart(view)
    yield from _crowds(view)
    for c in range(len(view.ties.clusters)):
        yield from _cluster(view, c)


def _groups(view: View) -> Iterator[Shortage]:
    case = view.case
    for i in view.moving:
        group = view.ties.loose[i]
        rules = view.own(group)
        if not group.floors:
            yield Shortage(ShortageKind.NO_PLACE, units=group.units, rules=view.pick(rules))
            continue
        area = max(case.floors[f].area for f in group.floors)
        people = max(case.floors[f].people for f in group.floors)
        kinds = (
            (ShortageKind.GROUP_AREA, view.area(i), area, area_rules(group.floors)),
            (ShortageKind.GROUP_PEOPLE, view.people(i), people, people_rules(group.floors)),
        )
        for kind, need, have, own in kinds:
            if need > have:
                yield Shortage(
                    kind,
                    need,
                    have,
                    units=group.units,
                    floors=tuple(sorted(group.floors)),
                    rules=view.pick(own, rules),
                )


def _together_apart(view: View) -> Iterator[Shortage]:
    of = {u: i for i, group in enumerate(view.ties.groups) for u in group.units}
    for u, v in view.case.apart:
        if of[u] == of[v]:
            way = _way(view.case.together, u, v)
            rules: set[Rule] = {(RuleId.TOGETHER, "pair", pair) for pair in way}
            chain = {unit for pair in way for unit in pair} - {u, v}
            yield Shortage(
                ShortageKind.TOGETHER_APART,
                units=(u, v, *sorted(chain)),
                rules=view.pick(rules, {(RuleId.APART, "pair", (u, v))}),
            )


def _way(pairs: tuple[tuple[int, int], ...], start: int, end: int) -> list[tuple[int, int]]:
    """Return the shortest chain of pairs from one unit to another."""
    came: dict[int, tuple[int, int] | None] = {start: None}
    queue = [start]
    for u in queue:
        for pair in pairs:
            if u in pair:
                other = pair[0] + pair[1] - u
                if other not in came:
                    came[other] = pair
                    queue.append(other)
    way, at = [], end
    while (pair_to := came[at]) is not None:
        way.append(pair_to)
        at = pair_to[0] + pair_to[1] - at
    return way


def _crowds(view: View) -> Iterator[Shortage]:
    """Groups all of which must be apart, on fewer places than there are groups."""
    of = {u: i for i, group in enumerate(view.ties.groups) for u in group.units}
    foes: dict[int, set[int]] = {}
    for u, v in view.case.apart:
        if of[u] != of[v]:
            foes.setdefault(of[u], set()).add(of[v])
            foes.setdefault(of[v], set()).add(of[u])
    places = {i: _places(view, i) for i in foes}
    told: set[int] = set()
    for inside in sorted(set(places.values()), key=lambda s: (len(s), sorted(s))):
        here = [i for i in foes if places[i] and places[i] <= inside]
        crowd = _mutual(here, foes)
        if len(crowd) > len(inside) and not told.issuperset(crowd):
            told.update(crowd)
            pairs = {p for p in view.case.apart if of[p[0]] in crowd and of[p[1]] in crowd}
            yield Shortage(
                ShortageKind.CROWDED,
                len(crowd),
                len(inside),
                units=view.units(crowd),
                floors=tuple(f for f in sorted(inside) if f < len(view.case.floors)),
                rules=view.pick({(RuleId.APART, "pair", p) for p in pairs}, view.why(crowd)),
            )


def _places(view: View, group: int) -> frozenset[int]:
    one = view.ties.groups[group]
    return one.floors | {len(view.case.floors) + b for b in one.old}


def _mutual(groups: list[int], foes: dict[int, set[int]]) -> list[int]:
    """Return groups that are all apart from each other, many of them, found greedily."""
    best: list[int] = []
    for first in groups:
        crowd = [first]
        for i in sorted(foes[first].intersection(groups), key=lambda g: (-len(foes[g]), g)):
            if foes[i].issuperset(crowd):
                crowd.append(i)
        best = max(best, crowd, key=len)
    return best


def _cluster(view: View, index: int) -> Iterator[Shortage]:
    """OPDs that share a tower: there is none for all of them, or each is too small."""
    cluster = view.ties.clusters[index]
    if not all(view.ties.loose[i].floors for i in cluster.groups):
        return
    if not cluster.towers:
        groups = _witness(view, list(cluster.groups))
        rules = view.shared(index)
        opds = tuple(sorted({view.case.units[u].opd for u in view.units(groups)}))
        yield Shortage(
            ShortageKind.NO_TOWER, units=view.units(groups), opds=opds, rules=view.pick(rules)
        )
    if len(cluster.towers) < 2:  # with one tower the sum over its floors says it all
        return
    for kind in (ShortageKind.TOWER_AREA, ShortageKind.TOWER_PEOPLE):
        tried = (_in_tower(view, index, t, kind) for t in sorted(cluster.towers))
        short = list(takewhile(lambda found: found is not None, tried))  # one that fits is enough
        if len(short) == len(cluster.towers):
            best = min((s for s in short if s is not None), key=lambda s: s.lacking)
            rules = {rule for s in short if s is not None for rule in s.rules}
            yield Shortage(
                kind,
                best.need,
                best.have,
                units=best.units,
                opds=cluster.opds,
                floors=best.floors,
                rooms=best.rooms,
                subject=best.subject,
                rules=view.pick(rules, view.shared(index)),
            )


def _witness(view: View, groups: list[int]) -> list[int]:
    """Return two groups without a common tower, or all when every two have one."""
    towers = {i: {view.case.floors[f].tower for f in view.ties.loose[i].floors} for i in groups}
    few = sorted(groups, key=lambda i: (len(towers[i]), i))
    for n, i in enumerate(few):
        for j in few[n + 1 :]:
            if not towers[i] & towers[j]:
                return [i, j]
    return groups


def _in_tower(view: View, index: int, tower: int, kind: ShortageKind) -> Shortage | None:
    """Return what a cluster lacks in one tower, None when it may fit."""
    case, cluster = view.case, view.ties.clusters[index]
    own = frozenset(f for f, floor in enumerate(case.floors) if floor.tower == tower)
    by_area = kind is ShortageKind.TOWER_AREA
    size = view.area if by_area else view.people
    have = [floor.area if by_area else floor.people for floor in case.floors]
    demand = demands(view, cluster.groups, size, own)
    floors = own
    rooms = least_rooms(view, cluster.groups, own).area if by_area and _whole(view, own) else 0
    need = sum(demand.values())
    if need + rooms <= sum(have[f] for f in own):
        worst = most_short(demand, have)
        if worst is None:
            return None
        floors, rooms = worst, 0
        need = sum(n for s, n in demand.items() if s <= worst)
    capacity = area_rules(floors) if by_area else people_rules(floors)
    return Shortage(
        kind,
        need + rooms,
        sum(have[f] for f in floors),
        units=view.units([i for i in cluster.groups if view.ties.groups[i].floors & own <= floors]),
        floors=tuple(sorted(floors)),
        rooms=rooms,
        subject=(tower,),
        rules=view.pick(capacity, room_rules(case) if rooms else set()),
    )


def _whole(view: View, floors: frozenset[int]) -> bool:
    """Tell whether no zone of the floors has floors elsewhere."""
    zones = {view.case.floors[f].zone for f in floors}
    return all(f in floors or floor.zone not in zones for f, floor in enumerate(view.case.floors))
