"""The list of scenarios: state words, copies with all that belongs to them, stale marks."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.edits import put
from desktop.document.session import Session
from desktop.pages.scenarios.search import Ending
from desktop.pages.scenarios.viewmodel import ScenariosModel
from solver.problem.problem import Problem
from solver.problem.scenario import (
    SCENARIO_PARTS,
    Placement,
    Result,
    Scenario,
    ScenarioBuilding,
    ScenarioKind,
)
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL, TODAY

SOLVED = Result(
    id=BEST, scenario=BEST, outcome="feasible", best=10**9, bound=9 * 10**8, case_sha256="old",
    milliseconds=1_500, seed=1, threads=2,
)  # fmt: skip


def test_an_optimised_scenario_comes_first_and_only_it_is_searched() -> None:
    model = ScenariosModel(session())
    assert model.chosen == BEST
    assert model.solvable
    assert model.why_not() == ""
    model.choose(TODAY)
    assert not model.solvable
    assert "Salin" in model.why_not()
    model.choose(MANUAL)
    assert "tangan" in model.why_not()


def test_an_empty_project_has_nothing_to_choose() -> None:
    model = ScenariosModel(Session(Document(Problem())))
    assert (model.chosen, model.scenario, model.lines(), model.copy()) == ("", None, (), "")
    model.remove()
    assert model.new()
    assert model.solvable


def test_states_in_words() -> None:
    made = session()
    model = ScenariosModel(made)

    def state() -> str:
        return next(line.state for line in model.lines() if line.id == BEST)

    made.do("x", put(SOLVED))
    assert state() == "layak, belum terbukti optimal"
    assert model.lines()[2].best == "Rp1\u00a0miliar"
    model.take(model.looking()())
    assert model.is_stale(BEST)
    assert model.changed == ()  # the result is of a time that kept no marks
    assert state() == "usang"
    made.do("x", put(replace(SOLVED, outcome="")))
    assert state() == "belum dihitung"


def test_only_a_proved_optimum_is_called_one() -> None:
    made = session()
    model = ScenariosModel(made)
    made.do("x", put(SOLVED))
    assert "10,00%" in model.guarantee()
    assert "optimal" not in model.guarantee()
    made.do("x", put(replace(SOLVED, outcome="optimal", bound=10**9)))
    assert "optimal" in model.guarantee()
    model.take((made.document.problem, {BEST: True}))
    assert "usang" in model.guarantee() or "berubah" in model.guarantee()
    assert model.result is not None


def test_a_copy_takes_everything_along_and_leaves_the_result() -> None:
    made = session()
    made.do("x", put(SOLVED))
    model = ScenariosModel(made)
    before = made.document
    new = model.copy()
    problem = made.document.problem
    assert model.chosen == new
    for kind in SCENARIO_PARTS:
        old_rows = problem.where(kind, "scenario", BEST)
        new_rows = problem.where(kind, "scenario", new)
        assert len(new_rows) == len(old_rows)
        assert not {r.id for r in new_rows} & {r.id for r in old_rows}
    assert problem.find(Result, new) is None
    made.undo()
    assert made.document is before


def test_names_of_copies_never_clash() -> None:
    model = ScenariosModel(session())
    for _ in range(3):
        model.choose(BEST)
        model.copy()
        model.new()
    names = [scenario.name for scenario in model.problem.scenario]
    assert len(names) == len(set(names))


def test_a_copy_of_today_can_be_moved_by_hand() -> None:
    model = ScenariosModel(session(), TODAY)
    new = model.copy()
    problem = model.problem
    assert problem.get(Scenario, new).kind is ScenarioKind.MANUAL
    placed = {row.unit: row.building for row in problem.where(Placement, "scenario", new)}
    assert placed == {u.id: u.building for u in problem.unit if u.building}
    roles = problem.where(ScenarioBuilding, "scenario", new)
    assert {row.building for row in roles} == set(placed.values())


def test_removing_takes_all_rows_along() -> None:
    made = session()
    model = ScenariosModel(made, MANUAL)
    model.remove()
    problem = made.document.problem
    assert problem.find(Scenario, MANUAL) is None
    assert not any(problem.where(kind, "scenario", MANUAL) for kind in SCENARIO_PARTS)
    assert model.chosen == BEST


def test_a_new_scenario_plans_five_years_ahead() -> None:
    model = ScenariosModel(session())
    new = model.new()
    assert model.problem.get(Scenario, new).year == 2031


def test_the_form_and_tables_are_of_the_chosen_scenario() -> None:
    model = ScenariosModel(session())
    assert model.form().text(BEST, "name") == "Rencana hasil hitungan"
    grids = (model.buildings(), model.floors(), model.opds(), model.rules())
    assert {grid.scenario for grid in grids} == {BEST}


def test_the_task_is_what_the_scenario_asks() -> None:
    made = session()
    model = ScenariosModel(made)
    task = model.task(3)
    assert task is not None
    assert (task.scenario_id, task.seconds, task.threads) == (BEST, 5, 3)
    assert not model.placed
    model.choose(TODAY)
    assert model.task(3) is None
    model.choose(MANUAL)
    assert model.placed


def test_an_ending_without_a_plan_writes_nothing() -> None:
    made = session()
    ScenariosModel(made).keep(Ending(None, "x", "negative"))
    assert made.undo_label is None
