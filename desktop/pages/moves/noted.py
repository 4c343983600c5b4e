"""Source and note of what became of a move: what is recorded, and one edit to write them; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.document import edits
from desktop.document.document import Document
from desktop.workflows.moves.order_moves import realisation_of
from solver.problem.problem import Problem
from solver.problem.realisation import Realisation

WORDS = ("source", "note")  # fields of a realisation that say why, not what


def noted(problem: Problem, unit: str, field: str) -> str:
    """Return the source or note of the move of a unit; empty when nothing is recorded."""
    row = realisation_of(problem, unit)
    return str(getattr(row, field)) if row else ""


def note_down(unit: str, words: Mapping[str, str]) -> edits.Edit:
    """Return the edit that writes source or note; what became of the move stays as it is.

    Parameters
    ----------
    unit : str
        Id of the unit; one of which nothing is recorded yet stays planned.
    words : mapping
        Texts by field of `WORDS`.
    """

    def edit(document: Document) -> Document:
        row = realisation_of(document.problem, unit) or Realisation(id=edits.new_id(), unit=unit)
        return edits.put(replace(row, **words))(document)  # type: ignore[arg-type]  # texts

    return edit
