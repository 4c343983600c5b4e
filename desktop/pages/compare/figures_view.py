"""The tab of figures: bars of cost above the table, whose heads stay in sight while it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.pages.compare.bars_view import CostBars
from desktop.pages.compare.target_view import TargetCell
from desktop.pages.compare.viewmodel import CellText, CompareModel, Head, PageText, RowText
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.theme import current_theme
from desktop.widgets.words import card, column, emptied, frame, label, row, scrolling

TARGET = 2  # the column of the target on the grid, behind names and today
NAMES = 190  # least pixels of the names of the figures
AIMED = 80  # pixels of a target
HIGH = 30  # pixels of the heads that stay in sight


class HeadStrip(QWidget):
    """The names of the columns again, over the top of a table whose heads were scrolled away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.names: tuple[tuple[str, QRect], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_names(self, names: tuple[tuple[str, QRect], ...]) -> None:
        """Show names, each right-aligned in the rectangle of its head."""
        self.names = names
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the names on the ground of the table."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setPen(theme.colour("edge"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("strong"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for name, place in self.names:
            room = QRect(place.left() + SMALL, 0, place.width() - 2 * SMALL, self.height())
            cut = Qt.TextElideMode.ElideMiddle  # a copy differs at its end
            text = painter.fontMetrics().elidedText(name, cut, room.width())
            painter.drawText(room, side, text)
        painter.end()


class FiguresTab(QWidget):
    """Bars and table; differences stand below their figures where columns have little room."""

    def __init__(self, model: CompareModel) -> None:
        super().__init__()
        self._model = model
        self.bars = CostBars()
        self._table: QVBoxLayout = column(gap=0)
        self._heads: list[tuple[str, QFrame]] = []
        self.pairs: list[QBoxLayout] = []
        self._columns = 0
        self._grid: QGridLayout | None = None
        self.area = scrolling(self._parts())
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.strip = HeadStrip(self.area.viewport())
        self.area.viewport().installEventFilter(self)
        for bar in (self.area.verticalScrollBar(), self.area.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow)
        self.setLayout(column(self.area, gap=0))

    def _parts(self) -> QVBoxLayout:
        title = label(tr("compare.bars"), "strong")
        note = label(tr("compare.bars_note"), "note", "quiet", wrap=True)
        table = frame(self._table)
        box = column(card(title, note, self.bars, gap=SMALL), table, gap=MEDIUM)
        box.setContentsMargins(0, MEDIUM, SMALL, MEDIUM)
        box.addStretch(1)
        return box

    def show_page(self, page: PageText) -> None:
        """Show a comparison."""
        self.bars.show_bars(page.bars)
        emptied(self._table)
        self._heads, self.pairs = [], []
        grid = QGridLayout()
        grid.setSpacing(0)
        self._add_heads(grid, page.heads)
        at = 1
        for group in page.groups:
            grid.addWidget(_heading(group.heading), at, 0, 1, len(page.heads) + 2)
            at += 1
            for i, line in enumerate(group.rows):
                self._add_row(grid, at + i, line)
            at += len(group.rows)
        for i in range(len(page.heads)):
            grid.setColumnStretch(_at(i), 1)
        self._table.addLayout(grid)
        self._grid = grid
        self._columns = len(page.heads)
        self._fold()

    def _fold(self) -> None:
        """Put differences beside their figures where there is room, below them where not."""
        widest = max((_side_by_side(pair) for pair in self.pairs), default=0)
        needed = NAMES + AIMED + 6 * SMALL + self._columns * (widest + 2 * SMALL)
        beside = needed <= self.area.viewport().width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        for pair in self.pairs:
            pair.setDirection(way)
            pair.setSpacing(SMALL if beside else 0)
        if self._grid is not None:
            self._grid.setColumnStretch(0, int(beside))  # names share what room is left

    def _follow(self) -> None:
        """Show the names above the table as soon as its heads are out of sight."""
        view = self.area.viewport()
        places = tuple(
            (name, QRect(head.mapTo(view, head.rect().topLeft()), head.size()))
            for name, head in self._heads
        )
        gone = bool(places) and all(place.bottom() < HIGH for _, place in places)
        table = self._heads[0][1].parentWidget() if self._heads else None
        if gone and table is not None:
            left = table.mapTo(view, table.rect().topLeft()).x()
            self.strip.setGeometry(left, 0, table.width(), current_theme().px(HIGH))
            self.strip.show_names(tuple((n, p.translated(-left, 0)) for n, p in places))
            self.strip.raise_()
        self.strip.setVisible(gone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Share the room out anew when there is more or less of it."""
        if event.type() == QEvent.Type.Resize:
            self._fold()
            self._follow()
        return super().eventFilter(watched, event)

    def _add_heads(self, grid: QGridLayout, heads: tuple[Head, ...]) -> None:
        grid.addWidget(_cell(QWidget()), 0, 0)
        for i, head in enumerate(heads):
            name = label(head.name, "strong", wrap=True)
            kind = label(head.kind, "small", "quiet")
            promise = label(head.guarantee, "small", head.tone, wrap=True)
            if not head.guarantee:
                promise.hide()  # shown without a parent it would flash as a window of its own
            for each in (name, kind, promise):
                each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            promise.setToolTip(head.sentence)
            words = column(name, kind, promise, gap=2, margin=SMALL)
            if head.missing:
                missing = label(f"▲ {head.missing}", "small", "negative", wrap=True)
                missing.setAlignment(Qt.AlignmentFlag.AlignRight)
                words.addWidget(missing)
            words.addStretch(1)
            made = frame(words, "bar")
            self._heads.append((head.name, made))
            grid.addWidget(made, 0, _at(i))
        wanted = label(tr("compare.target"), "strong")
        wanted.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        made = frame(column(wanted, None, gap=2, margin=SMALL), "bar")
        self._heads.append((wanted.text(), made))
        grid.addWidget(made, 0, TARGET)

    def _add_row(self, grid: QGridLayout, at: int, line: RowText) -> None:
        name = label(line.label, "body", wrap=True)
        name.setToolTip(line.doc)
        name.setMinimumWidth(NAMES)
        grid.addWidget(_cell(name), at, 0)
        for i, cell in enumerate(line.cells):
            made, pair = _figure(cell)
            self.pairs += [pair] if pair else []
            grid.addWidget(made, at, _at(i))
        if line.wanted:
            aimed = row(None, TargetCell(line, self._model.aim, free=self._model.free))
            aimed.setContentsMargins(SMALL, 2, SMALL, 2)
            grid.addWidget(frame(aimed, "bar"), at, TARGET)
        else:
            grid.addWidget(_cell(QWidget()), at, TARGET)


def _at(column: int) -> int:
    """Return the column of a scenario on the grid: the target stands behind the first, today."""
    return column + 1 if column == 0 else column + 2


def _cell(widget: QWidget) -> QFrame:
    """Return a cell with the hair line of the table below it."""
    return frame(column(widget, gap=0, margin=SMALL), "bar")


def _heading(text: str) -> QFrame:
    made = frame(column(label(text, "note", "quiet"), gap=0, margin=TINY + 2), "well")
    made.setContentsMargins(TINY, 0, 0, 0)
    return made


def _side_by_side(pair: QBoxLayout) -> int:
    """Return how wide a figure with its difference beside it is."""
    parts = [item for i in range(pair.count()) if (item := pair.itemAt(i)) is not None]
    return sum(item.sizeHint().width() for item in parts) + SMALL


def _figure(cell: CellText) -> tuple[QFrame, QBoxLayout | None]:
    """Return a figure, starred where it is the best of its row, and what joins its difference."""
    text = f"★ {cell.value}" if cell.best else cell.value
    text += {True: " ✓", False: " ✗", None: ""}[cell.reached]
    value = label(text, "strong" if cell.best else "body", "positive" if cell.best else "")
    told = [cell.tip, tr("compare.best") if cell.best else ""]
    if cell.reached is not None:
        told.append(tr("compare.reached" if cell.reached else "compare.missed"))
    value.setToolTip("\n".join(part for part in told if part))
    change = label(cell.change, "small", cell.tone)
    for each in (value, change):
        each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    pair = row(change, value, gap=SMALL) if cell.change else None
    line = row(None, pair or value)
    line.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
    return frame(line, "bar"), pair
