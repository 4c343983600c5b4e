"""The tab *Daftar*: everybody on a floor as rows, sorted by a click, walked and moved by keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.pages.stacking.legend_view import swatch
from desktop.pages.stacking.list_row_view import BELOW, TwoLines
from desktop.pages.stacking.listing import (
    EVERYWHERE,
    ListRow,
    list_places,
    list_rows,
    list_sum,
    short_place,
)
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.palette import SMALL, TINY
from desktop.widgets.stacking_plan.look import Look, look
from desktop.widgets.words import column, label, row
from desktop.workflows.seats import Place
from desktop.workflows.stack_view import StackView

UNIT = Qt.ItemDataRole.UserRole
NAME, PLACE, AREA, PEOPLE = range(4)
WIDTHS = {PLACE: 110, AREA: 44, PEOPLE: 62}
WIDE = 410  # pixels from which on places have a column
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@cache
def _square(style: Look, colour: int) -> QIcon:
    """Return the square of an OPD: a large city has many units of each."""
    return swatch(style.fill(colour), 12, style.pattern(colour))


class _Item(QTreeWidgetItem):
    """A row that sorts by what its figures are, not by how they are written.

    `placed` tells that the place of all of them is known, or has a column.
    """

    def __init__(self, row: ListRow, *, placed: bool) -> None:
        super().__init__()
        self.tell(row, placed=placed)

    def tell(self, row: ListRow, *, placed: bool) -> None:
        """Write what is known of the unit now."""
        for at, text in enumerate((row.own, short_place(row.place), row.square_metres, row.heads)):
            self.setText(at, text)
        self.order = (row.name.casefold(), row.place.casefold(), row.area, row.people)
        self.setData(NAME, UNIT, row.unit)
        self.setData(NAME, BELOW, row.opd if placed else f"{row.opd} · {short_place(row.place)}")
        self.setToolTip(NAME, f"{row.name}\n{row.marks}".strip())
        self.setToolTip(PLACE, row.place)
        for figure in (AREA, PEOPLE):
            self.setTextAlignment(figure, RIGHT)
        self.setIcon(NAME, _square(look(), row.colour))

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        """Compare by the column sorted by."""
        tree = self.treeWidget()
        at = tree.sortColumn() if tree else NAME
        theirs = other.order[at] if isinstance(other, _Item) else 0
        return bool(self.order[at] < theirs)  # type: ignore[operator]  # one kind in a column


class Rows(QTreeWidget):
    """The rows; `pressed_on(key, unit)` tells Enter, Space, P and Del."""

    pressed_on = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("stacking.list.name"))
        self.setHeaderLabels([tr(f"stacking.list.{name}") for name in HEADS])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setItemDelegateForColumn(NAME, TwoLines(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Interactive)
        for figure in (AREA, PEOPLE):
            head.setSectionResizeMode(figure, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(figure, WIDTHS[figure])
        self.setColumnWidth(PLACE, WIDTHS[PLACE])
        self.setSortingEnabled(True)

    def unit(self) -> str:
        """Return the unit of the current row, "" without one."""
        item = self.currentItem()
        return str(item.data(NAME, UNIT)) if item else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Do to the unit what the same key does to its block."""
        key = Qt.Key(event.key())
        if self.unit() and key in (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_P, Qt.Key.Key_Delete):
            self.pressed_on.emit(key.value, self.unit())
            return
        super().keyPressEvent(event)


HEADS = ("unit", "place", "area", "people")


class ListTab(QWidget):
    """The tab.

    `chosen(unit)` as rows are walked; `lifted(unit)`, `asked(unit)`, `pinned(unit)` and
    `put_away(unit)` for Enter, Space, P and Del.
    """

    chosen = Signal(str)
    lifted = Signal(str)
    asked = Signal(str)
    pinned = Signal(str)
    put_away = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.floors = CalmComboBox()
        self.floors.setMinimumContentsLength(8)
        self.floors.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.floors.setAccessibleName(tr("stacking.list.of"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("stacking.legend_search"))
        self.search.setAccessibleName(tr("stacking.list.search"))
        self.search.setClearButtonEnabled(True)
        self.rows = Rows()
        self.sum = label("", "note", "quiet", wrap=True)
        self.rows.setToolTip(tr("stacking.list.keys"))
        self.rows.setAccessibleDescription(tr("stacking.list.keys"))
        above = row(self.floors, self.search, gap=TINY)
        for at in (0, 1):
            above.setStretch(at, 1)
        self.setLayout(column(above, self.rows, self.sum, gap=TINY, margin=SMALL))
        self._view = StackView()
        self._bright: frozenset[str] = frozenset()
        self._place = EVERYWHERE
        self._unit = ""
        self._shown: object = None
        self._items: dict[str, tuple[ListRow, _Item]] = {}
        self._how: object = None  # the rows are written
        self.rows.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self.floors.activated.connect(lambda at: self.of(self.floors.itemData(at)))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self._go_to_first)
        self.rows.currentItemChanged.connect(self._walked)
        self.rows.pressed_on.connect(self._press)

    def show_view(self, view: StackView, unit: str) -> None:
        """Follow the plan and what is chosen in it."""
        self._view, self._unit = view, unit
        self._fill()

    def show_bright(self, units: frozenset[str]) -> None:
        """List only those that the legend looks for."""
        self._bright = units
        self._fill()

    def of(self, place: Place, *, smallest_first: bool = False) -> None:
        """List another place."""
        self._place = Place(*place)
        if smallest_first:
            self.search.clear()
            self.rows.sortByColumn(AREA, Qt.SortOrder.AscendingOrder)
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name of Qt
        """Fill the rows once they are seen."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Make the rows anew when they are seen and anything of them changed."""
        if not self.isVisible():
            return
        places = list_places(self._view)
        if self._place not in {place for place, _ in places}:
            self._place = EVERYWHERE
        rows = list_rows(self._view, self._place, self.search.text(), self._bright)
        if not rows and self._bright and self._place != EVERYWHERE:  # a floor without any of them
            rows = list_rows(self._view, self._place, self.search.text(), frozenset())
        key = (self._view.scenario, self._place, places, rows, look(), self._columned)
        if key != self._shown:
            self._shown = key
            _quietly(self.floors, lambda: self._offer(places))
            _quietly(self.rows, lambda: self._put(rows))
            self.sum.setText(list_sum(rows))
            self.rows.setColumnHidden(PLACE, not self._columned)
        _quietly(self.rows, self._mark)

    @property
    def _columned(self) -> bool:
        """Whether places have a column of their own: there is room for it, and they differ."""
        return self._place == EVERYWHERE and self.width() >= WIDE

    @property
    def _placed(self) -> bool:
        return self._columned or self._place != EVERYWHERE

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Give the places a column, or take it away."""
        super().resizeEvent(event)
        self._fill()

    def _offer(self, places: tuple[tuple[Place, str], ...]) -> None:
        self.floors.clear()
        for place, name in places:
            self.floors.addItem(name, place)
        at = next(i for i, (place, _) in enumerate(places) if place == self._place)
        self.floors.setCurrentIndex(at)

    def _put(self, rows: tuple[ListRow, ...]) -> None:
        """Make the rows anew; when it is the same units, as after a drop, write what changed."""
        placed = self._placed
        self.rows.setSortingEnabled(False)
        if self._how == (look(), placed) and self._items.keys() == {row.unit for row in rows}:
            for row in rows:
                was, item = self._items[row.unit]
                if was != row:
                    item.tell(row, placed=placed)
                    self._items[row.unit] = row, item
        else:
            self._how = look(), placed
            self.rows.clear()
            self._items = {row.unit: (row, _Item(row, placed=placed)) for row in rows}
            self.rows.addTopLevelItems([item for _, item in self._items.values()])
        self.rows.setSortingEnabled(True)

    def _mark(self) -> None:
        """Make the chosen unit the current row, if it is among them."""
        if self.rows.unit() == self._unit:
            return
        every = (self.rows.topLevelItem(i) for i in range(self.rows.topLevelItemCount()))
        found = next((i for i in every if i and i.data(NAME, UNIT) == self._unit), None)
        self.rows.setCurrentItem(found)  # type: ignore[arg-type]  # None takes the mark away

    def look_for(self) -> None:
        """Look for a unit wherever it is: the keys go into the search."""
        self.of(EVERYWHERE)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _go_to_first(self) -> None:
        """Go from the search to the first row that it found."""
        if first := self.rows.topLevelItem(0):
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows.setCurrentItem(first)

    def _walked(self) -> None:
        if unit := self.rows.unit():
            self._unit = unit
            self.chosen.emit(unit)

    def _press(self, key: int, unit: str) -> None:
        done: dict[int, Callable[[str], None]] = dict.fromkeys(
            (k.value for k in ENTER), self.lifted.emit
        )
        done |= {
            Qt.Key.Key_Space.value: self.asked.emit,
            Qt.Key.Key_P.value: self.pinned.emit,
            Qt.Key.Key_Delete.value: self.put_away.emit,
        }
        done[key](unit)


def _quietly(part: QObject, work: Callable[[], None]) -> None:
    part.blockSignals(True)
    work()
    part.blockSignals(False)
