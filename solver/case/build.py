"""From a problem and a scenario to the integer case the engine solves, and back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from solver.case.build_estate import Estate
from solver.case.build_findings import findings
from solver.case.build_limits import limits
from solver.case.build_places import hard_reasons
from solver.case.build_prices import Prices
from solver.case.build_result import result_rooms
from solver.case.build_scope import scope_of
from solver.case.build_tables import SIZES, ParkingTables, rooms_table
from solver.case.build_units import Places
from solver.case.model import Case, Site
from solver.errors import Issue, Severity, issue
from solver.plan import Plan
from solver.problem.estate import Floor
from solver.problem.organisation import MeetingSize, Unit, VehicleKind
from solver.problem.problem import Problem
from solver.problem.relations import PairKind
from solver.problem.scenario import Placement
from solver.rules import PlaceReason


@dataclass(frozen=True)
class BuiltCase:
    """A core case and what each of its indexes means.

    Parameters
    ----------
    scenario : str
        Id of the scenario it was built from.
    case : Case
        The integers the engine sees.
    units, floors, old, towers, sites : tuple of str
        Record ids by index: units, floors, buildings in which units may stay, buildings that
        receive units, sites.
    opds : tuple of str
        OPD id by group index; a unit that is a group of its own repeats the id of its OPD.
    sizes : tuple of MeetingSize
        Size class by room class index.
    vehicles : tuple of VehicleKind
        Vehicle type by parking type index; a type may come twice (its second row guards the
        number of decks of each site).
    base : int
        Rupiah a year that no decision changes: ``base + 1000 * cost`` is the whole bill.
    issues : tuple of Issue
        Warnings; nothing here stops the job.
    """

    scenario: str
    case: Case
    units: tuple[str, ...]
    floors: tuple[str, ...]
    old: tuple[str, ...]
    towers: tuple[str, ...]
    sites: tuple[str, ...]
    opds: tuple[str, ...]
    sizes: tuple[MeetingSize, ...]
    vehicles: tuple[VehicleKind, ...]
    base: int
    issues: tuple[Issue, ...] = ()


def build_case(problem: Problem, scenario_id: str) -> BuiltCase | tuple[Issue, ...]:
    """Build the core case of a scenario, or say what keeps it from being built.

    Parameters
    ----------
    problem : Problem
        All records.
    scenario_id : str
        Which scenario.

    Returns
    -------
    BuiltCase or tuple of Issue
        The case with its keys, or the Issues (at least one ERROR) that have to be mended.

    Notes
    -----
    The same records give the same case, number for number and in the same order.
    """
    scope = scope_of(problem, scenario_id)
    if scope is None:
        return (issue("scenario_unknown", f"scenario/{scenario_id}"),)
    estate = Estate(Places(Prices(scope)))
    parking = ParkingTables(estate.prices)
    found = findings(estate, parking)
    if any(one.severity is Severity.ERROR for one in found):
        return found
    return BuiltCase(
        scenario=scenario_id,
        case=_case(estate, parking, scenario_id),
        units=tuple(unit.id for unit in scope.units),
        floors=tuple(floor.id for floor in scope.floors),
        old=tuple(building.id for building in estate.places.old),
        towers=tuple(tower.id for tower in scope.towers),
        sites=tuple(site.id for site in estate.sites()),
        opds=tuple(units[0].opd for units in estate.prices.groups),
        sizes=SIZES,
        vehicles=tuple(t.kind for t in parking.types),
        base=estate.base(),
        issues=found,
    )


def _case(estate: Estate, parking: ParkingTables, name: str) -> Case:
    places = estate.places
    return Case(
        name=name,
        sites=tuple(
            Site(tuple(parking.held(site, t) for t in parking.types)) for site in estate.sites()
        ),
        towers=estate.towers(),
        floors=estate.floors(),
        old=estate.old(),
        opds=places.opds(),
        units=places.units(),
        flows=places.flows(),
        tree=estate.tree(),
        rooms=rooms_table(estate.prices),
        parking=parking.table(estate.prices.scope.units),
        together=places.pairs(PairKind.TOGETHER),
        apart=places.pairs(PairKind.APART),
        limits=limits(estate, parking),
    )


def plan_of(built: BuiltCase, problem: Problem) -> Plan | None:
    """Return the placements and rooms of the scenario as a plan of its case.

    None when a unit is unplaced or at a place the case does not know. Rooms are those of the
    last result of the scenario; without one, or on other floors, there are none.
    """
    scope = scope_of(problem, built.scenario)
    if scope is None:
        return None
    floor = {id: f for f, id in enumerate(built.floors)}
    old = {id: len(built.floors) + b for b, id in enumerate(built.old)}
    place = []
    for u, id in enumerate(built.units):
        row = scope.placements.get(id)
        at = None if row is None else floor.get(row.floor, old.get(row.building))
        unit = built.case.units[u]
        stay = None if unit.stay is None else len(built.floors) + unit.stay
        if at is None or (at not in unit.floors and at != stay):
            return None
        place.append(at)
    return Plan(tuple(place), _rooms_of(built, problem))


def _rooms_of(built: BuiltCase, problem: Problem) -> tuple[tuple[int, int], ...]:
    size = {one.value: c for c, one in enumerate(built.sizes)}
    floor = {id: f for f, id in enumerate(built.floors)}
    rows = result_rooms(problem, built.scenario)
    return tuple(
        sorted(
            (size[row.size.value], floor[row.floor])
            for row in rows
            if row.floor in floor
            for _ in range(row.count)
        )
    )


def placements_of(
    built: BuiltCase, plan: Plan, scenario_id: str, problem: Problem
) -> tuple[Placement, ...]:
    """Return the placements a plan stands for, keeping ids and pins of present ones.

    Units that take no part are left as they are: their present placements, if any, come first.
    """
    present = {row.unit: row for row in problem.where(Placement, "scenario", scenario_id)}
    decided = set(built.units)
    kept = [row for row in present.values() if row.unit not in decided]
    for id, at in zip(built.units, plan.place, strict=True):
        if at < len(built.floors):
            floor = problem.get(Floor, built.floors[at])
            building, floor_id = floor.building, floor.id
        else:
            building, floor_id = built.old[at - len(built.floors)], ""
        row = present.get(id) or Placement(
            id=f"{scenario_id}-{id}", scenario=scenario_id, unit=id, building=building
        )
        free = row.any_floor or (row.pinned and not row.floor)
        kept.append(replace(row, building=building, floor=floor_id, any_floor=free))
    return tuple(kept)


def blocked(problem: Problem, scenario_id: str, unit_id: str) -> dict[str, tuple[PlaceReason, ...]]:
    """Return the floors a unit may not take in a scenario, each with every hard reason."""
    scope = scope_of(problem, scenario_id)
    unit = problem.find(Unit, unit_id)
    if scope is None or unit is None:
        return {}
    reasons = ((floor.id, hard_reasons(scope, unit, floor)) for floor in problem.floor)
    return {id: found for id, found in reasons if found}
