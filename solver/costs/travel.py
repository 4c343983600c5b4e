"""How far places are from each other in time, and what trips and visits cost."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, gcd, hypot, radians

from solver.costs.line import Input
from solver.demand.norms import Norms
from solver.demand.rounding import half_up, thousands
from solver.problem.estate import Site
from solver.problem.organisation import Unit
from solver.problem.problem import Problem

METRES_PER_MICRODEGREE = 0.111_32  # of latitude, on a sphere of 6,378 km
FINEST = 10  # hundredths of a minute in one unit of effort, at least


@dataclass(frozen=True)
class Place:
    """Where a unit is for its trips; `level` 0 is the lobby."""

    site: str
    building: str
    level: int = 0


@dataclass(frozen=True)
class Travel:
    """Distances as a tree: floors to lobby, lobby to site, site to the centre of the city.

    All lengths are whole units of effort of `unit` hundredths of a minute. The city is a star: a
    site is as far from every other as their two ways to the centre together.
    """

    unit: int
    floor: int
    lobby: int
    radius: dict[str, int]

    def distance(self, a: Place, b: Place) -> int:
        """Return the way between two places in units of effort."""
        if a.building == b.building:
            return self.floor * abs(a.level - b.level)
        way = self.floor * (abs(a.level) + abs(b.level)) + 2 * self.lobby
        if a.site == b.site:
            return way
        return way + self.radius.get(a.site, 0) + self.radius.get(b.site, 0)


def travel(problem: Problem) -> Travel:
    """Return the distances of a project by its time standards and the coordinates of its sites."""
    norms = Norms(problem)
    steps = [norms[f"time.{key}"] for key in ("floor", "lobby", "site")]
    unit = max(FINEST, gcd(*steps))
    centre = city_centre(problem)
    radius = {
        site.id: half_up(norms["time.site"] + minutes_to_centre(norms, site, centre), unit)
        for site in problem.site
    }
    floor, lobby = (half_up(step, unit) for step in steps[:2])
    return Travel(unit, floor, lobby, radius)


def city_centre(problem: Problem) -> tuple[float, float] | None:
    """Return the mean latitude and longitude of the sites with coordinates, microdegrees."""
    known = [
        (site.latitude, site.longitude)
        for site in problem.site
        if site.latitude is not None and site.longitude is not None
    ]
    if not known:
        return None
    return sum(p[0] for p in known) / len(known), sum(p[1] for p in known) / len(known)


def minutes_to_centre(norms: Norms, site: Site, centre: tuple[float, float] | None) -> int:
    """Return the ride to the centre in hundredths of a minute: line · detour / speed."""
    if centre is None or site.latitude is None or site.longitude is None:
        return norms["time.unknown_site"]
    north = site.latitude - centre[0]
    east = (site.longitude - centre[1]) * cos(radians(centre[0] / 1e6))
    metres = round(hypot(north, east) * METRES_PER_MICRODEGREE)
    return half_up(metres * norms["time.detour"] * 100, 10_000 * norms.at_least_one("time.speed"))


def trip_weight(norms: Norms, per_week: int, unit: int, weight: int = 10_000) -> int:
    """Return thousand rupiah a year per unit of effort for trips (hundredths per week).

    Trips · weeks · minutes per unit · wage, times the weight of time (basis points).
    """
    trips = per_week * norms["time.weeks"] * norms["time.wage"]
    return half_up(trips * unit * weight, 100 * 100 * 1000 * 10_000)


def trip_inputs(norms: Norms) -> tuple[Input, ...]:
    """Return the standards behind the price of a trip."""
    keys = ("weeks", "wage", "floor", "lobby", "site", "speed", "detour")
    return tuple(norms.input(f"time.{key}") for key in keys)


def visit_cost(norms: Norms, unit: Unit, level: int, weight: int = 10_000) -> int:
    """Return the time of visitors up and down to a level, whole thousand rupiah a year."""
    minutes = 2 * abs(level) * norms["time.floor"]  # hundredths
    year = unit.visitors * norms["time.days"] * minutes * norms["time.visitor"]
    return thousands(year * weight, 100 * 10_000)


def span_cost(norms: Norms, people: int, weight: int = 10_000) -> int:
    """Return what one level between the top and bottom unit of an OPD costs, whole thousands.

    People · internal trips · weeks · minutes per floor · wage.
    """
    trips = people * norms["time.internal_trips"] * norms["time.weeks"]
    year = trips * norms["time.floor"] * norms["time.wage"]
    return thousands(year * weight, 100 * 100 * 10_000)


def split_cost(norms: Norms, way: Travel, weight: int = 10_000) -> int:
    """Return what an OPD that is partly moved costs a year: coordination trips across the city."""
    radii = sorted(way.radius.values()) or [0]
    minutes = 2 * (way.lobby + radii[len(radii) // 2]) * way.unit  # hundredths, median site
    year = norms["time.split_trips"] * norms["time.weeks"] * minutes * norms["time.wage"]
    return thousands(year * weight, 100 * 100 * 10_000)
