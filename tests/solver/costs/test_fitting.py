"""One-off sums: fit-out, moving, rooms, decks, each annualised and with its inputs."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from solver.costs.fitting import deck, deck_stalls, fit_out, lease_penalty, moving, room
from solver.costs.line import CostGroup, CostKey
from solver.problem.estate import Building
from solver.problem.organisation import MeetingSize, Unit, VehicleKind
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()
UNIT = PROBLEM.get(Unit, "a-sek")


def test_fit_out_goes_by_net_area() -> None:
    line = fit_out(PROBLEM, UNIT, 10_000)
    assert line.one_off == 200_000_000
    assert line.amount == 32_549_000  # over ten years at 10 %
    assert line.group is CostGroup.ONE_OFF


def test_moving_goes_by_people_and_archive() -> None:
    line = moving(PROBLEM, UNIT, 10)
    assert line.one_off == 10 * 5_300_000 + 20 * 250_000
    assert moving(PROBLEM, replace(UNIT, archive=0), 0).one_off == 0


def test_a_room_has_fit_out_and_upkeep() -> None:
    line = room(PROBLEM, MeetingSize.SMALL, "tower")
    assert line.one_off == 30_000_000
    assert line.amount == 4_882_000 + 3_000_000  # 12 m² · Rp250,000 of upkeep
    assert line.key is CostKey.ROOMS


def test_trucks_have_no_decks() -> None:
    assert deck_stalls(PROBLEM, VehicleKind.TRUCK) == 0
    line = deck(PROBLEM, VehicleKind.CAR, "south")
    assert line.one_off == 60 * 25 * 3_500_000
    assert line.subject_kind == "site"


def test_a_penalty_is_spread_over_the_horizon() -> None:
    line = lease_penalty(PROBLEM, PROBLEM.get(Building, "hall"))
    assert line.one_off == 50_000_000
    assert line.amount == 5_304_000


@given(st.integers(0, 500_000), st.integers(0, 2_000), st.integers(0, 500))
def test_more_area_and_more_people_never_cost_less(area: int, people: int, more: int) -> None:
    assert fit_out(PROBLEM, UNIT, area + more).amount >= fit_out(PROBLEM, UNIT, area).amount
    assert moving(PROBLEM, UNIT, people + more).amount >= moving(PROBLEM, UNIT, people).amount
