"""Rows that may be missed at a price are found, and leaving their columns out changes nothing."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.search.linear.first_order import Descent
from solver.search.linear.program import Program
from solver.search.linear.soft_rows import soft_rows


def _apart(program: Program, price: int, one: int, other: int, low: int = 0) -> int:
    """Charge how far two columns and `low` are from each other."""
    column = program.column(price)
    for sign in (1, -1):
        program.at_least(sign * low, [(column, 1), (one, sign), (other, -sign)])
    return column


def _named(program: Program) -> dict[int, tuple[int, int]]:
    """Return by column its row and the twin of that, -1 where there is none."""
    soft = soft_rows(program)
    twins = iter(soft.twins.tolist())
    return {
        column: (row, next(twins) if paired else -1)
        for column, row, paired in zip(
            soft.columns.tolist(), soft.rows.tolist(), soft.paired.tolist(), strict=True
        )
    }


def test_both_sides_of_a_trip_are_one_row():
    program = Program()
    a, b = program.column(2), program.column(3)
    program.at_least(2, [(a, 1), (b, 1)])
    assert _named(program) == {}  # a alone does not do
    apart = _apart(program, 5, a, b)
    beyond = program.column(4)
    program.at_least(0, [(b, -1), (beyond, 2), (a, 1)])
    assert _named(program) == {apart: (1, 2), beyond: (3, -1)}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda program, apart: program.at_least(0, [(apart, 1)]),  # it says something else too
        lambda program, apart: program.low.__setitem__(1, 7),  # not the other side
        lambda program, apart: program.rows[1].append((2, 1)),
        lambda program, apart: program.rows[1].__setitem__(1, (0, -2)),
        lambda program, apart: program.rows[1].__setitem__(0, (apart, 2)),
        lambda program, apart: program.rows[0].__setitem__(0, (apart, -1)),
        lambda program, apart: program.equal.__setitem__(0, True),
        lambda program, apart: program.cost.__setitem__(apart, 0),
        lambda program, apart: program.high.__setitem__(0, 2),  # farther than it can say
    ],
)
def test_other_columns_stay(spoil):
    program = Program()
    a, b, _ = (program.column(0) for _ in range(3))
    apart = _apart(program, 5, a, b)
    assert _named(program) == {apart: (0, 1)}
    spoil(program, apart)
    program._forget(0)
    assert _named(program) == {}


def test_a_row_has_one_price():
    program = Program()
    a, b = program.column(3), program.column(4)
    program.at_least(1, [(a, 1), (b, 2)])
    assert _named(program) == {a: (0, -1)}
    descent = Descent(program)
    descent.run(2000)
    assert program.bound(descent.multipliers()) == 2  # b by a half


def _program(seed: int) -> Program:
    rng = random.Random(seed)
    program = Program()
    for _ in range(10):
        program.column(rng.randrange(-5, 15), rng.randrange(1, 4))
    for _ in range(4):
        terms = [(j, rng.randrange(1, 9)) for j in rng.sample(range(10), 4)]
        program.at_least(rng.randrange(1, 3), terms)
    program.exactly(2, [(0, 1), (3, 1), (5, 1)])
    for _ in range(12):
        one, other = rng.sample(range(10), 2)
        _apart(program, rng.randrange(1, 9), one, other, rng.randrange(-1, 2))
    for _ in range(4):
        terms = [(j, rng.randrange(-3, 9)) for j in rng.sample(range(10), 3)]
        program.at_least(rng.randrange(0, 3), [*terms, (program.column(4, 9), 2)])
    for column in (7, 8):
        program.high[column] = 0  # nowhere, as in a branch
    for j in range(10, len(program.cost)):
        program.high[j] = 99  # never what keeps a column down
    return program


def _is_optimal(program: Program, descent: Descent) -> bool:
    """Return whether columns that keep all rows cost what the multipliers prove."""
    primal = descent.primal()
    for low, terms, equal in zip(program.low, program.rows, program.equal, strict=True):
        over = sum(a * primal[j] for j, a in terms) - low
        if over < -0.01 or (equal and over > 0.01):
            return False
    gap = np.dot(program.cost, primal) - program.bound(descent.multipliers())
    return bool(-1.1 < gap < 0.1)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_lost(seed):
    program = _program(seed)
    assert len(_named(program)) == 16
    descent = Descent(program)
    assert descent.run(6000) < 1e-4
    assert _is_optimal(program, descent)


def test_steps_are_taken_up_where_they_stood():
    program = _program(3)
    one, other = Descent(program), Descent(program)
    one.run(200)
    other.resume(one.stand())
    assert np.allclose(other.multipliers(), one.multipliers())
    assert np.allclose(other.primal(), one.primal())
    free = zip(one.multipliers(), program.equal, strict=True)
    assert min(m for m, equal in free if not equal) >= 0
    program.cost = [cost + (j >= 10) * 3 for j, cost in enumerate(program.cost)]
    one.price(program.cost)
    one.run(6000)
    assert _is_optimal(program, one)
