"""What a plan uses: area, people, loads, levels, counted once and plainly for rules and bill."""

from __future__ import annotations

from collections import Counter

from solver.case.model import Case, Limit
from solver.plan import Plan


def allowed(case: Case, unit: int, place: int) -> bool:
    """Return whether the unit may be at the place."""
    stay = case.units[unit].stay
    floors = len(case.floors)
    return place in case.units[unit].floors or (stay is not None and place == floors + stay)


def units_on(case: Case, plan: Plan) -> list[list[int]]:
    """Return the units on each floor."""
    here: list[list[int]] = [[] for _ in case.floors]
    for u, p in enumerate(plan.place):
        if p < len(case.floors):
            here[p].append(u)
    return here


def floors_in_use(case: Case, plan: Plan) -> list[int]:
    """Return the floors with a unit or a room on them."""
    used = {p for p in plan.place if p < len(case.floors)} | {f for _, f in plan.rooms}
    return sorted(used)


def towers_in_use(case: Case, plan: Plan) -> list[int]:
    """Return the towers with a unit or a room on any of their floors."""
    return sorted({case.floors[f].tower for f in floors_in_use(case, plan)})


def peak(table: tuple[tuple[tuple[int, ...], ...], ...], units: list[int], kind: int) -> int:
    """Return the highest sum over the units in any slot of one kind of load."""
    rows = [table[u][kind] for u in units]
    return max((sum(slot) for slot in zip(*rows, strict=True)), default=0)


def zone_units(case: Case, place: tuple[int, ...]) -> dict[int, list[int]]:
    """Return the units in each zone, zones in rising order."""
    zones: dict[int, list[int]] = {z: [] for z in sorted({f.zone for f in case.floors})}
    for u, p in enumerate(place):
        if p < len(case.floors):
            zones[case.floors[p].zone].append(u)
    return zones


def rooms_needed(case: Case, place: tuple[int, ...]) -> dict[tuple[int, int], int | None]:
    """Return the rooms needed by (zone, class): the fewest whose limit carries the pooled peak.

    None means that the peak is above the table.
    """
    need: dict[tuple[int, int], int | None] = {}
    for zone, units in zone_units(case, place).items():
        for c, room in enumerate(case.rooms.classes):
            load = peak(case.rooms.load, units, c)
            fits = [k for k, limit in enumerate(room.limit) if limit >= load]
            need[zone, c] = fits[0] if fits else None
    return need


def load_above_table(case: Case, place: tuple[int, ...], zone: int, c: int) -> int:
    """Return by how much the pooled peak of a zone and class passes the last limit."""
    units = zone_units(case, place)[zone]
    return peak(case.rooms.load, units, c) - case.rooms.classes[c].limit[-1]


def parking_levels(case: Case, place: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """Return the parking levels by (site, type): ceil((peak - surface) / (10 stalls)) >= 0."""
    levels: dict[tuple[int, int], int] = {}
    if case.parking is None:
        return levels
    for s, site in enumerate(case.sites):
        here = [
            u
            for u, p in enumerate(place)
            if p < len(case.floors) and case.towers[case.floors[p].tower].site == s
        ]
        for k, stalls in enumerate(case.parking.level_stalls):
            lack = peak(case.parking.vehicles, here, k) - site.surface[k]
            levels[s, k] = max(0, -(-lack // (10 * stalls)))
    return levels


def opd_places(case: Case, place: tuple[int, ...]) -> list[list[int]]:
    """Return the places of the units of each OPD."""
    places: list[list[int]] = [[] for _ in case.opds]
    for u, p in enumerate(place):
        places[case.units[u].opd].append(p)
    return places


def limit_used(case: Case, plan: Plan, limit: Limit) -> int:
    """Return what the plan uses of a limit."""
    used = 0
    if limit.unit:
        for u, p in enumerate(plan.place):
            if p < len(case.floors):
                used += limit.unit[u][case.units[u].floors.index(p)]
    if limit.floor:
        used += sum(limit.floor[f] for f in floors_in_use(case, plan))
    if limit.tower:
        used += sum(limit.tower[t] for t in towers_in_use(case, plan))
    if limit.room:
        used += sum(limit.room[c] * n for c, n in Counter(c for c, _ in plan.rooms).items())
    if limit.level:
        used += sum(limit.level[k] * n for (_, k), n in parking_levels(case, plan.place).items())
    return used
