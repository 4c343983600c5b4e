"""A rule has one name everywhere: model, checker, docs, catalogue and tests."""

from __future__ import annotations

import re

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from solver.rules import CostTerm, RuleId
from tests.house.source import ROOT, modules
from tests.support.cases import PAIRS

MODEL = ROOT / "docs" / "model.md"


def text_of(*places: str) -> str:
    return "\n".join(module.text for module in modules(*places))


@pytest.mark.parametrize("rule", RuleId)
def test_a_rule_is_named_wherever_it_lives(rule: RuleId) -> None:
    in_code = re.compile(rf"\bRuleId\.{rule.name}\b")
    places = {
        "solver/check": in_code.search(text_of("solver/check")),
        "solver/cpsat": in_code.search(text_of("solver/cpsat")),
        "tests": in_code.search(text_of("tests/solver", "tests/support")),
        "docs/model.md": re.search(rf"\b{rule.name}\b", MODEL.read_text(encoding="utf-8")),
    }
    assert [place for place, found in places.items() if not found] == []


@pytest.mark.parametrize("room", ["check", "cpsat"])
def test_every_rule_is_tried_where_it_is_kept_and_where_it_breaks(room: str) -> None:
    """The pairs of smallest cases (kept, broken) are shared: both second opinions take all."""
    assert {pair.rule for pair in PAIRS} >= set(RuleId) - {RuleId.PLACE}  # its pair is apart
    assert "PAIRS" in text_of(f"tests/solver/{room}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_and_terms_have_their_words(language: str) -> None:
    wanted = [f"rule.{rule.value}" for rule in RuleId]
    wanted += [f"term.{term.value}" for term in CostTerm]
    assert [key for key in wanted if key not in catalogue(language)] == []
