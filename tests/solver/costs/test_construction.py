"""A new building: area, storeys, or its own recorded cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.costs.annuity import annual
from solver.costs.construction import construction, storey_key
from solver.demand.rounding import thousands
from solver.problem.estate import Building
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()
NEW = PROBLEM.get(Building, "new")


@pytest.mark.parametrize(
    ("storeys", "key"),
    [(1, ""), (2, "building.storeys_2"), (8, "building.storeys_8"), (20, "building.storeys_8")],
)
def test_the_multiplier_goes_by_storeys(storeys: int, key: str) -> None:
    assert storey_key(storeys) == key


def test_area_times_price_times_multiplier() -> None:
    line = construction(PROBLEM, NEW)
    # 5 · 700 m² · Rp8,354,000 · 1.162
    assert line.one_off == 33_975_718_000
    assert line.amount == thousands(annual(line.one_off, 1_000, 30))
    assert [one.label for one in line.inputs][:3] == [
        "input.gross",
        "standard.building.cost",
        "standard.building.storeys_5",
    ]


def test_the_recorded_cost_comes_first() -> None:
    line = construction(PROBLEM, replace(NEW, build_cost=10**10))
    assert line.one_off == 10**10
    assert line.inputs[0].label == "field.building.build_cost"
