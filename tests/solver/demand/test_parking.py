"""Vehicles by hour: staff, visitors who stay, official vehicles out by day; stalls."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.demand.parking import (
    HOURS,
    accessible,
    effective_supply,
    stalls_for,
    vehicles,
)
from solver.problem.organisation import Post, Unit, Vehicle, VehicleKind
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem


def unit_with(
    staff: int = 0, official: tuple[Vehicle, ...] = (), **fields: int
) -> tuple[Problem, Unit]:
    unit = Unit(id="u", opd="o", name="U", **fields)  # type: ignore[arg-type]
    posts = (Post(id="p", unit="u", headcount=staff),)
    return replace(tiny_problem(), unit=(unit,), post=posts, vehicle=official), unit


def test_staff_come_by_the_shares_and_the_profile() -> None:
    problem, unit = unit_with(staff=100)
    cars, motorcycles, trucks = vehicles(problem, unit, 2026)
    assert max(cars) == 190  # 100 · 0.19, times 10
    assert max(motorcycles) == 665
    assert cars[0] == 114  # at 07 six of ten are there
    assert trucks == (0,) * len(HOURS)


def test_official_vehicles_are_out_by_day() -> None:
    own = (Vehicle(id="v", unit="u", kind=VehicleKind.TRUCK, count=10, out_by_day=9_000),)
    problem, unit = unit_with(official=own)
    trucks = vehicles(problem, unit, 2026)[2]
    assert trucks[0] == trucks[-1] == 100
    assert trucks[1:-1] == (10,) * 8


def test_visitors_who_stay_longer_stand_longer() -> None:
    short, long = (
        vehicles(*unit_with(visitors=200, visit_minutes=minutes), 2026)[1] for minutes in (30, 150)
    )
    # at 09: 200 · 20 % · 0.75 · half an hour
    assert short[2] == 150
    # two and a half hours: all of 09 and 08, half of 07
    assert long[2] == round(10 * 200 * 0.75 * (0.20 + 0.14 + 0.5 * 0.02))


def test_stalls_allow_for_what_is_never_used() -> None:
    problem = tiny_problem()
    assert stalls_for(problem, 900) == 100
    assert stalls_for(problem, 901) == 101
    assert effective_supply(problem, 100) == 900
    assert accessible(problem, 101).value == 3
    assert accessible(problem, 0).value == 0


@settings(max_examples=50)
@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 30), st.integers(0, 480))
def test_more_people_never_bring_fewer_vehicles(
    staff: int, visitors: int, more: int, minutes: int
) -> None:
    fields = {"visit_minutes": minutes, "presence": 8_000}
    less = vehicles(*unit_with(staff, visitors=visitors, **fields), 2026)
    plus = vehicles(*unit_with(staff + more, visitors=visitors + more, **fields), 2026)
    for few, many in zip(less, plus, strict=True):
        assert all(a <= b for a, b in zip(few, many, strict=True))
