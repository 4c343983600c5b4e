"""Plans with other floors or other stays are not said to cost more than they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.cpsat.build import build
from solver.cpsat.integer import FAR
from solver.plan import Plan
from solver.search.chains import Home
from solver.search.chains_home import Elsewhere
from tests.solver.search.test_chains_proof import few, sound_plans


def elsewhere(case: Case, plan: Plan, layers: int) -> int:
    """Return what other floors and stays cost at the least, as far as so many layers tell."""
    other = Elsewhere(build(case), plan)
    for _ in range(layers):
        other.advance(60.0, lambda: False)
    assert other.bound is not None
    return other.bound


def test_more_layers_tell_no_less() -> None:
    planted = plant_office(OfficeRecipe(20, 92), 1)
    first, second = (elsewhere(planted.case, planted.plan, n) for n in (1, 2))
    assert total(bill(planted.case, planted.plan)) // 2 < first <= second


@pytest.mark.parametrize("seed", range(4))
def test_what_is_proved_of_others_holds_when_all_are_counted(seed: int) -> None:
    case = few(seed)
    every = sound_plans(case)
    _, plan = every[0]
    home = Home(case, plan)
    least = min((cost for cost, other in every if not home.holds(other)), default=FAR)
    assert elsewhere(case, plan, 3) <= least


def test_where_nothing_else_can_be_there_is_nothing_to_bound() -> None:
    case = few(0)
    floors = tuple(replace(floor, area=0) for floor in case.floors[1:])
    units = tuple(
        replace(u, stay=None, floors=(0,), cost=u.cost[:1]) for u in case.units if u.floors
    )
    area = sum(u.area for u in units)
    alone = replace(
        case, floors=(replace(case.floors[0], area=3 * area), *floors), units=units, old=()
    )
    other = Elsewhere(build(alone), Plan((0,) * len(units), ()))
    while other.advance(60.0, lambda: False):
        pass
    assert other.bound == FAR
