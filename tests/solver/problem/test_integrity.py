"""Integrity: one wrong thing each, found at its place; a sound problem has no findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.errors import Severity
from solver.problem.integrity import field_issue, integrity
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem

BASE = tiny_problem()


def with_unit(id: str, **changes: object) -> Problem:
    units = tuple(replace(u, **changes) if u.id == id else u for u in BASE.unit)  # type: ignore[arg-type]
    return replace(BASE, unit=units)


def test_the_small_problem_is_sound() -> None:
    assert integrity(BASE) == ()


@pytest.mark.parametrize(
    ("problem", "key", "where"),
    [
        (with_unit("a-sek", growth=9_999), "number_too_high", "unit/a-sek/growth"),
        (with_unit("a-sek", growth=-9_999), "number_too_low", "unit/a-sek/growth"),
        (with_unit("a-sek", visitors=None), "number_missing", "unit/a-sek/visitors"),
        (with_unit("a-sek", visitors=1.5), "number_not_whole", "unit/a-sek/visitors"),
        (with_unit("a-sek", visitors=True), "number_not_whole", "unit/a-sek/visitors"),
        (with_unit("a-sek", name="  "), "text_empty", "unit/a-sek/name"),
        (with_unit("a-sek", opd=""), "reference_empty", "unit/a-sek/opd"),
        (with_unit("a-sek", opd="gone"), "reference_dangling", "unit/a-sek/opd"),
        (with_unit("a-sek", building="no", floor=""), "reference_dangling", "unit/a-sek/building"),
        (with_unit("a-sek", parent="a-sek"), "unit_cycle", "unit/a-sek/parent"),
        (with_unit("a-sek", floor="tower-1"), "floor_elsewhere", "unit/a-sek/floor"),
        (replace(BASE, city=()), "city_missing", "city"),
        (replace(BASE, opd=(*BASE.opd, BASE.opd[0])), "id_doubled", "opd/a"),
        (
            replace(BASE, opd=(*BASE.opd, Opd(id="z", name=" dinas  A ", short="z"))),
            "name_doubled",
            "opd/z/name",
        ),
    ],
)  # fmt: skip
def test_one_wrong_thing_is_found_at_its_place(problem: Problem, key: str, where: str) -> None:
    assert (key, where) in {(found.key, found.where) for found in integrity(problem)}


def test_a_longer_cycle_of_parents_is_found_on_each_of_them() -> None:
    units = {"a-sek": "a-bid", "a-bid": "a-head", "a-head": "a-sek"}
    rows = tuple(replace(u, parent=units.get(u.id, "")) for u in BASE.unit)
    found = [one.where for one in integrity(replace(BASE, unit=rows)) if one.key == "unit_cycle"]
    assert sorted(found) == ["unit/a-bid/parent", "unit/a-head/parent", "unit/a-sek/parent"]


def test_net_area_is_not_larger_than_gross() -> None:
    floors = tuple(replace(f, gross=10) if f.id == "tower-1" else f for f in BASE.floor)
    found = [one.key for one in integrity(replace(BASE, floor=floors))]
    assert found == ["net_above_gross"]


def test_the_same_name_elsewhere_is_no_double() -> None:
    assert with_unit("c-sek", name="Unit a-sek").unit
    assert integrity(with_unit("c-sek", name="Unit a-sek")) == ()
    (doubled,) = integrity(with_unit("a-bid", name="Unit a-sek"))
    assert doubled.severity is Severity.WARNING


def test_one_value_can_be_held_against_its_declaration() -> None:
    assert field_issue(Unit, "occupied", None, "x") is None
    assert field_issue(Unit, "kind", "anything", "x") is None
    found = field_issue(Unit, "visitors", -1, "here")
    assert found is not None
    assert (found.key, found.where) == ("number_too_low", "here")
