"""Prices of a scenario: moves, visits, trips, groups and wishes."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.costs.line import CostKey
from solver.costs.travel import Place
from solver.problem.organisation import MeetingSize, Unit, VehicleKind
from solver.problem.problem import Problem
from solver.problem.relations import Trip
from solver.problem.scenario import RuleMode, ScenarioRule, ScenarioRuleKey
from tests.support.problems import BEST, tiny_problem

BASE = tiny_problem()


def prices(problem: Problem = BASE) -> Prices:
    scope = scope_of(problem, BEST)
    assert scope is not None
    return Prices(scope)


def unit(id: str) -> Unit:
    return BASE.get(Unit, id)


def soft(key: ScenarioRuleKey, mode: RuleMode, price: int = 0) -> Problem:
    row = ScenarioRule(id="r", scenario=BEST, rule=key, mode=mode, price=price)
    return replace(BASE, scenario_rule=(row,))


def test_a_unit_moves_for_nothing_to_where_it_sits() -> None:
    assert prices().move_lines(unit("b-sek"), "tower", "tower-1") == ()
    assert prices().move_lines(unit("a-bid"), "house", "house-0") == ()  # floor of today unknown
    keys = [line.key for line in prices().move_lines(unit("b-sek"), "tower", "tower-2")]
    assert keys == [CostKey.FIT_OUT, CostKey.MOVING]


def test_visits_carry_the_weight_of_the_scenario() -> None:
    heavy = tuple(replace(s, visitor_weight=20_000) for s in BASE.scenario)
    found = prices(replace(BASE, scenario=heavy))
    plain = found.visits(unit("c-bid"), 2, weighted=False)
    assert found.visits(unit("c-bid"), 2, weighted=True) == 2 * plain > 0


def test_only_candidate_floors_have_a_level() -> None:
    assert prices().place("tower", "tower-2") == Place("south", "tower", 2)
    assert prices().place("tower") == Place("south", "tower", 0)
    assert prices().place("house", "house-0") == Place("centre", "house", 0)
    assert prices().level_today(unit("b-bid")) == 2
    assert prices().level_today(unit("a-bid")) == 0


def test_trips_between_the_same_units_add_up() -> None:
    more = (
        Trip(id="x", unit_a="c-sek", unit_b="a-head", per_week=500),
        Trip(id="y", unit_a="c-sek", unit_b="c-sek", per_week=500),
        Trip(id="z", unit_a="c-sek", unit_b="gone", per_week=500),
    )
    found = prices(replace(BASE, trip=BASE.trip + more))
    assert found.trips["a-head", "c-sek"] == 1_500
    assert len(found.trips) == 4
    assert found.trip_weights(weighted=True)["a-head", "c-sek"] == 252


def test_groups_are_opds_with_detached_units_apart() -> None:
    names = [tuple(u.id for u in group) for group in prices().groups]
    assert names[0] == ("a-head", "a-sek", "a-bid", "a-loket")
    assert ("b-uptd",) in names
    off = prices(soft(ScenarioRuleKey.ONE_TOWER, RuleMode.OFF))
    assert all(len(group) == 1 for group in off.groups)
    assert off.span([unit("a-sek")], weighted=True) == 0
    assert off.split([unit("a-sek")], weighted=True) == 0
    assert off.span([unit("a-sek"), unit("a-bid")], weighted=True) > 0


def test_wishes_pull_units_together_at_their_price() -> None:
    found = prices(soft(ScenarioRuleKey.TOGETHER, RuleMode.WISH, 10_000_000))
    # one level is one unit of effort: ten million a level
    assert found.wish_weights == {("a-head", "a-sek"): 10_000}
    tower = prices(soft(ScenarioRuleKey.ONE_TOWER, RuleMode.WISH, 8_000_000))
    assert set(tower.wish_weights.values()) == {1_000}  # out and in are eight units of effort
    assert ("b-bid", "b-sek") in tower.wish_weights
    assert not any("b-uptd" in pair for pair in tower.wish_weights)
    assert prices().wish_weights == {}


def test_opening_a_building_costs_what_leaving_it_unused_does_not() -> None:
    found = prices()
    price = found.buildings["tower"]
    used, unused = (sum(line.amount for line in lines) for lines in (price.used, price.unused))
    assert found.opening("tower") == used - unused > 0
    assert found.use(unit("b-sek"), "tower") == price.use(13_200, 23)


def test_rooms_and_decks_are_priced_by_kind() -> None:
    assert prices().room(MeetingSize.HALL, "tower").key is CostKey.ROOMS
    assert prices().deck(VehicleKind.CAR, "south").subject == "south"


def test_only_buildings_in_question_are_doubted() -> None:
    found = prices(replace(BASE, running_cost=()))
    assert {one.where for one in found.issues()} == {
        f"building/{id}" for id in ("house", "hall", "tower", "camat")
    }
    units = tuple(u for u in BASE.unit if u.building != "camat")
    less = prices(replace(BASE, running_cost=(), unit=units))
    assert "building/camat" not in {one.where for one in less.issues()}
