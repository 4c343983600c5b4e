"""A whole scenario becomes a case and back: indexes, determinism, plan and placements."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings

from solver.case.build import BuiltCase, blocked, build_case, placements_of, plan_of
from solver.case.read import read_case
from solver.case.write import canonical_sha256, write_case
from solver.check.rules import violations
from solver.errors import Severity
from solver.plan import Plan
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.rules import PlaceReason
from tests.support.problems import BEST, MANUAL, TODAY, problems, tiny_problem


def built_of(problem: Problem, scenario: str = BEST) -> BuiltCase:
    built = build_case(problem, scenario)
    assert isinstance(built, BuiltCase), [found.key for found in built]
    return built


def test_indexes_name_the_records() -> None:
    built = built_of(tiny_problem())
    case = built.case
    assert built.units == tuple(u.id for u in tiny_problem().unit if u.opd != "camat")
    assert built.floors == (*(f"tower-{k}" for k in range(3)), *(f"new-{k}" for k in range(4)))
    assert (built.towers, built.old, built.sites) == (("tower", "new"), ("hall",), ("south",))
    assert len(built.units) == len(case.units)
    assert len(built.floors) == len(case.floors)
    assert built.opds[case.units[built.units.index("c-bid")].opd] == "c"
    assert len(built.opds) == len(case.opds)
    assert [floor.level for floor in case.floors] == [0, 1, 2, 0, 1, 2, 3]
    assert [floor.zone for floor in case.floors] == [0, 0, 0, 1, 1, 1, 1]
    assert case.together == ((0, 1),)
    assert case.apart == ((8, 9),)


def test_the_detached_unit_is_a_group_of_its_own() -> None:
    built = built_of(tiny_problem())
    group = built.case.units[built.units.index("b-uptd")].opd
    assert [u.opd for u in built.case.units].count(group) == 1
    assert built.opds[group] == "b"


def test_the_tiny_problem_has_a_plan() -> None:
    built = built_of(tiny_problem())
    at = {id: f for f, id in enumerate(built.floors)}
    floors = ["tower-1", "tower-1", "tower-2", "tower-0", "tower-1", "tower-2", "tower-2"]
    place = [at[floor] for floor in floors] + [len(at)] * 2 + [at["tower-0"]] * 2
    assert {v.rule for v in violations(built.case, Plan(tuple(place)))} == {"rooms"}


@settings(max_examples=40, deadline=None)
@given(problems())
def test_a_built_case_is_sound_and_the_same_every_time(problem: Problem) -> None:
    built = build_case(problem, BEST)
    assume(isinstance(built, BuiltCase))
    assert isinstance(built, BuiltCase)
    case = read_case(write_case(built.case))
    assert case == built.case
    again = built_of(replace(problem))
    assert canonical_sha256(again.case) == canonical_sha256(built.case)
    assert again.base == built.base


def test_a_new_name_or_remark_does_not_change_the_case() -> None:
    problem = tiny_problem()
    sha = canonical_sha256(built_of(problem).case)
    scenarios = tuple(replace(s, name=s.name + "!", description="x") for s in problem.scenario)
    assert canonical_sha256(built_of(replace(problem, scenario=scenarios)).case) == sha
    units = tuple(replace(u, visitors=u.visitors + 1) for u in problem.unit)
    assert canonical_sha256(built_of(replace(problem, unit=units)).case) != sha


def test_plan_and_placements_are_twins() -> None:
    problem = tiny_problem()
    built = built_of(problem)
    place = tuple(
        len(built.floors) + unit.stay if unit.stay is not None else unit.floors[-1]
        for unit in built.case.units
    )
    rows = placements_of(built, Plan(place), BEST, problem)
    assert {row.unit for row in rows} == set(built.units)
    assert {row.building for row in rows if not row.floor} == {"hall"}
    others = tuple(row for row in problem.placement if row.scenario != BEST)
    placed = replace(problem, placement=others + rows)
    found = plan_of(built, placed)
    assert found is not None
    assert found.place == place


def test_ids_pins_and_rows_of_units_that_take_no_part_are_kept() -> None:
    problem = tiny_problem()
    mine = (
        Placement(
            id="p", scenario=BEST, unit="b-bid", building="tower", floor="tower-2", pinned=True
        ),
        Placement(id="q", scenario=BEST, unit="e-kec", building="camat"),
    )
    problem = replace(problem, placement=problem.placement + mine)
    built = built_of(problem)
    assert len(built.case.units[built.units.index("b-bid")].floors) == 1
    place = tuple(unit.floors[0] for unit in built.case.units)
    rows = {row.unit: row for row in placements_of(built, Plan(place), BEST, problem)}
    assert rows["b-bid"] == mine[0]
    assert rows["e-kec"] == mine[1]


def test_no_plan_while_a_unit_is_unplaced_or_misplaced() -> None:
    problem = tiny_problem()
    assert plan_of(built_of(problem), problem) is None
    assert plan_of(built_of(problem, MANUAL), problem) is None


def test_blocked_floors_come_with_every_reason() -> None:
    problem = tiny_problem()
    found = blocked(problem, BEST, "a-loket")
    assert "tower-0" not in found
    assert found["tower-1"] == (PlaceReason.PINNED, PlaceReason.PUBLIC, PlaceReason.GROUND)
    assert found["house-0"] == (PlaceReason.PINNED, PlaceReason.NOT_CANDIDATE)
    assert blocked(problem, BEST, "b-sek")["new-0"] == (PlaceReason.FORBIDDEN,)
    assert blocked(problem, "gone", "b-sek") == {}
    assert blocked(problem, BEST, "gone") == {}


def test_what_cannot_be_built_is_an_error_and_nothing_else() -> None:
    problem = tiny_problem()
    for scenario, key in (("gone", "scenario_unknown"), (TODAY, "scenario_today")):
        found = build_case(problem, scenario)
        assert isinstance(found, tuple)
        assert [one.key for one in found] == [key]
    built = built_of(problem)
    assert all(one.severity is Severity.WARNING for one in built.issues)
