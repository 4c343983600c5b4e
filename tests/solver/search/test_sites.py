"""The site case: towers for floors, OPDs that must move as one."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.case.model import Edge, Floor, Tower
from solver.case.sound import findings
from solver.search.shares import share_out
from solver.search.sites import site_case
from tests.support.cases import best_by_counting, case, unit


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
    assert len(site_case(of, share_out(of)).units) == len(of.opds)
