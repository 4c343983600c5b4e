"""Dominance, hypervolumes and evenness: by hand, and against counting."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.plan import Plan
from solver.study.front import (
    Archive,
    Corner,
    gaps,
    hypervolume,
    nondominated,
    reachable_by_lines,
    reachable_by_steps,
    reference_of,
    spread,
)
from solver.study.question import Aim, Point, Proved

CORNERS = st.builds(Corner, st.integers(0, 12), st.integers(0, 12))
MANY = st.lists(CORNERS, max_size=12)


def test_a_front_by_hand() -> None:
    points = [Corner(3, 1), Corner(1, 4), Corner(2, 2), Corner(2, 3), Corner(4, 1), Corner(1, 4)]
    assert nondominated(points) == (Corner(1, 4), Corner(2, 2), Corner(3, 1))
    # boxes up to (5, 5): 4 wide 1 high, 3 wide 2 high, 2 wide 1 high
    assert hypervolume(points, Corner(5, 5)) == 4 + 6 + 2
    assert hypervolume(points, Corner(2, 9)) == 5
    assert hypervolume([], Corner(5, 5)) == 0
    assert reference_of(points) == Corner(5, 5)


@given(MANY)
def test_hypervolume_counts_the_unit_squares_that_are_dominated(points: list[Corner]) -> None:
    squares = sum(any(p.x <= x and p.y <= y for p in points) for x in range(10) for y in range(10))
    assert hypervolume(points, Corner(10, 10)) == squares


@given(MANY)
def test_what_is_left_out_is_dominated_and_what_is_kept_is_not(points: list[Corner]) -> None:
    kept = nondominated(points)
    for point in points:
        assert any(k.x <= point.x and k.y <= point.y for k in kept)
    for a in kept:
        assert not any(b.x <= a.x and b.y <= a.y for b in kept if b is not a)


def test_the_reachable_area_of_lines_by_hand() -> None:
    # x + y >= 4 leaves a triangle of 6 x 6 below (5, 5); x + 3y >= 6 cuts its lower end.
    line, steep = Proved(Aim(1, 1), 4), Proved(Aim(1, 3), 6)
    assert reachable_by_lines([line], Corner(5, 5)) == 18
    # lines meet at y = 1, x = 3; below, x = 5 is left at y = 1/3: 4·(2+6)/2 + 2/3·2/2
    assert reachable_by_lines([line, steep], Corner(5, 5)) == int(16 + Fraction(2, 3))
    assert reachable_by_lines([], Corner(5, 5)) is None
    assert reachable_by_lines([Proved(Aim(1, 1), 40)], Corner(5, 5)) == 0


@given(MANY.filter(bool), st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1))
def test_no_points_cover_more_than_their_bounds_allow(
    points: list[Corner], weights: list[tuple[int, int]]
) -> None:
    proved = [Proved(Aim(a, b), min(a * p.x + b * p.y for p in points)) for a, b in weights]
    most = reachable_by_lines(proved, Corner(11, 11))
    assert most is not None
    assert hypervolume(points, Corner(11, 11)) <= most


def test_the_reachable_area_of_steps_by_hand() -> None:
    least = {0: 9, 1: 9, 2: 4, 3: 4}.get
    assert reachable_by_steps(least, 1, Corner(10, 4)) == 1 + 6 + 6
    assert reachable_by_steps(least, 0, Corner(10, 5)) is None


def test_points_are_spread_evenly() -> None:
    points = [Corner(x, 100 - x) for x in (0, 1, 2, 50, 51, 99, 100)]
    assert [p.x for p in spread(points, 3)] == [0, 50, 100]
    assert [p.x for p in spread(points, 4, [points[1], points[4]])] == [0, 1, 51, 100]
    assert spread(points, 9) == tuple(points)
    assert sum(gaps(points)) == pytest.approx(2)
    assert gaps(points[:1]) == []


def test_more_wanted_than_asked_gives_the_ends_and_the_most_apart() -> None:
    points = [Corner(x, 100 - x) for x in (0, 48, 50, 100)]
    assert [p.x for p in spread(points, 3, points)] in ([0, 48, 100], [0, 50, 100])


def test_an_archive_keeps_what_is_not_beaten_and_finds_the_best_of_an_aim() -> None:
    archive = Archive()
    archive.offer([Point(5, 5, Plan(())), Point(1, 9, Plan(())), Point(6, 6, Plan(()))])
    archive.offer([Point(9, 1, Plan(())), Point(5, 5, Plan(()))])
    assert [(p.x, p.y) for p in archive.points] == [(1, 9), (5, 5), (9, 1)]
    assert (archive.met, archive.dropped) == (5, 2)

    def score(aim: Aim, x: int, y: int) -> int | None:
        return None if aim.most is not None and y > aim.most else aim.first * x + aim.second * y

    assert archive.best(score, Aim(9, 1)) == archive.points[0]
    assert archive.best(score, Aim(1, 0, most=5)) == archive.points[1]
    assert archive.best(score, Aim(1, 0, most=0)) is None
