"""Bounds of a linear program hold for any multipliers and are tight for the right ones."""

from __future__ import annotations

import random

from solver.search.linear.program import SCALE, Program


def _example() -> Program:
    """Return: minimise 3a + 5b + c, a + b >= 4, b - c = 2, a <= 3, c >= 1; best 3 + 15 + 1."""
    program = Program()
    a, b, c = program.column(3, 10), program.column(5, 10), program.column(1, 10)
    program.at_least(4, [(a, 1), (b, 1)])
    program.exactly(2, [(b, 1), (c, -1)])
    program.at_least(-3, [(a, -1)])
    program.at_least(1, [(c, 1)])
    return program


def test_right_multipliers_give_the_optimum() -> None:
    assert _example().bound([3, 2, 0, 3]) == 19


def test_the_solver_finds_them() -> None:
    program = _example()
    found = program.multipliers(10)
    assert found is not None
    assert program.bound(found) == 19


def test_any_multipliers_are_below() -> None:
    rng = random.Random(5)
    program = _example()
    for _ in range(300):
        assert program.bound([rng.uniform(-9, 9) for _ in range(4)]) <= 19
    assert program.bound([float("nan"), float("inf"), -1e300, 0]) <= 19


def test_nothing_is_known_without_rows() -> None:
    program = Program()
    program.column(-2, 7)
    assert program.bound([]) == -14


def test_multipliers_of_any_size_are_counted_exactly() -> None:
    program = Program()
    big = 10**9
    for j in range(3):
        program.column(big + j, high=5)
    program.at_least(7, [(0, big), (1, -3), (1, 2)])
    program.exactly(big, [(2, big), (0, 1)])
    for size in (1.0, 1e6, 1e11):
        y = [size, -size / 3]
        whole = [round(m * SCALE) for m in y]
        left = [
            (big * SCALE) - whole[0] * big - whole[1],
            (big + 1) * SCALE + whole[0],
            (big + 2) * SCALE - whole[1] * big,
        ]
        total = whole[0] * 7 + whole[1] * big + sum(min(0, r) * 5 for r in left)
        assert program.bound(y) == -(-total // SCALE)
        assert program.reduced(y) == [r // SCALE for r in left]


def test_rows_come_and_go() -> None:
    program = Program()
    x = program.column(3, high=2)
    program.at_least(1, [(x, 1)])
    assert program.bound([3.0]) == 3
    program.at_least(2, [(x, 1)])
    assert program.bound([0.0, 3.0]) == 6
    program.drop_last()
    program.at_least(4, [(x, 3)])
    assert program.bound([0.0, 1.0]) == 4
    narrow = program.restricted([1])
    narrow.at_least(1, [(x, 1)])
    assert narrow.bound([0.0, 1.0, 2.0]) == 4 + 2 - 2
    narrow.drop_last()
    narrow.exactly(2, [(x, 1)])
    assert narrow.bound([0.0, 1.0, 2.0]) == 4 + 4 - 2
    assert narrow.restricted([2]).numbers().equal.tolist() == [False, False, True]
    program.keep([1])
    assert program.bound([1.0]) == 4


def test_entries_of_kept_rows_are_those_laid_out_anew() -> None:
    program = Program()
    x, y = program.column(3), program.column(2)
    for a in range(1, 6):
        program.at_least(a, [(x, a), (y, 10 * a)])
    program.entries()
    program.at_least(7, [(y, 7)])
    program.keep([0, 2, 4, 5])
    program.at_least(8, [(x, 8)])
    laid = program.entries()
    assert laid.rows.tolist() == [0, 0, 1, 1, 2, 2, 3, 4]
    assert laid.columns.tolist() == [x, y, x, y, x, y, y, x]
    assert laid.values.tolist() == [1, 10, 3, 30, 5, 50, 7, 8]
