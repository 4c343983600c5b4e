"""The city behind a made-up case: floors, OPDs, units and where a planted plan puts them."""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate

from solver.case.model import Floor

UNITS = {"S": 60, "M": 250, "L": 900}
# How a city grows: between the anchors in equal proportions, beyond them as in the last stretch.
ANCHORS = (60, 250, 900)  # units
OPDS, FLOORS, OLD, PAIRS = (20, 45, 120), (8, 24, 80), (5, 18, 45), (50, 180, 600)
TOWER_FLOORS = 14  # a tower of a large city
FLOOR_AREA = ((100, (1000,)), (200, (1500,)), (600, (2000,)))  # m², up to so many units
LARGE_AREA = (2200, 2000, 1800)  # m², by site
OPEN_PRICE = (350, 365, 380)  # thousand rupiah a year and m², by tower
AREA_A_PERSON = 7  # m², what the limit on people allows
COUNTERS = 0.2  # share of units that serve the public
STAYING = 0.1  # share of OPDs that may stay where they are
LEAST_AREA = 12  # m² of a unit


@dataclass(frozen=True)
class OfficeRecipe:
    """What city to make.

    Parameters
    ----------
    units : int
        Number of units, 20 or more; UNITS names three.
    fill : int
        Percent of the floors' area taken by units and rooms in the planted plan, at most 99.
    visitors : bool
        Whether visitors come: they make height cost money and keep counters off the top.
    talk : int
        Times as many trips as usual.
    """

    units: int = 250
    fill: int = 85
    visitors: bool = True
    talk: int = 1


@dataclass
class City:
    """A city on its way: its floors, and lists by unit that are filled step by step."""

    rng: random.Random
    recipe: OfficeRecipe
    floors: list[Floor]
    sites: list[int]  # by tower
    opd: list[int]
    bulk: list[float]  # how large a unit is, in no measure yet
    visitors: list[int]
    area: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    home: list[int] = field(default_factory=list)  # the old building of today
    place: list[int] = field(default_factory=list)

    @property
    def opds(self) -> int:
        """Number of OPDs."""
        return self.opd[-1] + 1

    def staying(self, unit: int) -> bool:
        """Tell whether the unit may stay; the last OPDs may."""
        return self.opd[unit] >= self.opds - max(1, round(STAYING * self.opds))

    def on(self, floor: int) -> list[int]:
        """Return the units on a floor."""
        return [u for u, p in enumerate(self.place) if p == floor]


def grown(units: int, figures: tuple[int, ...]) -> int:
    """Return a figure for so many units, given it at the anchors."""
    k = min(max(1, bisect_left(ANCHORS, units)), len(ANCHORS) - 1)
    share = math.log(units / ANCHORS[k - 1]) / math.log(ANCHORS[k] / ANCHORS[k - 1])
    times = math.pow(figures[k] / figures[k - 1], share)
    return max(1, round(figures[k - 1] * times))


def _split(total: int, weights: list[float]) -> list[int]:
    """Divide a whole number by weights; each share gets at least one."""
    rest = total - len(weights)
    marks = [round(rest * part / sum(weights)) for part in accumulate(weights)]
    return [1 + b - a for a, b in zip([0, *marks], marks, strict=False)]


def found(recipe: OfficeRecipe, rng: random.Random) -> City:
    """Draw floors, OPDs and the raw size and visitors of their units."""
    weights = [rng.lognormvariate(0, 0.65) for _ in range(grown(recipe.units, OPDS))]
    counts = _split(recipe.units, weights)
    floors = grown(recipe.units, FLOORS)
    towers = max(1, round(floors / TOWER_FLOORS))
    slope = 0.3 / (towers - 1) if towers > 2 else 0.0
    levels = _split(floors, [1.15 - slope * t for t in range(towers)])
    return City(
        rng=rng,
        recipe=recipe,
        floors=[floor for t in range(towers) for floor in _tower(recipe, t, levels[t])],
        sites=[t // 2 for t in range(towers)],
        opd=[g for g, count in enumerate(counts) for _ in range(count)],
        bulk=[min(2.8, rng.lognormvariate(0, 0.5)) for _ in range(recipe.units)],
        visitors=[_visitors(rng) if recipe.visitors else 0 for _ in range(recipe.units)],
    )


def _tower(recipe: OfficeRecipe, tower: int, levels: int) -> list[Floor]:
    by_site = next((areas for most, areas in FLOOR_AREA if recipe.units <= most), LARGE_AREA)
    area = by_site[tower // 2 % len(by_site)]
    price = OPEN_PRICE[(tower // 2 * 2 + tower) % len(OPEN_PRICE)]
    halves = 2 if levels > 8 else 1
    return [
        Floor(tower, k, 2 * tower + k * halves // levels, area, area // AREA_A_PERSON, price * area)
        for k in range(levels)
    ]


def _visitors(rng: random.Random) -> int:
    """Return visitors a day: a few for most units, many for counters."""
    if rng.random() < COUNTERS:
        return 10 + int(rng.lognormvariate(math.log(45), 1.1))
    return min(9, int(rng.lognormvariate(math.log(3.2), 0.9)))


def settle(city: City) -> None:
    """Give every OPD an old building of today, a tower, and its units floors in a row there."""
    rng, old = city.rng, grown(city.recipe.units, OLD)
    seat = [rng.randrange(old) for _ in range(city.opds)]
    city.home = [seat[g] if rng.random() < 0.9 else rng.randrange(old) for g in city.opd]
    city.place = [len(city.floors) + home for home in city.home]
    for tower, opds in enumerate(_towers_of_opds(city)):
        units = [u for g in opds for u, of in enumerate(city.opd) if of == g]
        floors = [f for f, floor in enumerate(city.floors) if floor.tower == tower]
        bulk, before = sum(city.bulk[u] for u in units), 0.0
        for u in units:
            middle = (before + city.bulk[u] / 2) / bulk
            city.place[u] = floors[int(middle * len(floors))]
            before += city.bulk[u]


def _towers_of_opds(city: City) -> list[list[int]]:
    """Divide the OPDs that move among the towers, large ones first, where most area is left."""
    bulk = [0.0] * city.opds
    for u, g in enumerate(city.opd):
        bulk[g] += 0.0 if city.staying(u) else city.bulk[u]
    total, area = sum(bulk), sum(floor.area for floor in city.floors)
    left = [0.0] * len(city.sites)
    for floor in city.floors:
        left[floor.tower] += floor.area * total / area
    opds: list[list[int]] = [[] for _ in left]
    for g in sorted((g for g in range(city.opds) if bulk[g]), key=lambda g: -bulk[g]):
        tower = max(range(len(left)), key=lambda t: left[t])
        opds[tower].append(g)
        left[tower] -= bulk[g]
    for each in opds:
        city.rng.shuffle(each)
    return opds


def measure(city: City, taken: list[float]) -> None:
    """Size the units of each floor so that with what rooms take it is full to the percent."""
    moved = [u for u in range(len(city.opd)) if city.place[u] < len(city.floors)]
    goal = [floor.area * city.recipe.fill / 100 for floor in city.floors]
    usual = (sum(goal) - sum(taken)) / sum(city.bulk[u] for u in moved)
    city.area = [max(LEAST_AREA, int(bulk * usual)) for bulk in city.bulk]
    for f, floor in enumerate(city.floors):
        here = city.on(f)
        scale = (goal[f] - taken[f]) / (sum(city.bulk[u] for u in here) or 1.0)
        for u in here:
            city.area[u] = max(LEAST_AREA, int(city.bulk[u] * scale))
        excess = sum(city.area[u] for u in here) + taken[f] - floor.area
        while excess > 0:  # many tiny units
            largest = max(here, key=lambda u: city.area[u])
            city.area[largest] -= 1
            excess -= 1
