"""Solving a scenario writes one undoable step; a died run keeps its best; stale is seen."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.edits import put, remove
from desktop.document.session import Session
from desktop.reports.freshness import is_stale
from desktop.workflows.solve_scenario import (
    SolvedScenario,
    in_rupiah,
    salvaged,
    solve_scenario,
    solved,
)
from solver.case.build import BuiltCase, build_case
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan, SolveStatus
from solver.problem.organisation import Unit
from solver.problem.scenario import Placement, Result, Scenario
from tests.support.problems import BEST, tiny_problem


@pytest.fixture(scope="module")
def found() -> SolvedScenario:
    made = solve_scenario(Document(tiny_problem()), BEST, seconds=2, seed=1, threads=1)
    assert isinstance(made, SolvedScenario)
    assert made.outcome.plan is not None
    return made


def test_the_outcome_is_sound_and_its_figures_are_in_rupiah(found: SolvedScenario) -> None:
    plan, case = found.outcome.plan, found.built.case
    assert plan is not None
    assert violations(case, plan) == ()
    assert found.outcome.cost == total(bill(case, plan))
    assert found.best == found.built.base + 1000 * total(bill(case, plan))
    assert found.bound is None or found.best is None or found.bound <= found.best
    assert in_rupiah(found.built, None) is None


def test_writing_is_one_step_that_undo_takes_back(found: SolvedScenario) -> None:
    session = Session(Document(tiny_problem()))
    before = session.document
    assert session.do("Simpan hasil", found.edit)
    problem = session.document.problem
    rows = problem.where(Placement, "scenario", BEST)
    assert {row.unit for row in rows} >= set(found.built.units)
    others = [row for row in before.problem.placement if row.scenario != BEST]
    assert [row for row in problem.placement if row.scenario != BEST] == others
    result = problem.get(Result, BEST)
    assert (result.best, result.outcome) == (found.best, found.outcome.status.value)
    assert result.case_sha256 == canonical_sha256(found.built.case)
    assert result.engine
    assert all(len(point) == 3 for point in json.loads(result.trace))
    assert sum(n for *_, n in json.loads(result.rooms)) == len(found.outcome.plan.rooms)  # type: ignore[union-attr]
    session.undo()
    assert session.document is before


def test_pins_are_kept(found: SolvedScenario) -> None:
    document = found.edit(Document(tiny_problem()))
    row = document.problem.where(Placement, "scenario", BEST)[0]
    pinned = put(replace(row, pinned=True))(document)
    again = solve_scenario(pinned, BEST, seconds=1, seed=2, threads=1)
    assert isinstance(again, SolvedScenario)
    after = again.edit(pinned).problem.get(Placement, row.id)
    assert (after.building, after.floor, after.pinned) == (row.building, row.floor, True)


def test_what_was_removed_while_solving_is_left_out(found: SolvedScenario) -> None:
    fewer = remove(Unit, ["a-bid"])(Document(tiny_problem()))
    written = found.edit(fewer).problem
    assert all(row.unit != "a-bid" for row in written.placement)
    gone = remove(Scenario, [BEST])(Document(tiny_problem()))
    assert found.edit(gone) is gone


def test_a_change_that_matters_makes_the_result_stale(found: SolvedScenario) -> None:
    document = found.edit(Document(tiny_problem()))
    assert not is_stale(document.problem, BEST)
    unit = document.problem.get(Unit, "a-bid")
    assert is_stale(put(replace(unit, growth=2_000))(document).problem, BEST)
    assert not is_stale(put(replace(unit, note="x"))(document).problem, BEST)
    assert not is_stale(Document(tiny_problem()).problem, BEST)


def test_a_run_that_died_keeps_its_best_plan_after_a_second_look(found: SolvedScenario) -> None:
    plan = found.outcome.plan
    trace = ((1.5, found.outcome.cost, 10),)
    kept = salvaged(found.built, plan, trace, 7, 2)
    assert kept is not None
    assert kept.best == found.best
    assert (kept.outcome.bound, kept.outcome.seed, kept.outcome.seconds) == (10, 7, 1.5)
    assert kept.outcome.status.value == "feasible"


def test_an_unsound_or_missing_plan_is_not_kept(found: SolvedScenario) -> None:
    wrong = Plan(tuple(999 for _ in found.built.units))
    assert salvaged(found.built, wrong, (), 1, 1) is None
    assert salvaged(found.built, None, (), 1, 1) is None
    assert salvaged(None, found.outcome.plan, (), 1, 1) is None


def test_without_a_plan_only_the_result_is_written() -> None:
    document = Document(tiny_problem())
    built = build_case(document.problem, BEST)
    assert isinstance(built, BuiltCase)
    base = solve_scenario(document, BEST, seconds=1, seed=1, threads=1)
    assert isinstance(base, SolvedScenario)
    nothing = solved(built, replace(base.outcome, plan=None, cost=None))
    written = nothing.edit(document).problem
    assert written.placement == document.problem.placement
    assert written.get(Result, BEST).best is None


def test_issues_come_back_instead_of_a_plan() -> None:
    bare = replace(tiny_problem(), scenario_building=(), placement=())
    found = solve_scenario(Document(bare), BEST, seconds=1, seed=1, threads=1)
    assert isinstance(found, tuple)
    assert found


def test_what_was_proved_of_the_same_case_stays_proved(found: SolvedScenario) -> None:
    outcome = replace(found.outcome, status=SolveStatus.FEASIBLE)
    assert outcome.cost is not None
    weak = solved(found.built, replace(outcome, bound=outcome.cost - 500))
    strong = solved(found.built, replace(outcome, bound=outcome.cost - 10))
    proof = solved(found.built, replace(outcome, bound=outcome.cost, status=SolveStatus.OPTIMAL))
    document = Document(tiny_problem())
    once = strong.edit(document)
    again = weak.edit(once).problem.get(Result, BEST)
    assert again.bound == strong.bound
    assert again.outcome == "feasible"
    kept = weak.edit(proof.edit(document)).problem.get(Result, BEST)
    assert (kept.bound, kept.outcome) == (proof.bound, "optimal")
    other = put(replace(once.problem.get(Result, BEST), case_sha256="0" * 64))(once)
    assert weak.edit(other).problem.get(Result, BEST).bound == weak.bound
