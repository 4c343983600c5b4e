"""Planted cases broken at a known place: what clashes in them is known by construction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.generate import Recipe, plant
from solver.case.model import Case, Limit, Unit
from solver.explain.clashes import Rule
from solver.explain.shortage import ShortageKind
from solver.rules import RuleId


@dataclass(frozen=True)
class Broken:
    """A case without a plan.

    Parameters
    ----------
    case : Case
        The case.
    kind : ShortageKind
        The sum that shows it.
    lacking : int
        By how much.
    rules : frozenset of Rule
        The only minimal set of clashing rules.
    """

    case: Case
    kind: ShortageKind
    lacking: int
    rules: frozenset[Rule]


def roomy(size: str, seed: int) -> Case:
    """Return a planted case with far more space than it needs and nobody who may stay."""
    recipe = Recipe(size, 60, stay=False, rooms=False, pairs=False)
    case = plant(recipe, seed).case
    area = sum(unit.area for unit in case.units)
    floors = tuple(replace(f, area=area, people=area) for f in case.floors)
    return replace(case, floors=floors)


def pinned(case: Case, unit: int, *floors: int) -> Case:
    """Return the case with a unit confined to floors."""
    units = list(case.units)
    costs = tuple(units[unit].cost_on[f] for f in floors)
    units[unit] = replace(units[unit], floors=floors, cost=costs)
    return replace(case, units=tuple(units))


def _floor(case: Case, f: int, **fields: int) -> Case:
    floors = list(case.floors)
    floors[f] = replace(floors[f], **fields)
    return replace(case, floors=tuple(floors))


def _place(*units: int) -> set[Rule]:
    return {(RuleId.PLACE, "unit", (u,)) for u in units}


def no_ground(size: str, seed: int) -> Broken:
    """Two units that need a floor on which only the larger one fits."""
    case = pinned(pinned(roomy(size, seed), 0, 0), 1, 0)
    need = case.units[0].area + case.units[1].area
    case = _floor(case, 0, area=need - 3)
    rules = {(RuleId.AREA, "floor", (0,)), *_place(0, 1)}
    return Broken(case, ShortageKind.AREA, 3, frozenset(rules))


def too_many_people(size: str, seed: int) -> Broken:
    """The same by people."""
    case = pinned(pinned(roomy(size, seed), 0, 0), 1, 0)
    need = case.units[0].people + case.units[1].people
    case = _floor(case, 0, people=need - 1)
    rules = {(RuleId.PEOPLE, "floor", (0,)), *_place(0, 1)}
    return Broken(case, ShortageKind.PEOPLE, 1, frozenset(rules))


def too_small(size: str, seed: int) -> Broken:
    """All floors together seven short."""
    case = roomy(size, seed)
    need, count = sum(unit.area for unit in case.units), len(case.floors)
    areas = [(need - 7) // count] * count
    areas[0] += need - 7 - sum(areas)
    floors = tuple(replace(f, area=a) for f, a in zip(case.floors, areas, strict=True))
    rules = {(RuleId.AREA, "floor", (f,)) for f in range(count)}
    return Broken(replace(case, floors=floors), ShortageKind.AREA, 7, frozenset(rules))


def two_towers(size: str, seed: int) -> Broken:
    """An OPD with a unit pinned in each of two towers."""
    case = roomy(size, seed)
    last = len(case.floors) - 1
    case = pinned(pinned(case, 0, 0), 1, last)
    rules = {(RuleId.ONE_TOWER, "opd", (case.units[0].opd,)), *_place(0, 1)}
    return Broken(case, ShortageKind.NO_TOWER, 0, frozenset(rules))


def apart_on_one_floor(size: str, seed: int) -> Broken:
    """Two units apart that are both pinned to one floor."""
    case = replace(pinned(pinned(roomy(size, seed), 0, 1), 1, 1), apart=((0, 1),))
    rules = {(RuleId.APART, "pair", (0, 1)), *_place(0, 1)}
    return Broken(case, ShortageKind.CROWDED, 1, frozenset(rules))


def together_and_apart(size: str, seed: int) -> Broken:
    """Two units together over a third, and apart."""
    case = replace(roomy(size, seed), together=((0, 2), (1, 2)), apart=((0, 1),))
    rules = {(RuleId.TOGETHER, "pair", pair) for pair in ((0, 2), (1, 2))}
    return Broken(
        case, ShortageKind.TOGETHER_APART, 0, frozenset({*rules, (RuleId.APART, "pair", (0, 1))})
    )


def no_common_place(size: str, seed: int) -> Broken:
    """Two units of two OPDs together, pinned to two floors."""
    case = roomy(size, seed)
    other = next(u for u, unit in enumerate(case.units) if unit.opd != case.units[0].opd)
    case = replace(pinned(pinned(case, 0, 0), other, 1), together=((0, other),))
    rules = {(RuleId.TOGETHER, "pair", (0, other)), *_place(0, other)}
    return Broken(case, ShortageKind.NO_PLACE, 0, frozenset(rules))


def no_parking(size: str, seed: int) -> Broken:
    """Two levels of cars where none may be built; motorcycles have space."""
    case = roomy(size, seed)
    assert case.parking is not None
    cars = tuple(((row[0]), (0,) * len(row[1])) for row in case.parking.vehicles)
    park = replace(case.parking, vehicles=cars, max_levels=0)
    peak = max(sum(row[0][h] for row in cars) for h in range(len(cars[0][0])))
    surface = peak - 2 * 10 * park.level_stalls[0]
    sites = tuple(replace(site, surface=(surface, 0)) for site in case.sites)
    case = replace(case, parking=park, sites=sites[:1], towers=_on_one_site(case))
    return Broken(
        case, ShortageKind.PARKING, 2, frozenset({(RuleId.PARKING, "site vehicle", (0, 0))})
    )


def _on_one_site(case: Case) -> tuple[object, ...]:
    return tuple(replace(tower, site=0) for tower in case.towers)


def few_moves(size: str, seed: int) -> Broken:
    """Everybody must move, all but five may."""
    case = roomy(size, seed)
    rows = tuple((1,) * len(unit.floors) for unit in case.units)
    limits = (Limit("moves", len(case.units) - 5, unit=rows),)
    rules = frozenset({(RuleId.LIMIT, "limit", (0,))})
    return Broken(replace(case, limits=limits), ShortageKind.LIMIT, 5, rules)


def large_opd(size: str, seed: int) -> Broken:
    """An OPD larger than any tower by four, while all towers together have space."""
    case = roomy(size, seed)
    mine = [u for u, unit in enumerate(case.units) if unit.opd == 0]
    units = list(case.units)
    for u in mine:
        units[u] = replace(units[u], area=1000)
    floors = list(case.floors)
    for t in range(len(case.towers)):
        areas = [1000] * (len(mine) - 1) + [996]
        for f, floor in enumerate(floors):
            if floor.tower == t:
                floors[f] = replace(floor, area=areas.pop() if areas else 0, people=10**6)
    small: list[Unit] = [replace(u, area=0) if u.opd else u for u in units]
    case = replace(case, units=tuple(small), floors=tuple(floors))
    rules = {(RuleId.AREA, "floor", (f,)) for f in range(len(floors))}
    return Broken(
        case, ShortageKind.TOWER_AREA, 4, frozenset({*rules, (RuleId.ONE_TOWER, "opd", (0,))})
    )


WAYS: tuple[Callable[[str, int], Broken], ...] = (
    no_ground,
    too_many_people,
    too_small,
    two_towers,
    apart_on_one_floor,
    together_and_apart,
    no_common_place,
    no_parking,
    few_moves,
    large_opd,
)
