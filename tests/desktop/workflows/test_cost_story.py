"""The steps from today to a plan reconcile with the assessment, to the rupiah."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.workflows.cost_story import CASH, NOBODY, Step, cost_story, today_of
from solver.costs.line import CostKey
from solver.errors import SatuAtapError
from solver.study.assess import assess
from tests.support.problems import MANUAL, TODAY, tiny_problem

STORY = cost_story(Document(tiny_problem()), MANUAL)


@pytest.mark.parametrize("steps", [STORY.by_line, STORY.by_opd], ids=["line", "opd"])
def test_both_cuts_sum_to_the_assessments(steps: tuple[Step, ...]) -> None:
    today, plan = (assess(tiny_problem(), id) for id in (TODAY, MANUAL))
    assert sum(s.before for s in steps) == today.cash
    assert sum(s.after for s in steps) == plan.cash
    assert sum(s.change for s in steps) == plan.cash - today.cash


def test_time_and_wishes_are_no_cash() -> None:
    lines = [share.line for step in STORY.by_line for share in (*step.today, *step.plan)]
    assert lines
    assert {line.group for line in lines} <= set(CASH)


def test_what_is_shared_is_charged_to_those_in_it_and_nothing_is_lost() -> None:
    shared: dict[int, int] = {}
    whole: dict[int, int] = {}
    for share in (share for step in STORY.by_opd for share in step.plan):
        key = id(share.line)  # a building may have two lines alike
        shared[key] = shared.get(key, 0) + share.amount
        whole[key] = share.line.amount
    assert shared == whole
    assert len({step.key for step in STORY.by_opd}) > 1


def test_the_years_are_those_of_the_standards() -> None:
    horizon = tiny_problem().standards["finance.horizon"].value
    assert len(STORY.flow.years) == horizon + 1
    assert STORY.flow.npv == sum(year.worth for year in STORY.flow.years)


def test_an_empty_building_is_charged_to_nobody() -> None:
    lines = {CostKey.EMPTY, CostKey.REUSE, CostKey.LEASE_PENALTY}
    for step in STORY.by_opd:
        if step.key != NOBODY:
            assert not {share.line.key for share in step.plan} & lines


def test_without_today_there_is_no_story() -> None:
    problem = tiny_problem()
    bare = replace(problem, scenario=tuple(s for s in problem.scenario if s.id != TODAY))
    assert today_of(bare) is None
    with pytest.raises(SatuAtapError, match="costs_no_today"):
        cost_story(Document(bare), MANUAL)
