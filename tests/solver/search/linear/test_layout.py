"""A layout with columns excluded and rows added is the one made anew, entry by entry."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.search.linear.first_order import Descent
from solver.search.linear.layout import Layout, lay_out
from solver.search.linear.program import Program

Matrix = dict[tuple[int, int], float]


def _wide(seed: int) -> Program:
    """Return a program with trips, prices of a thousand, and rows that exclusion empties."""
    rng = random.Random(seed)
    program = Program()
    for _ in range(14):
        program.column(rng.randrange(30), rng.randrange(1, 4))
    for _ in range(8):
        program.at_least(rng.randrange(0, 3), [(j, rng.randrange(1, 9)) for j in _some(rng, 5)])
    for _ in range(6):
        apart = program.column(rng.randrange(1, 9), 9)
        one, other = _some(rng, 2)
        for sign in (1, -1):
            program.at_least(0, [(apart, 1), (one, sign), (other, -sign)])
    program.exactly(1, [(j, 1) for j in (0, 1, 2)])
    program.exactly(0, [(3, 1), (4, -1)])
    return program


def _some(rng: random.Random, count: int) -> list[int]:
    return rng.sample(range(14), count)


def _leaf(wide: Program, seed: int) -> Program:
    rng = random.Random(seed + 100)
    high = wide.high.copy()
    for j in (3, 4, *_some(rng, 3)):
        high[j] = 0
    program = wide.restricted(high)
    for _ in range(2):
        terms = [(j, rng.randrange(-2000, 3000) or 1) for j in sorted(_some(rng, 6))]
        program.at_least(rng.randrange(500), terms)
    return program


def _plain(sparse_by: str, of: Layout) -> Matrix:
    """Return the matrix without scaling, by row and column of the program."""
    lines = getattr(of.slopes, sparse_by)
    line = np.repeat(np.arange(len(lines.starts) - 1), np.diff(lines.starts))
    rows, columns = (line, lines.at) if sparse_by == "by_row" else (lines.at, line)
    values = lines.values / of.row_scale[rows] / of.column_scale[columns]
    keys = zip(of.rows[rows].tolist(), of.columns[columns].tolist(), strict=True)
    return dict(zip(keys, np.round(values, 9).tolist(), strict=True))


def _ends(of: Layout) -> dict[int, tuple[float, ...]]:
    """Return by row with entries what it reaches and its multipliers' ends, without scaling."""
    slopes, filled = of.slopes, {row for row, _ in _plain("by_row", of)}
    plain = (slopes.low / of.row_scale, *(e * of.row_scale for e in (slopes.least, slopes.most)))
    found = zip(of.rows.tolist(), *(np.round(a, 6).tolist() for a in plain), strict=True)
    return {row: tuple(ends) for row, *ends in found if row in filled}


@pytest.mark.parametrize("seed", range(12))
def test_masked_is_laid_out_anew(seed: int) -> None:
    wide = _wide(seed)
    leaf = _leaf(wide, seed)
    masked, anew = lay_out(wide).masked(leaf), lay_out(leaf)
    matrix = _plain("by_row", masked)
    assert matrix == _plain("by_column", masked) == _plain("by_row", anew)
    assert {len(wide.rows), len(wide.rows) + 1} <= {row for row, _ in matrix}
    assert _ends(masked) == _ends(anew)
    assert masked.columns.tolist() == anew.columns.tolist()
    for one, other in ((masked.slopes.cost, "cost"), (masked.slopes.high, "high")):
        here = one * masked.column_scale if other == "high" else one / masked.column_scale
        there = getattr(leaf, other)
        assert np.allclose(here, [there[j] for j in masked.columns])


def test_what_is_not_less_is_laid_out_anew() -> None:
    wide = _wide(0)
    laid = lay_out(wide)
    trip = int(laid.soft.columns[0])
    named = wide.restricted(wide.high)
    named.at_least(1, [(trip, 1), (0, 1)])  # the column says something else, too
    wider = wide.restricted([n + 1 for n in wide.high])
    shut = wide.restricted([n * (j != trip) for j, n in enumerate(wide.high)])
    for program in (named, wider, shut):
        masked, anew = laid.masked(program), lay_out(program)
        assert masked.soft.columns.tolist() == anew.soft.columns.tolist()
        assert _plain("by_row", masked) == _plain("by_row", anew)


@pytest.mark.parametrize("seed", range(6))
def test_steps_on_it_end_as_high(seed: int) -> None:
    wide = _wide(seed)
    program = wide.restricted([n * (j not in (5, 6)) for j, n in enumerate(wide.high)])
    masked, anew = Descent(program, lay_out(wide).masked(program)), Descent(program)
    if max(masked.run(6000), anew.run(6000)) > 1e-4:
        return  # nothing is left of it
    assert abs(program.bound(masked.multipliers()) - program.bound(anew.multipliers())) <= 1


def test_a_row_that_nothing_reaches_any_more_stays() -> None:
    wide = Program()
    wide.column(3)
    wide.column(4)
    wide.at_least(1, [(0, 1)])  # a proof that there is nothing left
    wide.at_least(0, [(0, 1)])
    wide.at_least(1, [(1, 1)])
    masked = lay_out(wide).masked(wide.restricted([0, 1]))
    assert masked.rows.tolist() == [0, 2]
