"""How the cells of a table are painted and edited: chips, ticks, lists, and what is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.document.grid import Cell
from desktop.widgets.chip import paint_chip, tone_of_status
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.grid.cell import Seen, halves
from desktop.widgets.grid.frozen import FrozenTable
from desktop.widgets.grid.model import DEPTH, TONE, WRONG, GridModel, Index
from desktop.widgets.icons import icon_pixmap
from desktop.widgets.theme import current_theme
from solver.units import Kind

WRITTEN = "written"  # property of an editor whose words went into the model
BOX = 16  # side of a tick box
MARGIN = 8
CORNER = 8  # side of the mark of a cell about which something is noted
STEP = 18  # indentation of a row that hangs below another
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
INKS = {"quiet": "quiet", "link": "accent_text"}  # by the tone of a cell
STRONG = ("sum", "strong", "changed", "link")


class GridDelegate(QStyledItemDelegate):
    """Editors and painters by the kind of a column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        model = _model(index)
        row, column = model.cell(index)
        seen = model.seen(index)
        tone = seen.tone
        self._ground(painter, option, index, seen)
        if column.kind is Kind.FLAG:
            _paint_tick(painter, option.rect, on=bool(model.grid.value(row, column.name)))
        elif tone.startswith("status."):
            ink, filled = tone_of_status(tone.removeprefix("status."))
            inner = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
            paint_chip(painter, inner, seen.text, ink, filled=filled)
        else:
            room = _after_chevron(painter, option.rect, index, seen.depth)
            cut = cut_of(model, index.column())
            if model.tall and not column.numeric:
                _paint_lines(painter, room, seen)
            else:
                _paint_text(painter, room, seen, _RIGHT if column.numeric else _LEFT, cut)
        if seen.noted:
            _paint_corner(painter, option.rect)

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, seen: Seen
    ) -> None:
        theme, tone = current_theme(), seen.tone
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_soft" if chosen else ("hover" if _is_current(option, index) else "")
        if seen.wrong:
            ground = "negative_soft"
        elif tone in ("changed", "draft") and not chosen:
            ground = "warning_soft"
        elif tone == "sum" and not chosen:
            ground = "sunken"
        if ground:
            painter.fillRect(option.rect, theme.colour(ground))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def createEditor(  # type: ignore[override]  # noqa: N802 - a tick has no editor
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        """Return a line, or a list one can type into."""
        model = _model(index)
        row, column = model.cell(index)
        if column.kind is Kind.FLAG:
            return None
        if isinstance(option.widget, FrozenTable):
            option.widget.scrollTo(index)  # it may have been scrolled away since it was chosen
        options = model.grid.options(row, column.name)
        if not options:
            line = QLineEdit(parent)
            line.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
            line.setProperty("wrong", bool(index.data(WRONG)))
            return line
        box = ChoiceBox(parent)
        box.offer(options)
        box.activated.connect(lambda _: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - name of Qt
        """Put the value of the cell into its editor, unless a person is writing there already."""
        line = editor.lineEdit() if isinstance(editor, ChoiceBox) else editor
        if isinstance(line, QLineEdit) and line.isModified():
            return
        if isinstance(editor, ChoiceBox):
            row, column = _model(index).cell(index)
            editor.choose(_model(index).grid.value(row, column.name))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(  # noqa: N802 - name of Qt
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Write what the editor holds; a row that was made by it may be another one at once."""
        editor.setProperty(WRITTEN, True)
        if isinstance(editor, ChoiceBox):
            row, column = _model(index).cell(index)
            chosen = editor.chosen()
            waits = index.data(TONE) == "draft"  # what the document has is not what is shown
            if waits or chosen != _model(index).grid.value(row, column.name):
                _model(index).write((Cell(row, column.name, chosen),))
        elif isinstance(editor, QLineEdit):
            model.setData(_plain(index), editor.text())

    def updateEditorGeometry(  # noqa: N802 - name of Qt
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over the cell, wide enough for its list."""
        view = option.widget
        frozen = view if isinstance(view, FrozenTable) else None
        rect = frozen.seen_rect(index) if frozen else QRect(option.rect)
        if isinstance(editor, QComboBox):
            rect.setWidth(max(rect.width(), min(editor.sizeHint().width(), 320)))
        if frozen:
            frozen.place_editor(editor, index, rect)
        else:
            editor.setGeometry(rect)

    def editorEvent(  # noqa: N802 - name of Qt
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Turn a tick by a click on its box."""
        row, column = _model(index).cell(index)
        if _on_chevron(event, option.rect, index):
            _model(index).fold([row], folded=not _model(index).is_folded(row))
            return True
        if (
            column.kind is Kind.FLAG
            and column.editable
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and _tick_rect(option.rect).contains(event.position())
        ):
            toggle(_model(index), row, column.name)
            return True
        return super().editorEvent(event, model, option, _plain(index))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Let Qt handle keys of editors; a list that drops down is no loss of focus.

        Nor is the end of an editor whose words were written: its cell may be gone by then.
        """
        if event.type() == QEvent.Type.FocusOut and watched.property(WRITTEN):
            return False
        if isinstance(watched, QComboBox) and event.type() == QEvent.Type.FocusOut:
            popup = watched.view().window()
            if popup.isVisible():
                return False
        return super().eventFilter(watched, event)


def _is_current(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    return isinstance(view, QTableView) and view.currentIndex().row() == index.row()


def toggle(model: GridModel, row: str, column: str) -> None:
    """Turn a yes into a no and back."""
    model.write((Cell(row, column, "0" if model.grid.value(row, column) else "1"),))


def _model(index: Index) -> GridModel:
    model = index.model()
    assert isinstance(model, GridModel)
    return model


def _plain(index: Index) -> Any:
    return index.model().index(index.row(), index.column())


def _tick_rect(rect: QRect) -> QRectF:
    return QRectF(rect.left() + MARGIN, rect.center().y() - BOX / 2 + 1, BOX, BOX)


def _depth(index: Index) -> int | None:
    depth = index.data(DEPTH) if index.column() == 0 else None
    return int(depth) if depth is not None else None


def _after_chevron(painter: QPainter, rect: QRect, index: Index, depth: int | None) -> QRect:
    """Paint the mark of a row that folds, and return the room behind it."""
    if depth is None:
        return rect
    model, row = _model(index), _model(index).row_at(index.row())
    left = depth * STEP
    if model.is_head(row):
        drawing = "chevron-right" if model.is_folded(row) else "chevron-down"
        spot = QRect(rect.left() + left + 4, rect.center().y() - BOX // 2 + 1, BOX, BOX)
        painter.drawPixmap(spot, icon_pixmap(drawing, "quiet", BOX))
    return rect.adjusted(left + STEP - 4, 0, 0, 0)


def _on_chevron(event: QEvent, rect: QRect, index: Index) -> bool:
    depth = _depth(index)
    if (
        depth is None
        or not isinstance(event, QMouseEvent)
        or event.type() != QEvent.Type.MouseButtonRelease
    ):
        return False
    reach = rect.left() + depth * STEP
    head = _model(index).is_head(_model(index).row_at(index.row()))
    return head and reach <= event.position().x() < reach + STEP + 4


def _paint_tick(painter: QPainter, rect: QRect, *, on: bool) -> None:
    theme = current_theme()
    box = _tick_rect(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("accent" if on else "edge"))
    painter.setBrush(theme.colour("accent" if on else "surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if on:
        painter.drawPixmap(box.adjusted(2, 2, -2, -2).toRect(), icon_pixmap("check", "accent_ink"))
    painter.restore()


def _paint_corner(painter: QPainter, rect: QRect) -> None:
    """Paint the corner of a cell about which something is noted, as a spreadsheet does."""
    right, top = rect.right() + 1, rect.top() + 1
    corner = (QPoint(right - CORNER, top), QPoint(right, top), QPoint(right, top + CORNER))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().colour("accent"))
    painter.drawPolygon(corner)
    painter.restore()


def cut_of(model: GridModel, at: int) -> Qt.TextElideMode:
    """Return where long words of a column are cut: names in the middle, for they differ at the end.

    Names are the first text, which tells the row, and whatever names another record.
    """
    shown = model.columns_shown
    first = next((i for i, each in enumerate(shown) if each.kind is Kind.TEXT), -1)
    names = at == first or shown[at].kind is Kind.REF
    return Qt.TextElideMode.ElideMiddle if names else Qt.TextElideMode.ElideRight


def _paint_text(
    painter: QPainter, rect: QRect, seen: Seen, side: Qt.AlignmentFlag, cut: Qt.TextElideMode
) -> None:
    if not seen.text:
        return
    painter.save()
    _take_pen(painter, seen)
    inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
    text = seen.text.replace("\n", " ")
    shown = painter.fontMetrics().elidedText(text, cut, inner.width())
    painter.drawText(inner, side, shown)
    painter.restore()


def _paint_lines(painter: QPainter, rect: QRect, seen: Seen) -> None:
    """Paint a text in two lines; what does not even fit these is cut at its end."""
    painter.save()
    _take_pen(painter, seen)
    inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
    metrics, right = painter.fontMetrics(), Qt.TextElideMode.ElideRight
    parts = halves(seen.text.replace("\n", " "), inner.width(), metrics.horizontalAdvance)
    lines = [metrics.elidedText(part, right, inner.width()) for part in parts if part]
    painter.drawText(inner, _LEFT, "\n".join(lines))
    painter.restore()


def _take_pen(painter: QPainter, seen: Seen) -> None:
    theme = current_theme()
    painter.setPen(theme.colour("negative" if seen.wrong else INKS.get(seen.tone, "text")))
    painter.setFont(theme.font("strong" if seen.tone in STRONG else "body"))
