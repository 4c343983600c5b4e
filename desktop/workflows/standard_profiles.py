"""Profiles of standards: named sets of values, what one would change, and keeping one's own."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from desktop.document.edits import Edit, new_id, put, remove
from desktop.system.translate import tr
from desktop.workflows.standards import shipped_standards
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.problem.standards import Standard, StandardProfile

WHOLE = "shipped"  # the profile of every shipped row
ORDER = (WHOLE, "permendagri_7_2006", "sbsk")
KEPT = ("value", "source", "dated", "note")  # of a row, beside its status


@dataclass(frozen=True)
class Profile:
    """A named set of rows.

    Parameters
    ----------
    id, name : str
        Name of a shipped profile or id of an own one; its words.
    rows : tuple of Standard
        The rows as the project would have them.
    own : bool
        Whether it was kept in the project by the planner.
    kept_by, kept_on : str
        Who kept an own one, and the day in ISO form.
    broken : bool
        Its content cannot be read.
    lacks : tuple of str
        Standards that the regulation sets and of which no figure with a source is known; they stay.
    """

    id: str
    name: str
    rows: tuple[Standard, ...]
    own: bool = False
    kept_by: str = ""
    kept_on: str = ""
    broken: bool = False
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """What taking a profile does to one standard; both are equal when nothing changes."""

    before: Standard
    after: Standard

    @property
    def changes(self) -> bool:
        """Whether value, status, source, date or note differ."""
        return any(getattr(self.before, n) != getattr(self.after, n) for n in (*KEPT, "status"))


@dataclass(frozen=True)
class _Keys:
    """The standards of a shipped profile, and those of which it has no figure."""

    has: tuple[str, ...]
    lacks: tuple[str, ...] = ()


@cache
def _shipped_keys() -> dict[str, _Keys]:
    folder = files("resources") / "standards" / "profiles"
    found = {WHOLE: _Keys(tuple(row.id for row in shipped_standards()))}
    for path in folder.iterdir():
        if path.name.endswith(".toml"):
            sheet = tomllib.loads(path.read_text(encoding="utf-8"))
            keys = _Keys(tuple(sheet["keys"]), tuple(sheet.get("lacks", ())))
            found[path.name.removesuffix(".toml")] = keys
    return {name: found[name] for name in ORDER}


def profiles(problem: Problem) -> tuple[Profile, ...]:
    """Return the shipped profiles and those kept in the project."""
    rows = {row.id: row for row in shipped_standards()}
    shipped = (
        Profile(
            name,
            tr(f"standards.profile.{name}"),
            tuple(rows[key] for key in keys.has),
            lacks=keys.lacks,
        )
        for name, keys in _shipped_keys().items()
    )
    return (*shipped, *(_own(problem, record) for record in problem.standard_profile))


def find_profile(problem: Problem, id: str) -> Profile | None:
    """Return a profile by its id, or None."""
    return next((each for each in profiles(problem) if each.id == id), None)


def _own(problem: Problem, record: StandardProfile) -> Profile:
    """Read a kept profile; rows of standards that the project does not have are left out."""
    known = problem.standards
    try:
        rows = tuple(
            _filled(known[str(line["key"])], line)
            for line in json.loads(record.rows)
            if str(line["key"]) in known
        )
        broken = False
    except (ValueError, KeyError, TypeError):
        rows, broken = (), True
    return Profile(
        record.id,
        record.name,
        rows,
        broken=broken,
        own=True,
        kept_by=record.kept_by,
        kept_on=record.kept_on,
    )


def _filled(row: Standard, line: dict[str, object]) -> Standard:
    value = line["value"]
    if type(value) is not int:
        raise TypeError(value)
    texts = {name: str(line.get(name, "")) for name in KEPT if name != "value"}
    changed = {"value": value, "status": FactStatus(str(line["status"])), **texts}
    return replace(row, **changed)  # type: ignore[arg-type]  # read by name just above


def changes(problem: Problem, profile: Profile) -> tuple[Change, ...]:
    """Return what taking a profile would do to each of its rows; nothing is changed yet."""
    known = problem.standards
    return tuple(Change(known[row.id], row) for row in profile.rows if row.id in known)


def take(problem: Problem, profile: Profile, person: str, on: str) -> Edit:
    """Return the edit that takes a profile: only rows that differ, each with who and when.

    Rows of the shipped profiles that come back to what was shipped carry the name as well: somebody
    decided it.
    """
    rows = [
        replace(
            each.before,
            **{name: getattr(each.after, name) for name in (*KEPT, "status")},
            changed_by=person,
            changed_on=on,
        )
        for each in changes(problem, profile)
        if each.changes
    ]
    return put(*rows)


def keep(name: str, rows: Sequence[Standard], person: str, on: str) -> tuple[str, Edit]:
    """Return id and edit of a new own profile that holds rows as they are now."""
    lines = [
        {"key": row.id, "status": row.status.value, **{n: getattr(row, n) for n in KEPT}}
        for row in rows
    ]
    text = json.dumps(lines, ensure_ascii=False)
    record = StandardProfile(id=new_id(), name=name, rows=text, kept_by=person, kept_on=on)
    return record.id, put(record)


def forget(id: str) -> Edit:
    """Return the edit that removes an own profile."""
    return remove(StandardProfile, (id,))
