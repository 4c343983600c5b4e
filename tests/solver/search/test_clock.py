"""When the work on a bound ends."""

from __future__ import annotations

from solver.search.clock import RELAXED, Clock


def test_it_is_over_when_stopped_or_at_so_many_seconds_left() -> None:
    left, stopped = [9.0], [False]
    over = Clock(lambda: left[0], lambda: stopped[0]).over_at(5.0)
    assert not over()
    stopped[0] = True
    assert over()
    stopped[0], left[0] = False, 5.0
    assert over()


def test_where_the_clock_must_not_matter_only_a_stop_ends_it() -> None:
    clock = Clock(lambda: 0.0, lambda: False, effort=1.0)
    assert not clock.over_at(5.0)()
    assert clock.relaxing() == RELAXED
    assert Clock(lambda: 0.0, lambda: True, effort=1.0).over_at(5.0)()


def test_a_relaxation_keeps_to_the_time_left() -> None:
    assert Clock(lambda: 7.0, lambda: False).relaxing() == 7.0
    assert Clock(lambda: 900.0, lambda: False).relaxing() == RELAXED
