"""The matrix of trips as seen: order, folds, jumping to a unit, the chosen cell in words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.pages.relations.trips import Order
from desktop.pages.relations.viewmodel import RelationsModel
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.form.pick import Pick
from desktop.widgets.matrix import MatrixModel, MatrixView, heat_colours
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.theme import current_theme
from desktop.widgets.words import button, column, frame, label, picture, row


class MatrixTab(QWidget):
    """The matrix with what belongs around it."""

    def __init__(self, model: RelationsModel) -> None:
        super().__init__()
        self._model = model
        self._shape: object = None
        self.view = MatrixView(MatrixModel(model.matrix(), self))
        self.view.setAccessibleName(tr("relations.tab_matrix"))
        self.order = CalmComboBox()
        self.order.setAccessibleName(tr("relations.order"))
        for each in Order:
            self.order.addItem(tr(f"relations.order.{each.value}"), each.value)
        self.jump = Pick(tr("relations.jump"))
        self.jump.setMinimumWidth(140)
        self.jump.setMaximumWidth(240)
        self.cell = label("", "strong")
        self.cell.setMinimumWidth(0)
        self.cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._wrong = label("", "note", "negative", wrap=True)
        self._strip = frame(
            row(picture("triangle-alert", "negative", 16), self._wrong, None), "well"
        )
        self._strip.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.open_all = button(tr("relations.open_all"), lambda: self._fold_all(opened=True))
        self.close_all = button(tr("relations.close_all"), lambda: self._fold_all(opened=False))
        words = label(tr("relations.order"), "note", "quiet")
        head = row(words, self.order, self.open_all, self.close_all, None, self.jump, gap=SMALL)
        head.setStretchFactor(self.jump, 9)  # up to its greatest width
        foot = row(self.cell, _Legend(), gap=LARGE)
        foot.setStretch(0, 1)
        keys = label(tr("relations.keys"), "small", "quiet", wrap=True)
        inside = column(self.view, gap=0)
        inside.setContentsMargins(1, 1, 1, 1)
        table = frame(inside)
        box = column(head, table, self._strip, foot, keys, gap=SMALL)
        box.setContentsMargins(0, MEDIUM, 0, 0)
        box.setStretchFactor(table, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.view.fold_wanted.connect(self._fold)
        self.view.pair_wanted.connect(self._open_pair)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.matrix.refused.connect(self._refuse)
        self.order.activated.connect(self._reorder)
        self.jump.picked.connect(self.show_unit)

    def refresh(self) -> None:
        """Show the document as it is now; another set of rows only when it really is another."""
        self.jump.offer(self._model.places())
        shape = self._model.shape()
        if shape != self._shape:
            self._shape = shape
            self.view.show_matrix(self._model.matrix())
        else:
            self.view.matrix.refresh()
        self._tell()

    def _fold(self, name: str) -> None:
        self._model.fold(name)
        self.refresh()
        self.view.choose(name, self.view.here()[1] or name)

    def _open_pair(self, row: str, column: str) -> None:
        pair = self._model.open_pair(row, column)
        self.refresh()
        self.view.choose(*pair)
        self.view.setFocus()

    def _fold_all(self, *, opened: bool) -> None:
        self._model.fold_all(opened=opened)
        self.refresh()

    def _reorder(self, at: int) -> None:
        self._model.order = Order(str(self.order.itemData(at)))
        self.refresh()

    def show_unit(self, text: str) -> None:
        """Bring a unit or OPD into sight."""
        name = self._model.reveal(text)
        if name:
            self.refresh()
            self.view.choose(name, name)
            self.view.setFocus()

    def show_pair(self, one: str, other: str) -> None:
        """Choose the cell of two units."""
        names = self._model.reveal(one), self._model.reveal(other)
        if all(names):
            self.refresh()
            self.view.choose(*names)

    def _tell(self, *_: QModelIndex) -> None:
        here = self.view.here()
        words = self.view.matrix.grid.words(*here) if all(here) else tr("relations.choose_cell")
        if all(here) and False in {self.view.matrix.grid.head(name).open for name in here}:
            words = f"{words}. {tr('relations.sum_cell')}"
        self.cell.setText(words)
        self.cell.setToolTip(words)
        self.view.setAccessibleDescription(words)

    def _refuse(self, words: str) -> None:
        self._wrong.setText(words)
        self._strip.setVisible(bool(words))


class _Legend(QWidget):
    """From few trips to many."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("relations.legend"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(current_theme().px(250), current_theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the steps with few and many at their ends."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        side = (self.width() - 6 * 22) / 2
        for step in range(1, 7):
            box = QRectF(side + (step - 1) * 22, 2, 21, self.height() - 4)
            painter.fillRect(box, QColor(heat_colours(step)[0]))
        painter.setPen(theme.colour("quiet"))
        middle = Qt.AlignmentFlag.AlignVCenter
        few, many = QRectF(0, 0, side - 6, self.height()), QRectF(0, 0, side - 6, self.height())
        many.moveLeft(self.width() - side + 6)
        painter.drawText(few, middle | Qt.AlignmentFlag.AlignRight, tr("relations.few"))
        painter.drawText(many, middle | Qt.AlignmentFlag.AlignLeft, tr("relations.many"))
        painter.end()
