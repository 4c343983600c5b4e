"""Which places a unit may take: hard reasons against a floor, prices of wishes, staying."""

from __future__ import annotations

from collections.abc import Iterator

from solver.case.build_scope import Scope
from solver.demand.norms import Norms
from solver.problem.estate import Building, Floor
from solver.problem.organisation import SpecialSpace, Unit
from solver.problem.relations import PairKind, PairRule, PlaceKind, PlaceRule
from solver.problem.scenario import BuildingRole, RuleMode, ScenarioRuleKey
from solver.rules import PlaceReason

_KEY_OF = {
    PlaceReason.PUBLIC: ScenarioRuleKey.PUBLIC,
    PlaceReason.GROUND: ScenarioRuleKey.GROUND,
    PlaceReason.LIVE_LOAD: ScenarioRuleKey.LIVE_LOAD,
    PlaceReason.ACCESS: ScenarioRuleKey.ACCESS,
    PlaceReason.DATE: ScenarioRuleKey.DATE,
}


def pins(scope: Scope, unit: Unit) -> tuple[tuple[str, str], ...]:
    """Return where a unit is pinned as (building, floor or empty); a placement's pin goes first."""
    placed = tuple(
        (row.building, "" if row.any_floor else row.floor) for row in scope.pins.get(unit.id, ())
    )
    if placed:
        return placed
    rows = scope.problem.where(PlaceRule, "unit", unit.id)
    return tuple(
        (row.building, row.floor)
        for row in rows
        if row.kind is PlaceKind.PINNED and scope.held(row)[0] is not RuleMode.OFF
    )


def forbidden(scope: Scope, unit: Unit, building: str, floor: str) -> bool:
    """Tell whether a unit is kept away from a building or one floor of it."""
    return any(
        row.kind is PlaceKind.FORBIDDEN and row.building == building and row.floor in ("", floor)
        for row in scope.problem.where(PlaceRule, "unit", unit.id)
        if scope.held(row)[0] is not RuleMode.OFF
    )


def stays_at(scope: Scope, unit: Unit) -> str:
    """Return the building outside the candidates in which a unit may be, or an empty text.

    That is where it is pinned, for a unit that has in fact moved already; without a pin the
    building it sits in, unless that is to be emptied or the unit is kept away from it.
    """
    for building, _ in pins(scope, unit):
        if scope.roles.get(building) in (BuildingRole.MAY_STAY, BuildingRole.OUT):
            return building
    seat = scope.seat(unit)
    if seat is None or pins(scope, unit) or scope.roles[seat.id] is not BuildingRole.MAY_STAY:
        return ""
    for kind, partner in bound_to_fixed(scope, unit):
        if kind is PairKind.TOGETHER and partner.building != unit.building:
            return ""
    return "" if forbidden(scope, unit, seat.id, "") else seat.id


def hard_reasons(scope: Scope, unit: Unit, floor: Floor) -> tuple[PlaceReason, ...]:
    """Return every hard reason that keeps a unit from a floor, in the order of PlaceReason."""
    found = set(_always(scope, unit, floor))
    for reason in _by_rule(scope, unit, floor):
        if scope.modes[_KEY_OF[reason]][0] is RuleMode.HARD:
            found.add(reason)
    return tuple(reason for reason in PlaceReason if reason in found)


def wish_price(scope: Scope, unit: Unit, floor: Floor) -> int:
    """Return what a unit on a floor costs in unmet wishes, rupiah a year."""
    if not scope.has_wishes:
        return 0
    modes = (scope.modes[_KEY_OF[reason]] for reason in _by_rule(scope, unit, floor))
    return sum(price for mode, price in modes if mode is RuleMode.WISH)


def bound_to_fixed(scope: Scope, unit: Unit) -> Iterator[tuple[PairKind, Unit]]:
    """Yield the hard pair rules of a unit whose other unit stays where it is."""
    for name, other in (("unit_a", "unit_b"), ("unit_b", "unit_a")):
        for rule in scope.problem.where(PairRule, name, unit.id):
            partner = scope.problem.find(Unit, getattr(rule, other))
            hard = scope.held(rule)[0] is RuleMode.HARD
            if hard and partner and not scope.takes_part(partner):
                yield rule.kind, partner


def _always(scope: Scope, unit: Unit, floor: Floor) -> Iterator[PlaceReason]:
    candidate = scope.roles.get(floor.building) is BuildingRole.CANDIDATE
    if not candidate or floor.id in scope.excluded_floors or floor.id not in scope.sizes:
        yield PlaceReason.NOT_CANDIDATE
    held = pins(scope, unit)
    if held and not any(b == floor.building and f in ("", floor.id) for b, f in held):
        yield PlaceReason.PINNED
    locked = floor.id in scope.locked_floors and not any(f == floor.id for _, f in held)
    if locked or forbidden(scope, unit, floor.building, floor.id):
        yield PlaceReason.FORBIDDEN
    for kind, partner in bound_to_fixed(scope, unit):
        here = floor.id == partner.floor or (
            not partner.floor and floor.building == partner.building
        )
        if kind is PairKind.TOGETHER and not here:
            yield PlaceReason.PINNED
        if kind is PairKind.APART and floor.id == partner.floor:
            yield PlaceReason.FORBIDDEN


def _by_rule(scope: Scope, unit: Unit, floor: Floor) -> Iterator[PlaceReason]:
    """Yield the reasons a scenario may soften or drop, whatever their mode."""
    building = scope.problem.find(Building, floor.building)
    if building is None:
        return
    spaces = scope.problem.where(SpecialSpace, "unit", unit.id)
    if (unit.public_floor or unit.counters) and not floor.public:
        yield PlaceReason.PUBLIC
    if floor.level != 0 and any(space.ground_floor for space in spaces):
        yield PlaceReason.GROUND
    if any(space.live_load > floor.live_load for space in spaces):
        yield PlaceReason.LIVE_LOAD
    many = Norms(scope.problem).at_least_one("space.access_visitors")
    if unit.visitors >= many and floor.level != 0 and not building.accessible:
        yield PlaceReason.ACCESS
    days = [day for day in (building.available, floor.available) if day is not None]
    if any(day.year > scope.year for day in days):
        yield PlaceReason.DATE
