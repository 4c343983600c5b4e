"""Look-ups of a problem, and what the kinds refer to."""

from __future__ import annotations

import pickle
from dataclasses import fields

import pytest

from solver.problem.estate import Building, Floor
from solver.problem.organisation import Opd, Post, Unit
from solver.problem.problem import KIND_OF, KINDS, Problem, references
from solver.problem.scenario import Placement
from solver.units import declared
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


def test_records_are_found_by_id() -> None:
    assert PROBLEM.get(Unit, "a-sek").opd == "a"
    assert PROBLEM.find(Unit, "gone") is None
    with pytest.raises(KeyError, match="unit gone"):
        PROBLEM.get(Unit, "gone")


def test_the_same_id_in_two_kinds_is_two_records() -> None:
    assert PROBLEM.get(Opd, "camat").name == "Kecamatan E"
    assert PROBLEM.get(Building, "camat").name == "Kantor Camat"


def test_children_come_in_order() -> None:
    posts = PROBLEM.where(Post, "unit", "b-uptd")
    assert [post.id for post in posts] == ["b-uptd-1", "b-uptd-2", "b-uptd-3", "b-uptd-4"]
    assert PROBLEM.where(Post, "unit", "gone") == ()
    assert [f.level for f in PROBLEM.where(Floor, "building", "tower")] == [0, 1, 2]


def test_standards_are_found_by_key_and_cannot_be_changed() -> None:
    assert PROBLEM.standards["space.staff"].value == 400
    with pytest.raises(TypeError):
        PROBLEM.standards["space.staff"] = PROBLEM.standard[0]  # type: ignore[index]


def test_every_kind_is_a_field_and_a_class() -> None:
    assert tuple(KINDS) == tuple(f.name for f in fields(Problem))
    assert {KIND_OF[record]: record for record in KINDS.values()} == KINDS
    assert [kind for kind, _ in PROBLEM] == list(KINDS)
    assert all(PROBLEM.rows(kind) for kind in KINDS)


def test_references_point_at_kinds() -> None:
    assert references(Placement) == {
        "scenario": "scenario",
        "unit": "unit",
        "building": "building",
        "floor": "floor",
    }
    for record in KINDS.values():
        assert set(references(record).values()) <= set(KINDS)


def test_every_field_of_every_record_is_declared() -> None:
    for record in KINDS.values():
        assert {f.name for f in fields(record)} == {"id", *declared(record)}


def test_an_empty_problem_knows_nothing_and_does_not_fall() -> None:
    empty = Problem()
    assert empty.find(Unit, "x") is None
    assert empty.where(Unit, "opd", "x") == ()
    assert dict(empty.standards) == {}


def test_another_problem_keeps_the_look_ups_of_the_kinds_it_shares() -> None:
    problem = tiny_problem()
    posts = problem.where(Post, "unit", "a-sek")
    assert problem.get(Unit, "a-sek").id == "a-sek"
    other = problem.with_rows("unit", (Unit(id="n", opd="a", name="Baru"),))
    assert other.where(Post, "unit", "a-sek") is posts
    assert [unit.id for unit in other.where(Unit, "opd", "a")] == ["n"]
    assert (other.find(Unit, "a-sek"), problem.get(Unit, "a-sek").opd) == (None, "a")


def test_only_records_go_to_another_process() -> None:
    problem = tiny_problem()
    bare = len(pickle.dumps(problem))
    assert problem.where(Post, "unit", "a-sek")
    assert len(pickle.dumps(problem)) == bare
    again = pickle.loads(pickle.dumps(problem))
    assert again == problem
    assert again.where(Post, "unit", "a-sek") == problem.where(Post, "unit", "a-sek")
