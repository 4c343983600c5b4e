"""The matrix of trips as a grid: OPD that open into their units, cells that can be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isqrt
from typing import Any

from desktop.document import edits
from desktop.document.edits import Edit
from desktop.document.grid import Cell, Column, blank
from desktop.document.names import record_name
from desktop.document.session import Session
from desktop.document.text import format_number, parse
from desktop.pages.relations.trips import OPD, UNIT, Order, Pair, Trips, pair
from desktop.system.translate import tr
from solver.errors import Issue, issue
from solver.problem.relations import Trip
from solver.units import Kind, Measure, declared

STEPS = 6  # of the heat
WHOLE_FROM = 1_000  # ten trips: sums above are shown without decimals
EMPTY = ("", "–", "-", "0")


@dataclass(frozen=True)
class Head:
    """A row, and the column of the same name.

    `full` is what a tooltip and a screen reader say; `open` is None for a unit, else whether the
    OPD shows its units.
    """

    name: str
    title: str
    full: str
    opd: str
    open: bool | None = None


class TripMatrix:
    """Trips a week between everybody shown; both halves are the same and either can be written.

    Parameters
    ----------
    session : Session
        The gate to the document.
    trips : Trips
        The sums of the document as it was when the rows were chosen.
    order : Order
        How the OPD stand.
    opened : frozenset of str
        Ids of the OPD that show their units.
    """

    def __init__(
        self,
        session: Session,
        trips: Trips,
        order: Order = Order.PROJECT,
        opened: frozenset[str] = frozenset(),
    ) -> None:
        self.session = session
        self.heads = _heads(trips, order, opened)
        self._trips = trips
        self._head = {head.name: head for head in self.heads}

    @property
    def can_add(self) -> bool:
        """Rows come from the OPD."""
        return False

    def head(self, name: str) -> Head:
        """Return the head of a row or column."""
        return self._head[name]

    def columns(self) -> Sequence[Column]:
        """Return a column a head; OPD columns hold sums."""
        free = not self.session.read_only
        return tuple(
            Column(h.name, h.full, kind=Kind.NUMBER, editable=free and h.open is None)
            for h in self.heads
        )

    def rows(self) -> Sequence[str]:
        """Return the names of the heads."""
        return tuple(head.name for head in self.heads)

    @property
    def _now(self) -> Trips:
        """The sums of the document as it is now."""
        if self.session.document.problem is not self._trips.problem:
            self._trips = Trips(self.session.document.problem)
        return self._trips

    def writable(self, row: str, column: str) -> bool:
        """Tell whether a cell can be written: between two different units."""
        two = row.startswith(UNIT) and column.startswith(UNIT) and row != column
        return two and not self.session.read_only

    def text(self, row: str, column: str) -> str:
        """Return the trips a week; empty without any, and where a unit meets itself."""
        trips = self._now.sum(row, column)
        if trips is None or (row == column and row.startswith(UNIT)):
            return ""
        sums = not (row.startswith(UNIT) and column.startswith(UNIT))
        decimals = 0 if sums and trips >= WHOLE_FROM else None
        return format_number(trips, Measure.HUNDREDTH, unit=False, decimals=decimals)

    def order(self, row: str, column: str) -> Any:
        """Return what a cell is sorted by."""
        return self._now.sum(row, column) or 0

    def tone(self, row: str, column: str) -> str:
        """Return ``none`` for a unit with itself, ``inside`` in an OPD, else ``heat.<0 to 6>``."""
        units_only = row.startswith(UNIT) and column.startswith(UNIT)
        if row == column and units_only:
            return "none"
        if not units_only and self.head(row).opd == self.head(column).opd:
            return "inside"  # so many that they would outshine what lies between OPD
        trips = self._now.sum(row, column)
        units, opds = self._now.most
        most = units if units_only else opds
        if not trips or not most:
            return "heat.0"
        share = min(1_000_000, trips * 1_000_000 // most)
        return f"heat.{max(1, -(-isqrt(share) * STEPS // 1000))}"  # the root: small ones are seen

    def words(self, row: str, column: str) -> str:
        """Return a cell in words."""
        one, other = self.head(row).full, self.head(column).full
        if row == column:
            if row.startswith(UNIT):
                return tr("relations.cell_same", unit=one)
            return tr("relations.cell_inside", opd=one, trips=self._said(row, column))
        return tr("relations.cell", one=one, other=other, trips=self._said(row, column))

    def _said(self, row: str, column: str) -> str:
        trips = self._now.sum(row, column)
        if not trips:
            return tr("relations.no_trips")
        return tr("relations.trips_week", n=format_number(trips, Measure.HUNDREDTH))

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Nothing is chosen here."""
        return ()

    def value(self, row: str, column: str) -> str:
        """Return the text."""
        return self.text(row, column)

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write figures as one step; nothing when any of them cannot be taken."""
        wanted: dict[Pair, tuple[int, Cell]] = {}
        issues: list[Issue] = []
        for cell in cells:
            if not self.writable(cell.row, cell.column):
                continue
            found = self._read(cell, wanted)
            if isinstance(found, Issue):
                issues.append(found)
            else:
                key = pair(cell.row.removeprefix(UNIT), cell.column.removeprefix(UNIT))
                wanted[key] = (found, cell)
        if not issues and wanted:
            made = [e for key, (figure, _) in wanted.items() if (e := self._edit(key, figure))]
            if made:
                self.session.do(self._label(list(wanted)), edits.together(*made))
        return tuple(issues)

    def _read(self, cell: Cell, wanted: dict[Pair, tuple[int, Cell]]) -> int | Issue:
        where = f"{cell.row}/{cell.column}"
        key = pair(cell.row.removeprefix(UNIT), cell.column.removeprefix(UNIT))
        figure: object = 0
        if cell.text.strip() not in EMPTY:
            figure = parse(declared(Trip)["per_week"], cell.text, where)
        if isinstance(figure, Issue):
            return figure
        here = self._now.between.get(key, ())
        if figure and len(here) > 1 and figure != sum(trip.per_week for trip in here):
            return issue("matrix_several", where, n=len(here))
        if key in wanted and wanted[key][0] != figure:
            return issue("trip_two_figures", where, one=wanted[key][1].text, other=cell.text)
        assert isinstance(figure, int)
        return figure

    def _edit(self, key: Pair, figure: int) -> Edit | None:
        here = self._now.between.get(key, ())
        if not figure:
            return edits.remove(Trip, [trip.id for trip in here]) if here else None
        if len(here) > 1:
            return None
        if here:
            return edits.put(replace(here[0], per_week=figure))
        return edits.put(blank(Trip, unit_a=key[0], unit_b=key[1], per_week=figure))

    def _label(self, pairs: Sequence[Pair]) -> str:
        if len(pairs) > 1:
            return tr("relations.do.cells", n=len(pairs))
        problem = self.session.document.problem
        one, other = (record_name(problem, "unit", id) for id in pairs[0])
        return tr("relations.do.cell", one=one, other=other)

    def add(self) -> str | None:
        """Rows come from the OPD."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Rows come from the OPD."""


def _heads(trips: Trips, order: Order, opened: frozenset[str]) -> tuple[Head, ...]:
    """Return the OPD in order, each followed by its units when it is open."""
    found = []
    for opd in trips.opds(order):
        short = opd.short or opd.name
        is_open = opd.id in opened
        group = opd.plan_group if order is Order.GROUP else ""
        title = tr("relations.in_group", group=group, opd=short) if group else short
        full = tr("relations.of_group", group=group, opd=opd.name) if group else opd.name
        found.append(Head(OPD + opd.id, title, full, opd.id, is_open))
        for unit in trips.units(opd.id) if is_open else ():
            full = f"{short} · {unit.name}"
            found.append(Head(UNIT + unit.id, unit.short or unit.name, full, opd.id))
    return tuple(found)
