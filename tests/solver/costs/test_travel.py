"""Distances as a tree in time, and the price of trips, visits, span and split."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from solver.costs.travel import (
    Place,
    city_centre,
    minutes_to_centre,
    span_cost,
    split_cost,
    travel,
    trip_inputs,
    trip_weight,
    visit_cost,
)
from solver.demand.norms import Norms
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


def test_the_ride_to_the_centre() -> None:
    centre = city_centre(PROBLEM)
    assert centre == (-3_005_000, 104_771_000)
    south = PROBLEM.site[1]
    # 1,670 m and 1,667 m apart: 2,360 m · 1.3 / 333 m per minute
    assert minutes_to_centre(NORMS, south, centre) == 921
    assert minutes_to_centre(NORMS, replace(south, latitude=None), centre) == 1_000
    assert minutes_to_centre(NORMS, south, None) == 1_000
    assert WAY.radius["south"] == 24  # with 3 minutes in and out of the site


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
