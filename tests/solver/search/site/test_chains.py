"""Shortest chains: as long as they say, never in circles, and they carry every weight."""

from __future__ import annotations

import numpy as np
import pytest

from solver.search.site.chains import NONE, Floats, shortest


def _steps(seed: int) -> Floats:
    drawn = np.random.default_rng(seed)
    step = drawn.integers(0, 4, (9, 9)).astype(np.float64)  # many of no length
    step[drawn.random((9, 9)) < 0.6] = NONE
    step[:, -1] = step[-1, :] = drawn.integers(1, 9)  # every node is reached over the last
    return np.minimum(step, step.T)


@pytest.mark.parametrize("seed", range(8))
def test_chains_are_as_long_as_told_and_end(seed: int) -> None:
    step = _steps(seed)
    chains = shortest(step)
    for a in range(9):
        for b in range(9):
            total, at, left = 0.0, b, 9
            while at != a:
                before = int(chains.before[a, at])
                total += step[before, at]
                at, left = before, left - 1
                assert left > 0
            assert total == pytest.approx(chains.length[a, b], abs=1e-3)
            assert all(
                chains.length[a, b] <= chains.length[a, k] + chains.length[k, b] + 1e-9
                for k in range(9)
            )


def test_every_weight_arrives() -> None:
    chains = shortest(_steps(3))
    nodes, weight = np.array([1, 2, 4]), np.array([10.0, 20.0, 5.0])
    ahead, ends, taken = chains.loads(0, nodes, weight)
    assert sum(taken[ahead == 0]) == 35
    for node, own in zip(nodes, weight, strict=True):
        assert taken[ends == node].sum() - taken[ahead == node].sum() == own
