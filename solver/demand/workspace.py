"""Net area of a unit: per post or by average, never mixed; beside the ceiling of the norm."""

from __future__ import annotations

from dataclasses import dataclass

from solver.demand.explained import Explained, Input
from solver.demand.norms import Norms
from solver.demand.rounding import ceil_div
from solver.demand.staff import DESKLESS, LEADERS, people, staff
from solver.problem.estate import BuildingClass
from solver.problem.organisation import SpecialSpace, Unit
from solver.problem.problem import Problem
from solver.problem.scenario import SpaceMode
from solver.units import Measure


@dataclass(frozen=True)
class Workspace:
    """The net area a unit needs, the ceiling of the norm, and what it occupies today."""

    area: Explained
    ceiling: Explained
    occupied: int | None

    @property
    def excess(self) -> int | None:
        """Area occupied today beyond the need; negative is a shortage, None is unknown."""
        return None if self.occupied is None else self.occupied - self.area.value


def workspace(
    problem: Problem,
    unit: Unit,
    year: int,
    mode: SpaceMode,
    building_class: BuildingClass = BuildingClass.LOW_RISE,
) -> Workspace:
    """Return the net area of a unit in a year.

    Parameters
    ----------
    problem : Problem
        All records.
    unit : Unit
        Whose area.
    year : int
        Planning year.
    mode : SpaceMode
        PER_POST: sum of desks · m² of the post · (1 + circulation) + special spaces.
        AVERAGE: people · gross m² per person · (1 - non-usable share); support space is inside,
        so special spaces are not added.
    building_class : BuildingClass
        Decides gross m² per person and the non-usable share.

    Returns
    -------
    Workspace
        Areas in dm², rounded up once at the end. Norms: Permendagri 7/2006, SBSK (PMK 138/2024).
    """
    ceiling = by_average(problem, unit, year, building_class)
    area = per_post(problem, unit, year) if mode is SpaceMode.PER_POST else ceiling
    return Workspace(area, ceiling, unit.occupied)


def area_per_post(problem: Problem, unit: Unit, year: int) -> tuple[int, int]:
    """Return the area of desks with circulation, and of special spaces, by posts; dm²."""
    norms = Norms(problem)
    found = staff(problem, unit, year)
    numerator, denominator = found.growth
    total = 0  # in dm² · denominator · 10,000
    for level, heads in found.posts:
        area = heads * norms[f"space.{level.value}"]
        if level in LEADERS:
            total += area * denominator * 10_000
        else:
            share = 10_000 if level in DESKLESS else unit.desk_ratio
            total += area * numerator * share
    circulation = 10_000 + norms["space.circulation"]
    desks_area = ceil_div(total * circulation, denominator * 10_000 * 10_000)
    return desks_area, sum(s.area for s in problem.where(SpecialSpace, "unit", unit.id))


def per_post(problem: Problem, unit: Unit, year: int) -> Explained:
    """Return the net area by posts: (leaders + others · growth · desk ratio) · m² · circulation."""
    norms, found = Norms(problem), staff(problem, unit, year)
    desks_area, special = area_per_post(problem, unit, year)
    return Explained(
        desks_area + special,
        Measure.AREA,
        "demand.area_per_post",
        (
            *(
                Input(f"choice.PostLevel.{level.value}", heads, Measure.PERSON)
                for level, heads in found.posts
            ),
            *(norms.input(f"space.{level.value}") for level, _ in found.posts),
            Input("field.unit.desk_ratio", unit.desk_ratio, Measure.BASIS_POINT),
            norms.input("space.circulation"),
            Input("input.special_area", special, Measure.AREA, unit.source, unit.status),
        ),
    )


def average_keys(building_class: BuildingClass) -> tuple[str, str]:
    """Return the standards of a class: gross m² per person and non-usable share."""
    gross = "space.average_simple" if building_class is BuildingClass.SIMPLE else "space.average"
    return gross, f"space.unusable_{building_class.value}"


def by_average(problem: Problem, unit: Unit, year: int, building_class: BuildingClass) -> Explained:
    """Return the net area by the average of the SBSK: n · gross · (1 - u)."""
    norms = Norms(problem)
    gross_key, unusable_key = average_keys(building_class)
    heads = people(problem, unit, year)
    net = ceil_div(heads.value * norms[gross_key] * (10_000 - norms[unusable_key]), 10_000)
    return Explained(
        net,
        Measure.AREA,
        "demand.area_average",
        (
            Input("input.people", heads.value, Measure.PERSON, unit.source, unit.status),
            norms.input(gross_key),
            norms.input(unusable_key),
        ),
    )
