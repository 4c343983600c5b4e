"""The panel beside the stacking plan: the chosen unit, the legend of the OPD, the broken rules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.stacking.details import Details, Fact
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.words import button, column, emptied, label, picture, row, scrolling
from desktop.workflows.stack_view import OpdKey

UNIT, WHY, LEGEND, RULES = range(4)


def swatch(colour: QColor, size: int = 14) -> QIcon:
    """Return a small filled square."""
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(0, 0, size, size, 3, 3)
    painter.end()
    return QIcon(pixmap)


class Panel(QTabWidget):
    """Unit, legend and rules; `opd_asked(opd)`, `pin_asked(unit)`, `tray_asked(unit)`."""

    opd_asked = Signal(str)
    pin_asked = Signal(str)
    tray_asked = Signal(str)

    def __init__(self, why: QWidget | None = None) -> None:
        super().__init__()
        self.setMinimumWidth(290)
        self.setMaximumWidth(420)
        self._unit: QVBoxLayout = column(gap=SMALL, margin=MEDIUM)
        self._broken: QVBoxLayout = column(gap=SMALL, margin=MEDIUM)
        self.legend = QListWidget()
        self.legend.setAccessibleName(tr("stacking.legend"))
        self.legend.setUniformItemSizes(True)
        self.legend.itemClicked.connect(self._opd_clicked)
        self._opd = ""
        self.addTab(scrolling(self._unit), tr("stacking.tab_unit"))
        self.addTab(why or QWidget(), tr("stacking.tab_why"))
        self.addTab(self.legend, tr("stacking.legend"))
        self.addTab(scrolling(self._broken), tr("stacking.rules"))

    # Unit ---------------------------------------------------------------------------------

    def show_unit(self, found: Details | None, editable: bool) -> None:
        """Show a unit; None says how to choose one."""
        emptied(self._unit)
        if found is None:
            self._unit.addWidget(label(tr("stacking.choose_unit"), "body", "quiet", wrap=True))
            self._unit.addWidget(label(tr("stacking.keys"), "note", "quiet", wrap=True))
            self._unit.addStretch(1)
            return
        mark = QLabel()
        mark.setPixmap(swatch(look().fill(found.colour)).pixmap(14, 14))
        head = row(mark, label(found.opd, "note", "quiet", wrap=True), gap=SMALL)
        head.setStretch(1, 1)
        self._unit.addLayout(head)
        self._unit.addWidget(label(found.title, "lead", wrap=True))
        if editable and found.placed:
            self._unit.addLayout(self._buttons(found))
        for fact in found.facts:
            self._add_fact(fact)
        self._unit.addStretch(1)

    def _buttons(self, found: Details) -> QHBoxLayout:
        name = tr("stacking.unpin") if found.pinned else tr("stacking.pin")
        drawing = "pin-off" if found.pinned else "pin"
        pin = button(name, lambda: self.pin_asked.emit(found.unit), drawing=drawing)
        tray = button(
            tr("stacking.to_tray"), lambda: self.tray_asked.emit(found.unit), drawing="inbox"
        )
        return row(pin, tray, None, gap=SMALL)

    def _add_fact(self, fact: Fact) -> None:
        value = label(fact.value, "strong", wrap=True)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name = label(fact.label, "body", "quiet")
        line = row(name, value, gap=SMALL)
        line.setStretchFactor(value, 1)
        self._unit.addLayout(line)
        if fact.formula:
            self._unit.addWidget(label(fact.formula, "note", "quiet", wrap=True))
        for words, figure in fact.inputs:
            small = row(label(f"    {words}", "small", "quiet"), None, label(figure, "small"))
            self._unit.addLayout(small)

    # Legend -------------------------------------------------------------------------------

    def show_legend(self, keys: Sequence[OpdKey]) -> None:
        """Show the OPD with their counts."""
        self.legend.clear()
        for key in keys:
            text = tr("stacking.legend_line", name=key.label, placed=key.placed, n=key.units)
            item = QListWidgetItem(swatch(look().fill(key.colour)), text)
            item.setToolTip(key.name)
            item.setData(Qt.ItemDataRole.UserRole, key.opd)
            self.legend.addItem(item)
            if key.opd == self._opd:
                item.setSelected(True)

    def _opd_clicked(self, item: QListWidgetItem) -> None:
        """Look for an OPD; a second click shows everybody again."""
        opd = str(item.data(Qt.ItemDataRole.UserRole))
        self._opd = "" if opd == self._opd else opd
        if not self._opd:
            self.legend.clearSelection()
        self.opd_asked.emit(self._opd)

    # Rules --------------------------------------------------------------------------------

    def show_broken(self, sentences: Sequence[str]) -> None:
        """Show the broken rules in words."""
        emptied(self._broken)
        title = tr("stacking.rules")
        self.setTabText(RULES, f"{title} ({len(sentences)})" if sentences else title)
        if not sentences:
            self._broken.addWidget(label(tr("stacking.sound_hint"), "body", "quiet", wrap=True))
        for sentence in sentences:
            mark = picture("triangle-alert", "negative", 14)
            line = row(mark, label(sentence, "body", wrap=True), gap=SMALL)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            self._broken.addLayout(line)
        self._broken.addStretch(1)
