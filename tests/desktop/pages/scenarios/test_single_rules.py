"""Rules one by one: a pair rule suspended or made a wish in one scenario reaches the case."""

from __future__ import annotations

from desktop.document.grid import Cell
from desktop.pages.scenarios.single_rules import AS_KIND, SingleRulesGrid
from solver.case.build import BuiltCase, build_case
from solver.problem.problem import Problem
from solver.problem.relations import PairKind, PairRule
from solver.problem.scenario import RuleMode, ScenarioRule
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL


def built(problem: Problem) -> BuiltCase:
    found = build_case(problem, BEST)
    assert isinstance(found, BuiltCase)
    return found


def of_kind(problem: Problem, kind: PairKind) -> PairRule:
    return next(rule for rule in problem.pair_rule if rule.kind is kind)


def test_one_rule_is_suspended_and_the_others_stay() -> None:
    made = session()
    grid = SingleRulesGrid(made, BEST)
    rule = of_kind(made.document.problem, PairKind.TOGETHER)
    before = built(made.document.problem).case
    assert grid.value(rule.id, "mode") == AS_KIND
    assert "wajib" in grid.text(rule.id, "mode").casefold()
    assert grid.write((Cell(rule.id, "mode", RuleMode.OFF.value),)) == ()
    after = built(made.document.problem).case
    assert len(after.together) == len(before.together) - 1
    assert after.apart == before.apart
    assert SingleRulesGrid(made, MANUAL).value(rule.id, "mode") == AS_KIND
    assert grid.write((Cell(rule.id, "mode", AS_KIND),)) == ()
    assert built(made.document.problem).case == before
    assert not [row for row in made.document.problem.scenario_rule if row.subject]


def test_one_rule_becomes_a_wish_with_a_price_of_its_own() -> None:
    made = session()
    grid = SingleRulesGrid(made, BEST)
    rule = of_kind(made.document.problem, PairKind.TOGETHER)
    assert [i.key for i in grid.write((Cell(rule.id, "price", "5"),))] == ["rule_price_of_wish"]
    cells = (Cell(rule.id, "mode", "wish"), Cell(rule.id, "price", "Rp90.000.000"))
    assert grid.write(cells) == ()
    row = next(row for row in made.document.problem.scenario_rule if row.subject == rule.id)
    assert isinstance(row, ScenarioRule)
    assert (row.mode, row.price) == (RuleMode.WISH, 90_000_000)
    assert "90.000.000" in grid.text(rule.id, "price")
    case = built(made.document.problem).case
    assert len(case.flows) >= 1
    assert not case.together or len(case.together) < len(made.document.problem.pair_rule)


def test_apart_and_places_cannot_be_wishes() -> None:
    made = session()
    grid = SingleRulesGrid(made, BEST)
    problem = made.document.problem
    apart, place = of_kind(problem, PairKind.APART), problem.place_rule[0]
    for rule in (apart, place):
        assert "wish" not in [value for value, _ in grid.options(rule.id, "mode")]
        assert [i.key for i in grid.write((Cell(rule.id, "mode", "wish"),))] == ["rule_no_wish"]
    assert grid.text(place.id, "who")
    assert grid.text(place.id, "whom")


def test_a_suspended_pin_frees_the_unit() -> None:
    made = session()
    grid = SingleRulesGrid(made, BEST)
    before = built(made.document.problem)
    changed = 0
    for rule in made.document.problem.place_rule:
        assert grid.write((Cell(rule.id, "mode", "off"),)) == ()
        changed += built(made.document.problem).case != before.case
    assert changed
