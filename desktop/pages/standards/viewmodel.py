"""What the page of norms and prices shows and changes: no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.document import edits
from desktop.document.grid import Grid
from desktop.document.outline import Node
from desktop.document.session import Session
from desktop.document.text import format_choice, format_number
from desktop.pages.standards.grid import StandardsGrid, who_and_when
from desktop.pages.standards.profiles import ProfilesModel
from desktop.system.person import person_name
from desktop.system.settings import Settings
from desktop.system.translate import tr
from desktop.workflows.standards import is_touched, reset, shipped, shipped_standards
from solver.problem.record import FactStatus
from solver.problem.standards import Standard, StandardGroup
from solver.units import Measure

ALL, CHANGED = "all", "changed"


@dataclass(frozen=True)
class Detail:
    """Everything about one standard, as (name, text) lines."""

    title: str
    value: str
    status: str
    status_words: str
    changed: bool
    lines: tuple[tuple[str, str], ...]


class StandardsModel:
    """Groups at the left, rows at the right, one row in full."""

    def __init__(
        self,
        session: Session,
        settings: Callable[[], Settings],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._session = session
        self._settings = settings
        self._today = today
        self.profiles = ProfilesModel(session, self._person, today)

    def _person(self) -> str:
        return person_name(self._settings().person)

    @property
    def _rows(self) -> tuple[Standard, ...]:
        return self._session.document.problem.standard

    @property
    def free(self) -> bool:
        """Whether anything may be changed."""
        return not self._session.read_only

    def nodes(self) -> tuple[Node, ...]:
        """Return everything, what is changed, the groups with their rows, and the profiles."""
        changed = sum(is_touched(row) for row in self._rows)
        groups = [(group.value, format_choice(group)) for group in StandardGroup]
        counts = {g: sum(row.group.value == g for row in self._rows) for g, _ in groups}
        return (
            Node("group", ALL, tr("standards.all"), str(len(self._rows)), "list"),
            Node("group", CHANGED, tr("standards.changed"), str(changed), "pencil"),
            *(Node("group", g, words, str(counts[g])) for g, words in groups if counts[g]),
            self.profiles.nodes(),
        )

    def statuses(self) -> tuple[tuple[str, str], ...]:
        """Return (value, label) of the statuses to filter by; the empty one means all."""
        return (("", tr("standards.any")), *((s.value, format_choice(s)) for s in FactStatus))

    def grid(self, group: str, status: str) -> Grid:
        """Return the rows of a group with a status."""

        def picked(row: Standard) -> bool:
            here = group == ALL or (is_touched(row) if group == CHANGED else row.group == group)
            return here and (not status or row.status == status)

        return StandardsGrid(self._session, picked, self._person, self._today)

    def detail(self, key: str) -> Detail | None:
        """Return everything about one standard."""
        row = self._session.document.problem.standards.get(key)
        if row is None:
            return None
        first = shipped(key)
        lines = (
            (tr("standards.group"), format_choice(row.group)),
            (tr("standards.bounds"), f"{_value(row, row.low)} – {_value(row, row.high)}"),
            (tr("standards.shipped"), _value(first, first.value) if first else "–"),
            (tr("standards.by"), who_and_when(row)),
            (tr("field.standard.dated"), row.dated),
            (tr("field.standard.source"), row.source),
            (tr("field.standard.note"), row.note),
        )
        return Detail(
            tr(f"standard.{key}"),
            _value(row, row.value),
            row.status.value,
            format_choice(row.status),
            is_touched(row),
            tuple((name, text) for name, text in lines if text),
        )

    def reset(self, keys: Sequence[str]) -> str:
        """Put standards back to the shipped rows; returns the sentence about it."""
        known = {row.id for row in shipped_standards()}
        mine = [key for key in keys if key in known]
        changed = self._session.do(
            tr("standards.reset.step", n=len(mine)), edits.together(*(reset(key) for key in mine))
        )
        return tr("standards.reset.done", n=len(mine)) if changed else ""

    def changed_keys(self) -> tuple[str, ...]:
        """Return the keys of all rows that a person changed."""
        return tuple(row.id for row in self._rows if is_touched(row))


def _value(row: Standard, value: int) -> str:
    return format_number(value, row.measure if row else Measure.COUNT)
