"""Made-up city offices of any size with a plan planted in them, for measuring the engine.

Sizes, needs and prices follow what a city government looks like: departments that sit together,
towers of equal floors, meetings that peak on Monday at ten, counters that draw visitors, old
buildings that a few departments may stay in. Every figure is drawn anew from the seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from solver.case.generate_city import (
    OLD,
    PAIRS,
    UNITS,
    City,
    OfficeRecipe,
    found,
    grown,
    measure,
    settle,
)
from solver.case.model import (
    Case,
    Edge,
    Old,
    Opd,
    Parking,
    RoomClass,
    Rooms,
    Site,
    Tower,
    Unit,
)
from solver.plan import Plan

UNIT_PRICE, PERSON_PRICE, STAY_PRICE = 145, 300, 260  # per m², per person, per m²
SPAN_PRICE, SPLIT_FIXED, SPLIT_PRICE = 60, 20_000, 400  # per person; once; per person
KEEP_FIXED, KEEP_PRICE = 200_000, 520  # an old building, and per m² used there today
VISIT_PRICE = 250  # a year, per visitor a day and level
NO_TOP_FROM, NO_TOP_SHARE = 60, 0.85  # visitors a day: most of these may not be at the top

PINNED, PAIRED = 1 / 60, 1 / 41  # shares of units: on one floor only; in a pair of each kind

DAYS = (1.32, 0.94, 1.14, 0.94, 0.66)
HOURS = (0.51, 1.33, 1.63, 1.22, 0.41, 1.02, 1.33, 1.03, 0.51)
MEETINGS = (0.73, 0.353, 0.093)  # hundredths of a meeting a person, by class of room
ROOM_CLASSES = ((12, 8_000), (30, 18_000), (80, 40_000))  # m², thousand rupiah a year
MOST_ROOMS = 60
ROOM_SHARE = 0.07  # of a floor, before rooms are counted

PARKED = (0.7, 1.0, 1.0, 0.95, 0.8, 0.85, 0.95, 0.91, 0.6, 0.3)  # by hour
VEHICLES = ((1.45, 0.44), (6.0, 1.06))  # times 10, a person and a visitor, by type
SURFACE = 0.555  # share of the peak that stands at ground level
STALLS, LEVEL_COST, MOST_LEVELS = (60, 180), (600_000, 180_000), 12


@dataclass(frozen=True)
class PlantedOffice:
    """A case and the plan it was built around, rooms included, which breaks no rule."""

    case: Case
    plan: Plan


def plant_office(recipe: OfficeRecipe, seed: int) -> PlantedOffice:
    """Make a city office around a plan; the same recipe and seed give the same city.

    Every floor is given units and rooms that fill it to `fill` percent, OPD after OPD, each
    within one tower; the OPDs that may stay do so in the planted plan.

    Parameters
    ----------
    recipe : OfficeRecipe
        What city.
    seed : int
        Of all chance.

    Returns
    -------
    PlantedOffice
        The case, named after recipe and seed, and its plan.
    """
    city = found(recipe, random.Random(f"{recipe} {seed}"))
    settle(city)
    measure(city, [ROOM_SHARE * floor.area for floor in city.floors])
    city.people = [max(2, round(area / city.rng.uniform(6.6, 10))) for area in city.area]
    rooms = _rooms(city)
    laid = _lay_rooms(city, rooms)
    taken = [0.0] * len(city.floors)
    for c, f in laid:
        taken[f] += rooms.classes[c].area
    measure(city, taken)
    case = _case(city, rooms, f"{_label(recipe)}-{seed}")
    return PlantedOffice(case, Plan(tuple(city.place), tuple(laid)))


def _label(recipe: OfficeRecipe) -> str:
    size = {units: name for name, units in UNITS.items()}.get(recipe.units, str(recipe.units))
    calm = "" if recipe.visitors else "-calm"
    talk = "" if recipe.talk == 1 else f"-talk{recipe.talk}"
    return f"{size}-{recipe.fill}{calm}{talk}"


def _rooms(city: City) -> Rooms:
    load = tuple(
        tuple(
            tuple(
                round(people * usual * day * hour * city.rng.lognormvariate(-0.2, 0.63))
                for day in DAYS
                for hour in HOURS
            )
            for usual in MEETINGS
        )
        for people in city.people
    )
    limit = tuple(100 * k for k in range(MOST_ROOMS))
    return Rooms(tuple(RoomClass(area, cost, limit) for area, cost in ROOM_CLASSES), load)


def _lay_rooms(city: City, rooms: Rooms) -> list[tuple[int, int]]:
    """Return the rooms (class, floor) that the planted plan needs, spread over each zone."""
    laid = []
    taken = [0.0] * len(city.floors)
    for zone in sorted({floor.zone for floor in city.floors}):
        floors = [f for f, floor in enumerate(city.floors) if floor.zone == zone]
        units = [u for f in floors for u in city.on(f)]
        for c in reversed(range(len(rooms.classes))):
            loads = zip(*(rooms.load[u][c] for u in units), strict=True)
            peak = max((sum(slot) for slot in loads), default=0)
            for _ in range(-(-peak // 100)):
                f = min(floors, key=lambda f: taken[f] / city.floors[f].area)
                taken[f] += rooms.classes[c].area
                laid.append((c, f))
    return sorted(laid)


def _case(city: City, rooms: Rooms, name: str) -> Case:
    stays = [home if city.staying(u) else None for u, home in enumerate(city.home)]
    used = [0] * grown(city.recipe.units, OLD)
    for home, area in zip(city.home, city.area, strict=True):
        used[home] += area
    people = [0] * city.opds
    for g, count in zip(city.opd, city.people, strict=True):
        people[g] += count
    parking, sites = _parking(city)
    together, apart = _pairs(city)
    return Case(
        name=name,
        sites=sites,
        towers=tuple(Tower(site) for site in city.sites),
        floors=tuple(city.floors),
        old=tuple(Old(_keep(city.rng, area) if b in stays else 0) for b, area in enumerate(used)),
        opds=tuple(Opd(SPAN_PRICE * n, SPLIT_FIXED + SPLIT_PRICE * n) for n in people),
        units=tuple(_unit(city, u, stay) for u, stay in enumerate(stays)),
        flows=_flows(city),
        tree=_tree(city, len(used)),
        rooms=rooms,
        parking=parking,
        together=together,
        apart=apart,
        area_unit="m2",
    )


def _keep(rng: random.Random, area: int) -> int:
    return round((KEEP_FIXED + KEEP_PRICE * area) * rng.uniform(0.85, 1.15))


def _unit(city: City, unit: int, stay: int | None) -> Unit:
    rng, place, visitors = city.rng, city.place[unit], city.visitors[unit]
    area, people = city.area[unit], city.people[unit]
    top = {t: max(f.level for f in city.floors if f.tower == t) for t in range(len(city.sites))}
    low = [f for f, floor in enumerate(city.floors) if floor.level < top[floor.tower] - 1]
    floors = list(range(len(city.floors)))
    if visitors > NO_TOP_FROM and rng.random() < NO_TOP_SHARE and (place in low or stay):
        floors = low
    if stay is None and rng.random() < PINNED:
        floors = [place]
    base = UNIT_PRICE * area + PERSON_PRICE * people
    return Unit(
        opd=city.opd[unit],
        area=area,
        people=people,
        floors=tuple(floors),
        cost=tuple(base + VISIT_PRICE * visitors * city.floors[f].level for f in floors),
        stay=stay,
        stay_cost=STAY_PRICE * area if stay is not None else 0,
    )


def _flows(city: City) -> tuple[tuple[int, int, int], ...]:
    """Return trips between OPDs: from head to head, and half as often between two others."""
    rng = city.rng
    members = [[u for u, of in enumerate(city.opd) if of == g] for g in range(city.opds)]
    every = [(g, h) for g in range(city.opds) for h in range(g + 1, city.opds)]
    pairs = rng.sample(every, min(len(every), grown(city.recipe.units, PAIRS)))
    flows = {}
    for g, h in sorted(pairs):
        weight = max(1, round(rng.lognormvariate(6.55, 0.97))) * city.recipe.talk
        head = rng.random() < 0.7
        first = members[g][0] if head else rng.choice(members[g])
        flows[first, members[h][0] if head else rng.choice(members[h])] = weight
        if rng.random() < 0.48:
            flows[rng.choice(members[g]), rng.choice(members[h])] = weight
    return tuple((u, v, weight) for (u, v), weight in sorted(flows.items()))


def _tree(city: City, old: int) -> tuple[Edge, ...]:
    """Return edges: lobby and levels of each tower, the road to each site and old building."""
    edges = []
    for t in range(len(city.sites)):
        mine = [f for f, floor in enumerate(city.floors) if floor.tower == t]
        edges += [Edge(1 if k else 3, tuple(mine[k:])) for k in range(len(mine))]
    sites = sorted(set(city.sites)) if city.sites[-1] else []
    for s in sites:
        mine = [f for f, floor in enumerate(city.floors) if city.sites[floor.tower] == s]
        edges.append(Edge(40, tuple(mine)))
    floors = len(city.floors)
    return (*edges, *(Edge(city.rng.randrange(25, 60), (floors + b,)) for b in range(old)))


def _parking(city: City) -> tuple[Parking, tuple[Site, ...]]:
    """Return vehicles by unit, type and hour, and sites where the planted plan finds levels."""
    vehicles = tuple(
        tuple(_hours(city, u, *shares) for shares in VEHICLES) for u in range(len(city.opd))
    )
    total = sum(floor.area for floor in city.floors)
    sites = []
    for s in sorted(set(city.sites)):
        mine = {f for f, floor in enumerate(city.floors) if city.sites[floor.tower] == s}
        share = SURFACE * sum(city.floors[f].area for f in mine) / total
        surface = []
        for k, stalls in enumerate(STALLS):
            here = [row[k] for u, row in enumerate(vehicles) if city.place[u] in mine]
            least = _peak(here) - (MOST_LEVELS - 2) * 10 * stalls
            surface.append(max(least, round(share * _peak([row[k] for row in vehicles]))))
        sites.append(Site(tuple(surface)))
    return Parking(vehicles, STALLS, LEVEL_COST, MOST_LEVELS), tuple(sites)


def _hours(city: City, unit: int, by_person: float, by_visitor: float) -> tuple[int, ...]:
    most = by_person * city.people[unit] * city.rng.uniform(0.85, 1.15)
    most += by_visitor * city.visitors[unit]
    return tuple(round(most * share * city.rng.uniform(0.85, 1.15)) for share in PARKED)


def _peak(rows: list[tuple[int, ...]]) -> int:
    return max((sum(hour) for hour in zip(*rows, strict=True)), default=0)


def _pairs(city: City) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return units of an OPD to be together and of two OPDs to be apart, as planted."""
    count = max(1, round(PAIRED * len(city.opd)))
    floors, place = len(city.floors), city.place
    near = [
        (u, u + 1)
        for u in range(len(place) - 1)
        if city.opd[u] == city.opd[u + 1] and place[u] == place[u + 1] < floors
    ]
    far: set[tuple[int, int]] = set()
    while len(far) < count:
        u, v = sorted(city.rng.sample(range(len(place)), 2))
        if city.opd[u] != city.opd[v] and place[u] != place[v]:
            far.add((u, v))
    return tuple(sorted(city.rng.sample(near, min(count, len(near))))), tuple(sorted(far))
