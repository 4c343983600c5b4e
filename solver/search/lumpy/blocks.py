"""Blocks: units of an OPD that leave the same old building together, or can only move."""

from __future__ import annotations

from dataclasses import dataclass

from solver.case.model import Case

FEW = 80  # units that may stay: up to here each is a block of its own
PART = 4  # or where they are at most one in so many of all


@dataclass(frozen=True)
class Block:
    """Units of one OPD that share one fate in the lumpy bound.

    Parameters
    ----------
    opd : int
        Their OPD.
    stay : int or None
        Their old building; once it is given up they are all in one tower. None: they must move.
    units : tuple of int
        The units; each has a floor.
    towers : tuple of int
        Towers in which each of them has a floor.
    """

    opd: int
    stay: int | None
    units: tuple[int, ...]
    towers: tuple[int, ...]


def blocks(case: Case) -> tuple[Block, ...]:
    """Return the blocks of a case; units without floors are in none."""
    free = sum(unit.stay is not None for unit in case.units if unit.floors)
    few = free <= max(FEW, len(case.units) // PART)
    found: dict[tuple[int, int | None, int], list[int]] = {}
    for u, unit in enumerate(case.units):
        if unit.floors:
            own = u if unit.stay is not None and few else -1
            found.setdefault((unit.opd, unit.stay, own), []).append(u)
    return tuple(
        Block(opd, stay, tuple(units), _towers(case, units))
        for (opd, stay, _), units in found.items()
    )


def _towers(case: Case, units: list[int]) -> tuple[int, ...]:
    reach = [{case.floors[f].tower for f in case.units[u].floors} for u in units]
    return tuple(sorted(set.intersection(*reach)))
