"""Profiles of standards as the page shows them: what each would change, taking and keeping one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.document.grid import Column, unit_word
from desktop.document.outline import Node
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.document.text import format_choice, format_number
from desktop.pages.standards.grid import day_words
from desktop.system.translate import has, tr
from desktop.workflows.standard_profiles import (
    Change,
    Profile,
    changes,
    find_profile,
    forget,
    keep,
    profiles,
    take,
)
from desktop.workflows.standards import is_changed
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.problem.standards import Standard
from solver.units import Kind

COLUMNS = (
    ("label", 25), ("now", 8), ("then", 8), ("unit", 7), ("status", 17), ("source", 0), ("note", 0),
)  # fmt: skip
NUMBERS = ("now", "then")


@dataclass(frozen=True)
class ProfileCard:
    """What stands above the rows of a profile."""

    title: str
    words: str
    count: int  # rows that would change
    own: bool


class ProfilesModel:
    """The profiles of the open project."""

    def __init__(
        self, session: Session, person: Callable[[], str], today: Callable[[], date]
    ) -> None:
        self._session, self._person, self._today = session, person, today

    @property
    def _problem(self) -> Problem:
        return self._session.document.problem

    def nodes(self) -> Node:
        """Return the profiles below one entry, each with the number of rows it would change."""
        found = profiles(self._problem)
        below = tuple(Node("profile", p.id, p.name, self._note(p)) for p in found)
        return Node("profiles", "all", tr("standards.profiles"), str(len(found)), "layers", below)

    def _note(self, profile: Profile) -> str:
        n = self._count(profile)
        return str(n) if n else "!" if profile.lacks else "✓"

    def _count(self, profile: Profile) -> int:
        return sum(each.changes for each in changes(self._problem, profile))

    def card(self, id: str) -> ProfileCard | None:
        """Return what stands above the rows of a profile; None when it is gone."""
        profile = find_profile(self._problem, id)
        if profile is None:
            return None
        return ProfileCard(profile.name, self._words(profile), self._count(profile), profile.own)

    def _words(self, profile: Profile) -> str:
        parts = []
        about = f"standards.profile.{profile.id}.words"
        if not profile.own and has(about):
            parts.append(tr(about))
        if profile.own:
            by = ", ".join(t for t in (profile.kept_by, day_words(profile.kept_on)) if t)
            parts.append(tr("standards.profile.kept", by=by))
        if profile.broken:
            return tr("standards.profile.broken")
        unsure = sum(row.status is FactStatus.ESTIMATE for row in profile.rows)
        if unsure:
            parts.append(tr("standards.profile.unsure", n=unsure, total=len(profile.rows)))
        if profile.lacks:
            parts.append(tr("standards.profile.lacks", n=len(profile.lacks)))
        n = self._count(profile)
        parts.append(tr("standards.profile.would", n=n) if n else tr("standards.profile.same"))
        return " ".join(parts)

    def grid(self, id: str) -> ReadGrid:
        """Return the rows of a profile beside the project: changes first, what it lacks last."""
        profile = find_profile(self._problem, id)
        found = changes(self._problem, profile) if profile else ()
        ordered = sorted(found, key=lambda change: not change.changes)
        columns = [
            Column(
                name,
                tr(f"standards.column.{name}"),
                kind=Kind.NUMBER if name in NUMBERS else Kind.TEXT,
                editable=False,
                width=width,
            )
            for name, width in COLUMNS
        ]
        lines = {change.before.id: _line(change) for change in ordered}
        known = self._problem.standards
        lacks = profile.lacks if profile else ()
        return ReadGrid(columns, lines | {key: _gap(known[key]) for key in lacks if key in known})

    def take(self, id: str) -> str:
        """Take a profile; returns the sentence about it, empty when nothing changed."""
        profile = find_profile(self._problem, id)
        n = self._count(profile) if profile else 0
        if profile is None or not n:
            return ""
        edit = take(self._problem, profile, self._person(), self._today().isoformat())
        self._session.do(tr("standards.profile.step", name=profile.name), edit)
        return tr("standards.profile.taken", name=profile.name, n=n)

    def own_rows(self) -> int:
        """Return how many rows have an own value and would go into a new profile."""
        return sum(is_changed(row) for row in self._problem.standard)

    def keep(self, name: str, *, whole: bool) -> str:
        """Keep the rows as they are now, all or only the own values; returns the new id."""
        rows = [row for row in self._problem.standard if whole or is_changed(row)]
        if not name.strip() or not rows:
            return ""
        id, edit = keep(name.strip(), rows, self._person(), self._today().isoformat())
        self._session.do(tr("standards.profile.keep.step", name=name.strip()), edit)
        return id

    def forget(self, id: str) -> str:
        """Remove an own profile; returns the sentence about it."""
        profile = find_profile(self._problem, id)
        if profile is None or not profile.own:
            return ""
        self._session.do(tr("standards.profile.forget.step", name=profile.name), forget(id))
        return tr("standards.profile.forgotten", name=profile.name)


def _line(change: Change) -> dict[str, ReadCell]:
    before, after = change.before, change.after
    differs = before.value != after.value
    return {
        "label": ReadCell(tr(f"standard.{before.id}"), tone="strong" if change.changes else ""),
        "now": ReadCell(format_number(before.value, before.measure, unit=False), before.value),
        "then": ReadCell(
            format_number(after.value, before.measure, unit=False),
            after.value,
            "changed" if differs else "quiet",
        ),
        "unit": ReadCell(unit_word(before.measure)),
        "status": ReadCell(format_choice(after.status), tone=f"status.{after.status.value}"),
        "source": ReadCell(after.source, tone="quiet"),
        "note": ReadCell(after.note, tone="quiet"),
    }


def _gap(row: Standard) -> dict[str, ReadCell]:
    """Return the line of a standard of which the profile knows no figure with a source."""
    return {
        "label": ReadCell(tr(f"standard.{row.id}"), tone="quiet"),
        "now": ReadCell(format_number(row.value, row.measure, unit=False), row.value),
        "then": ReadCell("–", -1, "quiet"),
        "unit": ReadCell(unit_word(row.measure)),
        "status": ReadCell(tr("standards.profile.gap"), tone=f"status.{FactStatus.OWN.value}"),
        "source": ReadCell("–", tone="quiet"),
        "note": ReadCell(tr("standards.profile.gap.note"), tone="quiet"),
    }
