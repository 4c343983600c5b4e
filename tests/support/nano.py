"""Made-up cases so small that all plans can be counted, with every feature and odd trees."""

from __future__ import annotations

import random

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

UNITS = 5


def nano(seed: int) -> Case:
    """Return a random case of five units; it may have no plan."""
    rng = random.Random(seed)
    towers = tuple(Tower(rng.randrange(2), rng.choice((0, rng.randrange(90)))) for _ in range(3))
    count = rng.choice((3, 4, 5))
    floors = tuple(_floor(rng, f % 3) for f in range(count))
    opds = tuple(Opd(rng.randrange(20), rng.randrange(30)) for _ in range(3))
    units = tuple(_unit(rng, count) for _ in range(UNITS))
    pairs = [(u, v) for u in range(UNITS) for v in range(u)]
    tied = rng.sample(pairs, 2)
    return Case(
        name=f"nano-{seed}",
        sites=(Site((rng.randrange(30),)), Site((rng.randrange(30),))),
        towers=towers,
        floors=floors,
        old=tuple(Old(rng.randrange(-30, 90)) for _ in range(2)),
        opds=opds,
        units=units,
        flows=tuple((u, v, rng.randrange(9)) for u, v in rng.sample(pairs, 5)),
        tree=_tree(rng, floors),
        rooms=_rooms(rng),
        parking=_parking(rng),
        together=(tied[0],) if rng.random() < 0.3 else (),
        apart=(tied[1],) if rng.random() < 0.5 else (),
        limits=(_limit(rng, units, count),) if rng.random() < 0.5 else (),
        area_unit="m2",
    )


def _floor(rng: random.Random, tower: int) -> Floor:
    zone = rng.choice((tower, tower, 10 + tower, 20))
    return Floor(tower, rng.randrange(-1, 4), zone, rng.randrange(20, 90), 8, rng.randrange(60))


def _unit(rng: random.Random, floors: int) -> Unit:
    own = tuple(sorted(rng.sample(range(floors), rng.randrange(1, floors + 1))))
    stay = rng.choice((None, None, 0, 1))
    if stay is not None and rng.random() < 0.3:
        own = ()
    return Unit(
        opd=rng.randrange(3),
        area=rng.choice((0, rng.randrange(30), rng.randrange(30))),
        people=rng.randrange(4),
        floors=own,
        cost=tuple(rng.randrange(-20, 60) for _ in own),
        stay=stay,
        stay_cost=rng.randrange(-20, 60) if stay is not None else 0,
    )


def _tree(rng: random.Random, floors: tuple[Floor, ...]) -> tuple[Edge, ...]:
    """Return edges as a city has them, and some with anything beyond them."""
    places = len(floors) + 2
    edges = [
        Edge(rng.randrange(9), tuple(f for f, floor in enumerate(floors) if floor.tower == t))
        for t in range(3)
    ]
    edges += [Edge(rng.randrange(9), (p,)) for p in range(places)]
    edges += [
        Edge(rng.randrange(5), tuple(p for p in range(places) if rng.random() < 0.5))
        for _ in range(3)
    ]
    return tuple(edges)


def _rooms(rng: random.Random) -> Rooms:
    def limit() -> tuple[int, ...]:
        return (*sorted(rng.randrange(200) for _ in range(4)), 400)

    classes = (RoomClass(3, rng.randrange(20), limit()), RoomClass(0, 5, limit()))
    load = tuple(
        tuple(tuple(rng.randrange(70) for _ in range(4)) for _ in classes) for _ in range(UNITS)
    )
    return Rooms(classes, load)


def _parking(rng: random.Random) -> Parking:
    vehicles = tuple((tuple(rng.randrange(20) for _ in range(4)),) for _ in range(UNITS))
    return Parking(vehicles, (1,), (rng.randrange(30),), 5)


def _limit(rng: random.Random, units: tuple[Unit, ...], floors: int) -> Limit:
    return Limit(
        "money",
        rng.randrange(10, 60),
        unit=tuple(tuple(rng.randrange(6) for _ in unit.floors) for unit in units),
        floor=tuple(rng.randrange(6) for _ in range(floors)),
        tower=(3, 0, 2),
        room=(1, 2),
        level=(2,),
    )
