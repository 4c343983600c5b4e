"""A table laid out by a person: widths, order and sorting of columns, remembered and put back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QTableView

from desktop.widgets.remembered import TableLayout, remember_table, table_layout
from desktop.widgets.theme import current_theme

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class LaidOut(QObject):
    """Follows the header of a table and its model.

    Parameters
    ----------
    view : QTableView
        A GridView; its first column keeps its place, because rows fold there.
    model : GridModel
        Its model, which brings columns in the remembered order.
    """

    def __init__(self, view: QTableView, model: Any) -> None:
        super().__init__(view)
        self._view: Any = view
        self._model = model
        self.quiet = False  # while the program itself sets widths
        header = view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(lambda *_: QTimer.singleShot(0, self, self._reordered))
        header.sortIndicatorChanged.connect(self._sorted)
        model.modelReset.connect(self.sort_as_before)

    @property
    def _layout(self) -> TableLayout:
        return table_layout(self._model.columns_shown)

    def _remember(self, **what: Any) -> None:
        remember_table(self._model.columns_shown, replace(self._layout, **what))

    # Widths -------------------------------------------------------------------------------

    def widths(self) -> dict[int, int]:
        """Return the widths of columns that a person dragged, in pixels by position."""
        kept, theme = self._layout.widths, current_theme()
        names = [column.name for column in self._model.columns_shown]
        return {i: theme.px(kept[name]) for i, name in enumerate(names) if name in kept}

    def _resized(self, at: int, _old: int, new: int) -> None:
        if self.quiet or not self._view.isVisible() or at >= len(self._model.columns_shown):
            return
        width = new * 100 // current_theme().scale
        name = self._model.columns_shown[at].name
        self._remember(widths={**self._layout.widths, name: width})

    # Order --------------------------------------------------------------------------------

    def _reordered(self) -> None:
        """Let the model bring the columns in the order seen, so that blocks are what is seen."""
        header = self._view.horizontalHeader()
        seen = [header.logicalIndex(place) for place in range(header.count())]
        if seen == sorted(seen):
            return
        columns = self._model.columns_shown
        self._remember(order=tuple(columns[at].name for at in seen))
        header.blockSignals(True)
        for at in range(header.count()):
            header.moveSection(header.visualIndex(at), at)
        header.blockSignals(False)
        self._model.arrange_columns()

    # Sorting ------------------------------------------------------------------------------

    def sort_as_before(self) -> None:
        """Sort by the column remembered, or not at all."""
        layout = self._layout
        names = [column.name for column in self._model.columns_shown]
        at = names.index(layout.sort) if layout.sort else -1
        order = DOWN if layout.down else UP
        header = self._view.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(at, order)
        header.blockSignals(False)
        if at >= 0:
            self._model.sort(at, order)

    def _sorted(self, at: int, order: Qt.SortOrder) -> None:
        columns = self._model.columns_shown
        name = columns[at].name if 0 <= at < len(columns) else ""
        self._remember(sort=name, down=order == DOWN)
        self._model.sort(at, order)
        self._view.fit_columns()  # the arrow needs room
