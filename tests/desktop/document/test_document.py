"""What differs between two documents is exactly what has to be written."""

from __future__ import annotations

from hypothesis import given, settings

from desktop.document.document import Document, KindChange, changes
from desktop.document.edits import Edit
from solver.problem.organisation import Opd
from solver.problem.problem import Problem
from solver.problem.record import Record
from tests.support.records import edits, problems

A, B, C = (Opd(id=i, name=i, short=i) for i in "abc")


def of(*rows: Opd) -> Document:
    return Document(Problem(opd=rows))


def test_nothing_differs() -> None:
    assert changes(of(A, B), of(A, B)) == ()


def test_added_changed_removed_moved() -> None:
    changed = Opd(id="b", name="new", short="b")
    assert changes(of(A, B), of(A, B, C)) == (KindChange("opd", ((2, C),), ()),)
    assert changes(of(A, B), of(A, changed)) == (KindChange("opd", ((1, changed),), ()),)
    assert changes(of(A, B), of(B)) == (KindChange("opd", ((0, B),), ("a",)),)
    assert changes(of(A, B), of(B, A)) == (KindChange("opd", ((0, B), (1, A)), ()),)


@settings(max_examples=60, deadline=None)
@given(problems(), edits())
def test_changes_applied_to_one_give_the_other(problem: Problem, edit: Edit) -> None:
    before = Document(problem)
    after = edit(before)
    by_kind = {change.kind: change for change in changes(before, after)}
    for kind, rows in before.problem:
        change = by_kind.get(kind, KindChange(kind, (), ()))
        placed: dict[str, tuple[int, Record]] = {r.id: (i, r) for i, r in enumerate(rows)}
        placed |= {record.id: (i, record) for i, record in change.written}
        for id in change.removed:
            del placed[id]
        found = tuple(record for _, record in sorted(placed.values(), key=lambda at: at[0]))
        assert found == after.problem.rows(kind)
