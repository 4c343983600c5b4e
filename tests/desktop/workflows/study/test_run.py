"""Every kind of study runs on a scenario and on a case."""

from __future__ import annotations

import pytest

from desktop.document.document import Document
from desktop.workflows.study.run import StudyAsk, StudyKind, run_study
from desktop.workflows.study.source import StudySource, source_of_case, source_of_scenario
from solver.study.alternatives import Alternatives
from solver.study.answer import Front
from solver.study.disruption import Dial
from solver.study.executor import in_this_process
from tests.support.cases import rich
from tests.support.problems import BEST, tiny_problem

ANSWERS = {
    StudyKind.PARETO_DISTANCE: Front,
    StudyKind.PARETO_MOVES: Dial,
    StudyKind.DISRUPTION: Dial,
    StudyKind.ALTERNATIVES: Alternatives,
}


@pytest.mark.parametrize("kind", StudyKind)
@pytest.mark.parametrize("of", ["case", "scenario"])
def test_every_kind_answers_and_tells_how_it_goes(kind: StudyKind, of: str) -> None:
    source = source_of_case(rich())
    if of == "scenario":
        made = source_of_scenario(Document(tiny_problem()), BEST)
        assert isinstance(made, StudySource)
        source = made
    told: list[tuple[float, int]] = []
    ask = StudyAsk(kind, points=2, seconds=0.4, reproducible=True)
    study = run_study(source, ask, in_this_process(), lambda *news: told.append(news))
    assert isinstance(study, ANSWERS[kind])
    assert told
    assert told[-1][1] >= 1


def test_a_stop_is_passed_on() -> None:
    ask = StudyAsk(StudyKind.DISRUPTION, seconds=5)
    study = run_study(source_of_case(rich()), ask, in_this_process(), stop=lambda: True)
    assert isinstance(study, Dial)
    assert study.front.stopped
