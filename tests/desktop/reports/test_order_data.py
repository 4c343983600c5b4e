"""The order of the moves as figures: sums, quiet waves, what is paid until a building is empty."""

from __future__ import annotations

from solver.problem.realisation import MoveStatus
from tests.desktop.reports.example import city, order


def test_what_is_paid_is_the_same_by_wave_and_by_building() -> None:
    made = order(city())
    assert made.double == sum(each.paid for each in made.emptied) == 130_000_000


def test_waves_in_which_nothing_moves_or_empties_or_waits_are_quiet() -> None:
    assert [wave.quiet for wave in order(city()).waves] == [True, True, False, False]


def test_people_of_a_wave_are_those_who_move_in_it() -> None:
    made = order(city())
    assert [wave.people for wave in made.waves][:2] == [0, 0]
    assert sum(wave.people for wave in made.waves) == sum(10 + i % 5 for i in range(2, 20))


def test_only_what_is_recorded_is_told() -> None:
    told = order(city()).told
    assert [each.move for each in told] == [MoveStatus.MOVED, MoveStatus.CANCELLED]
