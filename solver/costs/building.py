"""The price of a building in a scenario: while in use, once empty, and by use of its area."""

from __future__ import annotations

from dataclasses import dataclass, replace

from solver.costs.construction import construction
from solver.costs.fitting import lease_penalty
from solver.costs.line import CostKey, CostLine, Input
from solver.costs.running import (
    area_lines,
    building_gross,
    capped,
    fixed_line,
    floor_gross,
    house_lines,
    person_inputs,
    person_rate,
    recorded,
    total,
)
from solver.demand.norms import Norms
from solver.demand.rounding import thousands
from solver.errors import Issue, Severity, issue
from solver.problem.estate import Building, BuildingState, Floor, Ownership
from solver.problem.problem import Problem
from solver.units import Measure


@dataclass(frozen=True)
class BuildingPrice:
    """What a building costs.

    Parameters
    ----------
    used : tuple of CostLine
        Paid when anything is in it.
    unused : tuple of CostLine
        Paid when nothing is in it; never more than `used`.
    floors : dict of str to tuple of CostLine
        Paid for each floor in use; only new buildings are priced by floor.
    rate : tuple of (int, int)
        Rupiah a year per dm² used, as a fraction.
    per_person : int
        Rupiah a year per person, where water and internet are reckoned by norms.
    """

    building: Building
    used: tuple[CostLine, ...]
    unused: tuple[CostLine, ...]
    floors: dict[str, tuple[CostLine, ...]]
    rate: tuple[int, int] = (0, 1)
    per_person: int = 0
    inputs: tuple[Input, ...] = ()
    issues: tuple[Issue, ...] = ()

    def use(self, area: int, people: int) -> int:
        """Return what a unit of this area (dm²) and headcount adds a year, whole thousands."""
        return thousands(area * self.rate[0], self.rate[1]) + thousands(people * self.per_person)


def price_building(
    problem: Problem, building: Building, areas_today: tuple[int, ...], year: int
) -> BuildingPrice:
    """Return the price of a building.

    Parameters
    ----------
    problem : Problem
        All records.
    building : Building
        Which one.
    areas_today : tuple of int
        Net areas of the units that sit in it today (dm²); empty when nobody does.
    year : int
        Planning year, for the end of a lease.

    Notes
    -----
    The used part of recorded costs is spread over the net area of the building, or over the area
    used today where that is more. What the units of today do not use up counts as fixed, so that
    all who stay together pay exactly what is recorded.
    """
    if building.state is BuildingState.NEW:
        return _new(problem, building)
    found = recorded(problem, building.id)
    if found is None:
        return _by_norms(problem, building, areas_today, year)
    net = sum(floor.net or 0 for floor in problem.where(Floor, "building", building.id))
    spread = max(net, sum(areas_today))
    rate = (found.use, spread) if spread else (0, 1)
    used = (fixed_line(building, found, areas_today, spread),)
    inputs = (*found.inputs, Input("input.spread", spread, Measure.AREA))
    # Without anybody in it today it is not emptied by a plan: what is recorded is paid anyway,
    # unless it would be rented only for those who move in.
    idle = () if building.ownership is Ownership.RENTED else used
    unused = _emptied(problem, building, year) if areas_today else idle
    return _capped(BuildingPrice(building, used, unused, {}, rate, 0, inputs))


def _by_norms(
    problem: Problem, building: Building, areas_today: tuple[int, ...], year: int
) -> BuildingPrice:
    gross = building_gross(problem, building)
    lines = area_lines(problem, building, "building", building.id, gross)
    used = (*lines, *house_lines(problem, building))
    norms = Norms(problem)
    unused = _emptied(problem, building, year) if areas_today else _empty(building)
    unknown = issue(
        "running_cost_missing",
        f"building/{building.id}",
        Severity.WARNING,
        name=building.name,
    )
    inputs = person_inputs(norms)
    return _capped(
        BuildingPrice(building, used, unused, {}, (0, 1), person_rate(norms), inputs, (unknown,))
    )


def _new(problem: Problem, building: Building) -> BuildingPrice:
    norms = Norms(problem)
    floors = {
        floor.id: area_lines(
            problem, building, "floor", floor.id, floor_gross(problem, floor, building)
        )
        for floor in problem.where(Floor, "building", building.id)
    }
    used = (construction(problem, building), *house_lines(problem, building))
    rate = (0, 1)
    return BuildingPrice(building, used, (), floors, rate, person_rate(norms), person_inputs(norms))


def _amount(building: Building, name: str, amount: int) -> tuple[Input, ...]:
    label = f"field.building.{name}"
    return (Input(label, amount, Measure.RUPIAH_YEAR, building.source, building.status),)


def _empty(building: Building) -> tuple[CostLine, ...]:
    """Guarding and upkeep of an empty building."""
    if not building.empty_cost:
        return ()
    inputs = _amount(building, "empty_cost", building.empty_cost)
    amount = thousands(building.empty_cost)
    return (CostLine(CostKey.EMPTY, "building", building.id, amount, inputs),)


def _emptied(problem: Problem, building: Building, year: int) -> tuple[CostLine, ...]:
    """Return what a building costs that a plan empties: upkeep, less income, penalty of a lease."""
    lines = list(_empty(building))
    if building.reuse_income:
        inputs = _amount(building, "reuse_income", building.reuse_income)
        amount = -thousands(building.reuse_income)
        lines.append(CostLine(CostKey.REUSE, "building", building.id, amount, inputs))
    running = building.lease_end is None or building.lease_end.year >= year
    if building.ownership is Ownership.RENTED and building.lease_penalty and running:
        lines.append(lease_penalty(problem, building))
    return tuple(lines)


def _capped(price: BuildingPrice) -> BuildingPrice:
    """Keep leaving a building from costing more than staying: the engine counts from there."""
    most = total(price.used)
    if total(price.unused) <= most:
        return price
    over = issue(
        "empty_dearer",
        f"building/{price.building.id}/empty_cost",
        Severity.WARNING,
        name=price.building.name,
    )
    return replace(price, unused=capped(price.unused, most), issues=(*price.issues, over))
