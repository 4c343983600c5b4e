"""The lumpy model site by site: what each costs whoever is there, and what is always paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.search.lumpy.model import Lumps
from solver.search.lumpy.ties import add_ties
from solver.search.shares import Shares


@dataclass(frozen=True)
class Piece:
    """The lumpy model of some towers by themselves: which blocks may be there, and what it costs.

    Parameters
    ----------
    model : CpModel
        Without an objective.
    inside : dict
        By (block, tower): whether the block is there.
    opds : dict
        By (OPD, tower): whether any of its blocks is there.
    costs : tuple of (variable or 1, int)
        The bill, above what the blocks pay else.
    spent : tuple of tuple of (variable, int)
        By limit: what it counts.
    """

    model: cp_model.CpModel
    inside: dict[tuple[int, int], cp_model.IntVar]
    opds: dict[tuple[int, int], cp_model.IntVar]
    costs: tuple[tuple[Any, int], ...]
    spent: tuple[tuple[tuple[Any, int], ...], ...]


def piece_model(case: Case, shares: Shares, towers: frozenset[int]) -> Piece:
    """Return the lumpy model of some towers; together they are all towers of their sites."""
    lumps = Lumps(case, shares, towers)
    lumps.add_blocks()
    lumps.add_splits()
    lumps.add_openings()
    lumps.add_rooms()
    lumps.add_capacities()
    lumps.add_parking()
    inside = {(u, t): var for (i, t), var in lumps.inside.items() for u in lumps.blocks[i].units}
    add_ties(case, lumps.model, inside)
    spent = tuple(tuple(lumps.spent(limit)) for limit in case.limits)
    return Piece(lumps.model, lumps.inside, lumps.opd_in, tuple(lumps.costs), spent)


def ground_cost(case: Case, shares: Shares) -> int:
    """Return the lumpy money that is the same for all: blocks unless they move, what must stay."""
    lumps = Lumps(case, shares)
    sure = {unit.stay for unit in case.units if not unit.floors}
    kept = sum(case.old[b].keep_cost - shares.keep[b] for b in sure if b is not None)
    return lumps.base() + kept


def site_towers(case: Case) -> list[frozenset[int]]:
    """Return the towers of each site that has any."""
    sites: dict[int, set[int]] = {}
    for t, tower in enumerate(case.towers):
        sites.setdefault(tower.site, set()).add(t)
    return [frozenset(own) for own in sites.values()]
