"""Reckon a scenario of any kind: lines, floors, rooms, parking, moves and broken rules."""

from __future__ import annotations

from solver.problem.problem import Problem
from solver.study.assessment import Assessment


def assess(problem: Problem, scenario_id: str) -> Assessment:
    """Return what a scenario comes to, also when it is incomplete or over-full.

    Parameters
    ----------
    problem : Problem
        All records.
    scenario_id : str
        Which scenario; TODAY is reckoned from where the units sit.

    Returns
    -------
    Assessment
        Never raises on incomplete data; what is missing is among its issues.
    """
    return Assessment(
        scenario=scenario_id,
        lines=(),
        floors=(),
        rooms=(),
        parking=(),
        broken=(),
        unplaced=tuple(unit.id for unit in problem.unit),
        moved=(),
        people_moved=0,
        people=0,
        emptied=(),
        used=(),
        one_off=0,
    )
