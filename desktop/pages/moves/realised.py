"""Plan against realised as a table: where each unit was to go, and what became of it; no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.document.grid import Cell, Column
from desktop.document.session import Session
from desktop.document.text import format_choice, format_date, format_number, parse
from desktop.pages.moves.noted import WORDS, note_down, noted
from desktop.pages.moves.places import place_key, places, read_place
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.moves.order_moves import realisation_of, realise
from desktop.workflows.moves.realised_moves import days_late, went_elsewhere
from solver.errors import Issue
from solver.moves.build import Place
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.realisation import MoveStatus, Realisation
from solver.units import Kind, Measure, declared

PLACE = 14  # letters of a place: all columns are seen on a screen of 1280 points
WORD = 16  # letters of source and note


@dataclass(frozen=True)
class News:
    """What became of a move; the place is None where it is not known."""

    move: MoveStatus
    day: date | None
    place: Place | None


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
    every : bool
        Show those too of which neither plan nor news speak: reality may move anybody.
    """

    session: Session
    planned: Mapping[str, tuple[Place, Place]]
    days: Mapping[str, date]
    weeks: int = 2
    every: bool = False

    @property
    def _problem(self) -> Problem:
        return self.session.document.problem

    @property
    def can_add(self) -> bool:
        """Rows follow from the plan."""
        return False

    def columns(self) -> Sequence[Column]:
        """Return unit and plan, then status, day and place as they are, delay, source and note."""
        free = not self.session.read_only
        return (
            Column("name", tr("record.unit", n=1), editable=False, width=19),
            Column("origin", tr("moves.column.origin"), editable=False, width=PLACE),
            Column("target", tr("moves.column.target"), editable=False, width=PLACE),
            Column("day", tr("moves.column.day"), kind=Kind.DAY, editable=False),
            Column("move", tr("field.realisation.move"), kind=Kind.CHOICE, editable=free),
            Column("moved_on", tr("field.realisation.moved_on"), kind=Kind.DAY, editable=free),
            Column(
                "place",
                tr("moves.column.place"),
                help=tr("moves.column.place.help"),
                kind=Kind.REF,
                editable=free,
                width=PLACE,
            ),
            Column(
                "late",
                tr("moves.column.late"),
                help=tr("moves.column.late.help"),
                kind=Kind.NUMBER,
                editable=False,
            ),
            *(Column(n, tr(f"field.realisation.{n}"), editable=free, width=WORD) for n in WORDS),
        )

    def rows(self) -> Sequence[str]:
        """Return the units, in the order of the project."""
        told = {row.unit for row in self._problem.realisation}
        known = self.planned.keys() | told
        return tuple(u.id for u in self._problem.unit if self.every or u.id in known)

    def _row(self, unit: str) -> Realisation | None:
        return realisation_of(self._problem, unit)

    def status(self, unit: str) -> MoveStatus:
        """Return what became of a unit's move; planned when nothing is recorded."""
        row = self._row(unit)
        return row.move if row else MoveStatus.PLANNED

    def elsewhere(self, unit: str) -> bool:
        """Tell whether a unit moved to another building than planned, or against the plan."""
        target = self.planned[unit][1] if unit in self.planned else None
        return went_elsewhere(self._problem, self._row(unit), target)

    def late(self, unit: str) -> int | None:
        """Return days after the wave a unit moved, before it negative; None where unknown."""
        return days_late(self._row(unit), self.days.get(unit), self.weeks)

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
        if column in WORDS:
            return noted(self._problem, row, column)
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
        return "quiet" if column in ("origin", "late", *WORDS) else ""

    def remark(self, row: str, column: str) -> str:
        """Return source and note below the name of a unit: their columns are out of sight."""
        known = [(n, noted(self._problem, row, n)) for n in WORDS] if column == "name" else []
        return "\n".join(f"{tr(f'field.realisation.{n}')}: {words}" for n, words in known if words)

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return the states of a move, or every place somebody may have moved to."""
        if column == "move":
            return tuple((each.value, format_choice(each)) for each in MoveStatus)
        return places(self._problem) if column == "place" else ()

    def value(self, row: str, column: str) -> str:
        """Return the state of a move, or the place recorded."""
        news = self._row(row)
        if column == "place":
            return place_key(news.building, news.floor) if news else ""
        return self.status(row).value if column == "move" else ""

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Record what became of moves as one step; a day or a place means that it has moved."""
        wanted: dict[str, News] = {}
        words: dict[str, dict[str, str]] = {}
        issues = []
        shown = set(self.rows())
        for cell in cells:
            if cell.column not in ("move", "moved_on", "place", *WORDS) or cell.row not in shown:
                continue
            if cell.column in WORDS:
                words.setdefault(cell.row, {})[cell.column] = cell.text.strip()
                continue
            value = self._read(cell)
            if isinstance(value, Issue):
                issues.append(value)
                continue
            wanted[cell.row] = self._with(wanted.get(cell.row) or self._news(cell.row), value)
        if not issues and (wanted or words):
            self._record(wanted, words)
        return tuple(issues)

    def note(self, unit: str, field: str, text: str) -> None:
        """Write source or note of a move."""
        self.write((Cell(unit, field, text),))

    def _read(self, cell: Cell) -> MoveStatus | date | Place | Issue | None:
        """Return what was typed: a state, a day, a place, or None for an emptied day."""
        where = f"{cell.row}/{cell.column}"
        if cell.column == "place":
            return read_place(self._problem, cell.text, where)
        value = parse(declared(Realisation)[cell.column], cell.text, where)
        if isinstance(value, Issue):
            return replace(value, where=where)
        return value if isinstance(value, MoveStatus | date) else None

    def _news(self, unit: str) -> News:
        """Return what is recorded of a unit."""
        row = self._row(unit)
        day = row.moved_on if row else None
        known = (row.building, row.floor) if row and row.building else None
        return News(self.status(unit), day, known)

    def _with(self, news: News, value: MoveStatus | date | Place | None) -> News:
        if isinstance(value, MoveStatus):
            return replace(news, move=value)
        if isinstance(value, date):
            return replace(news, move=MoveStatus.MOVED, day=value)
        if value is None:
            return replace(news, day=None)
        if not value[0]:  # an emptied place is the planned one again
            return replace(news, place=None)
        return replace(news, move=MoveStatus.MOVED, place=value)

    def _record(self, wanted: Mapping[str, News], words: Mapping[str, Mapping[str, str]]) -> None:
        problem = self._problem
        steps = [
            realise(problem, (unit,), news.move, news.day, self._target(unit, news))
            for unit, news in wanted.items()
        ]
        steps += [note_down(unit, texts) for unit, texts in words.items()]

        def edit(document: Any) -> Any:
            for step in steps:
                document = step(document)
            return document

        self.session.do(self._step_label(wanted, words), edit)

    def _step_label(
        self, wanted: Mapping[str, News], words: Mapping[str, Mapping[str, str]]
    ) -> str:
        units = {**wanted, **words}
        unit = next(iter(units))
        if len(units) > 1:
            return tr("moves.edit_many", n=len(units))
        if unit in wanted:
            return self._label(unit, wanted[unit])
        return tr(f"moves.edit.{next(iter(words[unit]))}", name=unit_words(self._problem, unit))

    def _label(self, unit: str, news: News) -> str:
        """Return how undo calls a step: where to when only the place is another one."""
        name = unit_words(self._problem, unit)
        was = self._news(unit)
        if news.place and was.move is news.move and was.place != news.place:
            return tr("moves.edit.place", name=name, place=self._place(news.place))
        return tr(f"moves.edit.{news.move.value}", name=name)

    def _target(self, unit: str, news: News) -> dict[str, Place]:
        """Return where a unit moved: as recorded or written, else as planned."""
        planned = self.planned.get(unit)
        place = news.place or (planned[1] if planned else ("", ""))
        return {unit: place}

    def add(self) -> str | None:
        """Add nothing."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Remove nothing."""


def summary(grid: RealisedGrid) -> str:
    """Return in words how far the plan has come; those outside plan and news do not count."""
    rows = replace(grid, every=False).rows()
    states = [grid.status(unit) for unit in rows]
    return tr(
        "moves.realised_sum",
        done=states.count(MoveStatus.MOVED),
        total=len(rows),
        elsewhere=sum(grid.elsewhere(unit) for unit in rows),
        cancelled=states.count(MoveStatus.CANCELLED),
        late=sum((grid.late(unit) or 0) > 0 for unit in rows),
    )
