"""Records as rows of cells: what a table or form shows, and the one way back into the document.

No Qt: view-models make a grid, widgets draw it. `Grid` is what a widget needs; `RecordGrid` gives
it for the records of one kind by their declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Protocol

from desktop.document import edits
from desktop.document.names import floor_name, options_for, record_name, resolve
from desktop.document.session import Session
from desktop.document.text import SHAPES, format_value, parse
from desktop.system.translate import has, tr
from solver.errors import Issue
from solver.problem.estate import Floor
from solver.problem.integrity import field_issue
from solver.problem.problem import KIND_OF, KINDS, Problem
from solver.problem.record import Record
from solver.units import Field, Kind, Measure, declared

NEW = "+"  # before the name of a row that is about to be made


@dataclass(frozen=True)
class Column:
    """One column of a grid.

    Parameters
    ----------
    name : str
        The field, or any name of a reckoned column.
    title, unit, help : str
        Words of the header, the unit behind it, the explanation.
    kind : Kind
        Decides the editor.
    editable : bool
        Whether a person may write here.
    width : int
        Wanted width in letters; 0 lets the content decide.
    """

    name: str
    title: str
    unit: str = ""
    help: str = ""
    kind: Kind = Kind.TEXT
    editable: bool = True
    width: int = 0

    @property
    def numeric(self) -> bool:
        """Whether the cells are figures that stand to the right."""
        return self.kind is Kind.NUMBER


@dataclass(frozen=True)
class Cell:
    """A text to be written into one cell."""

    row: str
    column: str
    text: str


class Grid(Protocol):
    """What a table widget needs. Rows are named by strings that stay the same while they live."""

    def columns(self) -> Sequence[Column]:
        """Return the columns in order."""

    def rows(self) -> Sequence[str]:
        """Return the names of the rows in order."""

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""

    def order(self, row: str, column: str) -> Any:
        """Return what a cell is sorted by."""

    def tone(self, row: str, column: str) -> str:
        """Return how a cell is drawn: empty, ``quiet``, ``changed``, or ``status.<value>``."""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return (value, label) of what may be chosen in a cell; empty when it is free."""

    def value(self, row: str, column: str) -> str:
        """Return the value of a chosen or ticked cell as in `options`."""

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write cells as one step, or nothing at all and the Issues with ``row/column`` places."""

    def add(self) -> str | None:
        """Add an empty row and return its name; None when rows cannot be added."""

    def remove(self, rows: Sequence[str]) -> None:
        """Remove rows as one step."""

    @property
    def can_add(self) -> bool:
        """Whether rows may be added and removed here."""


def unit_word(measure: Measure | None) -> str:
    """Return the unit of a measure for a header: ``m²``, ``Rp/tahun``; empty for plain numbers."""
    if measure is None:
        return ""
    shape = SHAPES[measure]
    return f"{shape.before}{tr(shape.after) if shape.after else ''}"


def label_of(kind: str, name: str) -> str:
    """Return the label of a field of a record kind."""
    return tr(f"field.{kind}.{name}")


def column_of(record: type[Record], name: str, *, editable: bool = True, width: int = 0) -> Column:
    """Return the column of a declared field."""
    spec = declared(record)[name]
    key = f"field.{KIND_OF[record]}.{name}"
    unit = unit_word(spec.measure) if spec.kind is Kind.NUMBER else ""
    said = unit.casefold() in tr(key).casefold().split()  # "Jumlah orang" needs no "(orang)"
    return Column(
        name,
        tr(key),
        "" if said else unit,
        tr(f"{key}.help") if has(f"{key}.help") else "",
        spec.kind,
        editable,
        width,
    )


@dataclass(frozen=True)
class Reckoned:
    """A column that is worked out and cannot be written: its text and what it is sorted by."""

    column: Column
    text: Callable[[Problem, Any], str]
    order: Callable[[Problem, Any], Any]


@cache
def _fields(kind: str) -> Mapping[str, Field]:
    """Return the declared fields of a kind, found once: long tables ask for every cell."""
    return declared(KINDS[kind])


def written(problem: Problem, row: Record, name: str) -> str:
    """Return the text of one field of a record, references by the name of what they mean."""
    spec = _fields(KIND_OF[type(row)])[name]
    value = getattr(row, name)
    if spec.kind is Kind.REF:
        floor = problem.find(Floor, str(value)) if spec.refers == "floor" else None
        if floor and "building" in vars(row):  # which stands beside it
            return floor_name(floor)
        return record_name(problem, spec.refers, str(value))
    return format_value(spec, value)


def read_text(problem: Problem, row: Record, name: str, text: str) -> Any | Issue:
    """Return the value that a text means for a field of a record, or an Issue."""
    spec: Field = declared(type(row))[name]
    where = f"{row.id}/{name}"
    if spec.kind is Kind.REF:
        return resolve(problem, row, name, text, where)
    value = parse(spec, text, where)
    if isinstance(value, Issue):
        return value
    return field_issue(type(row), name, value, where) or value


@dataclass(frozen=True)
class RecordGrid:
    """The records of one kind that `chosen` picks, as rows of cells.

    Parameters
    ----------
    session : Session
        The gate to the document.
    record : type of Record
        The kind of the rows.
    names : sequence of str
        The fields shown, in order.
    chosen : callable
        Picks the rows of a problem.
    fresh : mapping or None
        Values of a new row beyond the declared ones; None when rows cannot be added here.
    reckoned : sequence of Reckoned
        Worked-out columns behind the fields.
    locked : collection of str
        Fields that are shown and not edited.
    marks : callable or None
        Tone of a cell beyond the usual ones: ``marks(row, column)``.
    """

    session: Session
    record: type[Record]
    names: Sequence[str]
    chosen: Callable[[Problem], Iterable[Record]]
    fresh: Mapping[str, Any] | None = None
    reckoned: Sequence[Reckoned] = ()
    locked: frozenset[str] = frozenset()
    marks: Callable[[Any, str], str] | None = None
    widths: Mapping[str, int] = field(default_factory=dict)

    @property
    def _problem(self) -> Problem:
        return self.session.document.problem

    @property
    def can_add(self) -> bool:
        """Whether rows may be added and removed here."""
        return self.fresh is not None and not self.session.read_only

    def columns(self) -> Sequence[Column]:
        """Return the fields in order; reckoned columns stand where they are named, or last."""
        free = not self.session.read_only
        own = {r.column.name: r.column for r in self.reckoned}
        shown = [
            own[n]
            if n in own
            else column_of(
                self.record, n, editable=free and n not in self.locked, width=self.widths.get(n, 0)
            )
            for n in self.names
        ]
        return (*shown, *(column for name, column in own.items() if name not in self.names))

    def rows(self) -> Sequence[str]:
        """Return the ids."""
        return tuple(row.id for row in self.chosen(self._problem))

    def _row(self, id: str) -> Record:
        if id.startswith(NEW) and self.can_add:
            return self.blank()
        return self._problem.get(self.record, id)

    def _reckoned(self, column: str) -> Reckoned | None:
        return next((r for r in self.reckoned if r.column.name == column), None)

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        if found := self._reckoned(column):
            return found.text(self._problem, self._row(row))
        return written(self._problem, self._row(row), column)

    def order(self, row: str, column: str) -> Any:
        """Return what a cell is sorted by: figures by size, words by the alphabet."""
        if found := self._reckoned(column):
            return found.order(self._problem, self._row(row))
        value = getattr(self._row(row), column)
        spec = declared(self.record)[column]
        if spec.kind in (Kind.NUMBER, Kind.FLAG):
            return (value is not None, value or 0)
        if spec.kind is Kind.DAY:
            return value.toordinal() if value else 0
        return self.text(row, column).casefold()

    def tone(self, row: str, column: str) -> str:
        """Return how a cell is drawn."""
        record = self._row(row)
        marked = self.marks(record, column) if self.marks else ""
        if marked:
            return marked
        if column == "status":
            return f"status.{getattr(record, column).value}"
        return "quiet" if column in ("source", "note") else ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return what may be chosen in a cell."""
        if self._reckoned(column):
            return ()
        return options_for(self._problem, self._row(row), column)

    def value(self, row: str, column: str) -> str:
        """Return the value of a chosen or ticked cell."""
        if self._reckoned(column):
            return ""
        found = getattr(self._row(row), column)
        return ("1" if found else "") if isinstance(found, bool) else str(found)

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write cells as one step; a row name that is empty or unknown makes a new row."""
        fields = [name for name in self.names if name in declared(self.record)]
        return write_cells(self.session, self._target, fields, self.locked, cells)

    def _target(self, name: str) -> Record | None:
        found = self._problem.find(self.record, name)
        return found or (self.blank() if self.can_add else None)

    def blank(self) -> Record:
        """Return a new record with the declared and the fresh values; not yet in the document."""
        return blank(self.record, **(self.fresh or {}))

    def add(self) -> str | None:
        """Add a row."""
        if not self.can_add:
            return None
        row = self.blank()
        kind = tr(f"record.{KIND_OF[self.record]}")
        self.session.do(tr("edit.add", kind=kind), edits.put(row))
        return row.id

    def remove(self, rows: Sequence[str]) -> None:
        """Remove rows and what cannot stand without them."""
        kind = tr(f"record.{KIND_OF[self.record]}")
        self.session.do(
            tr("edit.remove", kind=kind, n=len(rows)), edits.remove(self.record, tuple(rows))
        )


def blank(record: type[Record], **values: Any) -> Record:
    """Return a new record; a required text gets a stand-in, a required reference stays empty."""
    kind = tr(f"record.{KIND_OF[record]}")
    for name, spec in declared(record).items():
        if spec.kind is Kind.TEXT and spec.required and name not in values:
            values[name] = tr("edit.fresh_name", kind=kind)
        if spec.kind is Kind.REF and not spec.optional:
            values.setdefault(name, "")
    return record(id=edits.new_id(), **values)


def write_cells(
    session: Session,
    target: Callable[[str], Record | None],
    names: Sequence[str],
    locked: frozenset[str],
    cells: Sequence[Cell],
) -> tuple[Issue, ...]:
    """Read all cells; when all can be read, put the changed records as one step."""
    problem = session.document.problem
    changed: dict[str, Record] = {}
    issues: list[Issue] = []
    for cell in cells:
        row = changed.get(cell.row) or target(cell.row)
        if row is None or cell.column not in names or cell.column in locked:
            continue
        value = read_text(problem, row, cell.column, cell.text)
        if isinstance(value, Issue):
            issues.append(replace(value, where=f"{cell.row}/{cell.column}"))
        else:
            changed[cell.row] = follow(problem, row, cell.column, value)
    if issues:
        return tuple(issues)
    if changed:
        session.do(_label(session, list(changed.values()), cells), edits.put(*changed.values()))
    return ()


def follow(problem: Problem, row: Record, name: str, value: Any) -> Record:
    """Set a field and what hangs on it: a floor belongs to its building."""
    changes: dict[str, Any] = {name: value}
    fields = declared(type(row))
    if name == "building" and "floor" in fields and getattr(row, "floor"):  # noqa: B009
        changes["floor"] = ""
    if name == "floor" and "building" in fields and value:
        floor = next((f for f in problem.floor if f.id == value), None)
        changes |= {"building": floor.building} if floor else {}
    return replace(row, **changes)


def _label(session: Session, rows: Sequence[Record], cells: Sequence[Cell]) -> str:
    kind = KIND_OF[type(rows[0])]
    names = {cell.column for cell in cells}
    if len(rows) > 1 and len(names) == 1:
        words = {"field": label_of(kind, cells[0].column), "kind": tr(f"record.{kind}")}
        return tr("edit.column", n=len(rows), **words)
    if len(cells) > 1:
        return tr("edit.cells", kind=tr(f"record.{kind}"), n=len(cells))
    name = record_name(session.document.problem, kind, rows[0].id)
    field_label = label_of(kind, cells[0].column)
    return tr("edit.set", field=field_label, name=name) if name else field_label
