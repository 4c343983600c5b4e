"""Plan against realised as a table: where each unit was to go, and what became of it; no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from desktop.document.grid import Cell, Column
from desktop.document.session import Session
from desktop.document.text import format_choice, format_date, format_number, parse
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.order_moves import realisation_of, realise
from solver.errors import Issue
from solver.moves.build import Place
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.realisation import MoveStatus, Realisation
from solver.units import Kind, Measure, declared


@dataclass(frozen=True)
class RealisedGrid:
    """Every unit that the plan moves or of which news are recorded.

    Parameters
    ----------
    session : Session
        The gate; every write is one named step.
    planned : mapping
        From and to by unit, as the plan has it.
    days : mapping
        The first day of the wave of a unit, where there is an order.
    weeks : int
        Length of a wave.
    """

    session: Session
    planned: Mapping[str, tuple[Place, Place]]
    days: Mapping[str, date]
    weeks: int = 2

    @property
    def _problem(self) -> Problem:
        return self.session.document.problem

    @property
    def can_add(self) -> bool:
        """Rows follow from the plan."""
        return False

    def columns(self) -> Sequence[Column]:
        """Return unit, from, to, planned day, status, day, place."""
        free = not self.session.read_only
        return (
            Column("name", tr("record.unit", n=1), editable=False, width=30),
            Column("origin", tr("moves.column.origin"), editable=False, width=20),
            Column("target", tr("moves.column.target"), editable=False, width=20),
            Column("day", tr("moves.column.day"), kind=Kind.DAY, editable=False),
            Column("move", tr("field.realisation.move"), kind=Kind.CHOICE, editable=free),
            Column("moved_on", tr("field.realisation.moved_on"), kind=Kind.DAY, editable=free),
            Column(
                "late",
                tr("moves.column.late"),
                help=tr("moves.column.late.help"),
                kind=Kind.NUMBER,
                editable=False,
            ),
            Column("place", tr("moves.column.place"), editable=False),
        )

    def rows(self) -> Sequence[str]:
        """Return the units, in the order of the project."""
        told = {row.unit for row in self._problem.realisation}
        return tuple(u.id for u in self._problem.unit if u.id in self.planned or u.id in told)

    def _row(self, unit: str) -> Realisation | None:
        return realisation_of(self._problem, unit)

    def status(self, unit: str) -> MoveStatus:
        """Return what became of a unit's move; planned when nothing is recorded."""
        row = self._row(unit)
        return row.move if row else MoveStatus.PLANNED

    def elsewhere(self, unit: str) -> bool:
        """Tell whether a unit moved to another building than planned, or against the plan."""
        row = self._row(unit)
        if row is None or row.move is not MoveStatus.MOVED or not row.building:
            return False
        stays = self._problem.get(Unit, unit).building  # what the plan does not move stays
        return row.building != (self.planned[unit][1][0] if unit in self.planned else stays)

    def late(self, unit: str) -> int | None:
        """Return days after the wave a unit moved, before it negative; None where unknown."""
        row, day = self._row(unit), self.days.get(unit)
        moved = row.moved_on if row and row.move is MoveStatus.MOVED else None
        if moved is None or day is None:
            return None
        last = day + timedelta(days=7 * self.weeks - 1)
        return min(0, (moved - day).days) or max(0, (moved - last).days)

    def _late(self, unit: str) -> str:
        days = self.late(unit)
        if not days:
            return tr("moves.on_time") if days == 0 else ""
        number = format_number(abs(days), Measure.COUNT)
        return tr("moves.late" if days > 0 else "moves.early", n=number)

    def _place(self, place: Place) -> str:
        return place_words(self._problem, *place) if place[0] else "–"

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        unit, news = self._problem.get(Unit, row), self._row(row)
        origin, target = self.planned.get(row, ((unit.building, unit.floor), ("", "")))
        texts = {
            "name": unit_words(self._problem, row),
            "origin": self._place(origin),
            "target": self._place(target),
            "day": format_date(self.days.get(row)),
            "move": format_choice(self.status(row)),
            "moved_on": format_date(news.moved_on) if news and news.moved_on else "",
            "late": self._late(row),
            "place": self._place((news.building, news.floor)) if news else "–",
        }
        return texts[column]

    def order(self, row: str, column: str) -> Any:
        """Sort days by the calendar, the rest by the alphabet."""
        if column in ("day", "moved_on"):
            news = self._row(row)
            found = self.days.get(row) if column == "day" else news.moved_on if news else None
            return found.toordinal() if found else 0
        if column == "late":
            late = self.late(row)
            return -10_000 if late is None else late
        return self.text(row, column).casefold()

    def tone(self, row: str, column: str) -> str:
        """Mark what differs from the plan; draw what only stands for reading quietly."""
        if column == "place" and self.elsewhere(row):
            return "changed"
        if column == "late" and (self.late(row) or 0) > 0:
            return "changed"
        return "quiet" if column in ("origin", "place", "late") else ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return the states of a move."""
        if column != "move":
            return ()
        return tuple((each.value, format_choice(each)) for each in MoveStatus)

    def value(self, row: str, column: str) -> str:
        """Return the state of a move."""
        return self.status(row).value if column == "move" else ""

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Record states and days as one step; a day alone means that the unit has moved."""
        fields = declared(Realisation)
        wanted: dict[str, tuple[MoveStatus, date | None]] = {}
        issues = []
        for cell in cells:
            if cell.column not in ("move", "moved_on") or cell.row not in self.rows():
                continue
            where = f"{cell.row}/{cell.column}"
            value = parse(fields[cell.column], cell.text, where)
            if isinstance(value, Issue):
                issues.append(replace(value, where=where))
                continue
            news = self._row(cell.row)
            state = wanted.get(cell.row, (self.status(cell.row), news.moved_on if news else None))
            if isinstance(value, MoveStatus):
                wanted[cell.row] = (value, state[1])
            else:
                day = value if isinstance(value, date) else None
                wanted[cell.row] = (MoveStatus.MOVED if day else state[0], day)
        if not issues and wanted:
            self._record(wanted)
        return tuple(issues)

    def _record(self, wanted: Mapping[str, tuple[MoveStatus, date | None]]) -> None:
        problem = self._problem
        targets = {unit: self.planned[unit][1] for unit in wanted if unit in self.planned}
        steps = [
            realise(problem, (unit,), move, day, self._keep(unit, targets))
            for unit, (move, day) in wanted.items()
        ]
        first = next(iter(wanted))
        label = tr("moves.edit_many", n=len(wanted))
        if len(wanted) == 1:
            label = tr(f"moves.edit.{wanted[first][0].value}", name=unit_words(problem, first))

        def edit(document: Any) -> Any:
            for step in steps:
                document = step(document)
            return document

        self.session.do(label, edit)

    def _keep(self, unit: str, targets: Mapping[str, Place]) -> dict[str, Place]:
        """Return where a unit moved: what is recorded stays, else it is as planned."""
        news = self._row(unit)
        if news and news.move is MoveStatus.MOVED and news.building:
            return {unit: (news.building, news.floor)}
        return {unit: targets[unit]} if unit in targets else {}

    def add(self) -> str | None:
        """Add nothing."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Remove nothing."""


def summary(grid: RealisedGrid) -> str:
    """Return in words how far the plan has come."""
    rows = grid.rows()
    states = [grid.status(unit) for unit in rows]
    return tr(
        "moves.realised_sum",
        done=states.count(MoveStatus.MOVED),
        total=len(rows),
        elsewhere=sum(grid.elsewhere(unit) for unit in rows),
        cancelled=states.count(MoveStatus.CANCELLED),
        late=sum((grid.late(unit) or 0) > 0 for unit in rows),
    )
