"""Level and site money together: never above a plan's, and more than each for itself."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from solver.case.model import Case, Edge, Floor, Old, Opd, Tower
from solver.search.cuts_joint import Joint, JointSteps
from solver.search.level_cuts import level_program
from solver.search.shares import share_out
from tests.support.cases import best_by_counting, case, unit
from tests.support.nano import nano
from tests.support.parts import level_money, plans, site_money


def _best(of: Case, keep: int = 0, rounds: int = 40) -> int:
    shares = replace(share_out(of), keep=(keep,) * len(of.old))
    steps = JointSteps(of, shares)
    for _ in range(rounds):
        steps.advance(lambda: 5.0, lambda: False)
        if steps.closed:
            break
    return steps.best


def _two_towers() -> Case:
    """Return four OPDs, one to a floor of two towers of two floors, trips between all."""
    floors = tuple(Floor(t, k, t, 100, 10, 0) for t in (0, 1) for k in (0, 1))
    return case(
        towers=(Tower(0), Tower(0)),
        floors=floors,
        opds=(Opd(0, 0),) * 4,
        units=tuple(unit(g, 100, floors=(0, 1, 2, 3), cost=(0,) * 4) for g in range(4)),
        flows=tuple((u, v, 1) for u in range(4) for v in range(u)),
        tree=(Edge(10, (1,)), Edge(10, (3,)), Edge(1, (0, 1)), Edge(1, (2, 3))),
    )


def test_whole_opds_go_into_whole_towers() -> None:
    of = _two_towers()
    # each upper floor is 10 from the three others, and four of six trips change towers for 2
    assert best_by_counting(of) == 2 * 3 * 10 + 4 * 2
    program = level_program(of, share_out(of))
    alone = program.multipliers(10)
    assert alone is not None
    assert program.bound(alone) < 60
    steps = JointSteps(of, share_out(of))
    steps.advance(lambda: 5.0, lambda: False)
    assert steps.site == 2 * 4  # two OPDs in each tower
    assert _best(of) == 68


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("keep", [0, 40])
def test_never_above_a_plan(seed: int, keep: int) -> None:
    of = nano(seed)
    shares = replace(share_out(of), keep=(keep,) * len(of.old))
    paid = (level_money(of, shares, p) + site_money(of, shares, p) for p in plans(of))
    assert 0 <= _best(of, keep, 12) <= min(paid, default=math.inf)


def test_who_stays_keeps_the_building() -> None:
    of = _two_towers()
    units = tuple(replace(u, stay=0) for u in of.units[:2])
    of = replace(of, old=(Old(0),), units=(*units, *of.units[2:]))
    # four trips change sides when both stay, eight when the towers hold two OPDs each
    assert _best(of, keep=0) == 4
    assert _best(of, keep=3) == 4 + 3
    assert _best(of, keep=1000) == 8


def test_a_stop_is_heeded() -> None:
    steps = JointSteps(_two_towers(), share_out(_two_towers()))
    steps.advance(lambda: 5.0, lambda: True)
    assert steps.best == 0
    assert not steps.closed


def test_pieces_speak_of_their_own_rows() -> None:
    joint = Joint(_two_towers(), share_out(_two_towers()))
    columns = {j for j, _ in joint.division().terms([1] * len(joint.program.cost))}
    assert {j for i in joint.division().rows() for j, _ in joint.program.rows[i]} <= columns
