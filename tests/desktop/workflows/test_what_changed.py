"""What changed since a search: named and counted by kind; what changes no reckoning is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.edits import put, remove, set_field
from desktop.workflows.solve_scenario import solve_scenario
from desktop.workflows.what_changed import changed_words, names_words, what_changed
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.relations import Trip
from solver.problem.scenario import Placement, Result, Scenario
from solver.problem.standards import Standard
from tests.support.problems import BEST, MANUAL, tiny_problem


@pytest.fixture(scope="module")
def document() -> Document:
    found = solve_scenario(Document(tiny_problem()), BEST, seconds=1, seed=1, threads=1)
    assert not isinstance(found, tuple)
    return found.edit(Document(tiny_problem()))


def changed(problem: Problem) -> dict[str, tuple[str, ...]]:
    return {each.kind: each.names for each in what_changed(problem, BEST)}


def test_fresh_results_have_nothing_to_tell(document: Document) -> None:
    assert what_changed(document.problem, BEST) == ()
    assert what_changed(document.problem, MANUAL) == ()


def test_units_and_standards_are_named(document: Document) -> None:
    after = set_field(Unit, "a-sek", "growth", 900)(document)
    after = set_field(Standard, "space.staff", "value", 600)(after)
    found = what_changed(after.problem, BEST)
    assert {each.kind: each.names for each in found} == {
        "unit": ("Dinas A · Unit a-sek",),
        "standard": ("Meja staf",),
    }
    assert changed_words(found).startswith("1 unit, 1 standar")


def test_words_sources_and_other_scenarios_change_nothing(document: Document) -> None:
    after = set_field(Unit, "a-sek", "note", "diperiksa")(document)
    after = set_field(Scenario, BEST, "seconds", 5)(after)
    after = set_field(Scenario, MANUAL, "year", 2040)(after)
    assert changed(after.problem) == {}


def test_what_is_gone_is_counted_and_what_is_new_named(document: Document) -> None:
    trip = document.problem.trip[0]
    after = remove(Trip, [trip.id])(document)
    after = put(replace(trip, id="fresh", per_week=999))(after)
    (found,) = what_changed(after.problem, BEST)
    assert (found.kind, found.gone, len(found.names)) == ("trip", 1, 1)
    assert "↔" in found.names[0]
    assert names_words(found).endswith("1 dihapus")


def test_a_move_by_hand_is_one_placement(document: Document) -> None:
    row = document.problem.where(Placement, "scenario", BEST)[0]
    after = put(replace(row, pinned=not row.pinned))(document)
    found = changed(after.problem)
    assert list(found) == ["placement"]
    assert found["placement"][0]


def test_a_result_without_marks_is_silent(document: Document) -> None:
    result = replace(document.problem.get(Result, BEST), basis="")
    after = set_field(Unit, "a-sek", "growth", 900)(put(result)(document))
    assert what_changed(after.problem, BEST) == ()
