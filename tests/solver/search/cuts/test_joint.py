"""Level and site money together: never above a plan's, and more than each for itself."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from solver.case.model import Case, Old
from solver.search.cuts.climb import Pace
from solver.search.cuts.joint import JointSteps
from solver.search.cuts.level_cuts import level_program
from solver.search.shares import share_out
from tests.support.cases import best_by_counting
from tests.support.four_opds import four_opds
from tests.support.nano import nano
from tests.support.parts import level_money, plans, site_money

GO = Pace(lambda: 5.0, lambda: False)


def _best(of: Case, keep: int = 0, rounds: int = 300) -> int:
    shares = replace(share_out(of), keep=(keep,) * len(of.old))
    steps = JointSteps(of, shares)
    for _ in range(rounds):
        steps.advance(GO)
        if steps.closed:
            break
    return steps.best


def test_whole_opds_go_into_whole_towers() -> None:
    of = four_opds()
    # each upper floor is 10 from the three others, and four of six trips change towers for 2
    assert best_by_counting(of) == 2 * 3 * 10 + 4 * 2
    program = level_program(of, share_out(of))
    alone = program.multipliers(10)
    assert alone is not None
    assert program.bound(alone) < 60
    steps = JointSteps(of, share_out(of))
    steps.advance(GO)
    assert steps.site == 2 * 4  # two OPDs in each tower
    assert _best(of) == 68


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("keep", [0, 40])
def test_never_above_a_plan(seed: int, keep: int) -> None:
    of = nano(seed)
    shares = replace(share_out(of), keep=(keep,) * len(of.old))
    paid = (level_money(of, shares, p) + site_money(of, shares, p) for p in plans(of))
    assert 0 <= _best(of, keep, 15) <= min(paid, default=math.inf)


def test_who_stays_keeps_the_building() -> None:
    of = four_opds()
    units = tuple(replace(u, stay=0) for u in of.units[:2])
    of = replace(of, old=(Old(0),), units=(*units, *of.units[2:]))
    for keep in (0, 3):  # both stay, the two others on the ground floors
        assert _best(of, keep=keep) == 4 + 2 + keep
    assert 48 <= _best(of, keep=1000) <= 68


def test_a_stop_is_heeded() -> None:
    steps = JointSteps(four_opds(), share_out(four_opds()))
    steps.advance(Pace(lambda: 5.0, lambda: True))
    assert steps.best == 0
    assert not steps.closed
