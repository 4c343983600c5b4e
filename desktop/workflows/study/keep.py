"""A row of a study's table becomes a scenario: its name, its plan, its limits."""

from __future__ import annotations

from desktop.document.document import Document
from desktop.document.edits import Edit
from desktop.system.translate import tr
from desktop.workflows.study.run import Study
from desktop.workflows.study.scenario import scenario_of_plan
from desktop.workflows.study.source import StudySource
from solver.errors import SatuAtapError
from solver.problem.scenario import Scenario
from solver.study.alternatives import Alternatives
from solver.study.answer import Front


def kept_row(
    document: Document, source: StudySource, study: Study, number: int
) -> tuple[str, Edit]:
    """Return the name of the new scenario and the edit that adds it.

    Parameters
    ----------
    document : Document
        Where the scenario that was studied is.
    source, study
        The study of that scenario.
    number : int
        The row, counted from 1 as in the table.

    Raises
    ------
    SatuAtapError
        There is no such row.
    """
    built = source.built
    rows = _rows(study)
    if built is None or number > len(rows):
        raise SatuAtapError("study_no_row", n=number, most=len(rows))
    found = document.problem.find(Scenario, built.scenario)
    given = found.name if found else built.scenario
    if isinstance(study, Alternatives):
        name = tr("study.name.alternative", name=given, n=number)
        _, edit = scenario_of_plan(built, study.plans[number - 1].plan, name)
    elif isinstance(study, Front):
        name = tr("study.name.point", name=given, n=number)
        point = study.points[number - 1]
        _, edit = scenario_of_plan(built, point.plan, name, aim=point.aim)
    else:
        step = study.steps[number - 1]
        most = step.moves + source.sent
        name = tr("study.name.moves", name=given, n=most)
        _, edit = scenario_of_plan(built, step.plan, name, most_moves=most)
    return name, edit


def _rows(study: Study) -> tuple[object, ...]:
    if isinstance(study, Alternatives):
        return study.plans
    return study.points if isinstance(study, Front) else study.steps
