"""Floors that an inventory lets one propose: as many as it says, the area shared out evenly."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.document.edits import new_id
from desktop.system.translate import tr
from solver.problem.estate import Building, Floor
from solver.problem.problem import Problem
from solver.problem.record import FactStatus


def floors_of(building: Building) -> tuple[Floor, ...]:
    """Return the floors of a building by its storeys and floor area; none without both.

    Areas in dm²; what does not divide goes to the ground floor, which is open to the public.
    """
    gross, storeys = building.gross, building.storeys
    if not gross or not storeys:
        return ()
    share = gross // storeys
    return tuple(
        Floor(
            id=new_id(),
            building=building.id,
            name=tr("form.floor", level=level + 1),
            level=level,
            gross=share if level else gross - share * (storeys - 1),
            public=level == 0,
            source=building.source,
            status=FactStatus.ESTIMATE,
            note=tr("import.kib.floor_note"),
        )
        for level in range(storeys)
    )


def proposed(problem: Problem, buildings: Iterable[Building]) -> tuple[Floor, ...]:
    """Return floors for the buildings that have none in the project."""
    without = (b for b in buildings if not problem.where(Floor, "building", b.id))
    return tuple(floor for building in without for floor in floors_of(building))
