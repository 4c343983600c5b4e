"""Tables of units: those of one OPD, or all of them below their OPD; filters by what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.document.grid import NEW, Cell, Column, Reckoned, RecordGrid
from desktop.document.session import Session
from desktop.document.text import format_choice, format_number, format_ratio
from desktop.system.translate import tr
from desktop.workflows.data_gaps import WANTED, known, lacks
from solver.errors import Issue, issue
from solver.problem.organisation import Opd, Post, Unit
from solver.problem.problem import Problem
from solver.problem.record import FactStatus, Record
from solver.units import Kind, Measure

ALL = "all"  # in the place of the id of an OPD: the units of every one
HEAD = "opd:"  # before the id of an OPD: the row above its units
COLUMNS = (
    "name", "kind", "people", "building", "floor", "occupied", "visitors", "lacks", "status",
)  # fmt: skip
WIDTHS = {"name": 26, "opd": 10, "kind": 13, "building": 14, "floor": 9, "lacks": 20}
Picks = Callable[[Problem, Unit], bool]


def _without(has: Picks) -> Picks:
    return lambda p, u: not has(p, u)


FILTERS: dict[str, Picks] = {
    "": lambda p, u: True,
    "incomplete": lambda p, u: bool(lacks(p, u)),
    **{f"no_{key}": _without(has) for key, has in WANTED},
    "illustration": lambda p, u: u.status is FactStatus.ILLUSTRATION,
    "counters": lambda p, u: bool(u.counters or u.public_floor),
}


def heads(problem: Problem, unit: Any) -> int:
    """Return how many people a unit has."""
    return sum(post.headcount for post in problem.where(Post, "unit", unit.id))


def lacking_words(problem: Problem, unit: Any) -> str:
    """Return what a unit lacks, shortly; empty when nothing is missing."""
    return ", ".join(tr(f"org.lacks.{key}") for key in lacks(problem, unit))


def people_column() -> Reckoned:
    """Return the column of people."""
    return Reckoned(
        Column(
            "people",
            tr("org.people"),
            help=tr("org.people.help"),
            kind=Kind.NUMBER,
            editable=False,
        ),
        lambda problem, unit: format_number(heads(problem, unit), Measure.COUNT),
        heads,
    )


def lacks_column() -> Reckoned:
    """Return the column that says what is missing."""
    column = Column(
        "lacks", tr("org.lacks"), help=tr("org.lacks.help"), editable=False, width=WIDTHS["lacks"]
    )
    return Reckoned(column, lacking_words, lambda p, u: len(lacks(p, u)))


@dataclass(frozen=True)
class UnitTable(RecordGrid):
    """The units of one OPD; those that belong to another unit hang below it."""

    def parent(self, row: str) -> str:
        """Return the unit that a unit belongs to."""
        found = self.session.document.problem.find(Unit, row)
        return found.parent if found else ""


def unit_table(session: Session, opd: str, picks: Picks) -> UnitTable:
    """Return the units of an OPD that a filter picks."""
    return UnitTable(
        session,
        Unit,
        COLUMNS,
        lambda p: [u for u in p.where(Unit, "opd", opd) if picks(p, u)],
        fresh={"opd": opd},
        reckoned=(people_column(), lacks_column()),
        widths=WIDTHS,
    )


def all_units(session: Session, picks: Picks, near: Callable[[], str]) -> AllUnits:
    """Return every unit that a filter picks, below its OPD; `near` tells where new ones go."""
    return AllUnits(
        session,
        Unit,
        (COLUMNS[0], "opd", *COLUMNS[1:]),
        lambda p: [u for u in p.unit if picks(p, u)],
        fresh={},
        reckoned=(people_column(), lacks_column()),
        widths=WIDTHS,
        near=near,
    )


@dataclass(frozen=True)
class AllUnits(RecordGrid):
    """All units with a row for each OPD above its own; a block may bring units of any OPD."""

    near: Callable[[], str] = lambda: ""

    def rows(self) -> Sequence[str]:
        """Return the OPD that have a unit here, and the units."""
        units = self.chosen(self._problem)
        some = {unit.opd for unit in units if isinstance(unit, Unit)}
        opds = (HEAD + opd.id for opd in self._problem.opd if opd.id in some)
        return (*opds, *(unit.id for unit in units))

    def parent(self, row: str) -> str:
        """Return the OPD of a unit, or the unit it belongs to."""
        unit = self._problem.find(Unit, row)
        return (unit.parent or HEAD + unit.opd) if unit else ""

    def fixed(self, row: str, column: str) -> bool:
        """Tell whether a cell only sums up: the row of an OPD is written on its own page."""
        return row.startswith(HEAD)

    def _opd(self, row: str) -> Opd | None:
        at = row.removeprefix(HEAD)
        return self._problem.find(Opd, at) if row.startswith(HEAD) else None

    def _units(self, opd: Opd) -> tuple[Unit, ...]:
        return self._problem.where(Unit, "opd", opd.id)

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        opd = self._opd(row)
        return super().text(row, column) if opd is None else self._head_text(opd, column)

    def _head_text(self, opd: Opd, column: str) -> str:
        units = self._units(opd)
        sums: dict[str, Callable[[], str]] = {
            "name": lambda: opd.name,
            "opd": lambda: opd.short,
            "kind": lambda: format_choice(opd.kind),
            "people": lambda: format_number(self._sum(opd, column), Measure.COUNT),
            "occupied": lambda: format_number(self._sum(opd, column), Measure.AREA, unit=False),
            "visitors": lambda: format_number(self._sum(opd, column), Measure.COUNT),
            "lacks": lambda: tr(
                "org.complete", share=format_ratio(*known(self._problem, units), 0)
            ),
        }
        return sums[column]() if column in sums else ""

    def _sum(self, opd: Opd, column: str) -> int:
        units = self._units(opd)
        if column == "people":
            return sum(heads(self._problem, unit) for unit in units)
        return sum(getattr(unit, column) or 0 for unit in units)

    def order(self, row: str, column: str) -> Any:
        """Return what a cell is sorted by; OPD are compared with OPD only."""
        opd = self._opd(row)
        if opd is None:
            return (1, super().order(row, column))
        if column in ("people", "occupied", "visitors"):
            return (0, self._sum(opd, column))
        if column == "lacks":
            have, want = known(self._problem, self._units(opd))
            return (0, have * 1000 // max(want, 1))
        return (0, self._head_text(opd, column).casefold())

    def tone(self, row: str, column: str) -> str:
        """Return how a cell is drawn."""
        if row.startswith(HEAD):
            return "sum"
        return "quiet" if column == "opd" else super().tone(row, column)  # it stands above

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return what may be chosen in a cell."""
        return () if row.startswith(HEAD) else super().options(row, column)

    def value(self, row: str, column: str) -> str:
        """Return the value of a chosen or ticked cell."""
        return self.text(row, column) if row.startswith(HEAD) else super().value(row, column)

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write cells as one step; a row of an OPD is refused, and so is a unit without one."""
        summed = [c for c in cells if c.row.startswith(HEAD) and c.text != self.text(*_spot(c))]
        if summed:
            return tuple(issue("head_row", f"{cell.row}/{cell.column}") for cell in summed)
        mine = [cell for cell in cells if not cell.row.startswith(HEAD)]
        having = {cell.row for cell in mine if cell.column == "opd"}
        fresh = dict.fromkeys(c.row for c in mine if c.row.startswith(NEW) and c.text.strip())
        homeless = [row for row in fresh if row not in having]
        if homeless:
            return tuple(issue("unit_without_opd", f"{row}/opd") for row in homeless)
        return super().write(mine)

    def blank(self) -> Record:
        """Return a new unit of the OPD in sight."""
        made = super().blank()
        assert isinstance(made, Unit)
        first = self._problem.opd[0].id if self._problem.opd else ""
        return replace(made, opd=self.near() or first)

    def remove(self, rows: Sequence[str]) -> None:
        """Remove units; the rows of OPD stay."""
        units = [row for row in rows if not row.startswith(HEAD)]
        if units:
            super().remove(units)


def _spot(cell: Cell) -> tuple[str, str]:
    return cell.row, cell.column
