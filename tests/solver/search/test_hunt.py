"""The programme of walks: by steps it repeats, it starts where it is told, it stops."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search import hunt
from solver.search.hunt import Hunt
from solver.search.race import Race, Teller
from solver.search.walk.closing import unused
from solver.search.walk.ground import ground

PLANTED = plant(Recipe("small", 90), 6)


def _hunt(seconds: float, stop: bool = False, start: Plan | None = None) -> Race:
    race = Race(PLANTED.case, 600)
    race.start = start
    teller = Teller(race, None, (lambda: True) if stop else None)
    Hunt(ground(Tables(PLANTED.case)), race, teller, 3, by_steps=True).go(seconds)
    return race


def test_repeatable_by_steps() -> None:
    assert _hunt(1).plan == _hunt(1).plan is not None


def test_stops_at_once() -> None:
    assert _hunt(600, stop=True).spent() < 60


def test_a_second_one_shares_good_plans_and_ends_with_the_race() -> None:
    race = Race(PLANTED.case, 2.0)
    first = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 3)
    first.second()
    assert race.over()
    assert race.best is not None
    assert first._pool.plans


def test_begins_where_it_is_told() -> None:
    race = _hunt(0.01, start=Plan(PLANTED.place))
    assert race.best is not None


def test_the_bound_has_the_thread_only_while_it_wants_it_and_plans_come_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hunt, "STALLED", 0.0)
    for wanted in (False, True):
        race = Race(PLANTED.case, 1.0)
        race.wanted = wanted
        lent = _lent(race)
        assert (1 in lent) == wanted
        assert 0 in lent
        assert race.lent == 0


def _lent(race: Race) -> list[int]:
    """Return what a hunt has lent whenever it could be asked."""
    lent: list[int] = []

    def listen() -> bool:
        lent.append(race.lent)
        return False

    Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, listen), 3).go(1.0)
    return lent


def test_a_large_case_lends_after_whole_rounds_in_all_so_many_times_what_it_walked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hunt, "LARGE_FROM", 1)
    now = [20.0]
    monkeypatch.setattr(Race, "spent", lambda _: now[0])
    race = Race(PLANTED.case, 100.0)
    race.best, race.wanted = 10**9, True
    lent: list[int] = []

    def passes(seconds: float) -> bool:
        lent.append(race.lent)
        now[0] += seconds
        return False

    monkeypatch.setattr(race.ended, "wait", passes)
    walks = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 3)
    walks._number = len(hunt.LARGE_ROUNDS)
    walks._lend(60.0)
    assert not lent
    walks._number += 1
    walks._lend(60.0)
    assert set(lent) == {1}
    assert walks._lent == pytest.approx(20 * hunt.LENT_LARGE, abs=0.1)
    assert race.lent == 0
    before = walks._lent
    walks._lend(60.0)  # it has not walked since
    assert walks._lent == pytest.approx(before, abs=0.1)


def test_a_large_case_is_divided_first_and_repeats_by_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hunt, "LARGE_FROM", 1)
    found = []
    for _ in range(2):
        race = Race(PLANTED.case, 600)
        walks = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 3, by_steps=True)
        walks.go(0.4)
        assert walks._divisions is not None
        assert walks._divisions.told
        found.append(race.plan)
    assert found[0] == found[1] is not None


def test_a_large_case_ends_with_a_whole_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunt, "LARGE_FROM", 1)
    monkeypatch.setattr(hunt, "SHORTEST", 0.001)
    half = len(hunt.LARGE_ROUNDS)
    assert hunt.TRIED_ROUNDS[:half] == hunt.LARGE_ROUNDS
    race = Race(PLANTED.case, 60)
    walks = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 3)
    assert walks._large(1.0, 1.0) == pytest.approx(0.1)
    for seconds in (54.0, 27.0):
        left, walks._slot, walks._number = seconds, 0.0, 0
        while left > 1e-6:
            walks._number += 1
            left -= walks._large(seconds, left)
        done = walks._number % len(hunt.TRIED_ROUNDS)
        assert done == 0 or hunt.TRIED_ROUNDS[done] in hunt.HALVES
        assert walks._number > 0


def test_a_round_tries_divisions_held_and_repeats_by_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hunt, "LARGE_FROM", 1)
    monkeypatch.setattr(hunt, "TRIED_ROUNDS", "dtw")
    monkeypatch.setattr(hunt, "closings", lambda *_: [])
    found = []
    for _ in range(2):
        race = Race(PLANTED.case, 600)
        walks = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 3, by_steps=True)
        walks.go(1.5)
        costs = [trial.cost for trial in walks._trials.kept]
        assert race.best is not None
        assert costs
        assert race.best <= costs[0]
        found.append((race.plan, costs))
    assert found[0] == found[1]


def test_walks_go_on_without_a_floor_that_the_best_plan_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hunt, "LARGE_FROM", 1)
    monkeypatch.setattr(hunt, "TRIED_ROUNDS", "dtw")
    roomy = plant(Recipe("small", 50), 6).case
    found = []
    for _ in range(2):
        race = Race(roomy, 600)
        walks = Hunt(ground(Tables(roomy)), race, Teller(race, None, None), 3, by_steps=True)
        walks.go(1.5)
        assert race.plan is not None
        left = unused(roomy, race.plan)
        floors = walks.ground.tables.case.floors
        assert left
        assert [floors[f].area for f in left] == [0] * len(left)
        assert walks._trials.late
        found.append((race.plan, race.best))
    assert found[0] == found[1]


def test_no_floor_is_left_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunt, "LARGE_FROM", 1)
    race = Race(PLANTED.case, 600)
    walks = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 3, by_steps=True)
    monkeypatch.setattr(hunt, "closings", lambda *_: [])
    whole = walks.ground
    walks.go(0.2)
    assert not walks._leave_floors(1.0)
    assert walks.ground is whole


def test_what_the_bound_tells_is_tried_first_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunt, "LARGE_FROM", 1)
    race = Race(PLANTED.case, 60)
    walks = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 3)
    race.towers = dict.fromkeys(range(len(PLANTED.case.units)), 1)
    told = walks._next_division()
    assert told is not None
    assert not told.staying
    assert walks._next_division() is None


def test_a_second_one_cools_divisions_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunt, "LARGE_FROM", 1)
    race = Race(PLANTED.case, 3.0)
    first = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 3)
    assert first._divisions is not None
    first._divisions.search(lambda steps: steps / 300_000)
    known = len(first._divisions.pool.plans)
    first.second()
    assert known
    assert first._divisions.told
    assert race.best is not None


def test_the_best_plan_of_others_is_crossed_too() -> None:
    race = _hunt(0.1)
    assert race.plan is not None
    walks = Hunt(ground(Tables(PLANTED.case)), race, Teller(race, None, None), 4)
    assert not walks._pool.plans
    walks._hear()
    assert walks._pool.plans == [(race.best, race.plan)]
