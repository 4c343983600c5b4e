"""People of a unit in a year: posts as they are, growth for all who lead nobody."""

from __future__ import annotations

from dataclasses import dataclass

from solver.demand.explained import Explained, Input
from solver.demand.rounding import ceil_div
from solver.problem.organisation import Post, PostLevel, Unit
from solver.problem.problem import Problem
from solver.units import Measure

LEADERS = frozenset(
    {
        PostLevel.MAYOR,
        PostLevel.ESELON_2A,
        PostLevel.ESELON_2B,
        PostLevel.ESELON_3A,
        PostLevel.ESELON_3B,
        PostLevel.ESELON_4A,
    }
)
DESKLESS = frozenset({PostLevel.FIELD_CREW})


@dataclass(frozen=True)
class Staff:
    """The people of a unit: `leaders` and `others` of today by level, and growth as a fraction."""

    posts: tuple[tuple[PostLevel, int], ...]
    growth: tuple[int, int]

    @property
    def leaders(self) -> int:
        """Heads of something; their number does not grow."""
        return sum(n for level, n in self.posts if level in LEADERS)

    @property
    def people(self) -> int:
        """Headcount n = leaders + others · (1 + g)^years, rounded up."""
        others = sum(n for level, n in self.posts if level not in LEADERS)
        numerator, denominator = self.growth
        return self.leaders + ceil_div(others * numerator, denominator)


def base_year(problem: Problem) -> int:
    """Return the year the records describe; growth is counted from it."""
    return problem.city[0].base_year if problem.city else 2026


def growth_factor(problem: Problem, unit: Unit, year: int) -> tuple[int, int]:
    """Return (1 + g)^years as numerator and denominator; 1 for years that are past."""
    years = max(0, year - base_year(problem))
    return (10_000 + unit.growth) ** years, 10_000**years


def staff(problem: Problem, unit: Unit, year: int) -> Staff:
    """Return the people of a unit in a year."""
    posts = tuple((p.level, p.headcount) for p in problem.where(Post, "unit", unit.id))
    return Staff(posts, growth_factor(problem, unit, year))


def people(problem: Problem, unit: Unit, year: int) -> Explained:
    """Return the headcount of a unit in a year, explained."""
    found = staff(problem, unit, year)
    today = sum(n for _, n in found.posts)
    inputs = (
        Input("input.people_today", today, Measure.PERSON, unit.source, unit.status),
        Input("input.leaders", found.leaders, Measure.PERSON, unit.source, unit.status),
        Input("field.unit.growth", unit.growth, Measure.BASIS_POINT, unit.source, unit.status),
        Input("input.years", max(0, year - base_year(problem)), Measure.YEARS),
    )
    return Explained(found.people, Measure.PERSON, "demand.people", inputs)


def present(problem: Problem, unit: Unit, year: int) -> int:
    """Return the people of a unit who are in the office at once, rounded up."""
    return ceil_div(staff(problem, unit, year).people * unit.presence, 10_000)


def desks(problem: Problem, unit: Unit, year: int) -> Explained:
    """Return the desks: one for every leader, a shared ratio for the rest, none for field crews."""
    found = staff(problem, unit, year)
    numerator, denominator = found.growth
    seated = sum(n for level, n in found.posts if level not in LEADERS | DESKLESS)
    shared = ceil_div(seated * numerator * unit.desk_ratio, denominator * 10_000)
    inputs = (
        Input("input.leaders", found.leaders, Measure.PERSON, unit.source, unit.status),
        Input("input.seated", seated, Measure.PERSON, unit.source, unit.status),
        Input("field.unit.growth", unit.growth, Measure.BASIS_POINT, unit.source, unit.status),
        Input("field.unit.desk_ratio", unit.desk_ratio, Measure.BASIS_POINT),
    )
    return Explained(found.leaders + shared, Measure.COUNT, "demand.desks", inputs)
