"""Scope: roles, planning year, floors in play and their sizes, who takes part."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_scope import FloorSize, Scope, scope_of
from solver.problem.estate import BuildingClass, Floor
from solver.problem.problem import Problem
from solver.problem.scenario import BuildingRole, RuleMode, ScenarioRuleKey, SpaceMode
from tests.support.problems import BEST, TODAY, tiny_problem

PROBLEM = tiny_problem()


def scope(problem: Problem = PROBLEM, scenario: str = BEST) -> Scope:
    found = scope_of(problem, scenario)
    assert found is not None
    return found


def test_a_building_without_a_row_may_keep_its_units() -> None:
    assert scope().roles["camat"] is BuildingRole.MAY_STAY
    assert scope().roles["tower"] is BuildingRole.CANDIDATE
    assert set(scope(scenario=TODAY).roles.values()) == {BuildingRole.MAY_STAY}
    assert scope_of(PROBLEM, "gone") is None


def test_today_is_reckoned_as_of_the_base_year() -> None:
    assert scope(scenario=TODAY).year == 2026
    assert scope().year == 2031


def test_a_rule_without_a_row_is_hard() -> None:
    assert scope().modes[ScenarioRuleKey.ONE_TOWER] == (RuleMode.HARD, 0)
    assert scope().modes[ScenarioRuleKey.LIVE_LOAD] == (RuleMode.WISH, 25_000_000)
    assert scope().has_wishes
    assert not scope(scenario="manual").has_wishes


def test_floors_without_area_or_excluded_take_no_part() -> None:
    assert [f.id for f in scope().floors][-1] == "new-3"
    floors = tuple(replace(f, net=None, gross=None) for f in PROBLEM.floor)
    assert scope(replace(PROBLEM, floor=floors)).floors == ()
    assert scope(replace(PROBLEM, floor=floors)).towers == ()


def test_recorded_sizes_are_taken_as_they_are() -> None:
    assert scope().sizes["tower-1"] == FloorSize(75_000, 160)


def test_new_floors_give_area_to_amenities_unless_the_average_holds_them() -> None:
    size = scope().sizes["new-1"]
    # 700 m² · 0.7 = 490 m² for 122 people; 10 toilets, pantries, prayer room come off
    assert (size.people, size.derived) == (122, True)
    assert 40_000 < size.net < 49_000
    assert scope().sizes["new-0"].net == size.net - 1_200  # lactation room
    average = tuple(replace(s, space_mode=SpaceMode.AVERAGE) for s in PROBLEM.scenario)
    assert scope(replace(PROBLEM, scenario=average)).sizes["new-1"].net == 49_000


def test_the_average_goes_by_the_class_of_the_candidates() -> None:
    assert scope().building_class is BuildingClass.LOW_RISE
    rows = tuple(r for r in PROBLEM.scenario_building if r.building != "tower")
    alone = scope(replace(PROBLEM, scenario_building=rows))
    assert alone.building_class is BuildingClass.HIGH_RISE


def test_units_of_an_opd_or_building_left_out_are_fixed() -> None:
    assert [unit.id for unit in scope().fixed] == ["e-kec"]
    rows = tuple(
        replace(r, role=BuildingRole.OUT) if r.building == "hall" else r
        for r in PROBLEM.scenario_building
    )
    left = scope(replace(PROBLEM, scenario_building=rows))
    assert [u.id for u in left.fixed] == ["b-uptd", "c-sek", "c-bid", "d-irban", "e-kec"]
    assert all(unit.building != "hall" for unit in left.units)


def test_a_floor_of_a_building_that_is_gone_has_no_size() -> None:
    lost = Floor(id="lost", building="gone", net=1_000)
    assert "lost" not in scope(replace(PROBLEM, floor=(*PROBLEM.floor, lost))).sizes
