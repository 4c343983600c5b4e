"""A rule has one name everywhere: model, checker, docs, catalogue and tests."""

from __future__ import annotations

import re

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from solver.rules import CostTerm, RuleId
from tests.house.source import ROOT, modules


def text_of(*places: str) -> str:
    return "\n".join(module.text for module in modules(*places))


@pytest.mark.parametrize("rule", RuleId)
def test_a_rule_is_named_wherever_it_lives(rule: RuleId) -> None:
    name = re.compile(rf"\bRuleId\.{rule.name}\b")
    missing = [
        place
        for place in ("solver/check", "solver/cpsat", "tests/solver/check", "tests/solver/cpsat")
        if not name.search(text_of(place))
    ]
    model = ROOT / "docs" / "model.md"
    if not model.is_file() or f"`{rule.value}`" not in model.read_text(encoding="utf-8"):
        missing.append("docs/model.md")
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_and_terms_have_their_words(language: str) -> None:
    wanted = [f"rule.{rule.value}" for rule in RuleId]
    wanted += [f"term.{term.value}" for term in CostTerm]
    assert [key for key in wanted if key not in catalogue(language)] == []
