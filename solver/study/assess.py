"""Reckon a scenario of any kind: lines, floors, rooms, parking, moves and broken rules."""

from __future__ import annotations

from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.costs.line import CostKey, CostLine
from solver.errors import Issue, issue
from solver.problem.problem import Problem
from solver.problem.standard_keys import missing_standards
from solver.rules import RuleId
from solver.study.assess_lines import Lines
from solver.study.assess_parking import SiteParking
from solver.study.assess_rooms import SharedRooms
from solver.study.assess_rules import Rules
from solver.study.assess_seats import Seats
from solver.study.assessment import Assessment, Broken


def assess(problem: Problem, scenario_id: str) -> Assessment:
    """Return what a scenario comes to, also when it is incomplete or over-full.

    Parameters
    ----------
    problem : Problem
        All records.
    scenario_id : str
        Which scenario; TODAY is reckoned from where the units sit, as of the base year.

    Returns
    -------
    Assessment
        Never raises on incomplete data; what is missing is among its issues. For a complete plan
        without broken rules `objective` is ``base + 1000 · cost`` of the case of the scenario.
    """
    scope = scope_of(problem, scenario_id)
    if scope is None:
        return _nothing(scenario_id)
    seats = Seats(Prices(scope))
    reckoned = Lines(SharedRooms(seats), SiteParking(seats))
    lines = reckoned.all()
    used = reckoned.used()
    seated = {unit.building for unit in problem.unit}
    needs = seats.prices.needs
    return Assessment(
        scenario=scenario_id,
        lines=lines,
        floors=reckoned.rooms.floors(),
        rooms=reckoned.rooms.with_floors(),
        parking=reckoned.parking.needs(),
        broken=(*Rules(reckoned).broken(), *_over_budget(seats, lines)),
        unplaced=seats.unplaced,
        moved=seats.moved,
        people_moved=sum(needs[id].people for id in seats.moved),
        people=sum(need.people for need in needs.values()),
        emptied=tuple(b.id for b in seats.standing if b.id in seated and b.id not in used),
        used=tuple(b.id for b in problem.building if b.id in used),
        one_off=sum(line.one_off for line in lines),
        issues=_issues(seats),
        objective=reckoned.objective(lines),
        area=sum(seats.area(unit) for unit in seats.units.values())
        + sum(reckoned.rooms.area_on(floor.id) for floor in scope.floors),
    )


def _over_budget(seats: Seats, lines: tuple[CostLine, ...]) -> tuple[Broken, ...]:
    """The budget counts what a plan spends by choice; the penalty of a lease is not in it."""
    budget = seats.scope.scenario.one_off_budget
    spent = sum(line.one_off for line in lines if line.key is not CostKey.LEASE_PENALTY)
    if budget is None or spent <= budget:
        return ()
    return (Broken(RuleId.LIMIT, ("budget",), spent - budget),)


def _issues(seats: Seats) -> tuple[Issue, ...]:
    return (*missing_standards(seats.scope.problem), *seats.prices.issues())


def _nothing(scenario_id: str) -> Assessment:
    """Return the assessment of a scenario that does not exist."""
    unknown = issue("scenario_unknown", f"scenario/{scenario_id}")
    return Assessment(
        scenario=scenario_id,
        lines=(),
        floors=(),
        rooms=(),
        parking=(),
        broken=(),
        unplaced=(),
        moved=(),
        people_moved=0,
        people=0,
        emptied=(),
        used=(),
        one_off=0,
        issues=(unknown,),
    )
