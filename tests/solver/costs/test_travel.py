"""Distances as a tree in time, and the price of trips, visits, span and split."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from solver.costs.travel import (
    Place,
    ride,
    span_cost,
    split_cost,
    star,
    travel,
    trip_inputs,
    trip_weight,
    visit_cost,
)
from solver.demand.norms import Norms
from solver.problem.estate import Site
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()
NORMS = Norms(PROBLEM)
WAY = travel(PROBLEM)

places = st.builds(
    Place, st.sampled_from(("centre", "south")), st.sampled_from("abc"), st.integers(-2, 8)
).map(lambda p: replace(p, building=p.site + p.building))


def test_lengths_are_whole_units_of_half_a_minute() -> None:
    assert (WAY.unit, WAY.floor, WAY.lobby) == (50, 1, 4)


def site(id: str, north: int, east: int) -> Site:
    return Site(id=id, name=id, latitude=north, longitude=east)


def test_a_ride_by_hand() -> None:
    centre, south = PROBLEM.site
    # 3,340 m north and 3,335 m east apart: 4,720 m · 1.3 / 333 m per minute
    assert ride(NORMS, centre, south) == 1_843
    assert ride(NORMS, replace(centre, latitude=None), south) is None
    assert ride(NORMS, south, south) == 0


def test_two_sites_are_as_far_as_they_are() -> None:
    assert WAY.radius == {"centre": 24, "south": 24}  # half the ride, 3 minutes out of each site


def test_a_true_star_is_found_again() -> None:
    sites = tuple(
        site(id, north, 0) for id, north in (("a", 0), ("b", 30_000), ("c", 60_000), ("d", 90_000))
    )
    found = star(NORMS, sites)
    assert found["b"] == found["c"] < found["a"] == found["d"]
    assert star(NORMS, ()) == {}
    assert star(NORMS, sites[:1]) == {"a": 0}


def test_without_coordinates_the_standard_speaks() -> None:
    lost = replace(PROBLEM.site[0], latitude=None)
    found = star(NORMS, (lost, PROBLEM.site[1]))
    assert found == {"centre": 1_000, "south": 0}


@given(st.lists(st.tuples(st.integers(0, 50_000), st.integers(0, 50_000)), min_size=3, max_size=9))
def test_rides_are_right_on_average(points: list[tuple[int, int]]) -> None:
    sites = tuple(site(str(i), *point) for i, point in enumerate(points))
    found = star(NORMS, sites)
    assume(all(found.values()))
    pairs = list(combinations(sites, 2))
    true = sum(ride(NORMS, a, b) or 0 for a, b in pairs)
    assert sum(found[a.id] + found[b.id] for a, b in pairs) == pytest.approx(
        true, abs=len(pairs) * 2
    )


def test_ways_by_hand() -> None:
    here = Place("centre", "a", 3)
    assert WAY.distance(here, Place("centre", "a", 1)) == 2
    assert WAY.distance(here, Place("centre", "b")) == 3 + 8
    assert WAY.distance(here, Place("south", "c", 2)) == 3 + 2 + 8 + 48


@given(places, places, places)
def test_it_is_a_metric(a: Place, b: Place, c: Place) -> None:
    assert WAY.distance(a, a) == 0
    assert WAY.distance(a, b) == WAY.distance(b, a) >= 0
    assert WAY.distance(a, c) <= WAY.distance(a, b) + WAY.distance(b, c)


def test_trips_cost_the_wage() -> None:
    # 10 a week · 48 weeks · Rp700 · half a minute
    assert trip_weight(NORMS, 1_000, 50) == 168
    assert trip_weight(NORMS, 1_000, 50, 5_000) == 84
    assert trip_weight(NORMS, 1_000, 50, 0) == 0
    assert len(trip_inputs(NORMS)) == 7


def test_visitors_go_up_and_down() -> None:
    unit = PROBLEM.get(Unit, "c-bid")
    # 40 visitors · 235 days · 2 · 3 levels · half a minute · Rp215
    assert visit_cost(NORMS, unit, 3) == 6_063_000
    assert visit_cost(NORMS, unit, -3) == 6_063_000
    assert visit_cost(NORMS, unit, 0) == 0


def test_span_and_split() -> None:
    # 100 people · 0.5 trips · 48 weeks · half a minute · Rp700
    assert span_cost(NORMS, 100) == 840_000
    assert span_cost(NORMS, 100, 20_000) == 1_680_000
    # 20 trips · 48 weeks · 2 · (2 + 12) minutes · Rp700
    assert split_cost(NORMS, WAY) == 18_816_000


def test_without_sites_and_standards_nothing_is_far() -> None:
    bare = travel(Problem())
    assert bare.distance(Place("", "a"), Place("", "b")) == 0
    assert split_cost(Norms(Problem()), bare) == 0
