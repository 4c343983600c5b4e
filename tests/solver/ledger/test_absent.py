"""Sums over the placed units, and the same without one of them."""

from __future__ import annotations

from solver.ledger.absent import add, empty, levels_for, without
from solver.ledger.ledger import Ledger
from solver.ledger.tables import Tables, ints
from tests.support.cases import rich

TABLES = Tables(rich())


def test_without_a_unit_is_as_if_it_never_came() -> None:
    full = Ledger(TABLES, (0, 1, 2, 1, 0)).sums
    other = Ledger(TABLES, (0, -1, 2, 1, 0)).sums
    less = without(full, 1, 1)
    for name in ("used", "heads", "count", "towers", "load", "parked", "moved"):
        assert (getattr(less, name) == getattr(other, name)).all(), name
    assert int(full.used[1]) == 25 + 15


def test_a_unit_on_no_floor_changes_nothing() -> None:
    sums = Ledger(TABLES, (0, 3, 2, 1, 0)).sums
    assert without(sums, 1, 3) is sums
    assert without(sums, 1, -1) is sums


def test_in_and_out_is_nothing() -> None:
    sums = empty(TABLES)
    add(sums, 0, 2, +1)
    assert sums.limit_used(0) == 1
    add(sums, 0, 2, -1)
    assert not sums.used.any()
    assert not sums.load.any()


def test_levels_round_up_from_the_first_vehicle_too_many() -> None:
    peaks = ints([[12], [5]])
    assert levels_for(TABLES, peaks).tolist() == [[0], [0]]
    assert levels_for(TABLES, peaks + 1).tolist() == [[1], [1]]
    assert levels_for(TABLES, peaks + 11).tolist() == [[2], [2]]
