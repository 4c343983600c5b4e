"""Sites by themselves, and what is the same for all, make up the lumpy model."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from solver.case.model import Floor, Limit, Old, Site, Tower
from solver.search.lumpy.model import lumpy_model
from solver.search.lumpy.pieces import ground_cost, piece_model, site_towers
from solver.search.shares import share_out
from tests.support.cases import case, unit

TWO = {
    "sites": (Site(), Site(), Site()),
    "towers": (Tower(2, 7), Tower(0, 11)),
    "floors": (Floor(0, 0, 0, 100, 10, 5), Floor(1, 0, 1, 100, 10, 3)),
}


def _least(model: cp_model.CpModel) -> int:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def test_sites_without_towers_are_left_out() -> None:
    assert site_towers(case(**TWO)) == [frozenset({0}), frozenset({1})]


@pytest.mark.parametrize("tower", [0, 1])
def test_pieces_and_ground_make_the_whole(tower: int) -> None:
    """Everybody in one tower: the other site is empty and costs nothing."""
    units = (unit(0, cost=(4, 9)), unit(1, cost=(6, 2)))
    stuck = unit(1, floors=(), cost=(), stay=0, stay_cost=13)
    of = case(**TWO, units=(*units, stuck), old=(Old(17),))
    shares = share_out(of)
    lumpy = lumpy_model(of, shares)
    for (_, t), var in lumpy.inside.items():
        lumpy.model.add(var == (t == tower))
    found = ground_cost(of, shares)
    for own in site_towers(of):
        piece = piece_model(of, shares, own)
        for (_, t), var in piece.inside.items():
            piece.model.add(var == (t == tower))
        piece.model.minimize(sum(var * amount for var, amount in piece.costs))
        found += _least(piece.model)
    assert found == _least(lumpy.model)


def test_a_piece_tells_what_limits_count() -> None:
    limit = Limit("money", 9, unit=((1, 2), (3, 4)), floor=(5, 6), tower=(7, 8))
    of = case(**TWO, limits=(limit,))
    piece = piece_model(of, share_out(of), frozenset({1}))
    assert sorted(count for _, count in piece.spent[0]) == [2, 4, 6, 8]


def test_what_the_level_bound_charges_is_left_out() -> None:
    stuck = unit(1, floors=(), cost=(), stay=0, stay_cost=13)
    of = case(units=(unit(0), stuck), old=(Old(17),))
    shares = share_out(of)
    assert ground_cost(of, shares) == 30
    assert ground_cost(of, replace(shares, keep=(5,))) == 25
