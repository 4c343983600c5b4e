"""Source and note of a move: read, and written without touching the move."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.pages.moves.noted import note_down, noted
from desktop.workflows.moves.order_moves import realisation_of
from solver.problem.realisation import MoveStatus
from tests.support.problems import tiny_problem


def test_who_was_never_heard_of_gets_a_planned_row_once() -> None:
    problem = replace(tiny_problem(), realisation=())
    unit = problem.unit[0].id
    assert noted(problem, unit, "note") == ""
    once = note_down(unit, {"note": "satu"})(Document(problem))
    twice = note_down(unit, {"source": "surat"})(once)
    row = realisation_of(twice.problem, unit)
    assert row is not None
    assert (row.note, row.source, row.move) == ("satu", "surat", MoveStatus.PLANNED)
    assert len(twice.problem.realisation) == 1
