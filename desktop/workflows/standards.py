"""The shipped standards: read them into records, and put one or all of them back."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from desktop.document.document import Document
from desktop.document.edits import Edit, put
from solver.problem.record import FactStatus
from solver.problem.standard_keys import REQUIRED, group_of
from solver.problem.standards import Standard
from solver.units import Measure

WRITTEN = ("value", "status", "source", "dated", "note")  # what a person writes of a standard


@cache
def shipped_standards() -> tuple[Standard, ...]:
    """Return every shipped standard in the order a project shows them."""
    rows = {}
    folder = files("resources") / "standards"
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            for row in tomllib.loads(path.read_text(encoding="utf-8"))["standard"]:
                rows[row["id"]] = _standard(row)
    order = {key: i for i, key in enumerate(REQUIRED)}
    return tuple(sorted(rows.values(), key=lambda row: order.get(row.id, len(order))))


def _standard(row: dict[str, object]) -> Standard:
    return Standard(
        id=str(row["id"]),
        group=group_of(str(row["id"])),
        measure=Measure(str(row["measure"])),
        value=_whole(row["value"]),
        low=_whole(row["low"]),
        high=_whole(row["high"]),
        dated=str(row["dated"]),
        source=str(row["source"]),
        status=FactStatus(str(row["status"])),
        note=str(row["note"]),
    )


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"not a whole number: {value!r}")
    return value


@cache
def _by_key() -> Mapping[str, Standard]:
    return {row.id: row for row in shipped_standards()}


def shipped(key: str) -> Standard | None:
    """Return the shipped row of a standard, or None for one of the planner's own."""
    return _by_key().get(key)


def is_changed(standard: Standard) -> bool:
    """Tell whether a standard of a project has another value than the shipped one."""
    found = shipped(standard.id)
    return found is None or found.value != standard.value


def is_touched(standard: Standard) -> bool:
    """Tell whether a person changed the value, or status, source, date or note.

    Texts alone count only with the day of a change: the shipped ones may change with the program.
    """
    found = shipped(standard.id)
    if found is None or found.value != standard.value:
        return True
    texts = any(getattr(found, name) != getattr(standard, name) for name in WRITTEN)
    return texts and bool(standard.changed_on)


def reset(key: str) -> Edit:
    """Return the edit that puts one standard back to the shipped row, with source and status."""
    return put(_by_key()[key])


def reset_all() -> Edit:
    """Return the edit that puts every shipped standard back; own further rows stay."""
    return put(*shipped_standards())


def add_missing() -> Edit:
    """Return the edit that adds shipped standards which the project lacks, for older files."""

    def edit(document: Document) -> Document:
        have = document.problem.standards
        lacking = [row for row in shipped_standards() if row.id not in have]
        return put(*lacking)(document) if lacking else document

    return edit


def set_text(key: str, name: str, value: object, person: str, on: str) -> Edit:
    """Return the edit that sets status, source, date or note; who and when are kept."""

    def edit(document: Document) -> Document:
        row = document.problem.standards[key]
        changed = {name: value, "changed_by": person, "changed_on": on}
        return put(replace(row, **changed))(document)  # type: ignore[arg-type]  # a written field

    return edit


def set_value(key: str, value: int, person: str, on: str) -> Edit:
    """Return the edit that sets an own value: status becomes OWN, who and when are kept."""

    def edit(document: Document) -> Document:
        row = document.problem.standards[key]
        own = replace(row, value=value, status=FactStatus.OWN, changed_by=person, changed_on=on)
        return put(own)(document)

    return edit
