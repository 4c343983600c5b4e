"""Assumptions, their ranges, the tornado and the draws, against the full assessment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.workflows.cost_risk import (
    SPREAD,
    Ground,
    Result,
    chance,
    changed,
    ground_of,
    ranked,
)
from solver.errors import SatuAtapError
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.study.assess import assess
from tests.support.problems import MANUAL, TODAY, tiny_problem


@pytest.fixture(scope="module")
def ground() -> Ground:
    return ground_of(tiny_problem(), MANUAL)


def saving(problem: Problem) -> int:
    return assess(problem, TODAY).cash - assess(problem, MANUAL).cash


def test_the_base_is_what_the_assessment_says(ground: Ground) -> None:
    assert ground.base.saving == saving(tiny_problem())


def test_both_ends_of_every_assumption_are_those_of_a_full_assessment(ground: Ground) -> None:
    for assumption in ground.assumptions[::4]:
        for value in (assumption.low, assumption.high):
            values = {assumption.key: value}
            full = saving(changed(tiny_problem(), values))
            assert ground.reckon(values).saving == full, assumption.key


def test_ranges_follow_the_status_and_stay_in_bounds(ground: Ground) -> None:
    standards = tiny_problem().standards
    for a in ground.assumptions:
        assert a.low <= a.base <= a.high
        if a.key.startswith("standard/"):
            row = standards[a.key.removeprefix("standard/")]
            assert a.spread == SPREAD[row.status]
            assert row.low <= a.low
            assert a.high <= row.high
            assert a.high - a.base <= abs(a.base) * a.spread / 10_000 + 1


def test_recorded_costs_are_among_them_by_category(ground: Ground) -> None:
    keys = {a.key for a in ground.assumptions}
    wanted = {f"running_cost/{row.category.value}" for row in tiny_problem().running_cost}
    assert wanted <= keys
    assert "standard/finance.discount" in keys


def test_a_better_status_narrows_the_range() -> None:
    problem = tiny_problem()
    sure = tuple(replace(row, status=FactStatus.VERIFIED) for row in problem.standard)
    narrow = {a.key: a for a in ground_of(replace(problem, standard=sure), MANUAL).assumptions}
    wide = {a.key: a for a in ground_of(problem, MANUAL).assumptions}
    key = "standard/moving.fit_out"
    assert narrow[key].high - narrow[key].low < wide[key].high - wide[key].low


def test_draws_repeat_and_differ(ground: Ground) -> None:
    assert ground.draw(1, 0) == ground.draw(1, 0)
    assert ground.draw(1, 0) != ground.draw(1, 1)
    assert ground.draw(1, 0) != ground.draw(2, 0)


def test_dear_fit_out_lowers_the_saving_and_stands_in_the_tornado(ground: Ground) -> None:
    found = next(a for a in ground.assumptions if a.key == "standard/moving.fit_out")
    swing = ground.swing(found)
    assert swing.high.saving < ground.base.saving < swing.low.saving
    flat = replace(swing, low=swing.high)
    assert ranked([flat, swing], lambda r: r.saving) == (swing,)


def test_the_chance_with_its_interval() -> None:
    found = chance([-5, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    assert found is not None
    assert found.share == 9_000
    assert 5_500 < found.least < 9_000 < found.most <= 10_000
    assert (found.p10, found.p50, found.p90) == (1, 5, 9)
    assert chance([]) is None
    alone = chance([0])
    assert alone is not None
    assert alone.share == 0


def test_results_are_compared_by_both_figures() -> None:
    assert Result(1, 2) != Result(2, 1)


def test_without_today_there_is_no_ground() -> None:
    problem = tiny_problem()
    bare = replace(problem, scenario=tuple(s for s in problem.scenario if s.id != TODAY))
    with pytest.raises(SatuAtapError, match="costs_no_today"):
        ground_of(bare, MANUAL)
