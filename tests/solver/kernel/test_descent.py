"""Products and steps of the kernel against the same in numpy."""

from __future__ import annotations

import numpy as np
import pytest

from solver.kernel.descent import Point, Slopes, Sparse, descend, faults


def _sparse(table: np.ndarray) -> Sparse:
    lines, at = np.nonzero(table)
    starts = np.searchsorted(lines, np.arange(len(table) + 1)).astype(np.int64)
    return Sparse(starts, at.astype(np.int32), table[lines, at])


def _table(seed: int) -> np.ndarray:
    chance = np.random.default_rng(seed)
    table = chance.normal(size=(9, 13)) * (chance.random((9, 13)) < 0.4)
    table[4] = 0  # a line without entries
    return table


@pytest.mark.parametrize("seed", range(5))
def test_products(seed):
    table = _table(seed)
    x = np.random.default_rng(seed).normal(size=26)[::2]  # not in one piece
    assert np.allclose(_sparse(table).times(x), table @ x)


def _begun(seed: int) -> tuple[np.ndarray, Slopes, Point]:
    table = _table(seed)
    chance = np.random.default_rng(100 + seed)
    slopes = Slopes(
        _sparse(table),
        _sparse(np.ascontiguousarray(table.T)),
        cost=chance.normal(size=13),
        high=chance.random(13) * 3,
        low=chance.normal(size=9),
        least=np.where(np.arange(9) < 3, -np.inf, 0.0),
        most=np.where(np.arange(9) > 5, 0.4, np.inf),
    )
    x, y = chance.random(13) * slopes.high, np.minimum(chance.random(9), slopes.most)
    return table, slopes, Point(x, y, table.T @ y, np.zeros(13), np.zeros(9), 0.01, 1.5)


def _by_numpy(table, slopes, point, tried):
    """One try, in the letters of the paper; None when the step was too long."""
    x, y, size, weight = point.x, point.y, point.size, point.weight
    next_x = np.clip(x - size / weight * (slopes.cost - table.T @ y), 0, slopes.high)
    beyond = slopes.low - table @ (2 * next_x - x)
    next_y = np.clip(y + size * weight * beyond, slopes.least, slopes.most)
    moved, turned = next_x - x, next_y - y
    length = weight * moved @ moved + turned @ turned / weight
    cross = abs(turned @ table @ moved)
    most = length / (2 * cross) if cross else np.inf
    point.size = min((1 - (tried + 2) ** -0.3) * most, (1 + (tried + 2) ** -0.6) * size)
    if size > most:
        return
    point.x, point.y = next_x, next_y
    point.sum_x, point.sum_y = point.sum_x + size * next_x, point.sum_y + size * next_y
    point.mass += size


@pytest.mark.parametrize("seed", range(5))
def test_steps(seed):
    table, slopes, point = _begun(seed)
    _, _, other = _begun(seed)
    point.size = other.size = 50.0  # too long at first
    tries = descend(slopes, point, 10, 0)
    assert tries > 10
    for tried in range(tries):
        _by_numpy(table, slopes, other, tried)
    for one, two in ((point.x, other.x), (point.y, other.y), (point.back, table.T @ other.y)):
        assert np.allclose(one, two)
    assert np.allclose(point.sum_x, other.sum_x)
    assert np.allclose(point.sum_y, other.sum_y)
    assert point.size == pytest.approx(other.size)
    assert point.mass == pytest.approx(other.mass)


def test_it_gives_up_when_no_step_is_short_enough():
    _, slopes, point = _begun(1)
    point.size = 1e300
    assert descend(slopes, point, 1, 0) <= 3


@pytest.mark.parametrize("seed", range(5))
def test_faults(seed):
    table, slopes, point = _begun(seed)
    x, y = point.x, point.y
    by = slopes.low - table @ x
    price = np.where(by > 0, slopes.most, slopes.least)
    hard = np.isinf(price)
    assert hard.any()
    assert not hard.all()
    at = faults(slopes, x, y)
    assert np.isclose(at.missed, np.linalg.norm(by[hard]))
    assert np.isclose(at.value, slopes.cost @ x + price[~hard] @ by[~hard])
    reduced = slopes.cost - table.T @ y
    assert np.isclose(at.bound, slopes.low @ y + np.minimum(reduced, 0) @ slopes.high)
