"""A coarser case never costs more than the case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.distance import distances
from solver.case.generate import Recipe, plant
from solver.case.sound import findings
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.plan import SolveStatus
from solver.search.coarse import coarsen
from tests.support.cases import best_by_counting, rich


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("matrix", [False, True])
def test_below_the_optimum(seed: int, matrix: bool) -> None:
    case = rich()
    if seed:
        case = plant(Recipe("tiny", 97, limits=seed % 2 == 0, tower_costs=True), seed).case
    if matrix:
        case = replace(case, distance=distances(case), tree=())
    coarse = coarsen(case)
    assert findings(coarse) == []
    assert len(coarse.floors) < len(case.floors)
    answer = run(build(coarse), Run(20))
    best = best_by_counting(case)
    assert best is not None
    assert answer.status is SolveStatus.OPTIMAL
    assert answer.cost is not None
    assert 0 < answer.cost <= best
