"""A row of a study's table becomes a scenario named after it."""

from __future__ import annotations

import pytest

from desktop.document.document import Document
from desktop.workflows.study.keep import kept_row
from desktop.workflows.study.run import StudyAsk, StudyKind, run_study
from desktop.workflows.study.source import StudySource, source_of_case, source_of_scenario
from solver.errors import SatuAtapError
from solver.problem.scenario import Scenario
from solver.study.executor import in_this_process
from tests.support.problems import BEST, tiny_problem

DOCUMENT = Document(tiny_problem())


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (StudyKind.PARETO_DISTANCE, "titik 1"),
        (StudyKind.DISRUPTION, "unit pindah"),
        (StudyKind.ALTERNATIVES, "alternatif 1"),
    ],
)
def test_the_first_row_becomes_a_scenario(kind: StudyKind, word: str) -> None:
    source = source_of_scenario(DOCUMENT, BEST)
    assert isinstance(source, StudySource)
    ask = StudyAsk(kind, points=2, seconds=1.0, reproducible=True, band=2_000, least=100)
    study = run_study(source, ask, in_this_process())
    name, edit = kept_row(DOCUMENT, source, study, 1)
    assert word in name
    made = edit(DOCUMENT).problem.scenario[-1]
    assert made.name == name
    assert made.id not in {scenario.id for scenario in DOCUMENT.problem.scenario}
    if kind is StudyKind.DISRUPTION:
        assert made.most_moves is not None
    with pytest.raises(SatuAtapError, match="study_no_row"):
        kept_row(DOCUMENT, source, study, 99)
    with pytest.raises(SatuAtapError, match="study_no_row"):
        kept_row(DOCUMENT, source_of_case(source.case), study, 1)
    assert DOCUMENT.problem.find(Scenario, made.id) is None
