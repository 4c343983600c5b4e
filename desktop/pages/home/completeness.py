"""How complete the data of every OPD are, and what is missing, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from desktop.document.grid import Cell, Column
from desktop.document.text import format_number, format_ratio
from desktop.system.translate import tr
from desktop.workflows.data_gaps import WANTED
from solver.errors import Issue
from solver.problem.organisation import Opd, Post, Unit
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.units import Kind, Measure


@dataclass(frozen=True)
class OpdState:
    """What is known of one OPD.

    Parameters
    ----------
    opd : Opd
        Which.
    units, people : int
        How many.
    have, want : int
        Facts known and facts wanted.
    missing : tuple of (str, int)
        What is missing, and in how many units.
    invented : int
        How many of its units are illustrations.
    """

    opd: Opd
    units: int
    people: int
    have: int
    want: int
    missing: tuple[tuple[str, int], ...]
    invented: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.units > 0 and not self.missing

    def words(self) -> str:
        """Return what is missing as one sentence part."""
        if not self.units:
            return tr("home.missing.units")
        if not self.missing:
            return tr("home.missing.nothing")
        return " · ".join(tr(f"home.missing.{key}", n=n) for key, n in self.missing)


def state_of(problem: Problem, opd: Opd) -> OpdState:
    """Return what is known of an OPD."""
    units = problem.where(Unit, "opd", opd.id)
    gaps = [(key, sum(not has(problem, unit) for unit in units)) for key, has in WANTED]
    want = len(units) * len(WANTED)
    people = sum(p.headcount for u in units for p in problem.where(Post, "unit", u.id))
    return OpdState(
        opd,
        len(units),
        people,
        want - sum(n for _, n in gaps),
        want,
        tuple((key, n) for key, n in gaps if n),
        sum(unit.status is FactStatus.ILLUSTRATION for unit in units),
    )


@dataclass(frozen=True)
class CompletenessGrid:
    """One row per OPD; nothing can be written here."""

    problem: Problem

    @cached_property
    def states(self) -> dict[str, OpdState]:
        """Return what is known, by OPD id."""
        return {opd.id: state_of(self.problem, opd) for opd in self.problem.opd}

    @property
    def can_add(self) -> bool:
        """Nothing is added here."""
        return False

    def columns(self) -> Sequence[Column]:
        """Return OPD, units, people, share known and what is missing."""
        return (
            Column("opd", tr("record.opd", n=1), width=16, editable=False),
            Column("units", tr("record.unit"), kind=Kind.NUMBER, editable=False),
            Column("people", tr("home.people"), kind=Kind.NUMBER, editable=False),
            Column("share", tr("home.complete"), kind=Kind.NUMBER, editable=False),
            Column("invented", tr("home.invented"), kind=Kind.NUMBER, editable=False),
            Column("missing", tr("home.missing"), editable=False),
        )

    def rows(self) -> Sequence[str]:
        """Return the OPD, the least complete first, else in the order of the project."""
        return sorted(self.states, key=self._share)

    def _share(self, id: str) -> int:
        state = self.states[id]
        return state.have * 1000 // state.want if state.want else -1

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        state = self.states[row]
        texts: dict[str, Callable[[], str]] = {
            "opd": lambda: state.opd.short or state.opd.name,
            "units": lambda: format_number(state.units, Measure.COUNT),
            "people": lambda: format_number(state.people, Measure.COUNT),
            "share": lambda: format_ratio(state.have, state.want, 0),
            "invented": lambda: format_ratio(state.invented, state.units, 0),
            "missing": state.words,
        }
        return texts[column]()

    def order(self, row: str, column: str) -> Any:
        """Return what a cell is sorted by."""
        state = self.states[row]
        figures = {
            "units": state.units,
            "people": state.people,
            "share": self._share(row),
            "invented": state.invented * 1000 // max(state.units, 1),
        }
        return figures.get(column, self.text(row, column).casefold())

    def tone(self, row: str, column: str) -> str:
        """Return how a cell is drawn."""
        if column == "missing":
            return "quiet"
        return "link" if column == "opd" else ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Nothing is chosen here."""
        return ()

    def value(self, row: str, column: str) -> str:
        """Return the text."""
        return self.text(row, column)

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Nothing is written here."""
        return ()

    def add(self) -> str | None:
        """Nothing is added here."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Nothing is removed here."""
