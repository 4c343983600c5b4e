"""Rooms and parking levels follow from the peak of the pooled loads."""

from __future__ import annotations

from solver.check.usage import parking_levels, rooms_needed
from solver.cpsat.shared import _undominated
from solver.rules import CostTerm
from tests.support.cases import rich
from tests.support.modelled import modelled

PLACE = (0, 1, 4, 1, 0)


def test_rooms() -> None:
    need = rooms_needed(rich(), PLACE)
    cost = sum((n or 0) * rich().rooms.classes[c].cost for (_, c), n in need.items())
    assert modelled(rich(), PLACE, CostTerm.ROOM) == cost > 0


def test_parking() -> None:
    levels = parking_levels(rich(), PLACE)
    assert modelled(rich(), PLACE, CostTerm.PARKING) == 3 * sum(levels.values()) > 0


def test_only_slots_that_may_decide_are_kept() -> None:
    assert _undominated([(1, 2), (2, 2), (3, 0), (2, 2)]) == [(2, 2), (3, 0)]
