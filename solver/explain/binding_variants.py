"""What may bind a plan: the case with one thing loosened or tightened, a variant each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, partial

from solver.case.model import Case, Limit, Opd, Unit
from solver.plan import Plan

AREA_STEP = {"m2": 100, "dm2": 10_000}  # 100 m²
PEOPLE_STEP, STALL_STEP = 10, 10
SHARE = 10  # a limit is raised by a tenth


class Kind(StrEnum):
    """What is changed."""

    AREA_MORE = "area_more"  # a floor has 100 m² more
    AREA_LESS = "area_less"  # a floor has 100 m² less
    PEOPLE_MORE = "people_more"  # a floor may hold 10 people more
    LEVELS = "levels"  # one more parking level allowed at every site
    STALLS = "stalls"  # ten more stalls on the ground of a site, for a type
    LIMIT = "limit"  # a limit is raised by a tenth
    TOGETHER = "together"  # a pair need not be together
    APART = "apart"  # a pair need not be apart
    ONE_TOWER = "one_tower"  # an OPD may sit in several towers
    PLACE = "place"  # a rule about one unit's place is dropped; made by the caller
    FLOOR_SHUT = "floor_shut"  # a floor is not used
    TOWER_SHUT = "tower_shut"  # a tower is not used
    OLD_EMPTIED = "old_emptied"  # nobody stays in an old building
    OLD_KEPT = "old_kept"  # all who may stay in an old building do


@dataclass(frozen=True)
class Variant:
    """The case with one change.

    Parameters
    ----------
    kind : Kind
        What is changed.
    subject : tuple of int
        Indexes into the case: floor, tower, old building, limit, pair, OPD, (site, type).
    amount : int
        By how much, in the measure of the case; 0 for what has no measure.
    make : callable
        Returns the changed case: of hundreds of changes only few may ever be looked at. A function
        of a module with its arguments (`functools.partial`), so that it reaches other processes.
    relaxes : bool
        Whether every plan of the case is a plan of the variant, at the same cost.
    key : str
        The caller's own name for the change.
    priced : Case or None
        The case whose bill counts when it is not `case`'s own.
    locations : tuple of int or None
        Location in the variant of each location of the case; None when they are the same.
    offset : int
        Added to costs of the variant to compare them with those of the case.
    never : bool
        Proved by arithmetic: the change is worth nothing.
    impossible : bool
        Proved by arithmetic: the variant has no plan.
    """

    kind: Kind
    subject: tuple[int, ...]
    amount: int
    make: Callable[[], Case]
    relaxes: bool
    key: str = ""
    priced: Case | None = None
    locations: tuple[int, ...] | None = None
    offset: int = 0
    never: bool = False
    impossible: bool = False

    @cached_property
    def case(self) -> Case:
        """The changed case, made when it is first asked for."""
        return self.make()


def as_it_is(case: Case) -> Case:
    """Return a case that is made already, for `Variant.make`."""
    return case


def variants(case: Case, plan: Plan) -> tuple[Variant, ...]:
    """Return every variant of a case worth asking about for a plan.

    Shut floors, towers and emptied buildings are those that the plan uses; kept buildings those
    that it leaves; a building of which somebody cannot leave is nobody's choice.
    """
    return tuple(found for make in MAKERS for found in make(case, plan))


def _areas(case: Case, plan: Plan) -> Iterator[Variant]:
    step = AREA_STEP[case.area_unit]
    rooms = _most_room_area(case)
    for f, floor in enumerate(case.floors):
        wider = partial(_with_floor, case, f, area=floor.area + step)
        most = sum(u.area for u in case.units if f in u.cost_on) + rooms.get(floor.zone, 0)
        never = most <= floor.area
        yield Variant(Kind.AREA_MORE, (f,), step, wider, relaxes=True, never=never)
        if floor.area:
            less = min(step, floor.area)
            narrow = partial(_with_floor, case, f, area=floor.area - less)
            spare = most <= floor.area - less
            yield Variant(Kind.AREA_LESS, (f,), less, narrow, relaxes=False, never=spare)


def _most_room_area(case: Case) -> dict[int, int]:
    """Return by zone the area of all rooms it could ever need, with every unit in it."""
    area = 0
    for c, room in enumerate(case.rooms.classes):
        area += room.area * max(0, len(room.limit) - 1) if _loaded(case, c) else 0
    return {floor.zone: area for floor in case.floors}


def _loaded(case: Case, c: int) -> bool:
    return any(any(unit[c]) for unit in case.rooms.load)


def _people(case: Case, plan: Plan) -> Iterator[Variant]:
    for f, floor in enumerate(case.floors):
        if sum(u.people for u in case.units if f in u.cost_on) <= floor.people:
            continue
        more = partial(_with_floor, case, f, people=floor.people + PEOPLE_STEP)
        yield Variant(Kind.PEOPLE_MORE, (f,), PEOPLE_STEP, more, relaxes=True)


def _with_floor(case: Case, f: int, **change: int) -> Case:
    floor = replace(case.floors[f], **change)
    return replace(case, floors=(*case.floors[:f], floor, *case.floors[f + 1 :]))


def _parking(case: Case, plan: Plan) -> Iterator[Variant]:
    """Yield more levels for all, and more stalls on the ground of each site.

    A type of vehicle may come twice, the second time to guard the levels of single sites, one
    stall a level and for nothing: what helps the first helps the guard as much.
    """
    park = case.parking
    if park is None:
        return
    peaks = [_peak(case, k) for k in range(len(park.level_stalls))]
    most = _most_surface(case)
    sites = tuple(
        replace(site, surface=tuple(s + 10 * _lent(case, k) for k, s in enumerate(site.surface)))
        for site in case.sites
    )
    wider = replace(case, sites=sites, parking=replace(park, max_levels=park.max_levels + 1))
    yield Variant(Kind.LEVELS, (), 1, partial(as_it_is, wider), relaxes=True, never=most)
    for s, site in enumerate(case.sites):
        done: set[int] = set()
        for k in range(len(site.surface)):
            same = [j for j in range(len(site.surface)) if _same_vehicles(case, k, j)]
            if k in done or not peaks[k]:
                continue
            done.update(same)
            ground = tuple(
                held + 10 * STALL_STEP * (j in same) for j, held in enumerate(site.surface)
            )
            more = (*case.sites[:s], replace(site, surface=ground), *case.sites[s + 1 :])
            never = all(peaks[j] <= site.surface[j] for j in same)
            changed = partial(replace, case, sites=more)
            yield Variant(Kind.STALLS, (s, k), STALL_STEP, changed, relaxes=True, never=never)


def _peak(case: Case, k: int) -> int:
    assert case.parking is not None
    rows = [unit[k] for unit in case.parking.vehicles]
    return max(map(sum, zip(*rows, strict=True)), default=0)


def _most_surface(case: Case) -> bool:
    """Tell whether no site could ever need more levels than allowed."""
    park = case.parking
    assert park is not None
    held = [
        site.surface[k] + 10 * park.level_stalls[k] * park.max_levels - _peak(case, k)
        for site in case.sites
        for k in range(len(site.surface))
    ]
    return all(left >= 0 for left in held)


def _lent(case: Case, k: int) -> int:
    """Return the stalls that one level more gives a guard beside its own single stall."""
    park = case.parking
    assert park is not None
    first = next(j for j in range(k + 1) if _same_vehicles(case, j, k))
    return park.level_stalls[first] - 1 if first < k else 0


def _same_vehicles(case: Case, k: int, j: int) -> bool:
    assert case.parking is not None
    return all(unit[k] == unit[j] for unit in case.parking.vehicles)


def _limits(case: Case, plan: Plan) -> Iterator[Variant]:
    for i, limit in enumerate(case.limits):
        more = max(1, -(-abs(limit.most) // SHARE))
        wider = replace(limit, most=limit.most + more)
        limits = (*case.limits[:i], wider, *case.limits[i + 1 :])
        changed = partial(replace, case, limits=limits)
        yield Variant(Kind.LIMIT, (i,), more, changed, relaxes=True)


def _pairs(case: Case, plan: Plan) -> Iterator[Variant]:
    for i, pair in enumerate(case.together):
        left = (*case.together[:i], *case.together[i + 1 :])
        never = len({*_places(case, pair[0]), *_places(case, pair[1])}) == 1
        changed = partial(replace, case, together=left)
        yield Variant(Kind.TOGETHER, pair, 0, changed, relaxes=True, never=never)
    for i, pair in enumerate(case.apart):
        left = (*case.apart[:i], *case.apart[i + 1 :])
        never = not {*_places(case, pair[0])} & {*_places(case, pair[1])}
        changed = partial(replace, case, apart=left)
        yield Variant(Kind.APART, pair, 0, changed, relaxes=True, never=never)


def _places(case: Case, u: int) -> tuple[int, ...]:
    unit = case.units[u]
    return unit.floors + (() if unit.stay is None else (len(case.floors) + unit.stay,))


def _one_tower(case: Case, plan: Plan) -> Iterator[Variant]:
    """Yield each OPD with every unit a group of its own; the bill stays that of the OPD."""
    for g in range(len(case.opds)):
        mine = [u for u, unit in enumerate(case.units) if unit.opd == g]
        towers = {case.floors[f].tower for u in mine for f in case.units[u].floors}
        if len(mine) < 2 or len(case.towers) < 2:
            continue
        torn, never = partial(_torn, case, tuple(mine)), len(towers) < 2
        yield Variant(Kind.ONE_TOWER, (g,), 0, torn, relaxes=True, priced=case, never=never)


def _torn(case: Case, mine: tuple[int, ...]) -> Case:
    """Return the case with every unit of an OPD a group of its own, without span or split."""
    count, g = len(case.opds), case.units[mine[0]].opd
    alone = {u: count + i for i, u in enumerate(mine[1:])}
    units = tuple(replace(unit, opd=alone.get(u, unit.opd)) for u, unit in enumerate(case.units))
    single = replace(case.opds[g], span_cost=0, split_cost=0)
    opds = (*case.opds[:g], single, *case.opds[g + 1 :], *(single for _ in mine[1:]))
    return replace(case, units=units, opds=opds)


def apart_from_opd(case: Case, unit: int) -> Case:
    """Return the case with one unit a group of its own, without span or split."""
    record = replace(case.units[unit], opd=len(case.opds))
    units = (*case.units[:unit], record, *case.units[unit + 1 :])
    return replace(case, units=units, opds=(*case.opds, Opd(0, 0)))


def _shut(case: Case, plan: Plan) -> Iterator[Variant]:
    used = sorted({p for p in plan.place if p < len(case.floors)})
    for t in sorted({case.floors[f].tower for f in used}):
        floors = frozenset(f for f, floor in enumerate(case.floors) if floor.tower == t)
        if len(floors) > 1:
            yield _without(case, Kind.TOWER_SHUT, t, floors)
    for f in used:
        yield _without(case, Kind.FLOOR_SHUT, f, frozenset({f}))


def _without(case: Case, kind: Kind, subject: int, shut: frozenset[int]) -> Variant:
    lost = any(unit.stay is None and shut.issuperset(unit.floors) for unit in case.units)
    left = sum(floor.area for f, floor in enumerate(case.floors) if f not in shut)
    impossible = lost or _needed(case) > left
    make = partial(_shutting, case, shut)
    return Variant(kind, (subject,), 0, make, relaxes=False, impossible=impossible)


def _shutting(case: Case, shut: frozenset[int]) -> Case:
    """Return the case with some floors closed to units and rooms."""
    floors = tuple(
        replace(floor, area=0, people=0) if f in shut else floor
        for f, floor in enumerate(case.floors)
    )
    return _narrow(replace(case, floors=floors), lambda u, f: f not in shut)


def _old(case: Case, plan: Plan) -> Iterator[Variant]:
    kept = {p - len(case.floors) for p in plan.place if p >= len(case.floors)}
    for b in sorted({u.stay for u in case.units if u.stay is not None}):
        mine = frozenset(u for u, unit in enumerate(case.units) if unit.stay == b)
        if b in kept and all(case.units[u].floors for u in mine):
            need = _needed(case) + sum(case.units[u].area for u in mine)
            none = need > sum(floor.area for floor in case.floors)
            left = partial(_emptied, case, mine)
            yield Variant(Kind.OLD_EMPTIED, (b,), 0, left, relaxes=False, impossible=none)
        if any(plan.place[u] < len(case.floors) for u in mine):
            full = partial(_kept, case, mine)
            yield Variant(Kind.OLD_KEPT, (b,), 0, full, relaxes=False)


def _needed(case: Case) -> int:
    """Return the area of those who must move."""
    return sum(unit.area for unit in case.units if unit.stay is None)


def _emptied(case: Case, leaving: frozenset[int]) -> Case:
    units = tuple(
        replace(unit, stay=None, stay_cost=0) if u in leaving else unit
        for u, unit in enumerate(case.units)
    )
    return replace(case, units=units)


def _kept(case: Case, staying: frozenset[int]) -> Case:
    return _narrow(case, lambda u, f: u not in staying)


def _narrow(case: Case, may: Callable[[int, int], bool]) -> Case:
    """Return the case with fewer floors for some units, limits in step."""
    keep = [
        [i for i, f in enumerate(unit.floors) if may(u, f)] for u, unit in enumerate(case.units)
    ]
    units = tuple(_fewer(unit, rows) for unit, rows in zip(case.units, keep, strict=True))
    limits = tuple(_fewer_in(limit, keep) for limit in case.limits)
    return replace(case, units=units, limits=limits)


def _fewer(unit: Unit, rows: list[int]) -> Unit:
    if len(rows) == len(unit.floors):
        return unit
    floors = tuple(unit.floors[i] for i in rows)
    return replace(unit, floors=floors, cost=tuple(unit.cost[i] for i in rows))


def _fewer_in(limit: Limit, keep: list[list[int]]) -> Limit:
    if not limit.unit:
        return limit
    rows = zip(limit.unit, keep, strict=True)
    return replace(limit, unit=tuple(tuple(row[i] for i in rows) for row, rows in rows))


MAKERS: tuple[Callable[[Case, Plan], Iterator[Variant]], ...] = (
    _shut,
    _old,
    _one_tower,
    _pairs,
    _limits,
    _parking,
    _people,
    _areas,
)
