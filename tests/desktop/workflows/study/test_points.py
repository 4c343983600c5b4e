"""The points of a study: rupiah with what never changes, proofs in words, sorted by numbers."""

from __future__ import annotations

from desktop.document.document import Document
from desktop.workflows.study.points import so_far, told_study
from desktop.workflows.study.run import StudyAsk, StudyKind, run_study
from desktop.workflows.study.source import StudySource, source_of_scenario
from desktop.workflows.study.told import DIAL, FRONT
from solver.study.disruption import Dial
from solver.study.executor import in_this_process
from tests.support.problems import BEST, tiny_problem


def test_a_dial_in_rupiah_with_those_who_must_move_anyway() -> None:
    problem = tiny_problem()
    source = source_of_scenario(Document(problem), BEST)
    assert isinstance(source, StudySource)
    ask = StudyAsk(StudyKind.DISRUPTION, points=3, seconds=0.5, reproducible=True)
    study = run_study(source, ask, in_this_process())
    assert isinstance(study, Dial)
    told = told_study(source, study, problem, BEST)
    assert told.kind == DIAL
    for point, step in zip(told.points, study.steps, strict=True):
        assert point.x == source.whole(step.cost)
        assert point.y == step.moves + source.sent
        assert point.cells[2].order == point.x
        assert point.cells[-1].text in ("terbukti", "ditemukan")
    first = study.front.known[0]
    assert so_far(source, DIAL, 1.0, 1, [first]).points == (
        (source.whole(first.x), first.y + source.sent),
    )
    assert so_far(source, FRONT, 1.0, 1, [first]).points == (
        (source.cash(first.x), source.time(first.y)),
    )
