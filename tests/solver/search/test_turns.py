"""Work goes where it brings most a second, and nobody is left out for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from solver.search import turns as room
from solver.search.turns import Turn, take_turns


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


class _Rising:
    """Each slice takes a second and the bound goes through the amounts told."""

    def __init__(self, clock: _Clock, amounts: Iterator[int]) -> None:
        self.clock, self.amounts, self.closed, self.slices = clock, amounts, False, 0
        self.near = True

    def advance(self, stop: Callable[[], bool]) -> int:
        self.clock.now += 1.0
        self.slices += 1
        return next(self.amounts)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    found = _Clock()
    monkeypatch.setattr(room, "time", found)
    return found


def _line(start: int, gain: int) -> Iterator[int]:
    while True:
        start += gain
        yield start


def _no(amount: int) -> bool:
    return False


def test_the_steeper_one_gets_most_turns(clock: _Clock) -> None:
    steep, flat = _Rising(clock, _line(0, 50)), _Rising(clock, _line(0, 10))
    take_turns([Turn(flat, _no), Turn(steep, _no)], lambda: clock.now >= 100, 1.0)
    assert 4 * flat.slices < steep.slices
    assert flat.slices >= 14  # bounds rise by fits: whoever stood still may rise later


def test_a_part_without_a_bound_is_not_judged(clock: _Clock) -> None:
    late = _Rising(clock, iter([-5] * 20 + [100] * 80))
    take_turns([Turn(late, _no), Turn(_Rising(clock, _line(0, 1)), _no)], lambda: False, 2.0)
    assert late.slices > 20


def test_it_ends_when_all_bring_little_and_goes_on_when_asked_for_less(clock: _Clock) -> None:
    turns = [Turn(_Rising(clock, _line(0, gain)), _no) for gain in (3, 5)]
    take_turns(turns, lambda: clock.now > 100, 10.0)
    before = clock.now
    assert before <= 2 * room.WINDOW + 2
    take_turns(turns, lambda: clock.now > 100, 1.0)
    assert clock.now > 100


def test_who_is_far_from_the_end_goes_on(clock: _Clock) -> None:
    still, other = _Rising(clock, _line(10, 0)), _Rising(clock, _line(10, 0))
    still.near = False
    take_turns([Turn(still, _no), Turn(other, _no)], lambda: clock.now > 100, 1.0)
    assert clock.now > 100


def test_a_part_above_all_plans_is_closed(clock: _Clock) -> None:
    told: list[int] = []

    def enter(amount: int) -> bool:
        told.append(amount)
        return amount > 30

    steps = _Rising(clock, _line(0, 10))
    take_turns([Turn(steps, enter)], lambda: False, 0.0)
    assert steps.closed
    assert told == [10, 20, 30, 40]


def test_a_stop_is_heeded(clock: _Clock) -> None:
    steps = _Rising(clock, _line(0, 10))
    take_turns([Turn(steps, _no)], lambda: True, 0.0)
    assert steps.slices == 0
