"""Folding the towers keeps what every plan pays for levels."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Edge, Floor, Opd, RoomClass, Rooms, Tower
from solver.search.cuts.fold import fold
from solver.search.shares import share_out
from tests.support.cases import case, unit

FLOORS = (
    Floor(0, 0, 0, 100, 10, 0),
    Floor(0, 1, 0, 100, 10, 0),
    Floor(1, 0, 1, 60, 5, 0),
    Floor(1, 1, 1, 60, 5, 0),
    Floor(1, 2, 2, 60, 5, 0),
)
BASE = case(
    towers=(Tower(0), Tower(0)),
    floors=FLOORS,
    units=(unit(0, 10, floors=(0, 1, 2, 3, 4), cost=(5, 6, 9, 9, 9)), unit(0, 10)),
    opds=(Opd(3, 0), Opd(0, 0)),
    flows=((0, 1, 2),),
    tree=(Edge(7, (1,)), Edge(5, (3, 4)), Edge(4, (4,)), Edge(9, (0, 1))),
)


def test_floors_of_a_level_are_one() -> None:
    folded, shares = fold(BASE, share_out(BASE))
    assert [(f.level, f.area, f.people) for f in folded.floors] == [
        (0, 160, 15),
        (1, 160, 15),
        (2, 60, 5),
    ]
    assert folded.units[0].floors == (0, 1, 2)
    assert shares.height[0] == {0: 0, 1: 0, 2: 0}


def test_a_cut_is_as_long_as_the_shortest_of_its_towers() -> None:
    folded, _ = fold(BASE, share_out(BASE))
    assert set(folded.tree) == {Edge(5, (1, 2)), Edge(4, (2,))}


def test_an_edge_over_a_missing_level_counts_once() -> None:
    floors = (*FLOORS[:2], FLOORS[2], replace(FLOORS[3], level=2), replace(FLOORS[4], level=3))
    of = replace(BASE, floors=floors)
    folded, _ = fold(of, share_out(of))
    # Tower 1 has no level 1, so nothing is sure there; its edge of 5 lies below level 2.
    assert set(folded.tree) == {Edge(5, (2, 3)), Edge(4, (3,))}


def test_levels_that_share_a_zone_share_one() -> None:
    folded, _ = fold(BASE, share_out(BASE))
    assert folded.floors[0].zone == folded.floors[1].zone != folded.floors[2].zone


def test_rooms_carry_what_those_of_all_zones_carry() -> None:
    rooms = Rooms((RoomClass(5, 8, (1, 10, 30)),), (((3,),), ((9,),)))
    of = replace(BASE, rooms=rooms)
    folded, _ = fold(of, share_out(of))
    assert folded.rooms.classes[0].limit == (3, 23)
