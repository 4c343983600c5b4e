"""What a study works on: cash and time add up to the bill; moves as the limit counts them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.edits import put
from desktop.workflows.study.source import (
    FULL,
    StudySource,
    source_of_case,
    source_of_scenario,
)
from solver.case.build import BuiltCase, build_case, placements_of
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan
from solver.problem.scenario import Placement, Scenario
from solver.search.solve import SolveOptions, solve
from tests.support.cases import rich
from tests.support.every_plan import every_plan, tiny
from tests.support.problems import BEST, tiny_problem

DOCUMENT = Document(tiny_problem())


def of(document: Document, scenario: str = BEST) -> StudySource:
    found = source_of_scenario(document, scenario)
    assert isinstance(found, StudySource)
    return found


def with_scenario(**more: object) -> Document:
    found = DOCUMENT.problem.get(Scenario, BEST)
    return put(replace(found, **more))(DOCUMENT)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def plan() -> Plan:
    outcome = solve(of(DOCUMENT).case, SolveOptions(2, 1, 1))
    assert outcome.plan is not None
    return outcome.plan


@pytest.mark.parametrize("weight", [0, 5_000, FULL])
def test_cash_and_time_add_up_to_the_bill_at_full_value(weight: int, plan: Plan) -> None:
    source = of(with_scenario(time_weight=weight, visitor_weight=weight))
    full = build_case(with_scenario(time_weight=FULL, visitor_weight=FULL).problem, BEST)
    assert isinstance(full, BuiltCase)
    cash, time = source.way.measure(plan)
    whole = full.base + 1000 * total(bill(full.case, plan))
    assert source.cash(cash) + source.time(time) == whole
    assert time > 0
    assert source.whole(total(bill(source.case, plan))) == source.base[0] + 1000 * total(
        bill(source.case, plan)
    )


def test_the_question_does_not_depend_on_the_weights_of_the_scenario(plan: Plan) -> None:
    light, heavy = (of(with_scenario(time_weight=w, visitor_weight=w)) for w in (0, 90_000))
    assert light.way.measure(plan) == heavy.way.measure(plan)


def test_moves_are_counted_as_the_limit_of_the_scenario_counts(plan: Plan) -> None:
    source = of(DOCUMENT)
    _, moved = source.moves.measure(plan)
    limited = build_case(with_scenario(most_moves=moved + source.sent).problem, BEST)
    assert isinstance(limited, BuiltCase)
    assert violations(limited.case, plan) == ()
    tight = build_case(with_scenario(most_moves=moved + source.sent - 1).problem, BEST)
    assert isinstance(tight, BuiltCase)
    assert [v.rule.value for v in violations(tight.case, plan)] == ["limit"]


def test_the_dial_turns_without_the_limit_of_the_scenario() -> None:
    source = of(with_scenario(most_moves=7))
    assert any(limit.name == "moves" for limit in source.case.limits)
    assert not any(limit.name == "moves" for limit in source.moves.plain.limits)


def test_a_solved_scenario_begins_with_its_plan(plan: Plan) -> None:
    built = of(DOCUMENT).built
    assert built is not None
    rows = placements_of(built, plan, BEST, DOCUMENT.problem)
    document = put(*(row for row in rows if isinstance(row, Placement)))(DOCUMENT)
    assert plan.place in [known.place for known in of(document).known]


def test_what_keeps_a_case_from_being_built_comes_back() -> None:
    assert isinstance(source_of_scenario(DOCUMENT, "nobody"), tuple)


def test_a_case_file_has_plain_money_and_todays_plan_if_all_may_stay() -> None:
    source = source_of_case(rich())
    for each in every_plan(rich())[:5]:
        assert sum(source.way.measure(each)) == total(bill(rich(), each))
    assert (source.scale, source.cash(5), source.today) == (1, 5, None)
    case = tiny(1)
    staying = replace(case, units=tuple(replace(u, stay=0) for u in case.units), apart=())
    assert source_of_case(staying).known == (Plan((len(case.floors),) * 4),)
