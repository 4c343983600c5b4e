"""The level bound is told what old buildings cost, at no loss to the lumpy bound."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Case, Old
from solver.cpsat.integer import whole_bound
from solver.search.cuts.level_cuts import level_program
from solver.search.keeping import most_useful, share_keeping
from solver.search.lumpy.model import Lumpy, lumpy_model
from solver.search.shares import Shares, share_out
from tests.support.cases import case, unit


def _shared(of: Case) -> tuple[Shares, Lumpy, int] | None:
    shares = share_out(of)
    lumpy = lumpy_model(of, shares)
    found = whole_bound(lumpy.model, 10, only=lumpy.dear)
    return share_keeping(of, shares, (lumpy, found), lambda: 10.0)


def _level(of: Case, shares: Shares) -> int:
    program = level_program(of, shares)
    found = program.multipliers(10)
    assert found is not None
    return program.bound(found)


def _two(keep_cost: int) -> Case:
    """Return two units that fill a floor each; upstairs costs 10 more, one may stay for 1."""
    units = (unit(0, 100, cost=(5, 15)), replace(unit(1, 100, cost=(5, 15)), stay=0, stay_cost=6))
    return case(units=units, old=(Old(keep_cost),))


def test_a_dear_building_keeps_nobody_in_the_level_bound() -> None:
    of = _two(1000)
    assert _level(of, share_out(of)) == 0
    shared = _shared(of)
    assert shared is not None
    assert 10 <= shared[0].keep[0] <= 250
    assert _level(of, shared[0]) == 10
    plain = whole_bound(lumpy_model(of, share_out(of)).model, 10).bound
    assert whole_bound(lumpy_model(of, shared[0]).model, 10).bound == plain
    assert shared[2] == plain


def test_a_building_that_is_kept_anyway_is_not_shared() -> None:
    assert _shared(_two(-50)) is None
    stuck = replace(unit(0, 10, floors=(), cost=()), stay=0, stay_cost=0)
    of = _two(1000)
    assert _shared(replace(of, units=(*of.units, stuck))) is None


def test_no_more_than_is_at_stake() -> None:
    of = _two(10**6)
    assert most_useful(of, share_out(of)) == [10]


def test_what_the_lumpy_bound_cannot_spare_is_not_taken() -> None:
    # whoever stays saves a floor of 900: of 1000 for keeping 101 are to spare
    of = _two(1000)
    of = replace(of, floors=tuple(replace(floor, open_cost=900) for floor in of.floors))
    shared = _shared(of)
    assert shared is not None
    assert 10 <= shared[0].keep[0] <= 101
    of = replace(of, units=tuple(replace(u, cost=(5, 405)) for u in of.units))
    shared = _shared(of)
    assert shared is not None
    assert shared[0].keep[0] == 101
    assert shared[2] == whole_bound(lumpy_model(of, share_out(of)).model, 10).bound
