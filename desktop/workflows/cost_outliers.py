"""Running costs by m² beside those of similar buildings: which stand far out, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.document.text import half_up
from solver.problem.estate import Building, BuildingClass, CostCategory, Floor, RunningCost
from solver.problem.problem import Problem

FEWEST = 5  # similar buildings, itself among them, below which nothing is said
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
        How many buildings those are, itself among them.
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

    Robust: the middle is the median, the spread the median distance from it, so that outliers do
    not hide each other. Compared within a year, a category and a class of building; a class of too
    few is compared with all.
    """
    classes = {building.id: building.building_class for building in problem.building}
    groups: dict[tuple[int, CostCategory | None], list[Figure]] = defaultdict(list)
    for each in figures(problem):
        groups[each.year, each.category].append(each)
    found = []
    for group in groups.values():
        whole = usual([each.per_m2 for each in group])
        alike: dict[BuildingClass, list[Figure]] = defaultdict(list)
        for each in group:
            alike[classes[each.building]].append(each)
        for members in alike.values():
            own = usual([each.per_m2 for each in members])
            marks = (judged(each, own or whole, same_class=own is not None) for each in members)
            found += [mark for mark in marks if mark]
    return tuple(sorted(found, key=lambda mark: -mark.figure.per_m2))


@dataclass(frozen=True)
class Usual:
    """What similar buildings pay per m²: the middle, how far from it is still usual, how many."""

    median: int
    reach: int
    count: int


def usual(values: Sequence[int]) -> Usual | None:
    """Return what is usual among values; None when they are too few to say."""
    if len(values) < FEWEST:
        return None
    middle = median(values)
    away = median([abs(value - middle) for value in values])
    spread = max(half_up(away * SPREAD, 1000), half_up(middle * LEAST, 100), 1)
    return Usual(middle, half_up(spread * FAR, 1000), len(values))


def judged(figure: Figure, among: Usual | None, *, same_class: bool) -> Outlier | None:
    """Return a figure as an outlier among similar ones, or None when it is usual."""
    if among is None:
        return None
    middle, reach = among.median, among.reach
    told = figure.per_m2 * 100 >= middle * TIMES or figure.per_m2 * TIMES <= middle * 100
    if abs(figure.per_m2 - middle) <= reach or not told:
        return None
    low, high = max(0, middle - reach), middle + reach
    return Outlier(figure, middle, low, high, among.count, same_class)


def median(values: Sequence[int]) -> int:
    """Return the middle value; of two middle ones their mean, rounded half up."""
    ordered = sorted(values)
    at = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[at]
    return half_up(ordered[at - 1] + ordered[at], 2)
