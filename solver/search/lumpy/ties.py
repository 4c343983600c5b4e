"""Blocks of the lumpy model that are in the same tower, because units of theirs are together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.case.ties import ties


def add_ties(case: Case, model: cp_model.CpModel, inside: Mapping[tuple[int, int], Any]) -> None:
    """Add that OPDs which surely share a tower do so.

    Parameters
    ----------
    case : Case
        The case.
    model : CpModel
        A lumpy model; units that must move are in some tower there with all of their block.
    inside : mapping
        By (unit, tower): the variable of the unit's block; none where it has no place.
    """
    tied = ties(case)
    for cluster in tied.clusters:
        units = [u for i in cluster.groups for u in tied.groups[i].units]
        moving = [u for u in units if case.units[u].stay is None]
        for t in range(len(case.towers)):
            found = {v.index: v for u in moving if (v := inside.get((u, t))) is not None}
            reached = all((u, t) in inside for u in moving)
            first, *others = found.values() if found else (None,)
            for var in others:
                model.add(var == first)
            if first is not None and not reached:
                model.add(first == 0)
