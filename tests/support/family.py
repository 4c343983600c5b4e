"""The whole family of cases: every recipe, and shapes the generator does not plant by itself."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.distance import distances
from solver.case.generate import Planted, Recipe, plant
from solver.case.model import Case, Floor, Limit, Old, Opd, Site, Tower, Unit
from tests.support.cases import allowed
from tests.support.nano import nano

FILLS = (70, 85, 90, 95, 97)


@dataclass(frozen=True)
class Member:
    """A case and a placement of its units; `sound` when the placement is planted."""

    case: Case
    place: tuple[int, ...]
    sound: bool


def member(seed: int) -> Member:
    """Return the member of the family with this number: its shape goes round, the rest is drawn."""
    rng = random.Random(seed)
    return SHAPES[seed % len(SHAPES)](rng, seed)


def nearby(of: Member, rng: random.Random) -> tuple[int, ...]:
    """Return a placement near that of a member: none to all units drawn anew."""
    places = allowed(of.case)
    share = rng.choice((0, 0, 0.1, 0.3, 1))
    return tuple(
        rng.choice(places[u]) if rng.random() < share else p for u, p in enumerate(of.place)
    )


def recipe(rng: random.Random, size: str) -> Recipe:
    """Return a recipe with every option on or off."""
    options = ("visitors", "flows", "rooms", "parking", "stay", "limits", "tower_costs", "pairs")
    return Recipe(size, rng.choice(FILLS), **{name: rng.random() < 0.6 for name in options})


def _planted(rng: random.Random, seed: int) -> Member:
    return _of(plant(recipe(rng, rng.choice(("tiny", "small"))), seed))


def _of(planted: Planted) -> Member:
    return Member(planted.case, planted.place, sound=True)


def _odd(rng: random.Random, seed: int) -> Member:
    """A planted case with what the generator never draws: subsidies, basements, few choices."""
    planted = plant(recipe(rng, "small"), seed)
    case = planted.case
    shift = rng.randrange(-3, 4)
    floors = tuple(replace(f, level=2 * f.level + shift) for f in case.floors)
    old = tuple(Old(rng.randrange(-300, 300)) for _ in case.old)
    units = tuple(_fewer(rng, unit, p) for unit, p in zip(case.units, planted.place, strict=True))
    limits = tuple(replace(limit, unit=_rows(limit, case, units)) for limit in case.limits)
    return Member(
        replace(case, floors=floors, old=old, units=units, limits=limits),
        planted.place,
        sound=True,
    )


def _fewer(rng: random.Random, unit: Unit, planted: int) -> Unit:
    """Return the unit with some floors only, the planted one among them, at any price."""
    kept = [f for f in unit.floors if f == planted or rng.random() < 0.5]
    return replace(
        unit,
        floors=tuple(kept),
        cost=tuple(rng.randrange(-90, 90) for _ in kept),
        stay_cost=rng.randrange(-90, 90) if unit.stay is not None else 0,
    )


def _rows(limit: Limit, case: Case, units: tuple[Unit, ...]) -> tuple[tuple[int, ...], ...]:
    if not limit.unit:
        return ()
    wide = [
        dict(zip(u.floors, row, strict=True)) for u, row in zip(case.units, limit.unit, strict=True)
    ]
    return tuple(tuple(row[f] for f in unit.floors) for row, unit in zip(wide, units, strict=True))


def _matrix(rng: random.Random, seed: int) -> Member:
    """A planted case whose tree is written out as a matrix."""
    planted = plant(replace(recipe(rng, "small"), flows=True), seed)
    case = replace(planted.case, tree=(), distance=distances(planted.case))
    return Member(case, planted.place, sound=True)


def _one_way(rng: random.Random, seed: int) -> Member:
    """A matrix that differs by direction and is not zero on its diagonal; trips there and back."""
    planted = plant(replace(recipe(rng, "tiny"), flows=True), seed)
    case = planted.case
    size = len(case.floors) + len(case.old)
    table = tuple(tuple(rng.randrange(30) for _ in range(size)) for _ in range(size))
    back = tuple((v, u, w + 1) for u, v, w in case.flows if rng.random() < 0.5)
    case = replace(case, tree=(), distance=table, flows=case.flows + back)
    return Member(case, planted.place, sound=True)


def _short(rng: random.Random, seed: int) -> Member:
    """Tables that end early: rooms that cannot be enough, few parking levels, limits on both."""
    planted = plant(replace(recipe(rng, "small"), rooms=True, parking=True), seed)
    case = planted.case
    assert case.parking is not None
    classes = tuple(
        replace(c, limit=c.limit[: rng.randrange(1, 8)], area=rng.choice((0, c.area)))
        for c in case.rooms.classes
    )
    first = rng.randrange(60)
    classes = (replace(classes[0], limit=tuple(first + n for n in classes[0].limit)), *classes[1:])
    limit = Limit("rooms and levels", rng.randrange(60), room=(2, 1), level=(1, 3), tower=(1,) * 2)
    return Member(
        replace(
            case,
            rooms=replace(case.rooms, classes=classes),
            parking=replace(case.parking, max_levels=rng.randrange(4)),
            limits=(*case.limits, limit),
        ),
        planted.place,
        sound=False,
    )


def _gqap(rng: random.Random, seed: int) -> Member:
    """Machines with weights to capacitated sites, install cost and flow times distance."""
    sites, machines = rng.randrange(2, 6), rng.randrange(3, 10)
    weight = [rng.randrange(1, 40) for _ in range(machines)]
    place = tuple(rng.randrange(sites) for _ in range(machines))
    units = tuple(
        Unit(u, weight[u], 0, tuple(range(sites)), tuple(rng.randrange(50) for _ in range(sites)))
        for u in range(machines)
    )
    far = tuple(
        tuple(0 if p == q else rng.randrange(1, 40) for q in range(sites)) for p in range(sites)
    )
    flows = tuple(
        (u, v, rng.randrange(1, 20))
        for u in range(machines)
        for v in range(u)
        if rng.random() < 0.5
    )
    case = replace(_bare(rng, f"gqap-{seed}", sites, units, place), flows=flows, distance=far)
    return Member(case, place, sound=True)


def _facilities(rng: random.Random, seed: int) -> Member:
    """Single-source facility location: opening costs, capacities, who goes where; no trips."""
    count, customers = rng.randrange(2, 7), rng.randrange(4, 13)
    place = tuple(rng.randrange(count) for _ in range(customers))
    units = tuple(
        Unit(
            u,
            rng.randrange(1, 40),
            0,
            tuple(range(count)),
            tuple(rng.randrange(200) for _ in range(count)),
        )
        for u in range(customers)
    )
    case = _bare(rng, f"sscflp-{seed}", count, units, place)
    floors = tuple(replace(f, open_cost=rng.randrange(400)) for f in case.floors)
    return Member(replace(case, floors=floors), place, sound=True)


def _bare(
    rng: random.Random, name: str, sites: int, units: tuple[Unit, ...], place: tuple[int, ...]
) -> Case:
    """Return places of their own tower each, just large enough for a placement."""
    used = [sum(u.area for u, p in zip(units, place, strict=True) if p == s) for s in range(sites)]
    return Case(
        name=name,
        sites=(Site(),),
        towers=(Tower(0),) * sites,
        floors=tuple(Floor(s, 0, s, used[s] + rng.randrange(20), 0, 0) for s in range(sites)),
        old=(),
        opds=(Opd(0, 0),) * len(units),
        units=units,
        area_unit="m2",
    )


def _tiny_anything(rng: random.Random, seed: int) -> Member:
    """Five units with every feature and odd trees; there may be no plan at all."""
    case = nano(seed)
    return Member(case, tuple(rng.choice(row) for row in allowed(case)), sound=False)


def _staying(rng: random.Random, seed: int) -> Member:
    """No floors at all: everybody stays where they are."""
    planted = plant(replace(recipe(rng, "tiny"), stay=True, limits=False, pairs=False), seed)
    case = planted.case
    units = tuple(
        replace(u, floors=(), cost=(), stay=rng.randrange(len(case.old))) for u in case.units
    )
    tree = tuple(
        replace(e, beyond=tuple(p - len(case.floors) for p in e.beyond if p >= len(case.floors)))
        for e in case.tree
    )
    bare = replace(case, floors=(), units=units, tree=tree)
    return Member(bare, tuple(u.stay or 0 for u in units), sound=True)


SHAPES: tuple[Callable[[random.Random, int], Member], ...] = (
    _planted,
    _odd,
    _matrix,
    _one_way,
    _short,
    _gqap,
    _facilities,
    _tiny_anything,
    _planted,
    _staying,
)
