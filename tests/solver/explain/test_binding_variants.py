"""The variants of a case: each is a sound case, loosened ones keep every plan."""

from __future__ import annotations

from collections import Counter

import pytest

from solver.case.generate import Recipe, plant
from solver.case.read import read_case
from solver.case.write import write_case
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.explain.binding_variants import Kind, apart_from_opd, variants
from solver.plan import Plan, SolveStatus
from tests.support.cases import rich
from tests.support.nano import nano


def _any(of):
    return run(build(of), Run(20)).plan


@pytest.mark.parametrize("seed", range(10))
def test_every_variant_is_a_case_and_a_loosened_one_keeps_the_plan(seed):
    of = nano(seed)
    plan = _any(of)
    if plan is None:
        return
    for variant in variants(of, plan):
        if not variant.impossible:
            assert not isinstance(read_case(write_case(variant.case)), tuple)
        if variant.relaxes:
            assert not violations(variant.case, plan)
            if variant.kind not in (Kind.STALLS, Kind.ONE_TOWER):
                assert total(bill(variant.case, plan)) == total(bill(of, plan))


@pytest.mark.parametrize("seed", range(10))
def test_what_arithmetic_says_holds_in_the_whole_model(seed):
    of = nano(seed)
    plan = _any(of)
    if plan is None:
        return
    best = total(bill(of, plan))
    for variant in variants(of, plan):
        if variant.impossible:
            assert run(build(variant.case), Run(20)).status is SolveStatus.INFEASIBLE
        elif variant.never and variant.kind is not Kind.ONE_TOWER:
            assert run(build(variant.case), Run(20)).cost == best


def test_a_rich_case_has_every_kind():
    of = rich()
    plan = _any(of)
    found = {variant.kind for variant in variants(of, plan)}
    assert found >= set(Kind) - {Kind.PLACE, Kind.PEOPLE_MORE, Kind.OLD_EMPTIED, Kind.TOWER_SHUT}


def test_subjects_are_asked_once():
    planted = plant(Recipe("S"), 1)
    plan = Plan(planted.place, lay_out_rooms(planted.case, planted.place) or ())
    found = Counter((v.kind, v.subject) for v in variants(planted.case, plan))
    assert set(found.values()) == {1}
    assert (Kind.AREA_MORE, (0,)) in found


def test_one_unit_apart_from_its_opd_changes_nothing_else():
    of = rich()
    torn = apart_from_opd(of, 1)
    assert [a.opd == b.opd for a, b in zip(of.units, torn.units, strict=True)].count(False) == 1
    assert torn.units[1].opd == len(of.opds)


def test_no_case_is_made_before_it_is_asked_for(monkeypatch):
    """A large city has five hundred changes, and time for a few of each kind only."""
    planted = plant(Recipe("S"), 1)
    plan = Plan(planted.place, lay_out_rooms(planted.case, planted.place) or ())
    made = []

    def narrow(case, may):
        made.append(case)
        return case

    monkeypatch.setattr("solver.explain.binding_variants._narrow", narrow)
    found = variants(planted.case, plan)
    assert not made
    shut = next(each for each in found if each.kind is Kind.FLOOR_SHUT)
    assert shut.case is shut.case
    assert len(made) == 1
