"""Running costs by m² beside those of similar buildings: which stand far out, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.document.text import half_up
from solver.problem.estate import Building, CostCategory, Floor, RunningCost
from solver.problem.problem import Problem

FEWEST = 4  # similar buildings with a figure, below which nothing is said
FAR = 3_500  # thousandths of a spread: the usual cut of the robust score (Iglewicz and Hoaglin)
SPREAD = 1_483  # thousandths: turns the median distance into a standard deviation of a normal
LEAST = 10  # percent of the median that the spread is at least, where all pay nearly the same
TIMES = 150  # percent of the median from which a figure is told at all, or its inverse below it


@dataclass(frozen=True)
class Figure:
    """What a building paid in one year, of one category or in all, in rupiah per m²."""

    building: str
    category: CostCategory | None
    year: int
    per_m2: int


@dataclass(frozen=True)
class Outlier:
    """A figure far from those of similar buildings.

    Parameters
    ----------
    figure : Figure
        Which.
    median, low, high : int
        Rupiah per m² of the similar buildings: the middle, and the range that is usual.
    peers : int
        How many buildings those are.
    same_class : bool
        Whether they are of the same class; too few of one class are compared with all.
    """

    figure: Figure
    median: int
    low: int
    high: int
    peers: int
    same_class: bool

    @property
    def above(self) -> bool:
        """Whether it is more than usual."""
        return self.figure.per_m2 > self.median


def area_of(problem: Problem, building: Building) -> int:
    """Return the gross area of a building in dm²: recorded, else that of its floors; 0 unknown."""
    floors = problem.where(Floor, "building", building.id)
    return building.gross or sum(floor.gross or floor.net or 0 for floor in floors)


def figures(problem: Problem) -> tuple[Figure, ...]:
    """Return rupiah per m² by building, year and category, and of all categories together."""
    return tuple(each for building in problem.building for each in _of(problem, building))


def _of(problem: Problem, building: Building) -> Iterator[Figure]:
    area = area_of(problem, building)
    sums: dict[tuple[int, CostCategory | None], int] = defaultdict(int)
    for row in problem.where(RunningCost, "building", building.id):
        sums[row.year, row.category] += row.amount
        sums[row.year, None] += row.amount
    if area:
        for (year, category), amount in sums.items():
            yield Figure(building.id, category, year, half_up(amount * 100, area))


def outliers(problem: Problem) -> tuple[Outlier, ...]:
    """Return every figure that stands far out, the most expensive per m² first.

    Robust: the middle is the median, the spread the median distance from it, so that the outliers
    themselves do not hide each other. Compared within a year, a category and a class of building.
    """
    classes = {building.id: building.building_class for building in problem.building}
    groups: dict[tuple[int, CostCategory | None], list[Figure]] = defaultdict(list)
    for each in figures(problem):
        groups[each.year, each.category].append(each)
    found = []
    for group in groups.values():
        for each in group:
            others = [f for f in group if f.building != each.building]
            alike = [f for f in others if classes[f.building] is classes[each.building]]
            same = len(alike) >= FEWEST
            mark = judged(each, alike if same else others, same_class=same)
            if mark:
                found.append(mark)
    return tuple(sorted(found, key=lambda mark: -mark.figure.per_m2))


def judged(figure: Figure, others: Sequence[Figure], *, same_class: bool) -> Outlier | None:
    """Return a figure as an outlier among others, or None when it is usual or they are too few."""
    if len(others) < FEWEST:
        return None
    values = [each.per_m2 for each in others]
    middle = median(values)
    away = median([abs(value - middle) for value in values])
    spread = max(half_up(away * SPREAD, 1000), half_up(middle * LEAST, 100), 1)
    reach = half_up(spread * FAR, 1000)
    off = abs(figure.per_m2 - middle)
    told = figure.per_m2 * 100 >= middle * TIMES or figure.per_m2 * TIMES <= middle * 100
    if off <= reach or not told:
        return None
    low, high = max(0, middle - reach), middle + reach
    return Outlier(figure, middle, low, high, len(values), same_class)


def median(values: Sequence[int]) -> int:
    """Return the middle value; of two middle ones their mean, rounded half up."""
    ordered = sorted(values)
    at = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[at]
    return half_up(ordered[at - 1] + ordered[at], 2)
