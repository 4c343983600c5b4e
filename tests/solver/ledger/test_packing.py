"""Rooms stand where they fit, in their own zone, and what does not fit is said."""

from __future__ import annotations

from dataclasses import replace

from solver.ledger.ledger import Ledger
from solver.ledger.packing import pack, pack_all
from solver.ledger.tables import Tables
from tests.support.cases import rich

PLACE = (0, 1, 4, 1, 0)


def test_in_their_zone() -> None:
    packed = pack(Ledger(Tables(rich()), PLACE), 0)
    assert sorted(c for c, _ in packed.rooms) == [0, 0, 0, 1, 1]
    assert {f for _, f in packed.rooms} <= {0, 1}
    assert (packed.opened, packed.lacking) == ((), 0)


def test_what_finds_no_floor_is_lacking() -> None:
    # Floor 0 holds 30, floor 1 holds 40: with 40 each there is one place for a room of 9.
    small = replace(rich(), floors=tuple(replace(f, area=40) for f in rich().floors))
    packed = pack(Ledger(Tables(small), PLACE), 0)
    assert packed.rooms == ((1, 0),)
    assert packed.lacking == 9 + 3 * 4


def test_another_floor_is_opened_when_needed() -> None:
    full = tuple(replace(f, area=45) for f in rich().floors)
    packed = pack_all(Ledger(Tables(replace(rich(), floors=full)), (0, 0, 4, -1, -1)))
    assert packed[0].opened == (1,)
