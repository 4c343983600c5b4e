"""The rivals are given a fair chance: their models say what the rules say."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from benchmarks.child import Voice
from benchmarks.rivals import cut, greedy, naive, ours
from benchmarks.rivals.task import Task
from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan
from tests.support.cases import best_by_counting, rich


def heard(case: Case, rival: Any, seconds: float = 20) -> list[dict[str, Any]]:
    """Run a rival in this process and return what it tells."""
    out = io.StringIO()
    rival(Task(case, seconds, 1, 2, Voice(out)))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def plan_of(events: list[dict[str, Any]]) -> Plan:
    last = [event for event in events if "place" in event][-1]
    return Plan(tuple(last["place"]), tuple((c, f) for c, f in last["rooms"]))


@pytest.mark.parametrize(
    "rival", [naive.run, cut.cpsat, cut.cpsat_hinted, cut.cpsat_walked, ours.run]
)
def test_on_a_tiny_case_each_finds_the_best(rival: Any) -> None:
    case = replace(rich(), limits=())
    plan = plan_of(heard(case, rival))
    assert violations(case, plan) == ()
    assert total(bill(case, plan)) == best_by_counting(case)


def test_the_naive_model_claims_what_its_plan_costs() -> None:
    case = replace(rich(), limits=())
    last = [event for event in heard(case, naive.run) if event.get("cost") is not None][-1]
    assert last["cost"] == last["bound"] == best_by_counting(case)


def test_a_model_that_takes_too_long_to_build_is_told() -> None:
    case = plant_office(OfficeRecipe(60, 85), 1).case
    (told,) = heard(case, naive.run, seconds=0)
    assert told["note"] == "the model was not built in time"


@pytest.mark.parametrize("fill", [70, 85])
def test_the_spreadsheet_keeps_the_rules(fill: int) -> None:
    for seed in range(4):
        case = plant_office(OfficeRecipe(60, fill), seed).case
        assert violations(case, plan_of(heard(case, greedy.run))) == ()


def test_the_first_plan_ends_the_run() -> None:
    case = plant_office(OfficeRecipe(30, 85), 1).case
    events = heard(case, ours.first, seconds=60)
    assert events[-1]["seconds"] < 30
    assert violations(case, plan_of(events)) == ()


def test_figures_from_the_log_of_scip() -> None:
    line = "d 8.6s|    32 |    33 | 16877 | 395.0 |ps|  31 |14|24|24| 0 | 1 | 143 | 709 | "
    assert cut.scip_figures(line + "6.25e+06 | 6.65e+06 |   6.50%| unknown") == (
        6_650_000,
        6_250_000,
    )
    assert cut.scip_figures("  0.1s|     1 | 1.0e+02 |      --      |    Inf | unknown") == (
        None,
        100,
    )
    assert cut.scip_figures(" time | node  | left  |LP iter|") == (None, None)
