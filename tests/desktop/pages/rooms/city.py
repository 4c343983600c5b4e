"""The small city with a plan in which offices share rooms."""

from __future__ import annotations

from dataclasses import replace

from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from tests.support.problems import BEST, tiny_problem


def planned() -> Problem:
    """Return the city with everybody who takes part in the tower of the optimised scenario."""
    problem = tiny_problem()
    units = [unit for unit in problem.unit if unit.opd != "camat"]
    made = tuple(
        Placement(
            id=f"pl-{u.id}", scenario=BEST, unit=u.id, building="tower", floor=f"tower-{i % 3}"
        )
        for i, u in enumerate(units)
    )
    kept = tuple(row for row in problem.placement if row.scenario != BEST)
    return replace(problem, placement=(*kept, *made))
