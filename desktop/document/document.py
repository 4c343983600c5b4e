"""The document: everything one project file holds, frozen."""

from __future__ import annotations

from dataclasses import dataclass

from solver.problem.problem import KINDS, Problem
from solver.problem.record import Record


@dataclass(frozen=True)
class Document:
    """One project. Edits make a new document; records that did not change are the same objects.

    Parameters
    ----------
    problem : Problem
        All records.
    project : str
        Id of the project, given when it is made and kept for life: forms that come back are known
        by it. Empty for a document that was never a project.
    """

    problem: Problem = Problem()
    project: str = ""


@dataclass(frozen=True)
class KindChange:
    """What differs between two documents in one kind of record.

    `written` are (position, record) that are new, changed or moved; `removed` are ids.
    """

    kind: str
    written: tuple[tuple[int, Record], ...]
    removed: tuple[str, ...]


def changes(before: Document, after: Document) -> tuple[KindChange, ...]:
    """Return what has to be written to turn one document into the other, by kind."""
    found = []
    for kind in KINDS:
        old, new = before.problem.rows(kind), after.problem.rows(kind)
        if old is not new:
            change = _kind_change(kind, old, new)
            if change.written or change.removed:
                found.append(change)
    return tuple(found)


def _kind_change(kind: str, old: tuple[Record, ...], new: tuple[Record, ...]) -> KindChange:
    was = {row.id: (position, row) for position, row in enumerate(old)}
    written = tuple(
        (position, row) for position, row in enumerate(new) if was.get(row.id) != (position, row)
    )
    stays = {row.id for row in new}
    return KindChange(kind, written, tuple(row.id for row in old if row.id not in stays))
