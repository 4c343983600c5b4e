"""OPDs tied by a pair that must move are in the same tower of the lumpy model."""

from __future__ import annotations

import pytest

from solver.case.model import Floor, Old, Opd, Tower
from solver.cpsat.run import round_up
from solver.cpsat.weighed import weigh
from solver.search.lumpy.model import lumpy_model
from solver.search.lumpy.ties import add_ties
from solver.search.shares import share_out
from tests.support.cases import case, unit
from tests.support.nano import nano
from tests.support.parts import lumpy_money, plans


def test_tied_opds_open_a_tower_that_fits_both() -> None:
    """Apart each takes the cheap floor of its own; tied they need the dear one."""
    of = case(
        towers=(Tower(0), Tower(0), Tower(0)),
        floors=(
            Floor(0, 0, 0, 10, 9, 1),
            Floor(1, 0, 1, 10, 9, 1),
            Floor(2, 0, 2, 20, 9, 70),
        ),
        opds=(Opd(0, 0), Opd(0, 0)),
        units=tuple(unit(g, 10, floors=(0, 1, 2), cost=(0, 0, 0)) for g in (0, 1)),
        together=((0, 1),),
    )
    lumpy = lumpy_model(of, share_out(of))
    add_ties(of, lumpy.model, lumpy.inside)
    assert weigh(lumpy.model, 20).bound == 70


def test_a_block_of_which_some_may_stay_is_not_tied(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second unit moves with the first one, the third of its block stays all the same."""
    monkeypatch.setattr("solver.search.lumpy.blocks.FEW", 0)
    of = case(
        floors=(Floor(0, 0, 0, 90, 9, 1),),
        old=(Old(9),),
        units=(
            unit(0, 10, floors=(0,), cost=(0,)),
            unit(1, 10, floors=(0,), cost=(0,), stay=0),
            unit(1, 10, floors=(0,), cost=(500,), stay=0),
        ),
        together=((0, 1),),
    )
    lumpy = lumpy_model(of, share_out(of))
    add_ties(of, lumpy.model, lumpy.inside)
    assert weigh(lumpy.model, 20).bound == 10


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_pays_less(seed: int) -> None:
    of = nano(seed)
    shares = share_out(of)
    lumpy = lumpy_model(of, shares)
    add_ties(of, lumpy.model, lumpy.inside)
    found = weigh(lumpy.model, 20)
    least = min((lumpy_money(of, shares, plan) for plan in plans(of)), default=None)
    if least is not None:
        assert found.bound is not None
        assert round_up(found.bound) <= least
