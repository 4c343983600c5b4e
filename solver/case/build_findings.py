"""What is wrong or doubtful about a scenario before it is solved, with figures and a mend."""

from __future__ import annotations

from collections.abc import Iterator

from solver.case.build_estate import Estate
from solver.case.build_tables import ParkingTables
from solver.demand.rounding import ceil_div
from solver.errors import Issue, Severity, issue
from solver.problem.estate import Building
from solver.problem.integrity import integrity
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import BuildingRole, RuleMode, ScenarioKind, ScenarioRuleKey
from solver.problem.standard_keys import missing_standards
from solver.rules import PlaceReason

WARN = Severity.WARNING


def findings(estate: Estate, parking: ParkingTables) -> tuple[Issue, ...]:
    """Return what keeps a case from being built (ERROR) and what its result depends on."""
    scope = estate.prices.scope
    where = f"scenario/{scope.scenario.id}"
    if scope.scenario.kind is ScenarioKind.TODAY:
        return (issue("scenario_today", where, name=scope.scenario.name),)
    wrong = (*_unsound(scope.problem), *missing_standards(scope.problem))
    if wrong:
        return wrong
    if not scope.units:
        return (issue("case_no_units", where, name=scope.scenario.name),)
    if not scope.floors and not estate.places.old:
        return (issue("case_no_floors", where, name=scope.scenario.name), *_floors(estate))
    return (
        *_units(estate),
        *_capacity(estate),
        *_floors(estate),
        *_buildings(estate),
        *_sites(estate, parking),
        *_rules(estate),
    )


def _unsound(problem: Problem) -> tuple[Issue, ...]:
    """Return records that cannot be reckoned with; a missing name is no hindrance."""
    return tuple(
        found
        for found in integrity(problem)
        if found.severity is Severity.ERROR and found.key != "text_empty"
    )


def square_metres(area: int) -> int:
    """Return dm² as whole m², rounded up."""
    return ceil_div(area, 100)


def grave(estate: Estate) -> Severity:
    """Return how grave it is that something cannot fit: a hand-made plan may be over-full."""
    manual = estate.prices.scope.scenario.kind is ScenarioKind.MANUAL
    return WARN if manual else Severity.ERROR


def _units(estate: Estate) -> Iterator[Issue]:
    places = estate.places
    for unit in estate.prices.scope.units:
        where = f"unit/{unit.id}"
        need = estate.prices.needs[unit.id]
        if need.people == 0 and need.area == 0:
            yield issue("unit_without_people", where, WARN, name=unit.name)
        floors = places.allowed[unit.id]
        if unit.id in places.stays:
            continue
        if not floors:
            yield _no_place(estate, unit, where)
            continue
        most = max(estate.room_left[places.floors[f].id].net for f in floors)
        if need.area > most:
            yield issue(
                "unit_too_large",
                where,
                grave(estate),
                name=unit.name,
                need=square_metres(need.area),
                most=most // 100,
                floors=len(floors),
            )


def _no_place(estate: Estate, unit: Unit, where: str) -> Issue:
    """Every candidate floor is closed to the unit: say how many by each reason."""
    counted = estate.places.reasons(unit)
    return issue(
        "unit_without_place",
        where,
        name=unit.name,
        floors=len(estate.places.floors),
        pinned=counted[PlaceReason.PINNED],
        forbidden=counted[PlaceReason.FORBIDDEN],
        public=counted[PlaceReason.PUBLIC],
        ground=counted[PlaceReason.GROUND],
        live_load=counted[PlaceReason.LIVE_LOAD],
        access=counted[PlaceReason.ACCESS],
        date=counted[PlaceReason.DATE],
    )


def _capacity(estate: Estate) -> Iterator[Issue]:
    """Units that must go to a floor against all floors together: a sum that cannot fit."""
    scope, places = estate.prices.scope, estate.places
    must = [unit for unit in scope.units if unit.id not in places.stays]
    area = sum(estate.prices.needs[unit.id].area for unit in must)
    people = sum(estate.prices.needs[unit.id].people for unit in must)
    left = sum(size.net for size in estate.room_left.values())
    seats = sum(size.people for size in estate.room_left.values())
    where = f"scenario/{scope.scenario.id}"
    if area > left:
        yield issue(
            "capacity_area",
            where,
            grave(estate),
            need=square_metres(area),
            have=left // 100,
            short=square_metres(area - left),
        )
    if people > seats:
        over = people - seats
        yield issue("capacity_people", where, grave(estate), need=people, have=seats, short=over)


def _floors(estate: Estate) -> Iterator[Issue]:
    scope = estate.prices.scope
    for floor in scope.problem.floor:
        if scope.roles.get(floor.building) is not BuildingRole.CANDIDATE:
            continue
        building = scope.problem.get(Building, floor.building)
        size = scope.sizes.get(floor.id)
        names = {"building": building.name, "floor": floor.name or floor.level}
        if size is None:
            yield issue("floor_without_area", f"floor/{floor.id}/net", WARN, **names)
        elif size.derived and floor.id not in scope.excluded_floors:
            yield issue(
                "floor_derived",
                f"floor/{floor.id}",
                WARN,
                net=size.net // 100,
                people=size.people,
                **names,
            )
    for building in scope.problem.building:
        candidate = scope.roles[building.id] is BuildingRole.CANDIDATE
        if candidate and building not in scope.towers:
            where = f"building/{building.id}"
            yield issue("building_without_floors", where, WARN, name=building.name)


def _buildings(estate: Estate) -> Iterator[Issue]:
    scope = estate.prices.scope
    yield from estate.prices.issues()
    for building in scope.problem.building:
        emptied = scope.roles[building.id] is BuildingRole.EMPTIED
        if emptied and building.id in estate.occupied:
            staying = sum(unit.building == building.id for unit in scope.fixed)
            where = f"building/{building.id}"
            yield issue("emptied_but_used", where, WARN, name=building.name, units=staying)


def _sites(estate: Estate, parking: ParkingTables) -> Iterator[Issue]:
    for site in estate.prices.scope.problem.site:
        if site.latitude is None or site.longitude is None:
            where = f"site/{site.id}/latitude"
            yield issue("site_without_coordinates", where, WARN, name=site.name)
    for site in parking.sites:
        if not parking.known(site):
            where = f"site/{site.id}/car_stalls"
            yield issue("parking_unknown", where, WARN, name=site.name)


def _rules(estate: Estate) -> Iterator[Issue]:
    scope = estate.prices.scope
    if scope.modes[ScenarioRuleKey.APART][0] is RuleMode.WISH:
        yield issue("apart_not_a_wish", f"scenario/{scope.scenario.id}", WARN)
