"""The bound with priced cuts: never above the optimum, better than layers alone, stoppable."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.cpsat.build import build
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.hunt import Hunt
from solver.search.race import Race, Teller
from solver.search.small import slabs_bound
from solver.search.small.layers import layered_bound
from solver.search.small.slabs_bound import Effort, slab_bound
from solver.search.walk.ground import ground
from tests.solver.search.small.test_chains_proof import few, sound_plans
from tests.support.cases import best_by_counting

LONG = 60.0


@pytest.mark.parametrize("seed", range(6))
def test_it_ends_at_the_optimum_of_a_tiny_case_and_never_passes_it(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slabs_bound, "FIRST_LOOK", 2)
    planted = plant(Recipe("tiny", 97, limits=seed % 2 == 0, tower_costs=True), seed)
    best = best_by_counting(planted.case)
    assert best is not None
    found: list[int] = []
    plan = Plan(planted.place, ())
    slab_bound(planted.case, lambda: plan, Effort(lambda: LONG, found.append, lambda: False))
    assert found
    assert max(found) <= best


def layers_alone(case: Case, number: int) -> list[int]:
    """Return the bounds of the first layers without rows."""
    found: list[int] = []
    layered_bound(build(case), lambda: LONG, found.append, lambda: len(found) >= number)
    return found


def test_rows_about_cuts_are_worth_more_than_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slabs_bound, "PLAIN", 0.0)
    monkeypatch.setattr(slabs_bound, "chained", lambda *_: False)
    planted = plant_office(OfficeRecipe(20, 95), 2)
    (alone,) = layers_alone(planted.case, 1)
    found: list[int] = []
    effort = Effort(lambda: LONG, found.append, lambda: bool(found))
    slab_bound(planted.case, lambda: planted.plan, effort)
    assert alone < found[0] <= total(bill(planted.case, planted.plan))


def test_layers_without_rows_come_first_so_that_rows_can_only_gain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(slabs_bound, "chained", lambda *_: False)
    planted = plant_office(OfficeRecipe(20, 95), 2)
    found: list[int] = []
    effort = Effort(lambda: LONG, found.append, lambda: len(found) > 1)
    slab_bound(planted.case, lambda: planted.plan, effort)
    assert found == layers_alone(planted.case, 2)


def test_a_tower_of_its_own_is_proved() -> None:
    city = plant_office(OfficeRecipe(20, 92), 2)
    case, planted = city.case, city.plan
    race = Race(case, 600)
    Hunt(ground(Tables(case)), race, Teller(race, None, None), 1, by_steps=True).go(1.5)
    assert race.plan is not None
    assert race.best is not None
    found: list[int] = []
    costs = [race.best]
    effort = Effort(
        *(lambda: LONG, found.append, lambda: False),
        threads=lambda more: 2 if more else 1,
        offer=lambda _, cost: costs.append(cost),
    )
    slab_bound(case, lambda: race.plan or planted, effort)
    assert max(found) == costs[-1]


@pytest.mark.parametrize("seed", range(3))
def test_towers_of_few_units_are_bounded_by_the_counted_optimum(seed: int) -> None:
    case = few(seed)
    every = sound_plans(case)
    found: list[int] = []
    offered: list[int] = []
    optimum = min(cost for cost, _ in every)
    effort = Effort(
        *(lambda: LONG, found.append, lambda: False), offer=lambda _, cost: offered.append(cost)
    )
    plan = min(every, key=lambda known: known[0])[1]
    slab_bound(case, lambda: plan, effort)
    assert max(found) <= optimum
    assert all(cost >= optimum for cost in offered)


@pytest.mark.parametrize("seed", range(3))
def test_a_better_plan_that_comes_later_is_proved_wherever_it_is(seed: int) -> None:
    case = few(seed)
    every = sorted(sound_plans(case), key=lambda known: known[0])
    optimum = every[0][0]
    told: list[int] = []

    def best() -> Plan:
        return every[0 if told else -1][1]

    slab_bound(case, best, Effort(lambda: LONG, told.append, lambda: False))
    assert max(told) == optimum


def test_no_time_and_a_stop_end_it() -> None:
    planted = plant_office(OfficeRecipe(20, 90), 1)
    found: list[int] = []
    slab_bound(planted.case, lambda: planted.plan, Effort(lambda: 0.0, found.append, lambda: False))
    slab_bound(planted.case, lambda: planted.plan, Effort(lambda: LONG, found.append, lambda: True))
    assert not found
