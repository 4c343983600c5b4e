"""Edits are pure, keep their order, and never leave a reference into nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document.document import Document
from desktop.document.edits import new_id, put, remove, replace_all, set_field, together
from solver.problem.estate import Building, Floor, Site
from solver.problem.integrity import integrity
from solver.problem.organisation import Opd, Post, Unit
from solver.problem.problem import KINDS, Problem
from solver.problem.scenario import Placement, Scenario
from tests.support.records import problems

CITY = Document(
    Problem(
        opd=(Opd(id="o", name="Dinas", short="D"), Opd(id="p", name="Badan", short="B")),
        site=(Site(id="s", name="Kompleks"),),
        building=(Building(id="b", site="s", name="Gedung"),),
        floor=(Floor(id="f", building="b"),),
        unit=(
            Unit(id="u", opd="o", name="A", building="b", floor="f"),
            Unit(id="v", opd="p", name="B", parent="u"),
        ),
        post=(Post(id="x", unit="u"), Post(id="y", unit="v")),
        scenario=(Scenario(id="z", name="Z"),),
        placement=(Placement(id="q", scenario="z", unit="v", building="b", floor="f"),),
    ),
    "p",
)


def ids(document: Document, kind: str) -> list[str]:
    return [row.id for row in document.problem.rows(kind)]


def test_put_adds_behind_and_replaces_in_place() -> None:
    after = put(Opd(id="n", name="Baru", short="N"), Opd(id="o", name="Lain", short="L"))(CITY)
    assert [(o.id, o.name) for o in after.problem.opd] == [
        ("o", "Lain"),
        ("p", "Badan"),
        ("n", "Baru"),
    ]
    assert after.project == "p"
    assert after.problem.unit is CITY.problem.unit


def test_put_the_same_id_twice_keeps_the_last() -> None:
    after = put(Opd(id="n", name="1", short="N"), Opd(id="n", name="2", short="N"))(CITY)
    assert [o.name for o in after.problem.opd] == ["Dinas", "Badan", "2"]


def test_set_field() -> None:
    after = set_field(Unit, "u", "growth", 100)(CITY)
    assert [u.growth for u in after.problem.unit] == [100, 0]
    with pytest.raises(KeyError):
        set_field(Unit, "nobody", "growth", 100)(CITY)


def test_removing_takes_along_what_cannot_stand_alone() -> None:
    after = remove(Opd, ["o"])(CITY)
    assert ids(after, "opd") == ["p"]
    assert ids(after, "unit") == ["v"]
    assert after.problem.unit[0].parent == ""  # an optional reference is emptied
    assert ids(after, "post") == ["y"]
    assert ids(after, "placement") == ["q"]


def test_removing_a_floor_keeps_who_sits_there() -> None:
    after = remove(Floor, ["f"])(CITY)
    assert [(u.building, u.floor) for u in after.problem.unit] == [("b", ""), ("", "")]
    assert [(p.building, p.floor) for p in after.problem.placement] == [("b", "")]


def test_removing_nothing_is_nothing() -> None:
    assert remove(Opd, [])(CITY) is CITY
    assert remove(Opd, ["nobody"])(CITY).problem == CITY.problem


def test_replace_all_and_together() -> None:
    edit = together(replace_all(Opd, iter(CITY.problem.opd[:1])), set_field(Unit, "u", "growth", 5))
    for _ in range(2):  # an edit can be made again: redo, another document
        after = edit(CITY)
        assert ids(after, "opd") == ["o"]
        assert after.problem.unit[0].growth == 5
    assert together()(CITY) is CITY


def test_ids_are_fresh() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


@settings(max_examples=80, deadline=None)
@given(problems(3), st.sampled_from(list(KINDS)), st.sets(st.integers(0, 11).map("id{}".format)))
def test_removing_leaves_no_new_dangling_reference(
    problem: Problem, kind: str, gone: set[str]
) -> None:
    def dangling(document: Document) -> set[tuple[str, str]]:
        found = integrity(document.problem)
        return {(i.where, i.key) for i in found if i.key == "reference_dangling"}

    before = Document(problem)
    after = remove(KINDS[kind], gone)(before)
    assert dangling(after) <= dangling(before)
    assert not {row.id for row in after.problem.rows(kind)} & gone
