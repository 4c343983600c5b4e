"""The sample city, Palembang: every record built from the tables in resources/sample."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from desktop.workflows.sample_city import estate, organisation, relations, scenarios
from desktop.workflows.sample_city.organisation import Seat
from desktop.workflows.sample_city.places import fill
from desktop.workflows.sample_city.tables import facts, table
from desktop.workflows.standards import shipped_standards
from solver.demand.staff import present
from solver.demand.workspace import per_post
from solver.problem.estate import Floor
from solver.problem.organisation import Unit
from solver.problem.problem import City, Problem


def sample_problem() -> Problem:
    """Return the sample city; the same records on every call and every computer.

    Facts carry their source; every figure invented to fill a gap has the status ILLUSTRATION and
    follows ``resources/sample/rules.toml``. See docs/sample.md.
    """
    seats = organisation.seats()
    bare = _with_organisation(_with_estate(Problem(city=(_city(),))), seats)
    problem = _with_places(bare)
    seats = tuple(replace(seat, unit=problem.get(Unit, seat.unit.id)) for seat in seats)
    return replace(
        problem,
        running_cost=estate.running_costs(_people(problem)),
        trip=relations.trips(seats),
        place_rule=relations.place_rules(),
        scenario=scenarios.scenarios(),
        scenario_building=scenarios.scenario_buildings(),
        scenario_opd=scenarios.scenario_opds(),
        placement=scenarios.placements(problem, seats),
        realisation=scenarios.realisations(problem, seats),
        remark=scenarios.remarks(),
    )


def _city() -> City:
    row = table("city")
    return City(
        id="city",
        name=row["name"],
        province=row["province"],
        office=row["office"],
        address=row["address"],
        base_year=row["base_year"],
        signatory=row["signatory"],
        signatory_post=row["signatory_post"],
        signatory_number=row["signatory_number"],
        document_number=row["document_number"],
        **facts(row),
    )


def _with_estate(problem: Problem) -> Problem:
    return replace(
        problem,
        standard=shipped_standards(),
        site=estate.sites(),
        building=estate.buildings(),
        floor=estate.floors(),
    )


def _with_organisation(problem: Problem, seats: tuple[Seat, ...]) -> Problem:
    return replace(
        problem,
        opd=organisation.opds(),
        unit=tuple(seat.unit for seat in seats),
        post=tuple(post for seat in seats for post in organisation.posts(seat)),
        space=tuple(space for seat in seats for space in organisation.spaces(seat)),
        vehicle=tuple(each for seat in seats for each in organisation.vehicles(seat)),
        meeting=tuple(each for seat in seats for each in organisation.meetings(seat)),
        pair_rule=relations.pair_rules(),
    )


def _with_places(problem: Problem) -> Problem:
    """Give every unit the floor it has today and the area it is said to occupy there."""
    year = problem.city[0].base_year
    floors = fill(problem, {unit.id: unit.building for unit in problem.unit}, year)
    need = {unit.id: per_post(problem, unit, year).value for unit in problem.unit}
    held: Counter[str] = Counter()
    for id, floor in floors.items():
        held[floor] += need[id]
    units = tuple(
        replace(
            unit,
            floor=floors[unit.id],
            occupied=_occupied(problem, floors[unit.id], need[unit.id], held[floors[unit.id]]),
        )
        for unit in problem.unit
    )
    return replace(problem, unit=units)


def _occupied(problem: Problem, floor: str, need: int, held: int) -> int:
    """Share nine tenths of a floor by need, but nobody holds more than 1.6 times the need."""
    net = problem.get(Floor, floor).net or 0
    return min(net * 9 * need // (10 * held), need * 16 // 10) if held else 0


def _people(problem: Problem) -> dict[str, int]:
    year = problem.city[0].base_year
    people: Counter[str] = Counter()
    for unit in problem.unit:
        people[unit.building] += present(problem, unit, year)
    return dict(people)
