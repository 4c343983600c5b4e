"""First-order steps reach the optimum of small programs and repeat."""

from __future__ import annotations

import random

import pytest

from solver.search.linear.first_order import Descent
from solver.search.linear.program import Program


def _program(seed: int) -> Program:
    rng = random.Random(seed)
    program = Program()
    for _ in range(12):
        program.column(rng.randrange(20), rng.randrange(1, 4))
    for _ in range(8):
        terms = [(j, rng.randrange(1, 9)) for j in rng.sample(range(12), 4)]
        program.at_least(rng.randrange(1, 3), terms)
    program.exactly(2, [(0, 1), (3, 1), (5, 1)])
    return program


@pytest.mark.parametrize("seed", range(12))
def test_as_good_as_an_interior_point(seed: int) -> None:
    program = _program(seed)
    exact = program.multipliers(10)
    assert exact is not None
    descent = Descent(program)
    error = descent.run(4000)
    assert error < 1e-4
    assert program.bound(descent.multipliers()) >= program.bound(exact) - 1


def test_the_same_steps_give_the_same_multipliers() -> None:
    one, other = Descent(_program(3)), Descent(_program(3))
    one.run(400)
    other.run(200)
    other.run(200)
    assert one.multipliers() == other.multipliers()


def test_a_stop_ends_it_at_once() -> None:
    descent = Descent(_program(1))
    descent.run(10_000, lambda: True)
    assert descent.steps == 0


def test_new_prices_go_on_from_here() -> None:
    program = _program(5)
    descent = Descent(program)
    descent.run(2000)
    program.cost[0] += 7
    descent.price(program.cost)
    descent.run(4000)
    exact = program.multipliers(10)
    assert exact is not None
    assert program.bound(descent.multipliers()) >= program.bound(exact) - 1


def test_rows_and_columns_without_entries() -> None:
    program = Program()
    program.column(3)
    program.column(-2)
    program.at_least(-1, [])
    program.at_least(1, [(0, 2)])
    descent = Descent(program)
    descent.run(2000)
    assert program.bound(descent.multipliers()) == 0  # 3 · 1/2 - 2, rounded up
