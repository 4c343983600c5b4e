"""Bounds layer by layer: never above the optimum, rising, and what each layer holds whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from solver.case.generate import Recipe, plant
from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.check.bill import bill, total
from solver.cpsat.build import build
from solver.rules import CostTerm
from solver.search.small.layers import layered, layered_bound, layers
from tests.support.cases import best_by_counting

LONG = 60.0


@pytest.mark.parametrize("seed", range(6))
def test_no_layer_passes_the_optimum_and_each_holds_more(seed: int) -> None:
    case = plant(Recipe("tiny", 97, limits=seed % 2 == 0, tower_costs=True), seed).case
    best = best_by_counting(case)
    assert best is not None
    draft = build(case)
    found: list[int] = []
    layered_bound(draft, lambda: LONG, found.append)
    assert len(found) == len(list(layers(draft)))
    assert max(found) <= best
    # each is closed, up to what a solver that counts in floating point is lowered by
    assert all(later >= earlier - 1 for earlier, later in pairwise(found))


def test_layers_begin_with_who_stays_and_leave_trips_and_single_floors_for_last() -> None:
    case = plant_office(OfficeRecipe(30, 90), 1).case
    draft = build(case)
    assert layered(draft)
    found = list(layers(draft))
    assert all(a < b for a, b in pairwise(found))
    openings = {v.index for v in draft.floor_on.values()}
    spans = {v.index for v, _ in draft.costs[CostTerm.SPAN]}
    floors = len(case.floors)
    places = {v.index for row in draft.x for p, v in row.items() if len(row) > 1 and p < floors}
    flows = [v for v, _ in draft.costs[CostTerm.FLOW] if not isinstance(v, int)]
    stay = {v.index for row in draft.x for p, v in row.items() if len(row) > 1 and p >= floors}
    apart = {v.index for v in flows} - places - stay
    sums = {v.index for v in draft.sums.values()}
    assert stay
    assert openings | stay <= found[0]
    assert not (spans | places | sums | apart) & found[0]
    assert spans <= found[1]
    assert not (places | sums | apart) & found[1]
    assert sums & found[2]
    assert not (apart - sums) & found[-1]


def test_a_case_without_spans_has_no_layers() -> None:
    case = plant_office(OfficeRecipe(20, 90), 1).case
    alone = replace(case, opds=tuple(replace(opd, span_cost=0) for opd in case.opds))
    assert not layered(build(alone))


def test_levels_of_departments_are_worth_something() -> None:
    planted = plant_office(OfficeRecipe(20, 90), 2)
    found: list[int] = []
    layered_bound(build(planted.case), lambda: LONG, found.append, lambda: len(found) > 1)
    assert found[0] < found[1] <= total(bill(planted.case, planted.plan))


def test_no_time_and_a_stop_end_it() -> None:
    draft = build(plant(Recipe("tiny", 90), 1).case)
    found: list[int] = []
    layered_bound(draft, lambda: 0.0, found.append)
    layered_bound(draft, lambda: LONG, found.append, lambda: True)
    assert not found
