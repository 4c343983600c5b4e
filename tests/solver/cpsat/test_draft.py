"""The container: constants where nothing is open, one variable per question, named rules."""

from __future__ import annotations

from solver.cpsat.build import build
from solver.rules import RuleId
from tests.support.cases import rich


def test_within_is_constant_where_nothing_is_open() -> None:
    draft = build(rich(), {0: (1,)})
    assert draft.within(0, frozenset({1, 2})) == 1
    assert draft.within(0, frozenset({0, 2})) == 0
    assert draft.within(3, frozenset({0, 1, 2})) == 1
    assert draft.within(3, frozenset({0, 2})) is draft.x[3][0]


def test_the_same_question_has_one_variable() -> None:
    draft = build(rich())
    count = len(draft.meanings)
    first = draft.within(4, frozenset({0, 1}))
    assert draft.within(4, frozenset({0, 1, 4})) is first
    assert len(draft.meanings) <= count + 1


def test_fixed_units_make_a_small_model() -> None:
    everybody = {u: (p,) for u, p in enumerate((0, 1, 4, 1, 0))}
    assert len(build(rich(), everybody).meanings) < len(build(rich()).meanings) / 2


def test_every_rule_of_the_case_has_guards() -> None:
    draft = build(rich(), guarded=True, with_costs=False)
    assert {tag[0] for tag in draft.guards} == set(RuleId)
