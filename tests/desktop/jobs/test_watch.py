"""Patience ends with silence, with a stop not heard, with too much overtime, and never by sleep."""

from __future__ import annotations

from desktop.jobs.watch import LONGEST_STEP, Patience, Watch

PATIENCE = Patience(silent=10, stopping=6, overtime=20)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def looks(watch: Watch, clock: Clock, *, heard: bool = False, stopping: bool = False) -> int:
    """Look once a second until patience ends; return how many looks it took."""
    for count in range(1, 1000):
        clock.now += 1
        if watch.look(heard=heard, stopping=stopping):
            return count
    return 0


def test_silence() -> None:
    clock = Clock()
    watch = Watch(PATIENCE, None, clock)
    for _ in range(9):
        clock.now += 1
        assert not watch.look(heard=False, stopping=False)
    clock.now += 1
    assert not watch.look(heard=True, stopping=False)
    assert looks(watch, clock) == 11


def test_a_stop_that_is_not_heard() -> None:
    clock = Clock()
    assert looks(Watch(PATIENCE, None, clock), clock, heard=True, stopping=True) == 7


def test_overtime() -> None:
    clock = Clock()
    assert looks(Watch(PATIENCE, 30, clock), clock, heard=True) == 51
    assert looks(Watch(PATIENCE, None, clock), clock, heard=True) == 0


def test_a_computer_asleep_is_no_silence() -> None:
    clock = Clock()
    watch = Watch(PATIENCE, 60, clock)
    clock.now += 100_000
    assert not watch.look(heard=False, stopping=False)
    assert PATIENCE.silent > LONGEST_STEP
