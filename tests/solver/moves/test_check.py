"""The checker finds every kind of breach, and the bill adds up by hand."""

from __future__ import annotations

from dataclasses import replace

from solver.moves.check import broken, cost_of, in_swing, last_left, occupied, wave_load
from solver.moves.model import MoveCost, MovePlan
from tests.solver.moves.tiny import exchange, two_houses

GOOD = MovePlan((1, 2, 3), (1, 2, 3))


def test_a_sound_order_breaks_nothing_and_costs_what_the_hand_says() -> None:
    case = two_houses()
    assert broken(case, GOOD) == ()
    # Building a until wave 2, b until wave 3; three waves; OPD x torn over one wave.
    assert cost_of(case, GOOD) == MoveCost(50 * 2 + 60 * 3, 0, 3, 2)
    assert last_left(case, GOOD) == (2, 3)


def test_too_many_people_or_units_in_a_wave_are_found() -> None:
    case = replace(two_houses(), units=1)
    assert broken(case, MovePlan((1, 1, 3), (1, 1, 3))) == ("people/1", "units/1")


def test_entering_before_the_fitting_out_or_after_the_last_wave_is_found() -> None:
    assert broken(replace(two_houses(), fit_out=1), GOOD)[0] == "time/a1"
    assert "time/b1" in broken(replace(two_houses(), waves=2), GOOD)


def test_a_full_floor_is_found_in_the_wave_it_is_full() -> None:
    assert broken(exchange(), MovePlan((1, 2), (1, 2))) == ("space/f2/1", "space/f2/2")


def test_a_circle_turns_with_swing_space_only() -> None:
    plan = MovePlan((2, 1), (2, 3))
    assert broken(exchange(100), plan) == ()
    assert in_swing(exchange(100), plan, 1) == in_swing(exchange(100), plan, 2) == 100
    assert wave_load(exchange(100), plan, 1) == (5, 1)
    assert cost_of(exchange(100), plan).swing == 3
    assert "swing/1" in broken(replace(exchange(100), swing=0), plan)


def test_fitting_out_holds_the_space() -> None:
    case = replace(exchange(100), fit_out=1)
    assert occupied(case, MovePlan((1, 1), (3, 3)), 2) == [100, 100]
    assert occupied(case, MovePlan((1, 1), (3, 3)), 1) == [100, 100]  # still the old ones


def test_an_order_of_other_length_is_none() -> None:
    assert broken(exchange(), MovePlan((1,), (1,))) == ("length",)
