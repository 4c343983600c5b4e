"""The name of a record for a reader, and the way back."""

from __future__ import annotations

from desktop.document.names import floor_name, name_of, options_for, record_name, resolve
from solver.errors import Issue
from solver.problem.estate import Floor
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


def test_names_of_what_is_there_and_what_is_not() -> None:
    assert record_name(PROBLEM, "building", "tower") == "Menara"
    assert record_name(PROBLEM, "building", "") == ""
    assert record_name(PROBLEM, "building", "gone") == "?"


def test_a_unit_is_named_with_its_department() -> None:
    unit = PROBLEM.unit[0]
    assert name_of(PROBLEM, unit).endswith(unit.name)
    assert " · " in name_of(PROBLEM, unit)


def test_every_named_kind_finds_itself_again() -> None:
    for unit in PROBLEM.unit:
        for name in ("opd", "building"):
            id = getattr(unit, name)
            shown = record_name(PROBLEM, name, id)
            if shown:
                assert resolve(PROBLEM, unit, name, shown.upper(), "") == id


def test_floors_are_those_of_the_building_of_the_unit() -> None:
    unit = next(u for u in PROBLEM.unit if u.building)
    own = {floor.id for floor in PROBLEM.where(Floor, "building", unit.building)}
    offered = {value for value, _ in options_for(PROBLEM, unit, "floor")}
    assert offered == own | {""}


def test_a_floor_is_found_by_its_bare_name_within_its_building() -> None:
    floor = next(f for f in PROBLEM.floor if f.building == "tower")
    unit = Unit(id="x", opd="a", name="X", building="tower")
    assert resolve(PROBLEM, unit, "floor", floor_name(floor), "") == floor.id


def test_a_required_reference_cannot_be_emptied() -> None:
    found = resolve(PROBLEM, PROBLEM.unit[0], "opd", "", "here")
    assert isinstance(found, Issue)
    assert found.key == "reference_empty"
    assert resolve(PROBLEM, PROBLEM.unit[0], "building", "", "") == ""


def test_a_unit_is_not_offered_as_its_own_parent() -> None:
    unit = PROBLEM.unit[0]
    assert unit.id not in {value for value, _ in options_for(PROBLEM, unit, "parent")}
