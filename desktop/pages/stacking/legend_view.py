"""The legend: what each colour means, with counts; a search, and a click that pales the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.pages.stacking.colouring import LegendLine
from desktop.pages.stacking.key_view import Key
from desktop.system.palette import OPD_COLOURS
from desktop.system.translate import tr
from desktop.widgets.palette import SMALL
from desktop.widgets.stacking_plan.look import look, pattern_index
from desktop.widgets.theme import current_theme
from desktop.widgets.words import column, label

LOWEST, ROOMY = 190, 360  # heights in pixels
MEMBERS = Qt.ItemDataRole.UserRole


def swatch(colour: QColor, size: int = 14, pattern: QBrush | None = None) -> QIcon:
    """Return a small filled square."""
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for brush in (QBrush(colour), pattern):
        if brush is not None:
            painter.setBrush(brush)
            painter.drawRoundedRect(0, 0, size, size, 3, 3)
    painter.end()
    return QIcon(pixmap)


def pattern_name(colour: int) -> str:
    """Return the name of the pattern that tells a colour used again apart, "" without one."""
    at = pattern_index(colour)
    return tr(f"stacking.pattern.{at}") if at else ""


class Legend(QWidget):
    """The legend; `chosen(units)` with the units to be seen, nobody for all.

    Several lines can be chosen; Escape shows everybody again.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("stacking.legend_search"))
        self.search.setAccessibleName(tr("stacking.legend_search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self._shown: object = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("stacking.legend"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.list.itemSelectionChanged.connect(self._tell)
        hint = label(tr("stacking.legend_hint"), "small", "quiet", wrap=True)
        self.again = label("", "small", "quiet", wrap=True)
        self.key = Key()
        parts = (self.search, self.list, self.again, hint, self.key)
        self.setLayout(column(*parts, gap=SMALL, margin=SMALL))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the least size: without the key, which gives way on a low screen."""
        return QSize(super().minimumSizeHint().width(), LOWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Show the key where there is room for it and the lines."""
        super().resizeEvent(event)
        self.key.setVisible(event.size().height() >= ROOMY)

    def show_lines(self, lines: Sequence[LegendLine]) -> None:
        """Show the lines; those chosen before stay chosen while they are there."""
        key = (current_theme(), tuple(lines))
        if key == self._shown:
            return
        self._shown = key
        before = {item.toolTip() or item.text() for item in self.list.selectedItems()}
        self.list.blockSignals(True)
        self.list.clear()
        for line in lines:
            text = tr("stacking.legend_line", name=line.label, placed=line.placed, n=line.units)
            style = look()
            mark = swatch(style.fill(line.colour), pattern=style.pattern(line.colour))
            item = QListWidgetItem(mark, text)
            pattern = pattern_name(line.colour)
            item.setToolTip(line.name or line.label)
            spoken = f"{text}, {pattern}" if pattern else text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setData(MEMBERS, line.members)
            self.list.addItem(item)
            item.setSelected(item.toolTip() in before)
        self.list.blockSignals(False)
        again = any(pattern_name(line.colour) for line in lines)
        self.again.setText(tr("stacking.legend_again", n=len(OPD_COLOURS)) if again else "")
        self.again.setVisible(again)
        self._filter(self.search.text())
        if before and not self.list.selectedItems():
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Show everybody again on Escape, from the list or the search."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """Choose nobody and empty the search: everybody is seen."""
        self.search.clear()
        self.list.clearSelection()

    def _filter(self, text: str) -> None:
        word = text.casefold().strip()
        for i in range(self.list.count()):
            item = self.list.item(i)
            item.setHidden(word not in f"{item.text()} {item.toolTip()}".casefold())
        if word:
            self._tell()
        elif not self.list.selectedItems():
            self.chosen.emit(frozenset())

    def _tell(self) -> None:
        """Tell who is to be seen: the chosen lines, else those that the search found."""
        items = self.list.selectedItems()
        if not items and self.search.text().strip():
            every = (self.list.item(i) for i in range(self.list.count()))
            items = [item for item in every if not item.isHidden()]
        groups = (frozenset(item.data(MEMBERS)) for item in items)
        self.chosen.emit(frozenset().union(*groups))
