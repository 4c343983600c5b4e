"""Seats: today, fixed, placed, dangling; who has moved and who is unplaced."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.study.assess_seats import Seat, Seats
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem

BASE = tiny_problem()


def seats(problem: Problem = BASE, scenario: str = MANUAL) -> Seats:
    scope = scope_of(problem, scenario)
    assert scope is not None
    return Seats(Prices(scope))


def test_today_everybody_sits_where_recorded() -> None:
    found = seats(scenario=TODAY)
    assert found.today
    assert found.of["a-head"] == Seat("house", "house-0")
    assert found.of["a-bid"] == Seat("house")
    assert found.unplaced == ("d-sek",)
    assert found.moved == ()
    assert found.area(BASE.get(Unit, "a-bid")) == 20_000  # occupied
    assert found.candidates == frozenset()


def test_a_plan_has_its_placements_and_what_takes_no_part_stays() -> None:
    found = seats()
    assert found.of["a-bid"] == Seat("tower")
    assert found.of["c-sek"] == Seat("hall")
    assert "e-kec" in found.unplaced  # it takes part in the hand-made plan
    assert seats(scenario=BEST).of["e-kec"] == Seat("camat")
    assert set(found.moved) == {"a-head", "a-sek", "a-bid", "a-loket"}
    assert found.area(BASE.get(Unit, "a-bid")) == found.prices.needs["a-bid"].area


def test_what_is_gone_is_no_seat() -> None:
    rows = (
        Placement(id="x", scenario=MANUAL, unit="a-head", building="gone"),
        Placement(id="y", scenario=MANUAL, unit="a-sek", building="tower", floor="house-0"),
        Placement(id="z", scenario=MANUAL, unit="a-bid", building="tower", floor="gone"),
    )
    found = seats(replace(BASE, placement=rows))
    assert "a-head" in found.unplaced
    assert found.of["a-sek"] == found.of["a-bid"] == Seat("tower")


def test_levels_are_known_on_candidate_floors_and_at_home() -> None:
    found = seats()
    assert found.level(BASE.get(Unit, "b-bid")) == 2
    assert found.level(BASE.get(Unit, "a-bid")) == 0
    today = seats(scenario=TODAY)
    assert today.level(BASE.get(Unit, "b-bid")) == 2


def test_seats_are_gathered_by_building_and_floor() -> None:
    found = seats()
    assert [u.id for u in found.by_floor["tower-1"]] == ["a-head", "a-sek", "b-sek"]
    assert [u.id for u in found.by_floor[""]] == ["a-bid", "c-sek"]
    assert [u.id for u in found.by_building["hall"]] == ["c-sek"]
    assert found.by_building["new"] == []
    assert found.moved_in("a-bid")
    assert not found.moved_in("c-sek")
    assert [b.id for b in found.standing] == ["house", "hall", "tower", "camat"]
