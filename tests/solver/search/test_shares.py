"""The shares of the bill add up to the bill."""

from __future__ import annotations

import pytest

from solver.check.bill import flow_cost, unit_cost
from solver.plan import Plan
from solver.search.shares import share_out
from tests.support.cases import rich
from tests.support.nano import nano
from tests.support.parts import plans


@pytest.mark.parametrize("seed", range(12))
def test_every_edge_is_in_one_share(seed: int) -> None:
    case = nano(seed)
    shares = share_out(case)
    every = (*shares.level, *shares.site, *shares.old)
    for plan in plans(case):
        cost = 0
        for edge in every:
            far = [p in edge.beyond for p in plan.place]
            cost += edge.length * sum(w for u, v, w in case.flows if far[u] != far[v])
        assert cost == flow_cost(case, plan)


@pytest.mark.parametrize("seed", range(6))
def test_base_and_height_are_the_unit_cost(seed: int) -> None:
    case = nano(seed)
    shares = share_out(case)
    for plan in plans(case):
        cost = 0
        for u, p in enumerate(plan.place):
            if p < len(case.floors):
                cost += shares.base[u][case.floors[p].tower] + shares.height[u][p]
            else:
                cost += case.units[u].stay_cost
        assert cost == unit_cost(case, Plan(plan.place))


def test_heights_begin_at_nothing() -> None:
    for row in share_out(rich()).height:
        assert min(row.values()) == 0


def test_old_edges_have_no_floor_beyond_them() -> None:
    case = rich()
    for edge in share_out(case).old:
        assert min(edge.beyond) >= len(case.floors)
