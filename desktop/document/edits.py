"""Edits: pure functions from a document to a new one; every change is made of these."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from uuid import uuid4

from desktop.document.document import Document
from solver.problem.problem import KIND_OF, KINDS, references
from solver.problem.record import Record

Edit = Callable[[Document], Document]


def new_id() -> str:
    """Return a fresh record id."""
    return uuid4().hex[:12]


def put(*records: Record) -> Edit:
    """Add records, or replace those with the same id in place."""

    def edit(document: Document) -> Document:
        for kind, group in _by_kind(records).items():
            rows = list(document.problem.rows(kind))
            at = {row.id: i for i, row in enumerate(rows)}
            for record in group:
                if record.id in at:
                    rows[at[record.id]] = record
                else:
                    at[record.id] = len(rows)
                    rows.append(record)
            document = _with_rows(document, kind, rows)
        return document

    return edit


def set_field(record: type[Record], id: str, name: str, value: object) -> Edit:
    """Set one field of one record."""

    def edit(document: Document) -> Document:
        row = document.problem.get(record, id)
        return put(replace(row, **{name: value}))(document)  # type: ignore[arg-type]  # declared names

    return edit


def remove(record: type[Record], ids: Collection[str]) -> Edit:
    """Remove records and everything that cannot stand without them.

    Rows whose required reference points at a removed row go too; optional references are emptied.
    """

    def edit(document: Document) -> Document:
        return _remove(document, KIND_OF[record], frozenset(ids))

    return edit


def replace_all(record: type[Record], rows: Iterable[Record]) -> Edit:
    """Replace every record of a kind."""
    fixed = tuple(rows)

    def edit(document: Document) -> Document:
        return _with_rows(document, KIND_OF[record], fixed)

    return edit


def together(*edits: Edit) -> Edit:
    """Make one edit of several, done and undone as one."""

    def edit(document: Document) -> Document:
        for each in edits:
            document = each(document)
        return document

    return edit


def _by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(KIND_OF[type(record)], []).append(record)
    return groups


def _with_rows(document: Document, kind: str, rows: Iterable[Record]) -> Document:
    return replace(document, problem=document.problem.with_rows(kind, rows))


def _remove(document: Document, kind: str, ids: frozenset[str]) -> Document:
    if not ids:
        return document
    kept = tuple(row for row in document.problem.rows(kind) if row.id not in ids)
    document = _with_rows(document, kind, kept)
    for child, record in KINDS.items():
        for name, refers in references(record).items():
            if refers == kind:
                document = _cut(document, child, record, name, ids)
    return document


def _cut(
    document: Document, kind: str, record: type[Record], name: str, ids: frozenset[str]
) -> Document:
    from_field = record.__dataclass_fields__[name].metadata["field"]
    rows = document.problem.rows(kind)
    hit = frozenset(row.id for row in rows if getattr(row, name) in ids)
    if not hit:
        return document
    if not from_field.optional:
        return _remove(document, kind, hit)
    emptied = (replace(row, **{name: ""}) if row.id in hit else row for row in rows)
    return _with_rows(document, kind, emptied)
