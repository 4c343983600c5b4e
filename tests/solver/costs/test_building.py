"""The price of a building: who stays together pays what is recorded, empty is never dearer."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from solver.costs.building import price_building
from solver.costs.line import CostKey
from solver.costs.running import total
from solver.problem.estate import Building, Ownership
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


def building(id: str, **fields: object) -> Building:
    return replace(PROBLEM.get(Building, id), **fields)  # type: ignore[arg-type]


@given(st.lists(st.integers(1, 400_000), min_size=1, max_size=12))
def test_all_who_stay_together_pay_what_is_recorded(areas: list[int]) -> None:
    price = price_building(PROBLEM, building("house"), tuple(areas), 2031)
    paid = total(price.used) + sum(price.use(area, 10) for area in areas)
    assert abs(paid - 285_500_000) <= 500


def test_a_building_nobody_sits_in_costs_what_is_recorded_whatever_happens() -> None:
    price = price_building(PROBLEM, building("house"), (), 2031)
    assert price.unused == price.used
    assert total(price.used) == 285_500_000
    assert price.use(100, 1) > 0


def test_space_that_would_be_rented_costs_nothing_until_somebody_moves_in() -> None:
    price = price_building(PROBLEM, building("house", ownership=Ownership.RENTED), (), 2031)
    assert price.unused == ()
    assert total(price.used) == 285_500_000


def test_emptied_means_guarding_less_income_and_the_penalty_of_a_lease() -> None:
    house = price_building(PROBLEM, building("house"), (50_000,), 2031)
    assert [(x.key, x.amount) for x in house.unused] == [
        (CostKey.EMPTY, 30_000_000),
        (CostKey.REUSE, -40_000_000),
    ]
    hall = price_building(PROBLEM, building("hall"), (50_000,), 2031)
    assert [x.key for x in hall.unused] == [CostKey.LEASE_PENALTY]
    assert hall.unused[0].one_off == 50_000_000
    assert price_building(PROBLEM, building("hall"), (50_000,), 2036).unused == ()


def test_empty_never_costs_more_than_in_use() -> None:
    dear = building("house", empty_cost=10**9, reuse_income=0)
    price = price_building(PROBLEM, dear, (50_000,), 2031)
    assert total(price.unused) == total(price.used)
    assert [one.key for one in price.issues] == ["empty_dearer"]


def test_without_records_norms_speak_and_say_so() -> None:
    bare = replace(PROBLEM, running_cost=())
    price = price_building(bare, building("tower"), (50_000,), 2031)
    assert {x.key for x in price.used} >= {CostKey.FLOOR_ENERGY, CostKey.BUILDING_GUARDS}
    assert [one.key for one in price.issues] == ["running_cost_missing"]
    assert price.use(10_000, 10) == 3_572_000
    vacant = price_building(bare, building("tower"), (), 2031)
    assert [x.key for x in vacant.unused] == [CostKey.EMPTY]


def test_a_new_building_is_priced_by_floor_and_costs_nothing_unbuilt() -> None:
    price = price_building(PROBLEM, building("new"), (), 2031)
    assert price.unused == ()
    assert price.used[0].key is CostKey.CONSTRUCTION
    assert set(price.floors) == {f"new-{k}" for k in range(5)}
    assert len(price.floors["new-0"]) == 3


def test_nothing_known_costs_nothing_by_area() -> None:
    lonely = building("house", gross=None)
    price = price_building(Problem(building=(lonely,)), lonely, (), 2031)
    assert total(price.used) == 0
