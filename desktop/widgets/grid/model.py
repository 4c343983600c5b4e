"""The model behind a table: a grid in Qt's words, sorted and filtered in Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.document.grid import Cell, Column, Grid
from desktop.document.text import places_of, sentence, with_places
from desktop.widgets.grid.cell import SURE, Seen, remark, two_lines
from desktop.widgets.grid.draft import Draft
from desktop.widgets.grid.tree import (
    depths,
    nested,
    parents,
    runs,
    unfolded,
    with_ancestors,
)
from desktop.widgets.remembered import in_order
from desktop.widgets.theme import current_theme
from solver.units import Kind

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MOST_READ = 200  # rows from which the decimals of a column are known
TONE = int(Role.UserRole) + 1  # how a cell is drawn
WRONG = int(Role.UserRole) + 2  # the sentence about what was typed, if it could not be read
DEPTH = int(Role.UserRole) + 3  # how deep a row hangs below others; None in a flat table
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class GridModel(QAbstractTableModel):
    """Rows and columns of a grid. What could not be read stays at its cell until it is mended.

    A block of which some cells cannot be read is kept whole as a draft, also rows that are not
    there yet: it is written in one step once the last of its cells is mended.

    A grid that has ``parent(row) -> str`` is shown as a tree whose rows fold.
    """

    refused = Signal(str)  # a sentence; empty when nothing is wrong any more

    def __init__(self, grid: Grid, parent: QObject | None = None, tall: bool = False) -> None:
        super().__init__(parent)
        self.grid, self.tall = grid, tall  # tall: texts have two lines
        self._columns: Sequence[Column] = in_order(grid.columns())
        self._filter = ""
        self._draft = Draft()
        self._places: dict[str, int] = {}  # decimals by column, reckoned when first drawn
        self._said: dict[str, str] = {}  # all words of a row, reckoned when first searched
        self._above: dict[str, str] = {}  # what each row hangs on, in a tree
        self._depth: dict[str, int] = {}
        self._folded: set[str] = set()
        self._order: list[str] = self._nested(list(grid.rows()))
        self._shown: list[str] = list(self._order)

    # What is there

    @property
    def columns_shown(self) -> Sequence[Column]:
        """Return the columns."""
        return self._columns

    @property
    def total(self) -> int:
        """Return the number of rows without the filter."""
        return len(self._order)

    def row_at(self, index: int) -> str:
        """Return the name of the row at a position."""
        return self._shown[index]

    def position(self, row: str) -> int:
        """Return the position of a row, -1 when it is not shown."""
        return self._shown.index(row) if row in self._shown else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - of Qt
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - of Qt
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def cell(self, index: Index) -> tuple[str, Column]:
        """Return row name and column of an index."""
        return self._shown[index.row()], self._columns[index.column()]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what Qt asks for about a cell."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        try:
            return self._answer(*self.cell(index), role)
        except KeyError:
            return None  # the row is gone from the document; a refresh is on its way

    def seen(self, index: Index) -> Seen:
        """Return what is painted of a cell; nothing of a row that is gone from the document."""
        row, column = self.cell(index)
        spot = (row, column.name)
        typed = self._draft.cells.get(spot)
        try:
            text = self._text(row, column, Role.DisplayRole) if typed is None else typed
            tone = self.grid.tone(*spot) if typed is None else "draft"
        except KeyError:
            return Seen()
        deep = self._depth.get(row) if self._depth and index.column() == 0 else None
        noted = bool(remark(self.grid, *spot))
        return Seen(text, tone, self._draft.wrong.get(spot, ""), deep, noted)

    def _answer(self, row: str, column: Column, role: int) -> Any:
        typed = self._draft.cells.get((row, column.name))
        wrong = self.wrong_at(row, column.name)
        match role:
            case Role.DisplayRole | Role.EditRole:
                answer: Any = self._text(row, column, role) if typed is None else typed
            case Role.TextAlignmentRole:
                answer = _RIGHT if column.numeric else _LEFT
            case Role.ToolTipRole:
                answer = self._tip(row, column, wrong)
            case Role.AccessibleTextRole:
                more = f"{wrong} {remark(self.grid, row, column.name)}".strip()
                answer = f"{column.title}: {self.grid.text(row, column.name)} {more}".strip()
            case _:
                answer = self._own(row, column, wrong, role)
        return answer

    def _own(self, row: str, column: Column, wrong: str, role: int) -> Any:
        if role == WRONG:
            return wrong
        if role == TONE:
            pending = (row, column.name) in self._draft.cells
            return "draft" if pending else self.grid.tone(row, column.name)
        return self._depth.get(row) if role == DEPTH and self._depth else None

    def _text(self, row: str, column: Column, role: int) -> str:
        text = self.grid.text(row, column.name)
        if role != Role.DisplayRole:
            return text
        if column.kind is Kind.FLAG:
            return ""
        return with_places(text, self._decimals(column)) if column.numeric else text

    def _decimals(self, column: Column) -> int:
        """Return the decimals of a column of one unit, the most that a row of the first needs."""
        if not column.unit:
            return 0
        if column.name not in self._places:
            texts = (self.grid.text(row, column.name) for row in self._order[:MOST_READ])
            self._places[column.name] = max(map(places_of, texts), default=0)
        return self._places[column.name]

    def _tip(self, row: str, column: Column, wrong: str) -> str | None:
        if wrong:
            return wrong
        text, more = self.grid.text(row, column.name), remark(self.grid, row, column.name)
        return f"{text}\n{more}" if more else text if len(text) > SURE else None

    def headerData(  # noqa: N802 - name of Qt
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return the title with its unit, its side, and the explanation as a tooltip."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == Role.DisplayRole:
            title = f"{column.title} ({column.unit})" if column.unit else column.title
            return title if column.kind is Kind.TEXT else two_lines(title)
        if role == Role.TextAlignmentRole:
            return _RIGHT if column.numeric else _LEFT
        if role == Role.ToolTipRole:
            return column.help or column.title  # a narrow column cuts its title
        return current_theme().font("note") if role == Role.FontRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell whether a cell can be written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = self.cell(index)
        fixed = getattr(self.grid, "fixed", None)  # some grids have rows that only sum up
        if column.editable and not (fixed and fixed(row, column.name)):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    # Writing

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Write one cell; a text that cannot be read stays there with its sentence."""
        if role != Role.EditRole or not index.isValid():
            return False
        row, column = self.cell(index)
        if not self._draft.is_block and str(value) == self.grid.text(row, column.name):
            self.forgive()
            return True
        return self.write((Cell(row, column.name, str(value)),))

    def write(self, cells: Sequence[Cell]) -> bool:
        """Write cells as one step; False and the sentences when any cannot be read."""
        batch = self._draft.joined(cells)
        self._draft = Draft()  # the grid tells its listeners while it writes
        found = self.grid.write(batch)
        self._places.clear()
        self._said.clear()
        if found:
            self._draft = Draft.of(batch, found)
            self._show(self._picked())
        else:
            self._everything_changed()
        self.refused.emit(self._told(sentence(found[0]), found[0].where) if found else "")
        return not found

    def _told(self, words: str, where: str) -> str:
        if not self._draft.is_block:
            return words
        return f"{self._draft.counts()} {self._draft.place(self, where)} {words}"

    def sentence_at(self, index: Index) -> str:
        """Return what is wrong with a cell and what waits for it; empty when nothing is."""
        if not index.isValid() or index.row() >= len(self._shown):
            return ""
        row, column = self.cell(index)
        words = self.wrong_at(row, column.name)
        return self._told(words, f"{row}/{column.name}") if words else ""

    def forgive(self) -> None:
        """Drop what could not be read; the cells show the document again."""
        if self._draft.cells:
            self._draft = Draft()
            self._show(self._picked())
            self.refused.emit("")

    def wrong_at(self, row: str, column: str) -> str:
        """Return the sentence about a cell that could not be read; empty when nothing is wrong."""
        return self._draft.wrong.get((row, column), "")

    def wrong_cells(self) -> list[QModelIndex]:
        """Return the cells that could not be read, in reading order."""
        at = {row: i for i, row in enumerate(self._shown)}
        across = {column.name: i for i, column in enumerate(self._columns)}
        spots = sorted(
            (at[row], across[name])
            for row, name in self._draft.wrong
            if row in at and name in across
        )
        return [self.index(*spot) for spot in spots]

    # Rows that hang below others

    def _nested(self, rows: list[str]) -> list[str]:
        parent = getattr(self.grid, "parent", None)
        if parent is None:
            return rows
        self._above = parents(rows, parent)
        rows = nested(rows, self._above)
        self._depth = depths(rows, self._above)
        if not any(self._depth.values()):
            self._depth = {}  # nothing hangs on anything: a plain table
        return rows

    def is_head(self, row: str) -> bool:
        """Tell whether other rows hang below this one."""
        return bool(self._depth) and row in self._above.values()

    def is_folded(self, row: str) -> bool:
        """Tell whether what hangs below a row is hidden."""
        return row in self._folded

    def fold(self, rows: Sequence[str], *, folded: bool) -> None:
        """Hide or show what hangs below rows."""
        heads = {row for row in rows if self.is_head(row)}
        self._folded = self._folded | heads if folded else self._folded - heads
        self._show(self._picked())

    def heads(self) -> list[str]:
        """Return the rows below which others hang."""
        over = set(self._above.values()) if self._depth else set()
        return [row for row in self._order if row in over]

    def parent_of(self, row: str) -> str:
        """Return the row that a row hangs on; empty for none."""
        return self._above.get(row, "") if self._depth else ""

    # Showing the document as it is now

    def refresh(self) -> None:
        """Take over what changed; rows keep their places, new ones come last."""
        columns = in_order(self.grid.columns())
        if [c.name for c in columns] != [c.name for c in self._columns]:
            self.show_grid(self.grid)
            return
        self._columns = columns
        self._places.clear()
        self._said.clear()
        now = list(self.grid.rows())
        alive = set(now)
        self._order = [row for row in self._order if row in alive]
        known = set(self._order)
        self._order = self._nested(self._order + [row for row in now if row not in known])
        self._draft = self._draft.among(alive)
        self._show(self._picked())

    def show_grid(self, grid: Grid) -> None:
        """Show another grid from its start."""
        self.beginResetModel()
        self.grid = grid
        self._columns = in_order(grid.columns())
        self._above, self._depth = {}, {}
        self._order = self._nested(list(grid.rows()))
        self._places.clear()
        self._said.clear()
        self._draft = Draft()
        self._shown = self._picked()
        self.endResetModel()
        self.refused.emit("")

    def arrange_columns(self) -> None:
        """Bring the columns in the order a person gave them."""
        self.beginResetModel()
        self._columns = in_order(self.grid.columns())
        self.endResetModel()

    def filter(self, words: str) -> None:
        """Show only rows in which every word occurs in some column."""
        self._filter = words.casefold()
        self._show(self._picked())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column of -1 brings back the order of the document."""
        if column < 0:
            self._order = list(self.grid.rows())
        else:
            name = self._columns[column].name
            self._order.sort(
                key=lambda row: self.grid.order(row, name),
                reverse=order == Qt.SortOrder.DescendingOrder,
            )
        self._order = self._nested(self._order)
        self._show(self._picked())

    def _picked(self) -> list[str]:
        return self._found() + self._draft.new_rows()

    def _found(self) -> list[str]:
        words = self._filter.split()
        if not words:
            return unfolded(self._order, self._above, self._folded)
        if not self._said:
            names = [column.name for column in self._columns]
            self._said = {
                row: " ".join(self.grid.text(row, name) for name in names).casefold()
                for row in self._order
            }
        found = {row for row in self._order if all(word in self._said[row] for word in words)}
        return with_ancestors(found, self._order, self._above)

    def _show(self, rows: list[str]) -> None:
        """Take away what is gone, put the rest in order, add what is new."""
        wanted = set(rows)
        for first, last in reversed(runs(self._shown, wanted)):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._shown[first : last + 1]
            self.endRemoveRows()
        known = set(self._shown)
        self._arrange([row for row in rows if row in known])
        for first, last in runs(rows, known):
            self.beginInsertRows(QModelIndex(), first, last)
            self._shown[first:first] = rows[first : last + 1]
            self.endInsertRows()
        self._everything_changed()

    def _arrange(self, rows: list[str]) -> None:
        if rows == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        at = {row: i for i, row in enumerate(rows)}
        after = [self.createIndex(at[self._shown[i.row()]], i.column()) for i in before]
        self._shown = rows
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _everything_changed(self) -> None:
        if self._shown and self._columns:
            last = self.index(len(self._shown) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
