"""A list or tree of records at the left of a page: search, choose, add, remove."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from desktop.document.outline import Node
from desktop.system.translate import tr
from desktop.widgets.icons import icon, icon_pixmap
from desktop.widgets.line_delegate import Index, LineDelegate
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.theme import current_theme
from desktop.widgets.words import column, frame, label, row

KEY = int(Qt.ItemDataRole.UserRole)
NOTE = KEY + 1
DRAWING = KEY + 2


class RecordTree(QFrame):
    """A tree with a search box above and buttons below. `chosen` carries kind and id."""

    chosen = Signal(str, str)
    add_wanted = Signal()  # Insert
    remove_wanted = Signal()  # Delete

    def __init__(self, title: str, *buttons: QWidget, search: bool = True) -> None:
        super().__init__()
        self.setObjectName("card")
        self._nodes: Sequence[Node] = ()
        self._count = label("", "note", "quiet")
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("tree.search"))
        self._search.setAccessibleName(f"{tr('tree.search')} {title}")
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._look_for)
        if not search:
            self._search.hide()
        self._search_wanted = search
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        self.tree.setItemDelegate(_NodeDelegate(self.tree))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setAccessibleName(title)
        self.tree.currentItemChanged.connect(self._chosen)
        self.tree.itemClicked.connect(self._chosen)  # also one that `mark` made the current one
        self.tree.itemActivated.connect(self._chosen)
        self.tree.installEventFilter(self)
        self._lay_out(title, buttons)

    def _lay_out(self, title: str, buttons: Sequence[QWidget]) -> None:
        head = row(label(title, "lead"), self._count, None)
        head.setContentsMargins(LARGE, MEDIUM, MEDIUM, 0)
        looking = row(self._search)
        looking.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL if self._search_wanted else 0)
        box = column(head, looking, self.tree, gap=0)
        box.setContentsMargins(1, 0, 1, 1)
        box.setStretchFactor(self.tree, 1)
        if buttons:
            foot = row(*buttons, None, gap=2)
            foot.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
            box.addWidget(frame(foot, "foot"))
        self.setLayout(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Let Insert and Delete do what the buttons do."""
        if watched is self.tree and isinstance(event, QKeyEvent):
            wanted = {Qt.Key.Key_Insert: self.add_wanted, Qt.Key.Key_Delete: self.remove_wanted}
            signal = wanted.get(Qt.Key(event.key()))
            if signal is not None and event.type() == QEvent.Type.KeyPress:
                signal.emit()
                return True
        return super().eventFilter(watched, event)

    def show_nodes(self, nodes: Sequence[Node], count: str = "") -> None:
        """Show other nodes; what was chosen and opened stays so."""
        self._count.setText(count)
        if nodes == self._nodes:
            return
        opened = {self._key(item) for item in self._items() if item.isExpanded()}
        first = not self._nodes
        kind, id = self.current()
        self._nodes = nodes
        self.tree.blockSignals(True)
        self.tree.clear()
        self.tree.setRootIsDecorated(any(node.children for node in nodes))
        for node in nodes:
            self.tree.addTopLevelItem(self._item(node))
        for item in self._items():
            item.setExpanded(self._key(item) in opened or (first and item.parent() is None))
        self.tree.blockSignals(False)
        self._look_for(self._search.text())
        self.choose(kind, id)

    def _item(self, node: Node) -> QTreeWidgetItem:
        item = QTreeWidgetItem([node.title])
        item.setData(0, KEY, f"{node.kind}/{node.id}")
        item.setData(0, NOTE, node.note)
        item.setData(0, DRAWING, node.drawing)
        item.setToolTip(0, f"{node.title} {node.note}".strip())
        for child in node.children:
            item.addChild(self._item(child))
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        found = []
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            found.append(item)
            walk += 1
        return found

    def _key(self, item: QTreeWidgetItem) -> tuple[str, str]:
        kind, _, id = str(item.data(0, KEY)).partition("/")
        return kind, id

    def current(self) -> tuple[str, str]:
        """Return kind and id of what is chosen; empty for nothing."""
        item = self.tree.currentItem()
        return self._key(item) if item else ("", "")

    def title_of(self, kind: str, id: str) -> str:
        """Return the words of an entry; empty when it is not there."""
        return next((i.text(0) for i in self._items() if self._key(i) == (kind, id)), "")

    def choose(self, kind: str, id: str) -> None:
        """Choose a record; the first one when it is not there."""
        items = self._items()
        item = next((i for i in items if self._key(i) == (kind, id)), items[0] if items else None)
        if item is None:
            self.chosen.emit("", "")
            return
        if item.isHidden() and self._key(item) == (kind, id):
            self._search.clear()
        before = self.tree.currentItem()
        self.tree.setCurrentItem(item)
        self.tree.scrollToItem(item)
        if before is item:
            self._chosen(item)

    def mark(self, kind: str, id: str) -> None:
        """Mark a record without telling that it was chosen: somebody chose it elsewhere."""
        self.tree.blockSignals(True)
        for item in self._items():
            if self._key(item) == (kind, id):
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)
        self.tree.blockSignals(False)

    def _chosen(self, item: QTreeWidgetItem | None, _: object = None) -> None:
        self.chosen.emit(*(self._key(item) if item else ("", "")))

    def _look_for(self, words: str) -> None:
        wanted = words.casefold().split()

        def show(item: QTreeWidgetItem, above: str) -> bool:
            said = f"{above} {item.text(0)} {item.data(0, NOTE)}".casefold()
            children = [item.child(i) for i in range(item.childCount())]
            below = [show(child, said) for child in children if child is not None]
            seen = any(below) or all(word in said for word in wanted)
            item.setHidden(not seen)
            if wanted and any(below):
                item.setExpanded(True)
            return seen

        for i in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(i)
            if top is not None:
                show(top, "")


class _NodeDelegate(LineDelegate):
    """Paints icon, title and, at the right, a quiet note."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw a node."""
        theme = current_theme()
        left = rect.left() + 6
        drawing = str(index.data(DRAWING) or "")
        if drawing:
            painter.drawPixmap(left, rect.center().y() - 7, icon_pixmap(drawing, "quiet", 16))
            left += 24
        right = rect.right() - 10
        note = str(index.data(NOTE) or "")
        painter.setFont(theme.font("note"))
        if note:
            wide = painter.fontMetrics().horizontalAdvance(note)
            painter.setPen(theme.colour("quiet"))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(right - wide, rect.top(), wide, rect.height(), side, note)
            right -= wide + 8
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        shown = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideMiddle, right - left
        )
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, rect.top(), right - left, rect.height(), side, shown)
