"""What is binding, in rupiah and words."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.text import NBSP
from desktop.system.translate import LANGUAGES, set_language
from desktop.workflows.explain.binding import (
    _in_time,
    explain_binding,
    place_variants,
    sentence,
)
from desktop.workflows.solve_scenario import solve_scenario
from solver.case.build import BuiltCase, build_case, plan_of
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.explain.binding import BindingOptions, Figure
from solver.explain.binding_variants import Kind
from solver.plan import Plan
from solver.problem.problem import Problem
from tests.support.problems import BEST, tiny_problem


@pytest.fixture(scope="module")
def solved() -> Problem:
    """Return the small city with the best plan of its scenario."""
    document = Document(tiny_problem())
    found = solve_scenario(document, BEST, seconds=10, seed=1, threads=1)
    assert not isinstance(found, tuple)
    return found.edit(document).problem


def test_every_change_has_a_sentence_in_both_languages(solved: Problem) -> None:
    try:
        for language in LANGUAGES:
            set_language(language)
            told = []
            found = explain_binding(
                solved, BEST, options=BindingOptions(30, efforts=1), on_row=told.append
            )
            assert not isinstance(found, tuple)
            assert found.finished
            assert told
            assert {row.kind for row in found.rows} >= {Kind.AREA_MORE, Kind.AREA_LESS}
            for row in found.rows:
                assert "explain_" not in row.sentence
                assert "{" not in row.sentence
                assert row.value is None or row.value >= 0
                assert row.matters == (row.value != 0)
    finally:
        set_language("id")


def test_a_rule_about_one_unit_is_dropped_and_the_present_plan_costs_the_same(
    solved: Problem,
) -> None:
    built = build_case(solved, BEST)
    assert isinstance(built, BuiltCase)
    plan = plan_of(built, solved)
    assert plan is not None
    found = list(place_variants(solved, built, plan))
    assert found
    cost = total(bill(built.case, plan))
    for variant in found:
        assert variant.key in {rule.id for rule in solved.place_rule}
        place = tuple(variant.locations[p] for p in plan.place)
        there = Plan(place, plan.rooms)
        assert not violations(variant.case, there)
        assert total(bill(variant.case, there)) + variant.offset == cost
        more = [len(unit.floors) for unit in variant.case.units]
        assert sum(more) >= sum(len(unit.floors) for unit in built.case.units)


def test_a_scenario_without_a_plan_says_so(solved: Problem) -> None:
    found = explain_binding(replace(solved, placement=()), BEST)
    assert isinstance(found, tuple)
    assert found[0].key == "explain_unplaced"


@pytest.mark.parametrize(
    ("relaxes", "value", "proved", "word"),
    [
        (True, 5_000, False, "saves at least Rp5 million"),
        (True, 5_000, True, "saves exactly"),
        (True, 0, False, "no saving was found"),
        (True, 0, True, "saves nothing (proved)"),
        (False, 5_000, False, "costs at most Rp5 million"),
        (False, 0, False, "costs nothing more"),
        (False, None, False, "no plan that keeps all rules was found"),
        (False, None, True, "impossible"),
    ],
)
def test_a_figure_claims_no_more_than_is_known(
    relaxes: bool, value: int | None, proved: bool, word: str
) -> None:
    try:
        set_language("en")
        figure = Figure(Kind.AREA_MORE, (0,), 100, "", relaxes, value, proved)
        assert word in sentence(figure, "X").replace(NBSP, " ")
    finally:
        set_language("id")


def test_making_the_cases_of_single_rules_ends_in_time() -> None:
    made, whole = _in_time(iter(("a", "b", "c")), 0.0, None)
    assert (made, whole) == (("a",), False)
    later = time.monotonic() + 1_000
    assert _in_time(iter(("a", "b")), later, None) == (("a", "b"), True)
    assert _in_time(iter(("a", "b")), later, lambda: True)[1] is False


def test_what_there_was_no_time_for_has_no_row_and_is_counted(solved: Problem) -> None:
    told = []

    def stop() -> bool:
        return len({row.what for row in told if not row.proved}) >= 3

    found = explain_binding(
        solved, BEST, options=BindingOptions(600), on_row=told.append, stop=stop
    )
    assert not isinstance(found, tuple)
    assert not found.finished
    assert {row.what for row in found.rows} == {row.what for row in told}
    (sentence_,) = [each for each in found.sentences if "Sempat diperiksa" in each]
    assert f"Sempat diperiksa {len(found.rows)} dari " in sentence_
