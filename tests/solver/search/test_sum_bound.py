"""No plan pays less than the sum bound, nor less than any of its parts."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import pytest

from solver.case.distance import distances
from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.case.sound import findings
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.plan import Plan
from solver.search import sum_bound
from solver.search.clock import Clock
from solver.search.cuts.branch import Branches
from solver.search.cuts.climb import Pace
from solver.search.lumpy import blocks
from solver.search.site.sites import site_case
from solver.search.sum_bound import SumBound, SumProof, raise_sum
from tests.support.cases import best_by_counting, rich
from tests.support.four_opds import four_opds
from tests.support.nano import nano
from tests.support.parts import level_money, lumpy_money, plans, site_money


def _proof(case: Case) -> SumProof:
    assert findings(case) == []
    told: list[SumBound] = []
    begun = time.monotonic()
    proof = SumProof(case, told.append)
    proof.work(Clock(lambda: 20.0 - (time.monotonic() - begun), lambda: False))
    totals = [known.parts.total for known in told if known.parts is not None]
    assert totals == sorted(totals)
    assert not told or told[-1] == proof.known
    return proof


def _raised(case: Case) -> SumBound:
    return _proof(case).known


def _total(case: Case) -> int | None:
    parts = _raised(case).parts
    return None if parts is None else parts.total


@pytest.mark.parametrize("few", [0, 80])
@pytest.mark.parametrize("seed", range(40))
def test_each_part_is_below_what_any_plan_pays(
    seed: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "FEW", few)
    case = nano(seed)
    proof = _proof(case)
    known, shares = proof.known, proof.shares
    found = list(plans(case))
    lumpy = min((lumpy_money(case, shares, plan) for plan in found), default=math.inf)
    ways = [(level_money(case, shares, p), site_money(case, shares, p)) for p in found]
    assert known.lumpy is None or known.lumpy <= lumpy
    assert 0 <= known.level + known.site <= min((sum(way) for way in ways), default=math.inf)
    assert 0 <= known.site <= min((site for _, site in ways), default=math.inf)


def test_the_parts_bite() -> None:
    """Over many cases the bound is near the best plan, so a part counted twice would be seen."""
    slack = []
    for seed in range(40):
        case = nano(seed)
        best, known = best_by_counting(case), _total(case)
        if best is not None and known is not None:
            slack.append(best - known)
    assert len(slack) > 10
    assert min(slack) >= 0
    assert sorted(slack)[len(slack) // 4] < 60


def test_with_every_feature() -> None:
    case = rich()
    best = best_by_counting(case)
    known = _total(case)
    assert best is not None
    assert known is not None
    assert best * 3 // 4 <= known <= best


@pytest.mark.parametrize("seed", range(4))
def test_a_full_matrix_charges_no_trips(seed: int) -> None:
    case = nano(seed)
    matrix = replace(case, distance=distances(case), tree=())
    best, known = best_by_counting(matrix), _raised(matrix)
    assert known.site == 0
    assert best is None or (known.parts is not None and known.parts.total <= best)


@pytest.mark.parametrize("seed", range(6))
def test_below_planted_plans(seed: int) -> None:
    planted = plant(Recipe("small", 97, limits=seed % 2 == 0, tower_costs=seed % 3 == 0), seed)
    case = planted.case
    rooms = lay_out_rooms(case, planted.place)
    assert rooms is not None
    cost = total(bill(case, Plan(planted.place, rooms)))
    known = _total(case)
    assert known is not None
    assert cost // 2 < known <= cost


def test_large_cases_are_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    case = plant(Recipe("small", 90), 1).case
    every = _raised(case)
    monkeypatch.setattr(sum_bound, "MOST_CUTS", 0)
    folded = _raised(case)
    assert 0 < folded.level <= every.level + every.level // 100
    assert folded.lumpy == every.lumpy


@pytest.mark.parametrize("seed", range(30))
def test_folded_levels_stay_below_what_any_plan_pays(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sum_bound, "MOST_CUTS", 0)
    case = nano(seed)
    proof = _proof(case)
    level = min((level_money(case, proof.shares, plan) for plan in plans(case)), default=math.inf)
    assert 0 <= proof.known.level <= level


@pytest.mark.parametrize("seed", range(30))
def test_the_road_of_large_cases_stays_below_the_optimum(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sum_bound, "MOST_CUTS", 0)
    monkeypatch.setattr(sum_bound, "LARGE_SITE", 0)
    monkeypatch.setattr(sum_bound, "by_columns", lambda case: False)
    case = nano(seed)
    best, proof = best_by_counting(case), _proof(case)
    assert best is None or proof.known.parts is None or proof.known.parts.total <= best
    assert proof.dull == (site_case(case, proof.shares).flows != ())


def test_the_road_of_large_cases_repeats_without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sum_bound, "LARGE_SITE", 0)
    monkeypatch.setattr(sum_bound, "by_columns", lambda case: False)
    case = plant(Recipe("small", 95), 3).case
    found = []
    for _ in range(2):
        proof = SumProof(case, lambda known: None)
        proof.work(Clock(lambda: 60.0, lambda: False, effort=0.05))
        assert any(proof.shares.keep)
        found.append(proof.known)
    assert found[0] == found[1]


def test_the_bound_is_dull_when_all_parts_of_a_larger_case_have_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not _proof(four_opds()).dull  # CP-SAT may close it
    monkeypatch.setattr(sum_bound, "WALKS_FROM", len(four_opds().units))
    assert _proof(four_opds()).dull
    counted = SumProof(four_opds(), lambda known: None)
    counted.work(Clock(lambda: 60.0, lambda: False, effort=0.05))
    assert not counted.dull


def test_threads_are_wanted_for_branches_only_and_a_failure_there_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of, wanted = four_opds(), [False]

    def threads(more: bool) -> int:
        wanted.append(more)
        return 2

    proof = SumProof(of, lambda known: None)
    begun = time.monotonic()
    proof.work(Clock(lambda: 20.0 - (time.monotonic() - begun), lambda: False, threads=threads))
    assert set(wanted) == {False, True}
    assert not wanted[-1]
    assert proof.known.parts is not None
    assert proof.known.parts.total <= (best_by_counting(of) or 0)

    def failing(self: Branches, pace: Pace) -> None:
        raise ArithmeticError("beside")

    monkeypatch.setattr(Branches, "_work_beside", failing)
    with pytest.raises(ArithmeticError, match="beside"):
        SumProof(of, lambda known: None).work(Clock(lambda: 20.0, lambda: False, threads=threads))


def test_without_a_clock_it_repeats() -> None:
    case = plant(Recipe("small", 90), 3).case
    found = []
    for _ in range(2):
        proof = SumProof(case, lambda known: None)
        proof.work(Clock(lambda: 60.0, lambda: False, effort=0.05))
        found.append(proof.known)
    assert found[0] == found[1]
    assert found[0].level > 0


def test_a_stop_is_heeded() -> None:
    known = raise_sum(nano(1), lambda: 5.0, lambda: True, lambda parts: pytest.fail(str(parts)))
    assert known == SumBound()
    assert known.parts is None
