"""Reasons against a floor, one by one, hard, as a wish and off; and where a unit may stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.build import BuiltCase, build_case, placements_of
from solver.case.build_places import (
    bound_to_fixed,
    forbidden,
    hard_reasons,
    pins,
    stays_at,
    wish_price,
)
from solver.case.build_scope import Scope, scope_of
from solver.plan import Plan
from solver.problem.estate import Building, Floor
from solver.problem.organisation import SpecialSpace, Unit
from solver.problem.problem import Problem
from solver.problem.relations import PairKind, PairRule, PlaceKind, PlaceRule
from solver.problem.scenario import BuildingRole, Placement, RuleMode, ScenarioRule, ScenarioRuleKey
from solver.rules import PlaceReason
from tests.support.problems import BEST, tiny_problem

BASE = replace(tiny_problem(), place_rule=(), pair_rule=(), scenario_rule=(), space=())


def scope(problem: Problem = BASE) -> Scope:
    found = scope_of(problem, BEST)
    assert found is not None
    return found


def reasons(problem: Problem, unit: str, floor: str) -> tuple[PlaceReason, ...]:
    return hard_reasons(scope(problem), problem.get(Unit, unit), problem.get(Floor, floor))


def with_unit(**fields: object) -> Problem:
    units = tuple(replace(u, **fields) if u.id == "d-sek" else u for u in BASE.unit)  # type: ignore[arg-type]
    return replace(BASE, unit=units)


def with_space(**fields: object) -> Problem:
    space = SpecialSpace(id="s", unit="d-sek", area=100, **fields)  # type: ignore[arg-type]
    return replace(BASE, space=(space,))


def with_tower(**fields: object) -> Problem:
    buildings = tuple(replace(b, **fields) if b.id == "tower" else b for b in BASE.building)  # type: ignore[arg-type]
    return replace(with_unit(visitors=20), building=buildings)


BY_RULE = [
    (with_unit(public_floor=True), PlaceReason.PUBLIC),
    (with_unit(counters=1), PlaceReason.PUBLIC),
    (with_space(ground_floor=True), PlaceReason.GROUND),
    (with_space(live_load=400), PlaceReason.LIVE_LOAD),
    (with_tower(accessible=False), PlaceReason.ACCESS),
    (with_tower(available=tiny_problem().building[1].lease_end), PlaceReason.DATE),
]


@pytest.mark.parametrize(("problem", "reason"), BY_RULE)
def test_a_rule_is_hard_a_wish_or_off(problem: Problem, reason: PlaceReason) -> None:
    key = ScenarioRuleKey(reason.value)
    assert reasons(problem, "d-sek", "tower-1") == (reason,)
    for mode, price in ((RuleMode.WISH, 5_000_000), (RuleMode.OFF, 0)):
        row = ScenarioRule(id="r", scenario=BEST, rule=key, mode=mode, price=5_000_000)
        soft = replace(problem, scenario_rule=(row,))
        assert reasons(soft, "d-sek", "tower-1") == ()
        unit, floor = soft.get(Unit, "d-sek"), soft.get(Floor, "tower-1")
        assert wish_price(scope(soft), unit, floor) == price


def test_the_ground_floor_needs_no_lift_and_few_visitors_no_ramp() -> None:
    assert reasons(with_tower(accessible=False), "d-sek", "tower-0") == ()
    few = with_tower(accessible=False)
    units = tuple(replace(u, visitors=19) for u in few.unit)
    assert reasons(replace(few, unit=units), "d-sek", "tower-1") == ()


def test_only_candidates_receive() -> None:
    assert reasons(BASE, "d-sek", "house-0") == (PlaceReason.NOT_CANDIDATE,)
    assert reasons(BASE, "d-sek", "new-4") == (PlaceReason.NOT_CANDIDATE,)
    assert reasons(BASE, "d-sek", "tower-0") == ()


def test_kept_away_from_a_building_or_one_floor() -> None:
    away = PlaceRule(id="p", kind=PlaceKind.FORBIDDEN, unit="d-sek", building="tower")
    assert reasons(replace(BASE, place_rule=(away,)), "d-sek", "tower-1") == (
        PlaceReason.FORBIDDEN,
    )
    one = replace(BASE, place_rule=(replace(away, floor="tower-2"),))
    assert reasons(one, "d-sek", "tower-1") == ()
    unit = BASE.get(Unit, "d-sek")
    assert forbidden(scope(one), unit, "tower", "tower-2")


def test_the_pin_of_a_placement_goes_before_the_rule() -> None:
    rule = PlaceRule(id="p", kind=PlaceKind.PINNED, unit="d-sek", building="new")
    problem = replace(BASE, place_rule=(rule,))
    assert reasons(problem, "d-sek", "tower-1") == (PlaceReason.PINNED,)
    row = Placement(id="x", scenario=BEST, unit="d-sek", building="tower", pinned=True)
    pinned = replace(problem, placement=(row,))
    assert pins(scope(pinned), problem.get(Unit, "d-sek")) == (("tower", ""),)
    assert reasons(pinned, "d-sek", "tower-1") == ()
    assert reasons(pinned, "d-sek", "new-1") == (PlaceReason.PINNED,)


def test_pairs_with_units_that_stay_bind_to_their_place() -> None:
    units = tuple(
        replace(u, building="tower", floor="tower-1") if u.id == "e-kec" else u for u in BASE.unit
    )
    pair = PairRule(id="p", kind=PairKind.TOGETHER, unit_a="e-kec", unit_b="d-sek")
    problem = replace(BASE, unit=units, pair_rule=(pair,))
    unit = problem.get(Unit, "d-sek")
    assert [kind for kind, _ in bound_to_fixed(scope(problem), unit)] == [PairKind.TOGETHER]
    assert reasons(problem, "d-sek", "tower-1") == ()
    assert reasons(problem, "d-sek", "tower-2") == (PlaceReason.PINNED,)
    apart = replace(problem, pair_rule=(replace(pair, kind=PairKind.APART),))
    assert reasons(apart, "d-sek", "tower-1") == (PlaceReason.FORBIDDEN,)
    assert reasons(apart, "d-sek", "tower-2") == ()


def stays(problem: Problem, unit: str) -> str:
    return stays_at(scope(problem), problem.get(Unit, unit))


def test_staying_is_for_buildings_that_may_keep_their_units() -> None:
    assert stays(BASE, "c-sek") == "hall"
    assert stays(BASE, "a-sek") == ""  # emptied
    assert stays(BASE, "b-sek") == ""  # a candidate: its floors are places
    assert stays(BASE, "d-sek") == ""  # sits nowhere


def test_a_pin_outside_the_candidates_is_a_place() -> None:
    row = Placement(id="x", scenario=BEST, unit="a-sek", building="camat", pinned=True)
    assert stays(replace(BASE, placement=(row,)), "a-sek") == "camat"
    emptied = tuple(replace(r, role=BuildingRole.EMPTIED) for r in BASE.scenario_building)
    hall = replace(BASE, placement=(replace(row, building="hall"),), scenario_building=emptied)
    assert stays(hall, "a-sek") == ""
    tower = replace(BASE, placement=(replace(row, unit="c-sek", building="tower"),))
    assert stays(tower, "c-sek") == ""


def test_kept_away_from_its_own_building_a_unit_cannot_stay() -> None:
    away = PlaceRule(id="p", kind=PlaceKind.FORBIDDEN, unit="c-sek", building="hall")
    assert stays(replace(BASE, place_rule=(away,)), "c-sek") == ""
    pair = PairRule(id="p", kind=PairKind.TOGETHER, unit_a="e-kec", unit_b="c-sek")
    assert stays(replace(BASE, pair_rule=(pair,)), "c-sek") == ""
    assert BASE.get(Building, "hall").name


def test_a_pin_to_a_building_stays_one_when_the_program_has_chosen_the_floor() -> None:
    """Otherwise every solve would change its own question and its result be stale at once."""
    row = Placement(id="x", scenario=BEST, unit="d-sek", building="tower", pinned=True)
    before = replace(tiny_problem(), placement=(row,))
    built = build_case(before, BEST)
    assert isinstance(built, BuiltCase)
    unit = built.case.units[built.units.index("d-sek")]
    plan = Plan(tuple(u.floors[0] if u.floors else len(built.floors) for u in built.case.units))
    written = placements_of(built, plan, BEST, before)
    after = build_case(replace(before, placement=written), BEST)
    assert isinstance(after, BuiltCase)
    assert after.case.units[after.units.index("d-sek")].floors == unit.floors
    assert len(unit.floors) > 1
