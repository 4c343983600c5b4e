"""Trips cost weight times distance, by tree edges and by a matrix."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.distance import distances
from solver.rules import CostTerm
from tests.support.cases import rich
from tests.support.modelled import modelled

PLACE = (0, 1, 4, 1, 0)


def test_tree() -> None:
    assert modelled(rich(), PLACE, CostTerm.FLOW) == 2 * 2 + 1 * 2 + 3 * 4


@pytest.mark.parametrize("most", [0, 10**9])
def test_matrix(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solver.cpsat.flows.MOST_PRODUCTS", most)
    case = replace(rich(), tree=(), distance=distances(rich()))
    assert modelled(case, PLACE, CostTerm.FLOW) == 2 * 2 + 1 * 2 + 3 * 4


def test_distances_that_differ_by_direction() -> None:
    table = tuple(tuple(10 * p + q for q in range(5)) for p in range(5))
    case = replace(rich(), tree=(), distance=table)
    assert modelled(case, PLACE, CostTerm.FLOW) == 2 * 1 + 1 * 10 + 3 * 41
