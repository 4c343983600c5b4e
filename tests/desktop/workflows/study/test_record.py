"""The record of a study: everything found, plain enough for JSON."""

from __future__ import annotations

import json

import pytest

from desktop.document.document import Document
from desktop.workflows.study.record import FORMAT, study_record
from desktop.workflows.study.run import StudyAsk, StudyKind, run_study
from desktop.workflows.study.source import StudySource, source_of_case, source_of_scenario
from solver.check.bill import bill, total
from solver.plan import Plan
from solver.study.executor import in_this_process
from tests.support.cases import rich
from tests.support.problems import BEST, tiny_problem


@pytest.mark.parametrize("kind", StudyKind)
def test_a_record_is_json_and_its_plans_cost_what_it_says(kind: StudyKind) -> None:
    source = source_of_case(rich())
    ask = StudyAsk(kind, points=2, seconds=0.4, reproducible=True)
    record = study_record(source, ask, run_study(source, ask, in_this_process()))
    assert json.loads(json.dumps(record)) == record
    assert (record["format"], record["kind"]) == (FORMAT, kind.value)
    for row in record.get("points", []) or [record["best"], *record["alternatives"]]:
        plan = Plan(tuple(row["place"]), tuple(map(tuple, row["rooms"])))
        cost = total(bill(rich(), plan))
        if kind is StudyKind.PARETO_DISTANCE:
            assert row["x"] + row["y"] == cost
        else:
            assert row.get("x", row.get("cost")) == cost


def test_a_record_of_a_scenario_names_units_and_places() -> None:
    source = source_of_scenario(Document(tiny_problem()), BEST)
    assert isinstance(source, StudySource)
    assert source.built is not None
    ask = StudyAsk(StudyKind.DISRUPTION, points=2, seconds=0.3, reproducible=True)
    record = study_record(source, ask, run_study(source, ask, in_this_process()))
    assert record["units"] == list(source.built.units)
    assert len(record["points"][0]["place"]) == len(record["units"])
    assert record["money_unit"] == 1000
    assert record["base"][0] == source.built.base
