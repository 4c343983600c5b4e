"""Rules as a list, drafts that become rules, and how a scenario holds them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document import edits
from desktop.document.grid import Cell
from desktop.pages.relations.rules import (
    Draft,
    RulesGrid,
    Verb,
    draft_of,
    find_rule,
    mode_edit,
    mode_of,
    name_of_rule,
    rule_of,
    save_edit,
    wrong_with,
)
from solver.problem.relations import PairKind, PairRule, PlaceRule
from solver.problem.scenario import RuleMode, ScenarioRule, ScenarioRuleKey
from tests.desktop.pages.relations.city import session
from tests.support.problems import BEST, tiny_problem

PROBLEM = tiny_problem()
PAIR = Draft(verb=Verb.TOGETHER, unit="b-sek", other="b-bid")


def test_every_rule_goes_to_a_draft_and_back() -> None:
    for rule in (*PROBLEM.pair_rule, *PROBLEM.place_rule):
        assert rule_of(PROBLEM, draft_of(rule)) == rule
        assert find_rule(PROBLEM, name_of_rule(rule)) is rule


@pytest.mark.parametrize(
    ("draft", "key", "field"),
    [
        (replace(PAIR, unit=""), "rule_without_unit", "unit"),
        (replace(PAIR, other="zzz"), "rule_without_other", "other"),
        (replace(PAIR, other="b-sek"), "rule_same_unit", "other"),
        (Draft(unit="a-sek", other="a-head"), "rule_doubled", "other"),
        (Draft(verb=Verb.APART, unit="a-sek", other="a-head"), "rule_contrary", "other"),
        (Draft(verb=Verb.PINNED, unit="a-sek"), "rule_without_place", "building"),
        (Draft(verb=Verb.FORBIDDEN, unit="b-sek", building="new"), "rule_doubled", "building"),
    ],
)
def test_what_keeps_a_draft_from_being_a_rule(draft: Draft, key: str, field: str) -> None:
    found = wrong_with(PROBLEM, draft)
    assert found is not None
    assert (found.key, found.where) == (key, field)


def test_a_rule_may_stay_what_it_is() -> None:
    assert wrong_with(PROBLEM, PAIR) is None
    assert [wrong_with(PROBLEM, draft_of(rule)) for rule in PROBLEM.pair_rule] == [None, None]


def test_a_rule_of_a_pair_may_become_one_of_a_place() -> None:
    made = session()
    draft = replace(draft_of(PROBLEM.pair_rule[0]), verb=Verb.PINNED, building="tower")
    rule = rule_of(PROBLEM, draft)
    made.do("ubah", save_edit(PROBLEM, draft.name, rule))
    after = made.document.problem
    assert after.find(PairRule, "p1") is None
    assert isinstance(rule, PlaceRule)
    assert after.place_rule[-1] == rule


def test_the_list_says_how_the_scenario_holds_each() -> None:
    made = session()
    grid = RulesGrid(made, BEST)
    made.do("x", mode_edit(PROBLEM, BEST, PairKind.TOGETHER, RuleMode.WISH, 5_000_000))
    made.do("y", mode_edit(made.document.problem, BEST, PairKind.APART, RuleMode.OFF, 0))
    assert grid.text("pair_rule/p1", "mode") == "Keinginan, Rp5.000.000/tahun"
    assert grid.text("pair_rule/p2", "mode") == "Tidak dipakai"
    assert grid.tone("pair_rule/p2", "rule") == "quiet"
    assert grid.text("place_rule/pl1", "mode") == "Wajib"
    assert mode_of(made.document.problem, BEST, PairKind.APART) == (RuleMode.OFF, 0)
    assert len(made.document.problem.scenario_rule) == len(PROBLEM.scenario_rule) + 1


def test_what_a_scenario_says_of_one_rule_alone_goes_before_its_kind() -> None:
    made = session()
    grid = RulesGrid(made, BEST)
    alone = ScenarioRule(id="s1", scenario=BEST, rule=ScenarioRuleKey.TOGETHER, subject="p1",
                         mode=RuleMode.WISH, price=7_000_000)  # fmt: skip
    place = replace(alone, id="s2", subject="pl1", mode=RuleMode.OFF, price=0)
    made.do("x", edits.put(alone, place))
    assert grid.text("pair_rule/p1", "mode") == "Keinginan, Rp7.000.000/tahun, aturan ini saja"
    assert grid.text("place_rule/pl1", "mode") == "Tidak dipakai, aturan ini saja"
    assert grid.tone("place_rule/pl1", "rule") == "quiet"
    assert grid.text("pair_rule/p2", "mode") == "Wajib"


def test_reasons_are_written_and_rules_removed() -> None:
    made = session()
    grid = RulesGrid(made)
    assert grid.write((Cell("place_rule/pl1", "reason", "Belum ada lift"),)) == ()
    assert grid.text("place_rule/pl1", "reason") == "Belum ada lift"
    assert made.undo_label == "ubah alasan 1 aturan"
    grid.remove(("pair_rule/p1", "place_rule/pl1"))
    assert grid.rows() == ("pair_rule/p2", "place_rule/pl2")
    assert made.undo_label == "hapus 2 aturan"
    made.undo()
    assert len(grid.rows()) == 4
    with pytest.raises(KeyError):
        grid.text("pair_rule/gone", "rule")
