"""Plans with other floors or other stays are not said to cost more than they do."""

from __future__ import annotations

import pytest

from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.check.bill import bill, total
from solver.cpsat.build import build
from solver.search.chains_home import only_home
from tests.solver.search.test_chains_proof import at_home, few, sound_plans


def test_a_low_goal_is_proved_and_a_high_one_is_not() -> None:
    planted = plant_office(OfficeRecipe(20, 92), 1)
    case, plan = planted.case, planted.plan
    cost = total(bill(case, plan))
    assert only_home(build(case), plan, cost // 2, 60.0, lambda: False)
    assert not only_home(build(case), plan, 2 * cost, 60.0, lambda: False)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_proved_of_others_holds_when_all_are_counted(seed: int) -> None:
    case = few(seed)
    every = sound_plans(case)
    _, plan = every[0]
    other = min((cost for cost, p in every if not at_home(case, plan, p)), default=None)
    if other is None:
        return
    assert not only_home(build(case), plan, other + 1, 60.0, lambda: False)
