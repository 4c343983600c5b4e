"""A new project: one city, the shipped standards, and today as its first scenario."""

from __future__ import annotations

from datetime import date

from desktop.document.edits import new_id
from desktop.system.translate import tr
from desktop.workflows.standards import shipped_standards
from solver.problem.problem import City, Problem
from solver.problem.scenario import Scenario, ScenarioKind


def empty_problem(city: str = "", year: int | None = None) -> Problem:
    """Return the records of a new project.

    Parameters
    ----------
    city : str
        Name of the city; a name to be replaced when empty.
    year : int or None
        Base year of figures and growth; None for the present one.
    """
    base = year or date.today().year
    name = city.strip() or tr("new.city")
    today = Scenario(id=new_id(), name=tr("new.today"), kind=ScenarioKind.TODAY, year=base)
    return Problem(
        city=(City(id="city", name=name, base_year=base),),
        standard=shipped_standards(),
        scenario=(today,),
    )
