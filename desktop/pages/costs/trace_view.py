"""The panel that says where a figure comes from: formula, lines, inputs with their sources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop.pages.costs.trace import Trace, TraceNode
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.theme import current_theme
from desktop.widgets.words import button, column, label, row

LINK = int(Qt.ItemDataRole.UserRole)
SOURCE = LINK + 1
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TraceView(QFrame):
    """Title, formula and a tree; ``asked(page, kind, id)`` by double click or Enter on a row."""

    asked = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._title = label(tr("costs.trace"), "lead", wrap=True)
        self._formula = label(tr("costs.trace_hint"), "note", "quiet", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(3)
        self._name_columns(("what", "today", "plan"))
        self.tree.setAccessibleName(tr("costs.trace"))
        self.tree.setAlternatingRowColors(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.itemActivated.connect(self._open)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(90)
        for at in (1, 2):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._show_source)
        self._source = label("", "note", "quiet", wrap=True)
        self._go = button(tr("costs.open"), self._open_here, kind="link", drawing="external-link")
        self._go.hide()
        foot = row(self._source, self._go, gap=SMALL)
        foot.setStretchFactor(self._source, 1)
        box = column(self._title, self._formula, self.tree, foot, None, gap=SMALL, margin=MEDIUM)
        box.setStretchFactor(self.tree, 100)
        self.setLayout(box)
        self.tree.hide()

    def show_trace(self, trace: Trace | None) -> None:
        """Show where another figure comes from."""
        self.tree.clear()
        self._show_source(None)
        self.tree.setVisible(trace is not None)
        if trace is None:
            self._title.setText(tr("costs.trace"))
            self._formula.setText(tr("costs.trace_hint"))
            return
        self._name_columns(trace.heads)
        self._title.setText(trace.title)
        self._formula.setText(trace.formula)
        self.tree.addTopLevelItems([_item(node) for node in trace.nodes])
        if trace.more:
            self.tree.addTopLevelItem(QTreeWidgetItem([tr("costs.more", n=trace.more)]))

    def _name_columns(self, names: Sequence[str]) -> None:
        """Name the columns; figures stand at the right, and so do their heads."""
        self.tree.setHeaderLabels([tr(f"costs.column.{name}") for name in names])
        for at in (1, 2):
            self.tree.headerItem().setTextAlignment(at, RIGHT)

    def title(self) -> str:
        """Return what the panel speaks of."""
        return self._title.text()

    def texts(self) -> Sequence[tuple[str, ...]]:
        """Return the top rows as shown."""
        found = (self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount()))
        return [tuple(item.text(c) for c in range(3)) for item in found if item]

    def _show_source(self, item: QTreeWidgetItem | None, *_: object) -> None:
        source = str(item.data(0, SOURCE) or "") if item else ""
        self._source.setText(tr("costs.source", source=source) if source else "")
        self._go.setVisible(bool(item and item.data(0, LINK)))

    def _open_here(self) -> None:
        item = self.tree.currentItem()
        if item is not None and item.data(0, LINK):
            self.asked.emit(*item.data(0, LINK))

    def _open(self, item: QTreeWidgetItem) -> None:
        link = item.data(0, LINK)
        if item.childCount():
            item.setExpanded(not item.isExpanded())
        elif link:
            self.asked.emit(*link)


def _item(node: TraceNode) -> QTreeWidgetItem:
    item = QTreeWidgetItem([node.label, node.today, node.plan])
    item.setData(0, SOURCE, node.source)
    for at in range(3):
        item.setTextAlignment(at, RIGHT if at else LEFT)
        if node.whole:
            item.setFont(at, current_theme().font("strong"))
    tip = "\n".join(part for part in (node.label, node.source) if part)
    for at in range(3):
        item.setToolTip(at, tip)
    if node.page:
        item.setData(0, LINK, (node.page, *node.link))
        item.setToolTip(0, f"{tip}\n{tr('costs.open_record')}")
    item.addChildren([_item(child) for child in node.children])
    return item
