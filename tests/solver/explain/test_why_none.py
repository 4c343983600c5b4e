"""The front door: an answer at any time, never a wrong one."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.check.rules import violations
from solver.explain.why_none import Answer, ExplainOptions, WhyNone, why_none
from tests.support.broken import no_ground, too_small
from tests.support.cases import best_by_counting, case, unit
from tests.support.nano import nano

QUICK = ExplainOptions(8, 1)


def test_everything_is_told_on_the_way() -> None:
    told: list[WhyNone] = []
    found = why_none(no_ground("small", 1).case, QUICK, told.append)
    assert told[0].sums
    assert told[0].answer is Answer.IMPOSSIBLE
    assert told[-1] == found
    assert found.done
    assert found.known
    assert [len(one.clashes.sets) for one in told] == sorted(len(one.clashes.sets) for one in told)


@pytest.mark.parametrize("seed", range(3))
def test_a_planted_case_is_never_called_impossible(seed: int) -> None:
    planted = plant(Recipe("small", 95, limits=True), seed)
    found = why_none(planted.case, QUICK)
    assert found.answer is Answer.POSSIBLE
    assert found.plan is not None
    assert not violations(planted.case, found.plan)


@pytest.mark.parametrize("seed", range(9))
def test_answers_agree_with_counting(seed: int) -> None:
    of = nano(seed)
    wanted = Answer.IMPOSSIBLE if best_by_counting(of) is None else Answer.POSSIBLE
    assert why_none(of, QUICK).answer is wanted


def test_a_stop_at_once_still_tells_the_sums() -> None:
    found = why_none(too_small("M", 1).case, QUICK, stop=lambda: True)
    assert found.answer is Answer.IMPOSSIBLE
    assert found.sums
    assert not found.done


def test_without_time_nothing_is_claimed() -> None:
    of = case(units=tuple(unit(g % 2, 60) for g in range(3)))
    found = why_none(of, ExplainOptions(0.0))
    assert found.answer is Answer.UNKNOWN
    assert not found.known
    assert not found.repairs
