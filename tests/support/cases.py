"""Small cases for tests of the engine: one per rule, keeping or breaking it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

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
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.plan import Plan
from solver.rules import RuleId


def unit(opd: int = 0, area: int = 10, people: int = 1, **more: object) -> Unit:
    """Return a unit that may take floors 0 and 1 for nothing."""
    base = Unit(opd, area, people, (0, 1), (0, 0))
    return replace(base, **more)  # type: ignore[arg-type]


def case(**more: object) -> Case:
    """Return two units of two OPDs and two floors of a tower, everything roomy and free."""
    base = Case(
        name="two",
        sites=(Site(),),
        towers=(Tower(0),),
        floors=(Floor(0, 0, 0, 100, 10, 0), Floor(0, 1, 0, 100, 10, 0)),
        old=(),
        opds=(Opd(0, 0), Opd(0, 0)),
        units=(unit(0), unit(1)),
        area_unit="m2",
    )
    return replace(base, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Pair:
    """The smallest case for a rule: a placement that keeps it, and one that breaks only it."""

    rule: RuleId
    case: Case
    keeps: tuple[int, ...]
    breaks: tuple[int, ...]
    by: int
    none: Case  # the same made impossible by this rule alone


def _two_towers() -> Case:
    floors = (Floor(0, 0, 0, 100, 10, 0), Floor(1, 0, 1, 100, 10, 0))
    return case(towers=(Tower(0), Tower(0)), floors=floors, units=(unit(0), unit(0)))


def _rooms(limit: tuple[int, ...]) -> Case:
    load = (((40, 60),), ((60, 10),))
    zones = (Floor(0, 0, 0, 100, 10, 0), Floor(0, 1, 1, 100, 10, 0))
    return case(floors=zones, rooms=Rooms((RoomClass(5, 1, limit),), load))


def _parking(most: int) -> Case:
    park = Parking((((10, 30),), ((30, 10),)), (1,), (7,), most)
    towers, sites = (Tower(0), Tower(1)), (Site((20,)), Site((20,)))
    floors = (Floor(0, 0, 0, 100, 10, 0), Floor(1, 0, 1, 100, 10, 0))
    return case(sites=sites, towers=towers, floors=floors, parking=park)


PAIRS = (
    Pair(
        RuleId.AREA,
        case(units=(unit(0, 60), unit(1, 60))),
        (0, 1),
        (0, 0),
        20,
        case(units=(unit(0, 101), unit(1, 60))),
    ),
    Pair(
        RuleId.PEOPLE,
        case(units=(unit(0, people=6), unit(1, people=6))),
        (0, 1),
        (0, 0),
        2,
        case(units=(unit(0, people=11), unit(1, people=6))),
    ),
    Pair(
        RuleId.ONE_TOWER,
        _two_towers(),
        (1, 1),
        (0, 1),
        1,
        replace(
            _two_towers(),
            units=(unit(0, floors=(0,), cost=(0,)), unit(0, floors=(1,), cost=(0,))),
        ),
    ),
    Pair(
        RuleId.TOGETHER,
        case(together=((0, 1),)),
        (1, 1),
        (0, 1),
        1,
        case(together=((0, 1),), units=(unit(0, 60), unit(1, 60))),
    ),
    Pair(
        RuleId.APART,
        case(apart=((0, 1),)),
        (0, 1),
        (0, 0),
        1,
        case(apart=((0, 1),), units=(unit(0, floors=(0,), cost=(0,)),) * 2),
    ),
    Pair(RuleId.ROOMS, _rooms((0, 70)), (0, 1), (0, 0), 30, _rooms((0, 50))),
    Pair(
        RuleId.PARKING,
        _parking(1),
        (0, 1),
        (0, 0),
        1,
        replace(_parking(1), units=(unit(0, floors=(0,), cost=(0,)),) * 2),
    ),
    Pair(
        RuleId.LIMIT,
        case(limits=(Limit("money", 5, unit=((1, 4), (1, 4))),)),
        (0, 1),
        (1, 1),
        3,
        case(limits=(Limit("money", 1, unit=((1, 4), (1, 4))),)),
    ),
)


def rich() -> Case:
    """Return a tiny case that has every term of the bill and every extension, and few plans."""
    floors = (
        Floor(0, 0, 0, 60, 9, 5),
        Floor(0, 2, 0, 60, 9, 6),
        Floor(1, 0, 3, 90, 9, 4),
    )
    every = (0, 1, 2)
    units = (
        Unit(0, 20, 2, every, (3, 1, 2)),
        Unit(0, 25, 2, every, (2, 2, 0), stay=0, stay_cost=1),
        Unit(1, 30, 3, every, (1, 4, 1), stay=1, stay_cost=2),
        Unit(1, 15, 1, (0, 1), (0, 2)),
        Unit(2, 10, 1, every, (5, 0, 3)),
    )
    load = tuple(((10 * u, 50 - 5 * u), (30, 20 * u)) for u in range(5))
    cars = tuple(((9 + u, 14 - u),) for u in range(5))
    return Case(
        name="rich",
        sites=(Site((12,)), Site((5,))),
        towers=(Tower(0, 3), Tower(1, 2)),
        floors=floors,
        old=(Old(4), Old(-2)),
        opds=(Opd(2, 3), Opd(1, 5), Opd(0, 0)),
        units=units,
        flows=((0, 3, 2), (1, 4, 1), (2, 3, 3)),
        tree=(Edge(2, (0, 1)), Edge(1, (1,)), Edge(4, (3,)), Edge(1, (1, 2))),
        rooms=Rooms((RoomClass(4, 1, (0, 45, 100, 170)), RoomClass(9, 2, (5, 90, 175))), load),
        parking=Parking(cars, (1,), (3,), 6),
        together=((0, 4),),
        apart=((2, 3),),
        limits=(
            Limit("moves", 5, unit=((1, 1, 1), (1, 1, 1), (1, 1, 1), (1, 1), (1, 1, 1))),
            Limit("money", 24, (), (2, 2, 2), (3, 1), (1, 2), (2,)),
        ),
        area_unit="m2",
    )


def allowed(of: Case) -> list[tuple[int, ...]]:
    """Return the places of each unit."""
    stay = [() if u.stay is None else (len(of.floors) + u.stay,) for u in of.units]
    return [u.floors + s for u, s in zip(of.units, stay, strict=True)]


def best_by_counting(of: Case) -> int | None:
    """Return the least cost over all placements, rooms laid out by first fit; None without plan."""
    best = None
    for place in product(*allowed(of)):
        rooms = lay_out_rooms(of, place)
        if rooms is None:
            continue
        plan = Plan(place, rooms)
        if violations(of, plan):
            continue
        cost = total(bill(of, plan))
        best = cost if best is None else min(best, cost)
    return best
