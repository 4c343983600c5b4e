"""Broken rules of a hand-made plan: each rule once broken and once kept, with its amount."""

from __future__ import annotations

from dataclasses import replace

from solver.problem.organisation import Post
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, RuleMode, ScenarioRule, ScenarioRuleKey
from solver.rules import PlaceReason, RuleId
from solver.study.assess import assess
from solver.study.assessment import Broken
from tests.support.problems import MANUAL, tiny_problem

BASE = replace(tiny_problem(), place_rule=(), space=())


def placed(problem: Problem = BASE, **floors: str) -> Problem:
    """Place units by hand: a floor, or a building when there is no such floor."""
    known = {floor.id: floor.building for floor in problem.floor}
    rows = tuple(
        Placement(
            id=unit,
            scenario=MANUAL,
            unit=unit.replace("_", "-"),
            building=known.get(at, at),
            floor=at if at in known else "",
        )
        for unit, place in floors.items()
        for at in (place.replace("_", "-"),)
    )
    return replace(problem, placement=rows)


def broken(problem: Problem) -> dict[RuleId, Broken]:
    return {one.rule: one for one in assess(problem, MANUAL).broken}


def with_scenario(problem: Problem, **fields: object) -> Problem:
    scenarios = tuple(replace(s, **fields) for s in problem.scenario)  # type: ignore[arg-type]
    return replace(problem, scenario=scenarios)


def test_place() -> None:
    found = broken(placed(d_sek="house-0"))[RuleId.PLACE]
    assert found.subjects == ("d-sek", "house-0")
    assert found.reason is PlaceReason.NOT_CANDIDATE
    assert broken(placed(d_sek="hall"))[RuleId.PLACE].reason is PlaceReason.NOT_CANDIDATE
    assert broken(placed(a_loket="tower")) == {}  # some floor of the tower is public
    assert broken(placed(c_sek="hall", d_sek="tower-1")) == {}


def test_area_and_people() -> None:
    posts = (*BASE.post, Post(id="x", unit="d-sek", headcount=200))
    found = broken(placed(replace(BASE, post=posts), d_sek="tower-1"))
    need = 13_200 + 200 * 480
    assert found[RuleId.AREA] == Broken(RuleId.AREA, ("tower-1",), found[RuleId.AREA].amount)
    assert found[RuleId.AREA].amount >= need - 75_000
    assert found[RuleId.PEOPLE] == Broken(RuleId.PEOPLE, ("tower-1",), 223 - 160)
    crowd = replace(BASE, post=(*BASE.post, replace(posts[-1], headcount=600)))
    loose = broken(placed(crowd, d_sek="tower"))
    assert loose[RuleId.AREA].subjects == ("tower",)


def test_one_tower() -> None:
    apart = placed(b_sek="tower-1", b_bid="new-1")
    assert broken(apart)[RuleId.ONE_TOWER] == Broken(RuleId.ONE_TOWER, ("b", "new", "tower"), 1)
    assert broken(placed(b_sek="tower-1", b_bid="tower-2", b_uptd="new-1")) == {}
    row = ScenarioRule(
        id="x", scenario=MANUAL, rule=ScenarioRuleKey.ONE_TOWER, mode=RuleMode.WISH, price=10**7
    )
    soft = replace(apart, scenario_rule=(row,))
    assert broken(soft) == {}
    assert any(line.key == "wish" for line in assess(soft, MANUAL).lines)


def test_together_and_apart() -> None:
    both = placed(a_head="tower-1", a_sek="tower-2", d_irban="new-1", c_bid="new-1")
    found = broken(both)
    assert found[RuleId.TOGETHER].subjects == ("a-head", "a-sek")
    assert found[RuleId.APART].subjects == ("c-bid", "d-irban") or found[RuleId.APART].subjects == (
        "d-irban",
        "c-bid",
    )
    assert broken(placed(a_head="tower-1", a_sek="tower-1", d_irban="new-1", c_bid="new-2")) == {}
    assert broken(placed(a_head="tower", a_sek="tower-1")) == {}  # a floor is not known yet
    assert RuleId.APART in broken(placed(d_irban="hall", c_bid="hall"))


def test_limits() -> None:
    plan = placed(d_sek="tower-1", a_bid="tower-1")
    assert broken(with_scenario(plan, most_moves=2)) == {}
    assert broken(with_scenario(plan, most_moves=1))[RuleId.LIMIT].subjects == ("moves",)
    spent = assess(plan, MANUAL).one_off
    assert broken(with_scenario(plan, one_off_budget=spent)) == {}
    over = broken(with_scenario(plan, one_off_budget=spent - 7))[RuleId.LIMIT]
    assert over == Broken(RuleId.LIMIT, ("budget",), 7)


def test_rooms_need_a_floor() -> None:
    plan = placed(b_bid="tower")
    assert RuleId.ROOMS not in broken(plan)
