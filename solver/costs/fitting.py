"""One-off sums around a move: fit-out, moving, shared rooms, parking levels, ended leases."""

from __future__ import annotations

from solver.costs.annuity import annual
from solver.costs.line import CostKey, CostLine, Input
from solver.demand.norms import Norms
from solver.demand.rounding import half_up, thousands
from solver.problem.estate import Building
from solver.problem.organisation import MeetingSize, Unit, VehicleKind
from solver.problem.problem import Problem
from solver.units import Measure


def _once(
    problem: Problem,
    key: CostKey,
    subject: tuple[str, str],
    one_off: int,
    inputs: tuple[Input, ...],
    *,
    years: str = "finance.years_fit_out",
    upkeep: int = 0,
) -> CostLine:
    """Return the line of a sum paid once, annualised, plus yearly upkeep in rupiah."""
    norms = Norms(problem)
    yearly = annual(one_off, norms["finance.discount"], norms[years])
    finance = (norms.input("finance.discount"), norms.input(years))
    return CostLine(key, *subject, thousands(yearly + upkeep), (*inputs, *finance), one_off)


def fit_out(problem: Problem, unit: Unit, area: int) -> CostLine:
    """Return the fit-out of the net area (dm²) of a unit that moves."""
    norms = Norms(problem)
    inputs = (Input("input.area", area, Measure.AREA), norms.input("moving.fit_out"))
    one_off = half_up(area * norms["moving.fit_out"], 100)
    return _once(problem, CostKey.FIT_OUT, ("unit", unit.id), one_off, inputs)


def moving(problem: Problem, unit: Unit, people: int) -> CostLine:
    """Return the move of the people and the archive of a unit, paid once in the horizon."""
    norms = Norms(problem)
    one_off = people * norms["moving.person"]
    one_off += half_up(unit.archive * norms["moving.archive"], 1000)
    inputs = (
        Input("input.people", people, Measure.PERSON),
        norms.input("moving.person"),
        Input("field.unit.archive", unit.archive, Measure.VOLUME, unit.source, unit.status),
        norms.input("moving.archive"),
    )
    subject = ("unit", unit.id)
    return _once(problem, CostKey.MOVING, subject, one_off, inputs, years="finance.horizon")


def room(problem: Problem, size: MeetingSize, building: str) -> CostLine:
    """Return the fit-out and upkeep of one shared room of a size class."""
    norms = Norms(problem)
    area_key = f"rooms.area_{size.value}"
    area = norms[area_key]
    one_off = half_up(area * norms["rooms.fit_out"], 100)
    upkeep = half_up(area * norms["rooms.upkeep"], 100)
    keys = (area_key, "rooms.fit_out", "rooms.upkeep")
    inputs = tuple(norms.input(key) for key in keys)
    return _once(problem, CostKey.ROOMS, ("building", building), one_off, inputs, upkeep=upkeep)


def deck_stalls(problem: Problem, kind: VehicleKind) -> int:
    """Return the stalls of one parking level; trucks have none."""
    return 0 if kind is VehicleKind.TRUCK else Norms(problem)[f"parking.deck_{kind.value}"]


def deck(problem: Problem, kind: VehicleKind, site: str) -> CostLine:
    """Return the building and upkeep of one parking level for a kind of vehicle."""
    norms = Norms(problem)
    stalls = deck_stalls(problem, kind)
    one_off = half_up(
        stalls * norms[f"parking.area_{kind.value}"] * norms["parking.deck_cost"], 100
    )
    upkeep = half_up(one_off * norms["parking.deck_upkeep"], 10_000)
    keys = (f"deck_{kind.value}", f"area_{kind.value}", "deck_cost", "deck_upkeep")
    inputs = tuple(norms.input(f"parking.{key}") for key in keys)
    years = "finance.years_deck"
    return _once(
        problem, CostKey.PARKING_DECK, ("site", site), one_off, inputs, years=years, upkeep=upkeep
    )


def lease_penalty(problem: Problem, building: Building) -> CostLine:
    """Return the penalty for leaving a rented building before its lease ends."""
    penalty = Input(
        "field.building.lease_penalty",
        building.lease_penalty,
        Measure.RUPIAH,
        building.source,
        building.status,
    )
    subject = ("building", building.id)
    amount = building.lease_penalty
    return _once(
        problem, CostKey.LEASE_PENALTY, subject, amount, (penalty,), years="finance.horizon"
    )
