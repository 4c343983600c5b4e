"""A table with what belongs around it: title, count, search, add and remove, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.document.grid import Grid
from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.grid.aim import Aim
from desktop.widgets.grid.fill import FillHandle
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.view import GridView
from desktop.widgets.icons import icon
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.table_bulk import BulkStrip
from desktop.widgets.words import button, column, frame, holder, label, picture, row
from solver.units import Measure

SEARCH_FROM = 8  # rows from which a search box is worth its place


class GridTable(QFrame):
    """A card around a table of a grid.

    Parameters
    ----------
    grid : Grid
        What is shown.
    title : str
        Words above the table; empty for none.
    empty : (str, str)
        Title and sentence when there is no row.
    drawing : str
        Icon of the empty table.
    search : bool
        Whether there is a search box at all.
    tools : QWidget or None
        What else stands in the head, such as a list to filter by.
    bulk : callable or None
        Returns the grid whose fields may be set for many chosen rows at once; None for no such
        thing here.
    tall : bool
        Whether rows have two lines: for a few rows whose sentences are to be read whole.
    """

    row_chosen = Signal(str)
    opened = Signal(str)  # Enter or a double click on a row that cannot be written there

    def __init__(
        self,
        grid: Grid,
        title: str = "",
        *,
        empty: tuple[str, str] = ("", ""),
        drawing: str = "table-2",
        search: bool = True,
        add_text: str = "",
        tools: QWidget | None = None,
        bulk: Callable[[], Grid] | None = None,
        tall: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.model = GridModel(grid, self, tall)
        self.view = GridView(self.model)
        self._fill = FillHandle(self.view)
        self._title = label(title, "lead")
        if not title:
            self._title.hide()
        self._count = label("", "note", "quiet")
        self._search = self._search_box()
        self._searchable = search
        self._add = button(add_text or tr("table.add"), self.add_row, drawing="plus")
        self._remove = button(
            "", self.remove_rows, kind="quiet", drawing="trash-2", tip=tr("table.remove")
        )
        self._tools = tools
        self._bulk = BulkStrip(bulk) if bulk else None
        self._many = button(
            tr("table.bulk"),
            self._open_bulk,
            drawing="pencil",
            kind="quiet",
            tip=tr("table.bulk.tip"),
        )
        self._many.hide()
        self._said = label("", "note", "negative", wrap=True)
        self._next = button(tr("table.next_wrong"), self._to_next_wrong, kind="link")
        self._forget = button(tr("table.forgive"), self.model.forgive, kind="link")
        self._wrong = self._wrong_strip()
        self._told = label("", "note", "warning", wrap=True)
        self._told.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        self._told.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(
            empty_state(drawing, empty[0] or tr("table.empty"), empty[1], self._first_button())
        )
        self._lay_out()
        self._connect()
        self._count_rows()

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(tr("table.search"))
        box.setAccessibleName(tr("table.search"))
        box.setClearButtonEnabled(True)
        box.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        box.setMaximumWidth(240)
        return box

    def _first_button(self) -> QPushButton:
        made = button(self._add.text(), self.add_row, kind="main", drawing="plus")
        if not self.model.grid.can_add:
            made.hide()
        self._first = made
        return made

    def _wrong_strip(self) -> QFrame:
        mark = picture("triangle-alert", "negative", 16)
        inside = row(mark, self._said, self._next, self._forget, gap=SMALL)
        inside.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        inside.setStretchFactor(self._said, 1)
        strip = frame(inside, "well")
        strip.hide()
        return strip

    def _lay_out(self) -> None:
        tools = [self._tools] if self._tools else []
        parts = (*tools, self._search, self._many, self._remove, self._add)
        inside = row(self._title, self._count, None, *parts)
        inside.setContentsMargins(LARGE, MEDIUM, MEDIUM, MEDIUM)
        head = holder(inside)
        something = self._title.text() or self._searchable or tools or self._bulk
        if not (something or self.model.grid.can_add):
            head.hide()  # a count of rows alone is not worth a line
        strips = [self._bulk] if self._bulk else []
        box: QVBoxLayout = column(head, *strips, self._pages, self._told, self._wrong, gap=0)
        box.setContentsMargins(1, 0, 1, 1)
        box.setStretchFactor(self._pages, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._look_for)
        self.model.refused.connect(self._say)
        self.view.remove_wanted.connect(self.remove_rows)
        self.view.add_wanted.connect(self.add_row)
        self.view.opened.connect(self.opened)
        self.view.pasted.connect(self._tell_pasted)
        self.view.shut.connect(self._tell_shut)
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.view.selectionModel().currentChanged.connect(self._say_at)
        if self._bulk:
            self.view.offers_bulk = True
            self.view.bulk_wanted.connect(self._open_bulk)
            self._bulk.closed.connect(self.view.setFocus)

    def refresh(self) -> None:
        """Show the document as it is now."""
        self.model.refresh()
        self._count_rows()

    def show_grid(self, grid: Grid, title: str | None = None) -> None:
        """Show another grid."""
        if title is not None:
            self._title.setText(title)
            self._title.setVisible(bool(title))
        self.model.show_grid(grid)
        self._told.hide()
        if self._bulk:
            self._bulk.close_strip()
        self._count_rows()

    def follow(self, grid: Grid) -> None:
        """Show a newer state of the same table: place, choice and what is being typed stay."""
        self.model.grid = grid
        self.refresh()

    def title(self) -> str:
        """Return the words above the table; empty for none."""
        return self._title.text()

    def say(self, note: str) -> None:
        """Put a quiet note beside the title instead of the count of rows."""
        self._count.setText(note)

    def choose(self, name: str, column: str = "") -> None:
        """Select a row, or one cell of it, and show it, also one that search or folds hide."""
        at = self.model.position(name)
        if at < 0 and self._search.text():
            self._search.clear()
            at = self.model.position(name)
        if at < 0 and self.model.heads():
            self.model.fold(self.model.heads(), folded=False)
            at = self.model.position(name)
        if at >= 0:
            names = [each.name for each in self.model.columns_shown]
            index = self.model.index(at, names.index(column) if column in names else 0)
            self.view.go_to(index)

    def add_row(self) -> None:
        """Add a row and begin to write into it."""
        self._search.clear()
        name = self.model.grid.add()
        if name:
            self.refresh()
            self.choose(name)
            self.view.setFocus()

    def remove_rows(self) -> None:
        """Remove the rows that have a selected cell."""
        rows = self.view.chosen_rows()
        if rows and self.model.grid.can_add:
            self.model.grid.remove(rows)
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Add a row on Insert, and rows by pasting, also where there is none yet."""
        if event.key() == Qt.Key.Key_Insert and self.model.grid.can_add:
            self.add_row()
        elif event.matches(QKeySequence.StandardKey.Paste) and not self.model.rowCount():
            self.view.paste_below()
        else:
            super().keyPressEvent(event)

    def _look_for(self, words: str) -> None:
        self.model.filter(words)
        self._count_rows()

    def _count_rows(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self._pages.setCurrentIndex(0 if total or shown else 1)
        of = format_number(self._records(self.model.grid.rows()), Measure.COUNT)
        if shown == total:
            text = tr("table.count", n=of)
        else:
            seen = self._records(self.model.row_at(at) for at in range(shown))
            text = tr("table.some", n=format_number(seen, Measure.COUNT), total=of)
        self._count.setText(text)
        self._count.setVisible(bool(total))
        free = self.model.grid.can_add
        self._add.setVisible(free and bool(total))
        self._first.setVisible(free)
        self._remove.setVisible(free and bool(total))
        self._search.setVisible(self._searchable and total >= SEARCH_FROM)
        self._chosen()

    def _records(self, rows: Iterable[str]) -> int:
        """Return how many rows are records: those that only sum up others are not counted."""
        grid, fixed = self.model.grid, getattr(self.model.grid, "fixed", None)
        first = next((column.name for column in self.model.columns_shown), "")
        return sum(
            not first or (not (fixed and fixed(row, first)) and grid.tone(row, first) != "sum")
            for row in rows
        )

    def _chosen(self, *_: QItemSelection) -> None:
        rows = self.view.chosen_rows()
        self._remove.setEnabled(bool(rows))
        self._many.setVisible(bool(self._bulk) and len(rows) > 1)
        if self._bulk and not self._bulk.isHidden() and self.view.hasFocus():
            self._bulk.open_for(rows)
        if len(rows) == 1:
            self.row_chosen.emit(rows[0])

    def _open_bulk(self) -> None:
        if self._bulk:
            self._bulk.open_for(self.view.chosen_rows())

    def _to_next_wrong(self) -> None:
        self.view.next_wrong()
        self.view.setFocus()  # what is typed next goes into the cell, not to the button

    def _say(self, words: str) -> None:
        self._tell("")
        first = bool(words) and self._pages.currentIndex() == 1 and self.model.rowCount() > 0
        if first:  # the first rows wait to be mended
            self._count_rows()
            self.view.next_wrong()
            self.view.setFocus()
        self._said.setText(words)
        self._wrong.setVisible(bool(words))
        many = len(self.model.wrong_cells()) > 1
        self._next.setVisible(many)
        self._forget.setVisible(bool(words))

    def _say_at(self, index: QModelIndex) -> None:
        """Say what is wrong with the cell that was reached."""
        words = self.model.sentence_at(index)
        if words:
            self._said.setText(words)

    def _tell_pasted(self, written: int, aim: Aim) -> None:
        """Say what of a block had no place; nothing is dropped in silence."""
        if not aim.left_out:
            self._tell("")
            return
        n = format_number(aim.left_out, Measure.COUNT)
        about = [column for column in self.model.columns_shown if column.title in aim.fixed]
        named = tr("table.left_out_columns", columns=", ".join(aim.fixed)) if about else ""
        helps = [column.help for column in about if column.help]
        self._tell(" ".join((tr("table.left_out", n=n), *filter(None, (named, *helps)))))

    def _tell_shut(self, index: QModelIndex) -> None:
        """Say why nothing can be written into a cell, and where instead when that is known."""
        column = self.model.columns_shown[index.column()]
        self._tell(f"{tr('table.shut', column=column.title)} {column.help}".strip())

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))


def side(*parts: QWidget) -> QFrame:
    """Return a card around a list at the left of a page."""
    box = column(*parts, gap=0)
    box.setContentsMargins(1, 1, 1, 1)
    return frame(box)
