"""Any record, any problem and any edits, made by Hypothesis from the declarations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from desktop.document.edits import Edit, put, remove, replace_all, together
from solver.problem.problem import KINDS, Problem
from solver.problem.record import Record
from solver.units import Field, Kind, declared

TEXTS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=12
)
IDS = st.sampled_from([f"id{i}" for i in range(12)])
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def values(field: Field) -> st.SearchStrategy[object]:
    """Return any value that a field may hold; references lead anywhere."""
    found: dict[Kind, st.SearchStrategy[object]] = {
        Kind.NUMBER: st.integers(field.low, field.high),
        Kind.TEXT: TEXTS,
        Kind.CHOICE: st.sampled_from(list(field.choices or [])) if field.choices else st.nothing(),
        Kind.FLAG: st.booleans(),
        Kind.DAY: DAYS,
        Kind.REF: st.one_of(st.just(""), IDS) if field.optional else IDS,
        Kind.BLOB: TEXTS,
    }
    value = found[field.kind]
    unknown = field.optional and field.kind is not Kind.REF
    return st.one_of(st.none(), value) if unknown else value


@st.composite
def records(draw: st.DrawFn, kind: str) -> Record:
    """Return any record of a kind."""
    fields = {name: draw(values(field)) for name, field in declared(KINDS[kind]).items()}
    return KINDS[kind](id=draw(IDS), **fields)


def rows(kind: str, most: int = 3) -> st.SearchStrategy[tuple[Record, ...]]:
    """Return any records of a kind with different ids."""
    found = st.lists(records(kind), max_size=most, unique_by=lambda row: row.id)
    return found.map(tuple)


def problems(most: int = 2) -> st.SearchStrategy[Problem]:
    """Return any problem: every kind, every field."""
    return st.fixed_dictionaries({kind: rows(kind, most) for kind in KINDS}).map(
        lambda by_kind: Problem(**by_kind)
    )


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Return any edit."""
    kind = draw(st.sampled_from(list(KINDS)))
    record = KINDS[kind]
    what = draw(st.sampled_from(["put", "remove", "replace", "turn", "together"]))
    if what == "put":
        return put(*draw(rows(kind)))
    if what == "remove":
        return remove(record, draw(st.sets(IDS, max_size=4)))
    if what == "replace":
        return replace_all(record, draw(rows(kind)))
    if what == "turn":  # the same records in another order
        return lambda document: replace(
            document,
            problem=replace(document.problem, **{kind: document.problem.rows(kind)[::-1]}),
        )
    return together(draw(edits()), draw(edits()))
