"""Few lumpy pieces whole: above the relaxation, never above what is whole, and it closes."""

from __future__ import annotations

import math

import pytest

from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case
from solver.cpsat.integer import whole_bound
from solver.cpsat.linear import relaxed_bound
from solver.search.lumpy.model import lumpy_model
from solver.search.lumpy.tree import LumpyTree
from solver.search.shares import share_out
from tests.support.nano import nano
from tests.support.parts import lumpy_money, plans


def _climbed(of: Case) -> list[int]:
    tree = LumpyTree(lumpy_model(of, share_out(of)))
    found = []
    while not tree.closed and len(found) < 200:
        found.append(tree.advance(lambda: False))
    assert tree.closed
    return found


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_pays_less(seed: int) -> None:
    of = nano(seed)
    shares = share_out(of)
    least = min((lumpy_money(of, shares, plan) for plan in plans(of)), default=math.inf)
    assert max(_climbed(of)) <= least


@pytest.mark.parametrize("seed", [1, 2])
def test_it_rises_from_the_relaxation_below_the_whole_optimum(seed: int) -> None:
    of = plant_office(OfficeRecipe(120, 95), seed).case
    model = lumpy_model(of, share_out(of)).model
    found = _climbed(of)
    relaxed, whole = relaxed_bound(model, 20.0), whole_bound(model, 20.0)
    assert relaxed is not None
    assert whole.bound is not None
    assert whole.closed
    assert found == sorted(found)
    assert relaxed <= found[0]
    assert relaxed * 1.0005 < found[-1] <= whole.bound + whole.bound // 10**5


def test_a_stop_is_heeded_and_the_work_taken_up_again() -> None:
    of = plant_office(OfficeRecipe(120, 95), 1).case
    tree = LumpyTree(lumpy_model(of, share_out(of)))
    assert tree.advance(lambda: True) <= _climbed(of)[0]
    assert not tree.closed
    found = []
    asked = 0

    def now_and_then() -> bool:
        nonlocal asked
        asked += 1
        return asked % 3 == 0

    while not tree.closed and len(found) < 500:
        found.append(tree.advance(now_and_then))
    assert tree.closed
    assert found[-1] == _climbed(of)[-1]
