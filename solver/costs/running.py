"""Yearly costs of buildings: recorded ones split in fixed and used, others by norms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from solver.costs.line import CostKey, CostLine, Input
from solver.demand.norms import Norms
from solver.demand.rounding import half_up, thousands
from solver.problem.estate import Building, CostCategory, Floor, RunningCost
from solver.problem.problem import Problem
from solver.units import Measure


@dataclass(frozen=True)
class Recorded:
    """The recorded yearly cost of a building: `fixed` while anybody stays, `use` by area."""

    fixed: int
    use: int
    inputs: tuple[Input, ...]


def latest(problem: Problem, building: str) -> tuple[RunningCost, ...]:
    """Return the cost rows of a building that count: of every category the latest year."""
    rows = problem.where(RunningCost, "building", building)
    newest: dict[CostCategory, int] = {}
    for row in rows:
        newest[row.category] = max(row.year, newest.get(row.category, row.year))
    return tuple(row for row in rows if row.year == newest[row.category])


def recorded(problem: Problem, building: str) -> Recorded | None:
    """Return the recorded cost of a building, None when nothing is recorded.

    Rent is fixed in full: a lease is paid however few stay.
    """
    rows = latest(problem, building)
    if not rows:
        return None
    fixed = sum(
        row.amount if row.category is CostCategory.RENT else half_up(row.amount * row.fixed, 10_000)
        for row in rows
    )
    total = sum(row.amount for row in rows)
    inputs = tuple(given for row in rows for given in _row_inputs(row))
    return Recorded(fixed, total - fixed, inputs)


def _row_inputs(row: RunningCost) -> tuple[Input, Input]:
    """Return what a row costs and which part of it is fixed."""
    share = 10_000 if row.category is CostCategory.RENT else row.fixed
    label = f"choice.CostCategory.{row.category.value}"
    return (
        Input(label, row.amount, Measure.RUPIAH_YEAR, row.source, row.status),
        Input("input.fixed_share", share, Measure.BASIS_POINT, row.source, row.status),
    )


def unusable_key(building: Building) -> str:
    """Return the standard of the non-usable share of a building."""
    return f"space.unusable_{building.building_class.value}"


def floor_gross(problem: Problem, floor: Floor, building: Building) -> int:
    """Return the gross area of a floor, recorded or from its net area, 0 when neither is known."""
    if floor.gross is not None:
        return floor.gross
    usable = max(1, 10_000 - Norms(problem)[unusable_key(building)])
    return half_up((floor.net or 0) * 10_000, usable)


def building_gross(problem: Problem, building: Building) -> int:
    """Return the gross area of a building, recorded or the sum of its floors."""
    if building.gross is not None:
        return building.gross
    floors = problem.where(Floor, "building", building.id)
    return sum(floor_gross(problem, floor, building) for floor in floors)


def wage_year(norms: Norms, key: str) -> int:
    """Return the cost of one guard or cleaner a year: max(honor, minimum wage) · months · uplift.

    SBM (PMK 39/2024): the minimum wage prevails; one month of holiday pay; up to 25 % for a firm.
    """
    month = max(norms[key], norms["running.minimum_wage"])
    return half_up(month * norms["running.months"] * (10_000 + norms["running.uplift"]), 10_000)


def _wage_inputs(norms: Norms, key: str) -> tuple[Input, ...]:
    keys = (key, "running.minimum_wage", "running.months", "running.uplift")
    return tuple(norms.input(name) for name in keys)


def area_lines(
    problem: Problem, building: Building, kind: str, subject: str, gross: int
) -> tuple[CostLine, ...]:
    """Return energy, cleaning and maintenance by norms for so much gross area (dm²)."""
    makers: tuple[Callable[[Norms, Building, int], tuple[CostKey, int, tuple[Input, ...]]], ...]
    makers = (_energy, _cleaning, _maintenance)
    norms = Norms(problem)
    area = Input("input.gross", gross, Measure.AREA, building.source, building.status)
    return tuple(
        CostLine(key, kind, subject, amount, (area, *inputs))
        for key, amount, inputs in (make(norms, building, gross) for make in makers)
    )


def _energy(norms: Norms, building: Building, gross: int) -> tuple[CostKey, int, tuple[Input, ...]]:
    """IKE by conditioned and plain share · 12 · gross · tariff of the supply."""
    tariff = f"energy.tariff_{building.tariff.value}"
    ike = building.conditioned * norms["energy.conditioned"]
    ike += (10_000 - building.conditioned) * norms["energy.plain"]
    amount = thousands(12 * ike * gross * norms[tariff], 100 * 100 * 10_000 * 100)
    inputs = (
        Input("field.building.conditioned", building.conditioned, Measure.BASIS_POINT),
        norms.input("energy.conditioned"),
        norms.input("energy.plain"),
        norms.input(tariff),
    )
    return CostKey.FLOOR_ENERGY, amount, inputs


def _cleaning(
    norms: Norms, building: Building, gross: int
) -> tuple[CostKey, int, tuple[Input, ...]]:
    wage = wage_year(norms, "running.cleaner_wage")
    amount = thousands(gross * wage, norms.at_least_one("running.cleaner_area"))
    inputs = (norms.input("running.cleaner_area"), *_wage_inputs(norms, "running.cleaner_wage"))
    return CostKey.FLOOR_CLEANING, amount, inputs


def _maintenance(
    norms: Norms, building: Building, gross: int
) -> tuple[CostKey, int, tuple[Input, ...]]:
    key = "running.maintenance_storeys" if building.storeys > 1 else "running.maintenance_single"
    return CostKey.FLOOR_MAINTENANCE, thousands(gross * norms[key], 100), (norms.input(key),)


def house_lines(problem: Problem, building: Building) -> tuple[CostLine, ...]:
    """Return what a building in use costs by norms whatever its area: guards, internet, lift."""
    norms = Norms(problem)
    guards = norms["running.guard_posts"] * norms["running.guards_per_post"]
    lines = [
        CostLine(
            CostKey.BUILDING_GUARDS,
            "building",
            building.id,
            thousands(guards * wage_year(norms, "running.guard_wage")),
            (
                norms.input("running.guard_posts"),
                norms.input("running.guards_per_post"),
                *_wage_inputs(norms, "running.guard_wage"),
            ),
        ),
        CostLine(
            CostKey.BUILDING_INTERNET,
            "building",
            building.id,
            thousands(norms["running.internet"]),
            (norms.input("running.internet"),),
        ),
    ]
    if building.lift:
        amount, inputs = thousands(norms["running.lift"]), (norms.input("running.lift"),)
        lines.append(CostLine(CostKey.BUILDING_LIFT, "building", building.id, amount, inputs))
    return tuple(lines)


def person_rate(norms: Norms) -> int:
    """Return what a person adds to a building priced by norms: water and internet, rupiah."""
    water = half_up(norms["running.water_person"] * norms["running.water_price"], 1000)
    return water + norms["running.internet_person"]


def person_inputs(norms: Norms) -> tuple[Input, ...]:
    """Return the standards of `person_rate`."""
    keys = ("running.water_person", "running.water_price", "running.internet_person")
    return tuple(norms.input(key) for key in keys)


def rounding(amount: int) -> Input:
    """Return what rounding unit by unit adds to a product of sums, rupiah a year."""
    return Input("input.rounding", amount, Measure.RUPIAH_YEAR)


def fixed_line(
    building: Building, found: Recorded, areas_today: tuple[int, ...], spread: int
) -> CostLine:
    """Return the part of recorded costs that is paid while anybody stays.

    What is recorded, less the use of the units of today, each rounded as the unit pays it.
    """
    recorded_all, area = found.fixed + found.use, sum(areas_today)
    inputs, used_up = found.inputs, 0
    if spread:
        used_up = sum(thousands(found.use * each, spread) for each in areas_today)
        inputs = (
            *found.inputs,
            Input("input.area_today", area, Measure.AREA),
            Input("input.spread", spread, Measure.AREA),
            rounding(used_up - thousands(found.use * area, spread)),
        )
    amount = thousands(recorded_all - used_up)
    return CostLine(CostKey.RUNNING_FIXED, "building", building.id, amount, inputs)


def total(lines: Iterable[CostLine]) -> int:
    """Return the sum of lines in rupiah a year."""
    return sum(line.amount for line in lines)


def capped(lines: tuple[CostLine, ...], most: int) -> tuple[CostLine, ...]:
    """Return lines whose sum is at most `most`; the first line gives way."""
    over = total(lines) - most
    if over <= 0 or not lines:
        return lines
    first = lines[0]
    inputs = (*first.inputs, Input("input.capped", over, Measure.RUPIAH_YEAR))
    return (replace(first, amount=first.amount - over, inputs=inputs), *lines[1:])
