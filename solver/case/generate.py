"""Made-up cases with a plan planted in them, so that "no plan exists" is always a failure."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from solver.case.model import (
    Case,
    Edge,
    Floor,
    Limit,
    Old,
    Opd,
    Parking,
    RoomClass,
    Rooms,
    Site,
    Tower,
    Unit,
)

SLOTS = 6  # of the week, enough for peaks that differ
HOURS = 4


@dataclass(frozen=True)
class Size:
    """How large a made-up case is: sites, towers on each, floors of each, OPDs, units each."""

    sites: int
    towers: int
    levels: int
    opds: int
    units: int
    old: int


SIZES = {
    "tiny": Size(1, 1, 2, 2, 2, 1),
    "small": Size(1, 2, 3, 6, 3, 3),
    "S": Size(1, 1, 8, 20, 3, 5),
    "M": Size(1, 2, 12, 45, 6, 18),
    "L": Size(3, 2, 14, 120, 8, 45),
}


@dataclass(frozen=True)
class Recipe:
    """What goes into a made-up case.

    Parameters
    ----------
    size : str
        One of SIZES.
    fill : int
        Percent of the floors' area that the planted plan uses.
    visitors, flows, rooms, parking, stay, limits, tower_costs, pairs : bool
        Height cost of visitors, trips, shared rooms, parking, old buildings to stay in, a limit
        on moves and money, a price on each tower, units together or apart.
    """

    size: str = "small"
    fill: int = 85
    visitors: bool = True
    flows: bool = True
    rooms: bool = True
    parking: bool = True
    stay: bool = True
    limits: bool = False
    tower_costs: bool = False
    pairs: bool = True


@dataclass(frozen=True)
class Planted:
    """A case and the placement it was built around, which breaks no rule."""

    case: Case
    place: tuple[int, ...]


def plant(recipe: Recipe, seed: int) -> Planted:
    """Make a case around a plan.

    Each OPD gets a tower and each of its units a floor there; floors are then made large enough
    for their units, rooms and people.
    """
    rng = random.Random(seed)
    size = SIZES[recipe.size]
    towers = size.sites * size.towers
    floors = towers * size.levels
    opd_of = [g for g in range(size.opds) for _ in range(size.units)]
    tower = [rng.randrange(towers) for _ in range(size.opds)]
    stays = _stays(rng, recipe, opd_of, size)
    place = [
        _planted(rng, size, floors, tower[g], stay) for g, stay in zip(opd_of, stays, strict=True)
    ]
    units = [_unit(rng, recipe, size, g, stays[u]) for u, g in enumerate(opd_of)]
    case = Case(
        name=f"{recipe.size}-{recipe.fill}-{seed}",
        sites=tuple(Site((rng.randrange(50, 300),) * 2) for _ in range(size.sites)),
        towers=tuple(
            Tower(t // size.towers, rng.randrange(100, 900) if recipe.tower_costs else 0)
            for t in range(towers)
        ),
        floors=(),
        old=tuple(Old(rng.choice((0, rng.randrange(400)))) for _ in range(size.old)),
        opds=tuple(Opd(rng.randrange(9), rng.randrange(60)) for _ in range(size.opds)),
        units=tuple(units),
        flows=_flows(rng, len(units)) if recipe.flows else (),
        tree=_tree(size),
        rooms=_rooms(rng, len(units)) if recipe.rooms else Rooms(),
        parking=_parking(rng, len(units)) if recipe.parking else None,
        area_unit="m2",
    )
    case = replace(case, floors=_floors(rng, case, size, place, recipe.fill))
    if recipe.pairs:
        case = _with_pairs(rng, case, place)
    if recipe.limits:
        case = _with_limits(case, place)
    return Planted(case, tuple(place))


def _stays(rng: random.Random, recipe: Recipe, opd_of: list[int], size: Size) -> list[int | None]:
    old = [rng.randrange(size.old) for _ in range(size.opds)]
    return [old[g] if recipe.stay and rng.random() < 0.3 else None for g in opd_of]


def _planted(rng: random.Random, size: Size, floors: int, tower: int, stay: int | None) -> int:
    if stay is not None and rng.random() < 0.5:
        return floors + stay
    return tower * size.levels + rng.randrange(size.levels)


def _unit(rng: random.Random, recipe: Recipe, size: Size, opd: int, stay: int | None) -> Unit:
    floors = size.sites * size.towers * size.levels
    area = rng.randrange(20, 200)
    height = rng.randrange(60) if recipe.visitors else 0
    base = [rng.randrange(40) for _ in range(size.sites * size.towers)]
    return Unit(
        opd=opd,
        area=area,
        people=area // 10 + 1,
        floors=tuple(range(floors)),
        cost=tuple(
            area + base[f // size.levels] + height * (f % size.levels) for f in range(floors)
        ),
        stay=stay,
        stay_cost=area + rng.randrange(100),
    )


def _flows(rng: random.Random, units: int) -> tuple[tuple[int, int, int], ...]:
    pairs = {tuple(sorted(rng.sample(range(units), 2))) for _ in range(units)}
    return tuple((u, v, rng.randrange(1, 9)) for u, v in sorted(pairs))


def _tree(size: Size) -> tuple[Edge, ...]:
    """Return edges: lobby and each level of every tower, the road to each site and old building."""
    edges = []
    for t in range(size.sites * size.towers):
        first, end = t * size.levels, (t + 1) * size.levels
        edges.append(Edge(3, tuple(range(first, end))))
        edges += [Edge(1, tuple(range(k, end))) for k in range(first + 1, end)]
    per_site = size.towers * size.levels
    if size.sites > 1:
        edges += [
            Edge(20, tuple(range(s * per_site, (s + 1) * per_site))) for s in range(size.sites)
        ]
    floors = size.sites * per_site
    return (*edges, *(Edge(30 + b, (floors + b,)) for b in range(size.old)))


def _rooms(rng: random.Random, units: int) -> Rooms:
    gains = [90, 110, 130] + [140] * 60  # the more rooms are pooled the more each carries
    limit = tuple(sum(gains[:k]) for k in range(len(gains)))
    classes = (RoomClass(12, 8, limit), RoomClass(30, 18, tuple(100 * k for k in range(64))))
    load = tuple(
        tuple(tuple(rng.randrange(40) for _ in range(SLOTS)) for _ in classes) for _ in range(units)
    )
    return Rooms(classes, load)


def _parking(rng: random.Random, units: int) -> Parking:
    vehicles = tuple(
        tuple(tuple(rng.randrange(60) for _ in range(HOURS)) for _ in range(2))
        for _ in range(units)
    )
    return Parking(vehicles, (6, 18), (60, 20), 400)


def _zone(size: Size, tower: int, level: int) -> int:
    halves = 2 if size.levels > 3 else 1
    return 10 * tower + level * halves // size.levels


def _floors(
    rng: random.Random, case: Case, size: Size, place: list[int], fill: int
) -> tuple[Floor, ...]:
    """Return floors that hold the planted plan, its rooms on the lowest floor of each zone."""
    count = size.sites * size.towers * size.levels
    zone = [_zone(size, f // size.levels, f % size.levels) for f in range(count)]
    area, people = [0] * count, [0] * count
    for unit, p in zip(case.units, place, strict=True):
        if p < count:
            area[p] += unit.area
            people[p] += unit.people
    for z in sorted(set(zone)):
        here = [u for u, p in enumerate(place) if p < count and zone[p] == z]
        area[zone.index(z)] += _room_area(case, here)
    roomy = max(area[f] for f in range(count))
    return tuple(
        Floor(
            tower=f // size.levels,
            level=f % size.levels,
            zone=zone[f],
            area=max(area[f], roomy // 2) * 100 // fill + 1,
            people=max(people[f], roomy // 20) * 100 // fill + 1,
            open_cost=rng.randrange(200, 500),
        )
        for f in range(count)
    )


def _room_area(case: Case, here: list[int]) -> int:
    area = 0
    for c, room in enumerate(case.rooms.classes):
        peak = max(
            (sum(slot) for slot in zip(*(case.rooms.load[u][c] for u in here), strict=True)),
            default=0,
        )
        area += room.area * next(k for k, limit in enumerate(room.limit) if limit >= peak)
    return area


def _with_pairs(rng: random.Random, case: Case, place: list[int]) -> Case:
    units = range(len(place))
    drawn = {tuple(sorted(rng.sample(units, 2))) for _ in range(max(2, len(place) // 10))}
    chosen = sorted(drawn)
    together = tuple((u, v) for u, v in chosen if place[u] == place[v])
    apart = tuple((u, v) for u, v in chosen if place[u] != place[v])
    return replace(case, together=together, apart=apart)


def _with_limits(case: Case, place: list[int]) -> Case:
    moved = sum(p < len(case.floors) for p in place)
    money = tuple(tuple(1 for _ in unit.floors) for unit in case.units)
    open_floors = len({p for p in place if p < len(case.floors)})
    zones = len({f.zone for f in case.floors})
    return replace(
        case,
        limits=(
            Limit("moves", moved, unit=money),
            Limit(
                "one_off",
                3 * open_floors + 2 * len(case.towers) + 3 * zones,
                floor=(3,) * len(case.floors),
                tower=(2,) * len(case.towers),
            ),
        ),
    )
