"""Bounds never pass the optimum."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from solver.case.generate import Recipe, plant
from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.cpsat.run import Answer, Run
from solver.plan import Plan, SolveStatus
from solver.search import bound, sum_bound
from solver.search.bound import Means, Proof, simple_bound
from solver.search.race import Race
from solver.search.solve import SolveOptions, solve
from tests.support.cases import best_by_counting, rich


@pytest.mark.parametrize("seed", range(8))
def test_simple_bound_is_below_the_optimum(seed: int) -> None:
    case = plant(Recipe("tiny", 97, limits=seed % 2 == 0, tower_costs=True), seed).case
    best = best_by_counting(case)
    assert best is not None
    assert simple_bound(case) <= best


def test_with_old_buildings_that_pay() -> None:
    best = best_by_counting(rich())
    assert best is not None
    assert simple_bound(rich()) <= best


def test_the_sum_bound_enters_the_race(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bound, "SMALL", 0)
    monkeypatch.setattr(bound, "PATIENCE", 0.0)
    monkeypatch.setattr(bound, "FIRST_TRY", 0.0)
    race = Race(plant(Recipe("small", 90), 2).case, 6.0)
    proof = Proof(race, Means(1, 1))
    proof.whole()
    parts = proof.parts.parts
    assert parts is not None
    assert race.bound is not None
    assert race.bound >= parts.total > simple_bound(race.case)
    assert race.bound_parts in (parts, None)
    assert (race.bound_parts is None) == (race.bound > parts.total)
    assert race.towers
    assert all(t in range(len(race.case.towers)) for t in race.towers.values())


@pytest.mark.parametrize("large_site", [0, 10**9])
def test_a_large_case_is_walked_on_when_its_bound_is_dull(
    large_site: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bound, "SMALL", 0)
    monkeypatch.setattr(bound, "FIRST_TRY", 0.0)
    monkeypatch.setattr(sum_bound, "LARGE_SITE", large_site)
    monkeypatch.setattr(sum_bound, "by_columns", lambda case: False)
    case = plant(Recipe("small", 90), 2).case
    race = Race(case, 20.0)
    begun: list[bool] = []

    def walk() -> None:
        begun.append(race.over())
        race.ended.set()

    monkeypatch.setattr(Proof, "_linear", lambda self, draft: race.ended.set())
    monkeypatch.setattr(Proof, "_find_any", lambda self: None)
    Proof(race, Means(1, 1), walk).whole()
    assert begun == ([False] if large_site == 0 else [])


def test_reproducible_proofs_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bound, "SMALL", 0)
    monkeypatch.setattr(bound, "PATIENCE", 0.0)
    found = []
    for _ in range(2):
        race = Race(plant(Recipe("small", 90), 2).case, 60.0)
        proof = Proof(race, Means(1, 1, 0.1))
        proof.whole()
        assert proof.parts.parts is not None
        assert proof.parts.parts.total > simple_bound(race.case)
        found.append((proof.parts, race.bound))
    assert found[0] == found[1]


def test_the_sum_bound_leaves_when_a_plan_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bound, "SMALL", 0)
    monkeypatch.setattr(bound, "FIRST_TRY", 0.0)
    monkeypatch.setattr(bound, "PATIENCE", 0.0)
    race = Race(plant(Recipe("tiny", 90), 2).case, 20.0)
    Proof(race, Means(1, 1)).whole()
    assert race.start is not None or race.best is not None


@pytest.mark.parametrize(("effort", "calls"), [(None, 1), (0.01, 0)])
def test_small_cities_are_bounded_layer_by_layer_unless_repeated(
    effort: float | None, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[float] = []

    def layer(
        _: object, left: Callable[[], float], on_bound: Callable[[int], None], __: object
    ) -> None:
        called.append(left())
        on_bound(simple_bound(race.case) + 1)
        race.ended.set()

    monkeypatch.setattr(bound, "layered_bound", layer)
    monkeypatch.setattr(bound, "PATIENCE", 0.0)
    monkeypatch.setattr(bound, "BRIEF_TRY", 0.0)
    race = Race(plant_office(OfficeRecipe(30, 90), 1).case, 4.0)
    Proof(race, Means(1, 1, effort)).whole()
    assert len(called) == calls
    assert all(0 < left < bound.LAYERS * race.seconds for left in called)
    assert race.bound is not None


def test_what_floating_point_says_is_taken_at_its_own_cost() -> None:
    """A solver that rounds may call a broken plan sound, or a sound one a little cheaper."""
    case = rich()
    best = solve(case, SolveOptions(3, 1, 1))
    assert best.plan is not None
    proof = Proof(Race(case, 3), Means(1, 1))
    broken = Plan((0,) * len(case.units))
    proof._enter_rough(Answer(SolveStatus.FEASIBLE, broken, 1, None))
    assert (proof.race.best, proof.race.bound) == (None, None)
    proof._enter_rough(Answer(SolveStatus.FEASIBLE, best.plan, 1, 2))
    assert (proof.race.best, proof.race.bound) == (best.cost, 2)


def test_where_effort_is_counted_the_clock_cuts_no_run_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clocks: list[tuple[float, float | None]] = []

    def run(draft: object, how: Run, **_: object) -> Answer:
        clocks.append((how.seconds, how.effort))
        return Answer(SolveStatus.UNKNOWN, None, None, None)

    def held(case: object, towers: object, how: Run, *_: object) -> None:
        clocks.append((how.seconds, how.effort))

    monkeypatch.setattr(bound, "run", run)
    monkeypatch.setattr(bound, "held_plan", held)
    monkeypatch.setattr(bound, "PATIENCE", 0.0)
    race = Race(plant(Recipe("small", 90), 2).case, 1000.0)
    proof = Proof(race, Means(1, 1, 0.01))
    proof.whole()
    proof._try_towers({})
    assert len(clocks) == 4  # a first try, any plan, the whole model, the towers
    assert min(seconds for seconds, _ in clocks) > 900.0
    assert all(effort is not None and 0 < effort <= 0.01 for _, effort in clocks)
