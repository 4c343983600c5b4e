"""Names by index, of a project and of a bare case."""

from __future__ import annotations

import pytest

from desktop.workflows.explain.names import causes_words, listed, names_in, numbers_of
from solver.case.build import BuiltCase, build_case
from solver.check.rules import violations
from solver.plan import Plan
from solver.rules import CostTerm
from tests.support.cases import PAIRS, rich
from tests.support.problems import BEST, tiny_problem


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule.value)
def test_every_broken_rule_has_words(pair) -> None:
    names = numbers_of(pair.case)
    (broken,) = (v for v in violations(pair.case, Plan(pair.breaks)) if v.rule is pair.rule)
    text = names.broken(broken)
    assert "explain_floor" not in text
    assert "{" not in text


def test_a_project_names_everything_of_its_case() -> None:
    problem = tiny_problem()
    built = build_case(problem, BEST)
    assert isinstance(built, BuiltCase)
    names = names_in(problem, built)
    assert len(names.places) == len(built.floors) + len(built.old)
    assert len(names.units) == len(built.units)
    assert len(names.opds) == len(built.case.opds)
    assert set(names.zones) == {floor.zone for floor in built.case.floors}
    every = (*names.places, *names.units, *names.opds, *names.towers, *names.sites)
    assert all(name and name != "–" for name in every)


def test_a_bare_case_counts_from_one() -> None:
    names = numbers_of(rich())
    assert names.units[0].endswith("1")
    assert len(names.places) == 5
    assert names.area(100) == "100\u00a0m²"


def test_only_causes_that_point_the_same_way_are_told() -> None:
    causes = ((CostTerm.FLOW, 9_000), (CostTerm.UNIT, -5_000), (CostTerm.SPAN, 10))
    assert "−" not in causes_words(causes)
    assert causes_words(causes).count("Rp") == 2
    assert "+" not in causes_words(causes, dearer=False)
    assert causes_words((), dearer=False) == ""


def test_a_long_list_is_counted() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a dan b"
    assert listed(list("abcdef")) == "a, b, c dan 3 lainnya"
