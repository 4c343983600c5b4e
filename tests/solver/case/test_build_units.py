"""Units of the case: costs by hand on each place, flows to fixed units, pairs."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.case.build_units import Places
from solver.problem.estate import Floor
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.relations import PairKind, PairRule
from solver.problem.scenario import Placement
from solver.rules import PlaceReason
from tests.support.problems import BEST, tiny_problem

BASE = tiny_problem()


def places(problem: Problem = BASE) -> Places:
    scope = scope_of(problem, BEST)
    assert scope is not None
    return Places(Prices(scope))


def test_the_cost_on_a_floor_is_use_move_visits_and_wishes() -> None:
    found = places()
    prices = found.prices
    unit, floor = BASE.get(Unit, "a-sek"), BASE.get(Floor, "tower-1")
    moved = sum(line.amount for line in prices.move_lines(unit, "tower", "tower-1"))
    rupiah = prices.use(unit, "tower") + moved + 25_000_000  # the archive wants a stronger floor
    assert found.floor_cost(unit, floor) == rupiah // 1000
    ground = BASE.get(Floor, "tower-0")
    assert found.floor_cost(unit, ground) == rupiah // 1000 - 25_000


def test_trips_to_a_fixed_unit_are_part_of_the_cost() -> None:
    found = places()
    unit, floor = BASE.get(Unit, "a-loket"), BASE.get(Floor, "tower-0")
    prices = found.prices
    moved = sum(line.amount for line in prices.move_lines(unit, "tower", "tower-0"))
    # five trips a week to the kecamatan: 84 thousand per unit of effort, 2 · (4 + 24) of them
    assert found.floor_cost(unit, floor) == (prices.use(unit, "tower") + moved) // 1000 + 84 * 56


def test_staying_costs_use_only() -> None:
    found = places()
    unit = BASE.get(Unit, "c-sek")
    assert found.stay_cost(unit) == found.prices.use(unit, "hall") // 1000


def test_a_unit_pinned_outside_is_moved_there() -> None:
    row = Placement(id="x", scenario=BEST, unit="a-bid", building="camat", pinned=True)
    found = places(replace(BASE, placement=(row,)))
    unit = BASE.get(Unit, "a-bid")
    prices = found.prices
    moved = sum(line.amount for line in prices.move_lines(unit, "camat", ""))
    assert moved > 0
    assert found.stay_cost(unit) == (prices.use(unit, "camat") + moved) // 1000
    assert found.allowed["a-bid"] == ()
    assert [building.id for building in found.old] == ["hall", "camat"]


def test_flows_are_sorted_and_leave_fixed_units_out() -> None:
    assert places().flows() == ((0, 7, 168), (1, 2, 672), (4, 9, 42))


def test_each_pair_comes_once_whatever_its_direction() -> None:
    twice = PairRule(id="x", kind=PairKind.TOGETHER, unit_a="a-sek", unit_b="a-head")
    same = PairRule(id="y", kind=PairKind.TOGETHER, unit_a="a-sek", unit_b="a-sek")
    found = places(replace(BASE, pair_rule=(*BASE.pair_rule, twice, same)))
    assert found.pairs(PairKind.TOGETHER) == ((0, 1),)
    assert found.pairs(PairKind.APART) == ((8, 9),)


def test_groups_are_priced_and_units_point_at_them() -> None:
    found = places()
    opds, units = found.opds(), found.units()
    assert len(opds) == len(found.prices.groups)
    assert opds[units[0].opd].span_cost == 630  # 75 people
    assert opds[units[6].opd] == type(opds[0])(0, 0)  # detached: alone


def test_reasons_are_counted_over_the_candidate_floors() -> None:
    counted = places().reasons(BASE.get(Unit, "a-loket"))
    assert counted[PlaceReason.PINNED] == 6
    assert counted[PlaceReason.PUBLIC] == 5
