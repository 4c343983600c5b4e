"""An Issue as sentences: where, what is wrong, how to mend; names instead of ids."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.document.document import Document
from desktop.document.text import format_value
from desktop.system.translate import has, tr
from solver.errors import Issue, SatuAtapError
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import KINDS, Problem
from solver.problem.record import Record
from solver.units import Kind, declared

SEPARATOR = " › "


def issue_text(found: Issue, document: Document | None = None) -> str:
    """Return an Issue as one text: ``place: sentence. How to mend.``; a place is said once."""
    place, sentence, mend = issue_parts(found, document)
    name = place.rpartition(" (")[0] or place  # a unit is placed with its OPD, named without
    if place not in sentence and name in sentence:
        sentence = sentence.replace(name, place, 1)
    start = sentence if place in sentence else f"{place}: {sentence}"
    return f"{start} {mend}".strip()


def issue_parts(found: Issue, document: Document | None = None) -> tuple[str, str, str]:
    """Return the place in the reader's words, the sentence, and how to mend it."""
    values = {**dict(found.values), **_readable(found)}
    if has(f"standard.{values.get('standard', '')}"):
        values["standard"] = tr(f"standard.{values['standard']}")
    key = "unit_without_floors" if _no_floor_at_all(found, values) else found.key
    mend = f"issue.{key}.mend"
    return (
        place_text(found.where, document),
        tr(f"issue.{key}", **values),
        tr(mend, **values) if has(mend) else "",
    )


def _no_floor_at_all(found: Issue, values: Mapping[str, str]) -> bool:
    """Tell whether reasons against floors would be counted where there is no floor."""
    return found.key == "unit_without_place" and values.get("floors") == "0"


def error_text(reason: SatuAtapError) -> str:
    """Return the one sentence of an error."""
    return tr(f"error.{reason.key}", **reason.values)


def place_text(where: str, document: Document | None = None) -> str:
    """Return a place in the reader's words.

    ``unit/abc/growth`` becomes ``Bidang PAUD › Pertumbuhan``; a place in a file stays as it is.
    """
    kind, _, rest = where.partition("/")
    if kind not in KINDS:
        return where
    id, _, name = rest.partition("/")
    parts = [tr(f"record.{kind}")]
    row = document.problem.find(KINDS[kind], id) if document else None
    if row is not None and document:
        parts = [record_name(kind, row, document.problem)]
        if parts == [tr(f"record.{kind}")]:  # nothing to call it by: say which row it is
            n = document.problem.rows(kind).index(row) + 1
            parts = [tr("issue_row", record=parts[0], n=n)]
    if name in declared(KINDS[kind]):
        parts.append(tr(f"field.{kind}.{name}"))
    return SEPARATOR.join(parts)


def record_name(kind: str, row: Record, problem: Problem) -> str:
    """Return what a record is called: its name, else its kind and what it belongs to."""
    name = _text(row, "name") or _text(row, "title")
    parents = ("floor", "post")
    if kind == "standard":
        return tr(f"standard.{row.id}")
    if kind == "floor" and not name:
        name = tr("form.floor", level=getattr(row, "level", 0))
    if isinstance(row, Unit):
        opd = problem.find(Opd, row.opd)
        return f"{name} ({opd.short})" if opd and opd.short and name else name or tr("record.unit")
    if kind in parents or not name:
        return SEPARATOR.join([*_owner(row, problem), name or tr(f"record.{kind}")])
    return name


def _text(row: Record, name: str) -> str:
    value: object = getattr(row, name, "")
    return str(value)


def _owner(row: Record, problem: Problem) -> list[str]:
    """Return the name of what a record belongs to, by its first reference that has one."""
    for name, record in (("unit", Unit), ("building", Building), ("floor", Floor)):
        owner = problem.find(record, _text(row, name))
        if owner is not None and _text(owner, "name"):
            return [_text(owner, "name")]
    return []


def _readable(found: Issue) -> dict[str, str]:
    """Return bounds and values of a field as people write them: the checker knows no words."""
    kind, _, rest = found.where.partition("/")
    field = declared(KINDS[kind]).get(rest.rpartition("/")[2]) if kind in KINDS else None
    values = dict(found.values)
    if field is None or field.kind is not Kind.NUMBER:
        return {}
    if values.get("low", str(field.low)) != str(field.low):
        return {}  # already written by ``parse``
    if values.get("high", str(field.high)) != str(field.high):
        return {}
    return {
        name: format_value(field, int(text), unit=True)
        for name, text in values.items()
        if name in ("value", "low", "high") and text.lstrip("-").isdigit()
    }
