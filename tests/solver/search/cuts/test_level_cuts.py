"""Height, span and trips inside towers as far as space forces them."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Case, Edge, Floor, Opd, RoomClass, Rooms
from solver.search.cuts.level_cuts import level_cuts, level_program
from solver.search.shares import share_out
from tests.support.cases import case, unit


def _least(of: Case, *, with_cuts: bool = True) -> int:
    program = level_program(of, share_out(of), with_cuts=with_cuts)
    found = program.multipliers(10)
    assert found is not None
    return program.bound(found)


def test_height_is_paid_for_what_does_not_fit_below() -> None:
    of = case(units=(unit(0, 100, cost=(5, 9)), unit(1, 100, cost=(5, 15))))
    assert _least(of) == 4


def test_apart_units_pay_span_and_trips() -> None:
    floors = (Floor(0, 0, 0, 100, 10, 0), Floor(0, 2, 0, 100, 10, 0))
    of = case(
        floors=floors,
        opds=(Opd(7, 0), Opd(0, 0)),
        units=(unit(0, 100), unit(0, 100)),
        flows=((0, 1, 3),),
        tree=(Edge(5, (1,)),),
        apart=((0, 1),),
    )
    assert _least(of) <= 7 * 2 + 3 * 5
    fixed = (unit(0, floors=(0,), cost=(0,)), unit(0, floors=(1,), cost=(0,)))
    assert _least(case(floors=floors, opds=of.opds, units=fixed, flows=of.flows, tree=of.tree)) == (
        7 * 2 + 3 * 5
    )


def test_rooms_take_area_on_their_floors() -> None:
    zones = (Floor(0, 0, 0, 100, 10, 0), Floor(0, 1, 1, 100, 10, 0))
    of = case(floors=zones, units=(unit(0, 50, cost=(0, 10)), unit(1, 50, cost=(0, 10))))
    assert _least(of) == 0
    # Each unit needs a room of 25 in its zone: of two only 4/3 fit below, so 2/3 go up for 10.
    rooms = Rooms((RoomClass(25, 0, (0, 50, 100)),), (((50,),), ((50,),)))
    assert _least(replace(of, rooms=rooms)) == 7


def test_whoever_must_be_in_a_zone_asks_for_its_rooms() -> None:
    zones = (Floor(0, 0, 0, 100, 10, 0), Floor(0, 1, 0, 100, 10, 0), Floor(0, 2, 1, 100, 10, 0))
    free = unit(1, 50, floors=(0, 1, 2), cost=(0, 0, 0))
    bound_to = unit(0, 50, floors=(0, 1))
    rooms = Rooms((RoomClass(25, 0, (5, 50, 100)),), (((30,),), ((40,),)))
    of = case(floors=zones, units=(bound_to, free), rooms=rooms)
    cuts = level_cuts(of, share_out(of), by_zone=True)
    below, _ = cuts.within(1, (0, 1))
    gain = [(cuts.rooms[0, f], 50) for f in (0, 1)]
    rows = list(zip(cuts.program.low, cuts.program.rows, strict=True))
    assert (30 - 5, [*gain, (below[0][0], -40)]) in rows
    assert (-5, [(cuts.rooms[0, 2], 50), (cuts.x[1][2], -40)]) in rows
    floor_by_floor = level_cuts(of, share_out(of))
    place = floor_by_floor.x
    row = [*gain, *((place[0][f], -30) for f in (0, 1)), *((place[1][f], -40) for f in (0, 1))]
    assert (-5, row) in list(
        zip(floor_by_floor.program.low, floor_by_floor.program.rows, strict=True)
    )


def test_without_cuts_only_height_counts() -> None:
    of = case(units=(unit(0, 100, cost=(5, 9)), unit(1, 100, cost=(5, 15))), flows=((0, 1, 9),))
    assert _least(of, with_cuts=False) == 4
