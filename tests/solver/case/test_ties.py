"""Groups that are together and clusters that share a tower."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Floor, Old, Tower
from solver.case.ties import joined, ties
from tests.support.cases import case, unit


def two_towers():
    floors = (Floor(0, 0, 0, 100, 10, 0), Floor(1, 0, 1, 100, 10, 0))
    return case(towers=(Tower(0), Tower(0)), floors=floors)


def test_pairs_join_over_others() -> None:
    assert joined(range(5), [(3, 1), (4, 3)]) == {0: [0], 1: [1, 3, 4], 2: [2]}


def test_units_together_take_only_what_all_may_take() -> None:
    tied = replace(case(together=((0, 1),)), units=(unit(0, floors=(0,), cost=(0,)), unit(1)))
    (group,) = ties(tied).groups
    assert group.units == (0, 1)
    assert group.floors == {0}
    assert group.must_move


def test_units_stay_together_only_in_one_old_building() -> None:
    old = (Old(0), Old(0))
    same = case(together=((0, 1),), old=old, units=(unit(0, stay=1), unit(1, stay=1)))
    other = case(together=((0, 1),), old=old, units=(unit(0, stay=0), unit(1, stay=1)))
    assert ties(same).groups[0].old == {1}
    assert ties(other).groups[0].must_move


def test_a_pin_draws_the_whole_opd_into_its_tower() -> None:
    of = replace(two_towers(), units=(unit(0, floors=(1,), cost=(0,)), unit(0)))
    found = ties(of)
    assert found.clusters[0].towers == {1}
    assert found.groups[1].floors == {1}
    assert found.loose[1].floors == {0, 1}


def test_who_may_stay_draws_nobody() -> None:
    units = (unit(0, floors=(1,), cost=(0,), stay=0), unit(0))
    found = ties(replace(two_towers(), old=(Old(0),), units=units))
    assert found.groups[1].floors == {0, 1}


def test_opds_tied_over_together_share_a_tower() -> None:
    units = (unit(0), unit(1), unit(1, floors=(0,), cost=(0,)))
    found = ties(replace(two_towers(), units=units, together=((0, 1),)))
    assert [one.opds for one in found.clusters] == [(0, 1)]
    assert found.clusters[0].towers == {0}
