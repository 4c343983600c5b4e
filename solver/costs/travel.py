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
    site is as far from every other as their two ways to its centre together.
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
    rides = star(norms, problem.site)
    radius = {site.id: half_up(norms["time.site"] + rides[site.id], unit) for site in problem.site}
    floor, lobby = (half_up(step, unit) for step in steps[:2])
    return Travel(unit, floor, lobby, radius)


def crow(a: Site, b: Site) -> int | None:
    """Return the straight line between two sites in metres; None when a coordinate is unknown."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    north = a.latitude - b.latitude
    east = (a.longitude - b.longitude) * cos(radians((a.latitude + b.latitude) / 2e6))
    return round(hypot(north, east) * METRES_PER_MICRODEGREE)


def ride(norms: Norms, a: Site, b: Site) -> int | None:
    """Return the ride between two sites, hundredths of a minute: straight line · detour / speed.

    None when the coordinates of one are unknown.
    """
    metres = crow(a, b)
    if metres is None:
        return None
    return half_up(metres * norms["time.detour"] * 100, 10_000 * norms.at_least_one("time.speed"))


def star(norms: Norms, sites: tuple[Site, ...]) -> dict[str, int]:
    """Return the ride from every site to the centre of the star that fits the rides between them.

    Least squares over all pairs: with D the sum of the rides of a site and T that of all pairs,
    (D - T / (n - 1)) / (n - 2), not below 0; so the rides are right on average. Sites without
    coordinates have ``time.unknown_site``.
    """
    known = [site for site in sites if ride(norms, site, site) is not None]
    sums = {a.id: sum(ride(norms, a, b) or 0 for b in known) for a in known}
    total, count = sum(sums.values()) // 2, len(known)
    found = dict.fromkeys((site.id for site in sites), norms["time.unknown_site"])
    for id, own in sums.items():
        if count > 2:
            found[id] = max(0, half_up(own * (count - 1) - total, (count - 1) * (count - 2)))
        else:
            found[id] = half_up(own, 2)
    return found


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


def minutes_cost(norms: Norms, minutes: int) -> int:
    """Return what minutes a week (hundredths) of staff on their way cost a year, thousands."""
    return thousands(minutes * norms["time.weeks"] * norms["time.wage"], 100)


def split_minutes(way: Travel) -> int:
    """Return the way of a coordination trip across the city and back, hundredths of a minute."""
    radii = sorted(way.radius.values()) or [0]
    return 2 * (way.lobby + radii[len(radii) // 2]) * way.unit  # to the median site


def split_cost(norms: Norms, way: Travel, weight: int = 10_000) -> int:
    """Return what an OPD that is partly moved costs a year: coordination trips across the city."""
    year = norms["time.split_trips"] * norms["time.weeks"] * split_minutes(way) * norms["time.wage"]
    return thousands(year * weight, 100 * 100 * 10_000)
