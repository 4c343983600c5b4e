"""Bounds of a linear program hold for any multipliers and are tight for the right ones."""

from __future__ import annotations

import random

from solver.search.linear_program import Program


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
