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


def test_units_and_limits_count_their_least() -> None:
    case = rich()
    uneven = replace(case.limits[0], unit=((7, 2, 5), *case.limits[0].unit[1:]), floor=(9, 4, 3))
    coarse = coarsen(replace(case, limits=(uneven,)))
    assert coarse.limits[0].unit[0] == (2, 5)
    assert coarse.limits[0].floor == (4, 3)
    # Unit 0 of 20: the cheaper of 3 and 1, and 20 at the lower rate of 5/60 and 6/60.
    assert coarse.units[0].cost == (1 + 20 * 5 // 60, 2 + 20 * 4 // 90)
