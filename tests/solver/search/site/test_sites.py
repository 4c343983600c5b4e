"""The site case: towers for floors, OPDs that must move as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.generate import Recipe, plant
from solver.case.model import Edge, Floor, Old, Opd, RoomClass, Rooms, Tower
from solver.case.sound import findings
from solver.search.shares import share_out
from solver.search.site.sites import FINE, atoms, site_case
from tests.support.cases import best_by_counting, case, unit
from tests.support.nano import nano
from tests.support.parts import plans, site_money


@pytest.mark.parametrize("seed", range(4))
def test_is_a_sound_case(seed: int) -> None:
    of = plant(Recipe("small", limits=True), seed).case
    assert findings(site_case(of, share_out(of))) == []


def test_space_divides_people() -> None:
    floors = (Floor(0, 0, 0, 100, 10, 0), Floor(1, 0, 1, 100, 10, 0))
    of = case(
        towers=(Tower(0), Tower(0)),
        floors=floors,
        units=(unit(0, 60), unit(1, 60)),
        flows=((0, 1, 4),),
        tree=(Edge(3, (0,)), Edge(2, (1,))),
    )
    assert best_by_counting(site_case(of, share_out(of))) == 4 * 5


def test_units_that_must_move_go_together() -> None:
    of = plant(Recipe("small", stay=False), 3).case
    of = replace(of, together=())
    assert len(site_case(of, share_out(of)).units) == len(of.opds)


def test_opds_tied_by_a_pair_go_together() -> None:
    of = case(
        towers=(Tower(0), Tower(0)),
        floors=(Floor(0, 0, 0, 100, 10, 0), Floor(1, 0, 1, 100, 10, 0)),
        opds=(Opd(0, 0),) * 3,
        old=(Old(0),),
        units=(unit(0, 9), unit(1, 9), unit(2, 9), unit(1, 9, stay=0)),
        together=((0, 1),),
    )
    assert [atom.units for atom in atoms(of)] == [(0, 1), (2,), (3,)]
    assert [atom.opd for atom in atoms(of)] == [0, 2, 0]


def test_rooms_take_area_of_a_tower() -> None:
    """Two units fit a tower without the rooms of their meetings, and one fits with them."""
    of = case(
        towers=(Tower(0), Tower(0)),
        floors=(Floor(0, 0, 0, 100, 10, 0), Floor(1, 0, 1, 100, 10, 0)),
        units=(unit(0, 45), unit(1, 45)),
        flows=((0, 1, 4),),
        tree=(Edge(3, (0,)), Edge(2, (1,))),
        rooms=Rooms((RoomClass(6, 0, (0, 10, 20)),), (((5, 10),), ((5, 10),))),
    )
    found = site_case(of, share_out(of))
    assert {u.area for u in found.units} == {(45 + 6) * FINE}
    assert best_by_counting(found) == best_by_counting(of) == 4 * 5


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_pays_less(seed: int) -> None:
    of = nano(seed)
    shares = share_out(of)
    least = min((site_money(of, shares, plan) for plan in plans(of)), default=None)
    if least is not None:
        assert (best_by_counting(site_case(of, shares)) or 0) <= least
