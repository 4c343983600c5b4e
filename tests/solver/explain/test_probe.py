"""Questions about rules, answered by a plan or a proof."""

from __future__ import annotations

import pytest

from solver.case.model import Floor, RoomClass, Rooms
from solver.check.rules import violations
from solver.explain.clashes import relaxed, rules_of
from solver.explain.probe import Clock, Prober, Proof, laid_out
from solver.explain.shortages import shortages
from tests.support.broken import WAYS, too_small
from tests.support.cases import PAIRS, Pair, best_by_counting, case, unit
from tests.support.nano import nano


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule.value)
def test_each_rule_is_known_to_hold_or_not(pair: Pair) -> None:
    yes = Prober(pair.case, Clock(10)).ask(rules_of(pair.case), 5)
    no = Prober(pair.none, Clock(10)).ask(rules_of(pair.none), 5)
    assert yes.plan is not None
    assert not violations(pair.case, yes.plan)
    assert no.plan is None
    assert no.proof is Proof.SUM


def packing() -> tuple[int, ...]:
    return (60, 60, 60)  # on floors of 100 and 100: fits by sum, not by floor


def test_what_no_sum_shows_a_model_proves() -> None:
    units = tuple(unit(g, area) for g, area in zip((0, 1, 0), packing(), strict=True))
    of = case(units=units)
    assert not shortages(of)
    found = Prober(of, Clock(10)).ask(rules_of(of), 5)
    assert found.proof is Proof.MODEL


def test_a_plan_is_remembered_and_turned() -> None:
    of = too_small("small", 1).case
    prober = Prober(of, Clock(10))
    every = rules_of(of)
    for f in range(len(of.floors)):
        kept = [rule for rule in every if rule[1:] != ("floor", (f,))]
        found = prober.ask(kept, 5)
        assert found.plan is not None
        assert not violations(relaxed(of, kept), found.plan)
    assert prober.sound() is None


def test_a_plan_whose_rooms_first_fit_cannot_lay_out_is_kept() -> None:
    pinned = tuple(unit(f, floors=(f,), cost=(0,)) for f in (0, 1))
    floors = (Floor(0, 0, 0, 19, 10, 0), Floor(0, 1, 0, 18, 10, 0))
    classes = (RoomClass(4, 1, (0, 100, 200)), RoomClass(3, 1, (0, 100, 200, 300)))
    rooms = Rooms(classes, (((200,), (300,)), ((0,), (0,))))
    of = case(floors=floors, units=pinned, rooms=rooms)
    assert laid_out(of, (0, 1)) is None
    prober = Prober(of, Clock(10))
    for _ in range(2):  # found, then remembered
        assert prober.ask(rules_of(of), 5).plan is not None
    plan = prober.sound()
    assert plan is not None
    assert not violations(of, plan)


def test_no_time_is_no_answer() -> None:
    of = case(units=tuple(unit(0, area) for area in packing()))
    assert not Prober(of, Clock(0)).ask(rules_of(of), 5).known
    assert not Prober(of, Clock(10, lambda: True)).ask(rules_of(of), 5).known


def test_a_placement_outside_the_rules_is_no_plan() -> None:
    assert laid_out(case(units=(unit(0, 101), unit(1))), (0, 1)) is None
    assert laid_out(case(), (0, 1)) is not None


@pytest.mark.parametrize("seed", range(20))
def test_answers_agree_with_counting(seed: int) -> None:
    of = nano(seed)
    found = Prober(of, Clock(20)).ask(rules_of(of), 10)
    assert (found.plan is not None) == (best_by_counting(of) is not None)
    assert found.known


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_known_clashes_have_no_plan(way) -> None:
    of = way("small", 3)
    assert Prober(of.case, Clock(10)).ask(of.rules, 5).proof is Proof.SUM
