"""Vehicles of a unit by kind and hour: staff, official vehicles out by day, visitors who stay."""

from __future__ import annotations

from solver.demand.explained import Explained, Input
from solver.demand.norms import Norms
from solver.demand.rounding import ceil_div, half_up
from solver.demand.staff import staff
from solver.problem.organisation import Unit, Vehicle, VehicleKind
from solver.problem.problem import Problem
from solver.units import Measure

HOURS = tuple(range(7, 17))  # 07 to 16
AWAY = range(8, 16)  # official vehicles are out from 08 to 16
DRIVEN = (VehicleKind.CAR, VehicleKind.MOTORCYCLE)  # what staff and visitors come with

Vehicles = tuple[tuple[int, ...], ...]  # [vehicle kind][hour], times 10


def vehicles(problem: Problem, unit: Unit, year: int) -> Vehicles:
    """Return the vehicles of a unit standing at its site by kind and hour, times 10."""
    norms = Norms(problem)
    # people present, in 1/10,000 of a person
    present = staff(problem, unit, year).people * unit.presence
    own = problem.where(Vehicle, "unit", unit.id)
    return tuple(
        tuple(
            half_up(
                _staff(norms, kind, present, hour)
                + _visitors(norms, kind, unit, hour)
                + _official(own, kind, hour),
                10**11,
            )
            for hour in HOURS
        )
        for kind in VehicleKind
    )


def _staff(norms: Norms, kind: VehicleKind, present: int, hour: int) -> int:
    """Vehicles of staff in 1/10^12: present · vehicles per person · profile."""
    if kind not in DRIVEN:
        return 0
    return present * norms[f"parking.{kind.value}_staff"] * norms[f"parking.staff_{hour:02d}"]


def _visitors(norms: Norms, kind: VehicleKind, unit: Unit, hour: int) -> int:
    """Vehicles of visitors in 1/10^12: arrivals of this and earlier hours that still stay."""
    if kind not in DRIVEN or not unit.visitors:
        return 0
    minutes = 0
    for back, earlier in enumerate(range(hour, HOURS[0] - 1, -1)):
        stay = min(60, max(0, unit.visit_minutes - 60 * back))
        minutes += stay * norms[f"parking.visitor_{earlier:02d}"]
    return half_up(unit.visitors * norms[f"parking.{kind.value}_visitor"] * minutes, 60) * 10_000


def _official(own: tuple[Vehicle, ...], kind: VehicleKind, hour: int) -> int:
    """Official vehicles in 1/10^12: all before and after work, less those out by day."""
    return sum(
        v.count * ((10_000 - v.out_by_day) if hour in AWAY else 10_000) * 10**8
        for v in own
        if v.kind is kind
    )


def stalls_for(problem: Problem, vehicles_by_10: int) -> int:
    """Return the stalls for so many vehicles (times 10): divided by the effective supply."""
    effective = min(10_000, Norms(problem).at_least_one("parking.effective"))
    return ceil_div(vehicles_by_10 * 1_000, effective)


def stalls_needed(problem: Problem, vehicles_by_10: int) -> Explained:
    """Return the stalls for so many vehicles (times 10) at the busiest hour, explained."""
    inputs = (
        Input("input.vehicles", ceil_div(vehicles_by_10, 10), Measure.COUNT),
        Norms(problem).input("parking.effective"),
    )
    count = stalls_for(problem, vehicles_by_10)
    return Explained(count, Measure.COUNT, "demand.stalls", inputs)


def effective_supply(problem: Problem, stalls: int) -> int:
    """Return the vehicles times 10 that so many stalls really hold."""
    return stalls * 10 * min(10_000, Norms(problem)["parking.effective"]) // 10_000


def accessible(problem: Problem, stalls: int) -> Explained:
    """Return the accessible stalls among so many, at least one when there are any."""
    norms = Norms(problem)
    inputs = (Input("input.stalls", stalls, Measure.COUNT), norms.input("parking.accessible"))
    count = ceil_div(stalls * norms["parking.accessible"], 10_000)
    return Explained(count, Measure.COUNT, "demand.accessible_stalls", inputs)
