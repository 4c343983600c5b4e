"""The panel beside the stacking plan: the chosen unit, why, the list, the legend, broken rules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.stacking.details import Details, Fact
from desktop.pages.stacking.legend_view import Legend, swatch
from desktop.pages.stacking.list_view import ListTab
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.words import button, column, emptied, label, picture, row, scrolling

UNIT, WHY, LIST, LEGEND, RULES = range(5)
MOST_BROKEN = 30  # sentences that are shown: a part each, laid out line by line
TIGHT = "QTabBar::tab { padding: 7px 6px; }"  # five names beside each other on a small screen


class Panel(QTabWidget):
    """Unit, why, list, legend and rules; `pin_asked(unit)`, `tray_asked(unit)`."""

    pin_asked = Signal(str)
    tray_asked = Signal(str)

    def __init__(self, why: QWidget | None = None) -> None:
        super().__init__()
        self.setUsesScrollButtons(False)
        self.tabBar().setStyleSheet(TIGHT)
        self._unit: QVBoxLayout = column(gap=SMALL, margin=MEDIUM)
        self._broken: QVBoxLayout = column(gap=SMALL, margin=MEDIUM)
        self._sentences: Sequence[str] = ()
        self._written: Sequence[str] | None = None  # of the sentences, those in the tab
        self.legend, self.list = Legend(), ListTab()
        self._area = scrolling(self._unit)
        self._said: object = None  # of a unit, so that the same is not written again
        self.addTab(self._area, tr("stacking.tab_unit"))
        self.addTab(why or QWidget(), tr("stacking.tab_why"))
        self.addTab(self.list, tr("stacking.list.name"))
        self.addTab(self.legend, tr("stacking.legend"))
        self.addTab(scrolling(self._broken), tr("stacking.rules"))
        self.currentChanged.connect(lambda _: self._write_broken())

    # Unit ---------------------------------------------------------------------------------

    def show_unit(self, found: Details | None, editable: bool) -> None:
        """Show a unit; None says how to choose one."""
        key = (found, editable, look(), tr("stacking.choose_unit"))
        if key == self._said:
            return
        self._said = key
        self._area.setUpdatesEnabled(False)  # neither an empty nor a half laid out panel is seen
        self._write_unit(found, editable)
        if self._area.isVisible():
            _settle(self._area)
        self._area.setUpdatesEnabled(True)

    def _write_unit(self, found: Details | None, editable: bool) -> None:
        emptied(self._unit)
        if found is None:
            self._unit.addWidget(label(tr("stacking.choose_unit"), "body", "quiet", wrap=True))
            self._unit.addLayout(_keys())
            self._unit.addStretch(1)
            return
        mark, style = QLabel(), look()
        mark.setPixmap(
            swatch(style.fill(found.colour), pattern=style.pattern(found.colour)).pixmap(14, 14)
        )
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

    # Rules --------------------------------------------------------------------------------

    def show_broken(self, sentences: Sequence[str]) -> None:
        """Show the broken rules in words, the first `MOST_BROKEN` of them."""
        self._sentences = sentences
        title = tr("stacking.rules")
        self.setTabText(RULES, f"{title} {len(sentences)}" if sentences else title)
        self._write_broken()

    def _write_broken(self) -> None:
        """Write the sentences into the tab, once somebody looks at it."""
        sentences = self._sentences
        if self.currentIndex() != RULES or sentences == self._written:
            return
        self._written = sentences
        emptied(self._broken)
        if not sentences:
            self._broken.addWidget(label(tr("stacking.sound_hint"), "body", "quiet", wrap=True))
        for sentence in sentences[:MOST_BROKEN]:
            mark = picture("triangle-alert", "negative", 14)
            line = row(mark, label(sentence, "body", wrap=True), gap=SMALL)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            self._broken.addLayout(line)
        if (rest := len(sentences) - MOST_BROKEN) > 0:
            self._broken.addWidget(label(tr("stacking.rules_more", n=rest), "note", "quiet"))
        self._broken.addStretch(1)


def _keys() -> QGridLayout:
    """Return what the keys do, a line each: found by the eye where a paragraph is not."""
    made = QGridLayout()
    made.setHorizontalSpacing(MEDIUM)
    made.setVerticalSpacing(TINY)
    made.setColumnStretch(1, 1)
    for at, each in enumerate(tr("stacking.keys").split(" · ")):
        key, _, does = each.partition(": ")
        for side, words in enumerate((label(key, "note", wrap=True), label(does, "note", "quiet"))):
            made.addWidget(words, at, side, Qt.AlignmentFlag.AlignTop)
    return made


def _settle(area: QScrollArea) -> None:
    """Lay out what was just written now; Qt would show it for a frame as it falls."""
    inner = area.widget()
    layout = inner.layout() if inner else None
    if inner is None or layout is None:
        return
    for part in inner.findChildren(QWidget):
        if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            part.show()
    layout.activate()
    seen = area.viewport().size()
    high = layout.totalHeightForWidth(seen.width())
    inner.resize(seen.width(), max(seen.height(), high, layout.totalMinimumSize().height()))
    layout.activate()
    QApplication.sendPostedEvents(inner, QEvent.Type.LayoutRequest.value)
