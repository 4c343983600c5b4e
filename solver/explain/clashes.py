"""The rules of a case that can clash, one by one, and the case in which only some of them hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from solver.case.model import Case, Floor, Limit, Old, Opd, Parking, RoomClass, Rooms, Site, Unit
from solver.check.rules import violations
from solver.plan import Plan
from solver.rules import RuleId

ROOMY = 3  # what a unit's cost on a floor is divided by where area, or people, do not count
Rule = tuple[RuleId, str, tuple[int, ...]]  # the rule, what its subject counts, the subject


def rules_of(case: Case) -> tuple[Rule, ...]:
    """Return every rule that can keep a case from having a plan.

    Named as in `solver.check`, but ROOMS by class over all zones, and PLACE only for units that
    may not take every floor. That every unit must be somewhere is what is asked, not a rule.
    """
    floors = range(len(case.floors))
    kinds: list[Rule] = [(RuleId.ROOMS, "class", (c,)) for c in range(len(case.rooms.classes))]
    kinds += [(RuleId.LIMIT, "limit", (i,)) for i in range(len(case.limits))]
    if case.parking is not None:
        types = range(len(case.parking.level_stalls))
        sites = range(len(case.sites))
        kinds += [(RuleId.PARKING, "site vehicle", (s, k)) for s in sites for k in types]
    kinds += [(RuleId.PEOPLE, "floor", (f,)) for f in floors]
    kinds += [(RuleId.APART, "pair", pair) for pair in case.apart]
    kinds += [(RuleId.TOGETHER, "pair", pair) for pair in case.together]
    kinds += [(RuleId.PLACE, "unit", (u,)) for u in _confined(case)]
    kinds += [(RuleId.ONE_TOWER, "opd", (g,)) for g in _scattered(case)]
    kinds += [(RuleId.AREA, "floor", (f,)) for f in floors]
    return tuple(kinds)


def _confined(case: Case) -> list[int]:
    every = len(case.floors)
    return [u for u, unit in enumerate(case.units) if len(unit.floors) < every]


def _scattered(case: Case) -> list[int]:
    """Return the OPDs of several units when there is more than one tower."""
    if len(case.towers) < 2:
        return []
    counted = [0] * len(case.opds)
    for unit in case.units:
        counted[unit.opd] += 1
    return [g for g, n in enumerate(counted) if n > 1]


def relaxed(case: Case, kept: Collection[Rule]) -> Case:
    """Return the case in which only some of its rules hold, to be searched for any plan.

    Its money only guides the search for any plan: a unit costs its area on a floor, a part of it
    where the area or the people of a floor do not count, nothing in its old building. Units,
    floors, room classes and limits keep their numbers.

    Parameters
    ----------
    case : Case
        The case.
    kept : collection of Rule
        Those of `rules_of` that hold. A unit whose PLACE is dropped may take every floor.
    """
    off = frozenset(rules_of(case)) - frozenset(kept)
    out = {rule: {subject for r, _, subject in off if r is rule} for rule in RuleId}
    units = _units(case, out)
    return replace(
        case,
        sites=_sites(case, out[RuleId.PARKING]),
        towers=tuple(replace(tower, open_cost=0) for tower in case.towers),
        floors=_floors(case, out),
        old=(Old(0),) * len(case.old),
        opds=(Opd(0, 0),) * max(len(case.opds), 1 + max(unit.opd for unit in units)),
        units=units,
        flows=(),
        tree=(),
        distance=None,
        rooms=_rooms(case, {c for (c,) in out[RuleId.ROOMS]}),
        parking=_parking(case),
        together=tuple(pair for pair in case.together if pair not in out[RuleId.TOGETHER]),
        apart=tuple(pair for pair in case.apart if pair not in out[RuleId.APART]),
        limits=_limits(case, units, {i for (i,) in out[RuleId.LIMIT]}),
    )


def lifted(case: Case, off: Collection[Rule]) -> Case:
    """Return the case without some rules, its money as it was.

    A unit on a floor it might not take before costs as much as on the dearest it might.

    Parameters
    ----------
    case : Case
        The case.
    off : collection of Rule
        Those of `rules_of` that are lifted; AREA, PEOPLE and the like as well.
    """
    kept = [rule for rule in rules_of(case) if rule not in frozenset(off)]
    loose = relaxed(case, kept)
    torn = len(case.opds)
    groups = (Opd(0, 0),) * (len(loose.opds) - torn)
    return replace(
        loose,
        towers=case.towers,
        floors=tuple(
            replace(now, open_cost=before.open_cost)
            for now, before in zip(loose.floors, case.floors, strict=True)
        ),
        old=case.old,
        opds=(*case.opds, *groups),
        units=tuple(_priced(*pair) for pair in zip(loose.units, case.units, strict=True)),
        flows=case.flows,
        tree=case.tree,
        distance=case.distance,
        rooms=replace(
            loose.rooms,
            classes=tuple(
                replace(now, cost=before.cost)
                for now, before in zip(loose.rooms.classes, case.rooms.classes, strict=True)
            ),
        ),
        parking=case.parking,
    )


def _priced(now: Unit, before: Unit) -> Unit:
    dearest = max((*before.cost, before.stay_cost))
    cost = tuple(before.cost_on.get(f, dearest) for f in now.floors)
    return replace(now, cost=cost, stay_cost=before.stay_cost)


def _floors(case: Case, out: dict[RuleId, set[tuple[int, ...]]]) -> tuple[Floor, ...]:
    room_area = sum(room.area * len(room.limit) for room in case.rooms.classes)
    roomy = sum(unit.area for unit in case.units) + room_area * max(1, len(case.floors))
    crowd = sum(unit.people for unit in case.units)
    return tuple(
        replace(
            floor,
            open_cost=0,
            area=max(roomy, floor.area) if (f,) in out[RuleId.AREA] else floor.area,
            people=max(crowd, floor.people) if (f,) in out[RuleId.PEOPLE] else floor.people,
        )
        for f, floor in enumerate(case.floors)
    )


def _units(case: Case, out: dict[RuleId, set[tuple[int, ...]]]) -> tuple[Unit, ...]:
    """Let units take every floor, and make units of OPDs that need no common tower their own."""
    every = tuple(range(len(case.floors)))
    counted = (RuleId.AREA, RuleId.PEOPLE)
    share = [ROOMY ** sum((f,) in out[rule] for rule in counted) for f in every]
    own = len(case.opds)
    found = []
    for u, unit in enumerate(case.units):
        floors = every if (u,) in out[RuleId.PLACE] else unit.floors
        torn = (unit.opd,) in out[RuleId.ONE_TOWER]
        cost = tuple(unit.area // share[f] for f in floors)
        opd = own if torn else unit.opd
        found.append(replace(unit, opd=opd, floors=floors, cost=cost, stay_cost=0))
        own += torn
    return tuple(found)


def _sites(case: Case, free: set[tuple[int, ...]]) -> tuple[Site, ...]:
    if case.parking is None:
        return case.sites
    vehicles = case.parking.vehicles
    types = range(len(case.parking.level_stalls))
    most = [sum(max(row[k], default=0) for row in vehicles) for k in types]
    return tuple(
        Site(tuple(max(most[k], n) if (s, k) in free else n for k, n in enumerate(site.surface)))
        for s, site in enumerate(case.sites)
    )


def _parking(case: Case) -> Parking | None:
    park = case.parking
    return park and replace(park, level_cost=(0,) * len(park.level_cost))


def _rooms(case: Case, free: set[int]) -> Rooms:
    """Let no room be needed of some classes; classes keep their numbers."""
    if not case.rooms.classes:
        return case.rooms
    rows = case.rooms.load
    found = []
    for c, room in enumerate(case.rooms.classes):
        all_load = sum(max(row[c], default=0) for row in rows)
        kept = replace(room, cost=0)
        found.append(RoomClass(0, 0, (all_load,)) if c in free else kept)
    return Rooms(tuple(found), rows)


def _limits(case: Case, units: tuple[Unit, ...], free: set[int]) -> tuple[Limit, ...]:
    """Let some limits count nothing; limits keep their numbers."""
    return tuple(
        Limit(limit.name, 0) if i in free else replace(limit, unit=_counts(case, units, limit))
        for i, limit in enumerate(case.limits)
    )


def _counts(case: Case, units: tuple[Unit, ...], limit: Limit) -> tuple[tuple[int, ...], ...]:
    """Count a unit on a floor it may not take like on the dearest it may take."""
    if not limit.unit:
        return ()
    rows = []
    for before, now, row in zip(case.units, units, limit.unit, strict=True):
        known = dict(zip(before.floors, row, strict=True))
        most = max(row, default=0)
        rows.append(tuple(known.get(f, most) for f in now.floors))
    return tuple(rows)


def broken(case: Case, place: tuple[int, ...]) -> frozenset[Rule]:
    """Return the rules that a placement breaks before any shared room is laid out.

    Parameters
    ----------
    case : Case
        The case.
    place : tuple of int
        Location per unit: any floor, or the unit's own old building.
    """
    floors = len(case.floors)
    astray = {
        u
        for u, (unit, p) in enumerate(zip(case.units, place, strict=True))
        if p < floors and p not in unit.floors
    }
    free = relaxed(case, [r for r in rules_of(case) if r[0] is not RuleId.PLACE])
    found: set[Rule] = {(RuleId.PLACE, "unit", (u,)) for u in astray}
    for one in violations(free, Plan(place)):
        if one.rule is not RuleId.ROOMS:
            found.add((one.rule, one.kind, one.subject))
    return frozenset(found)
