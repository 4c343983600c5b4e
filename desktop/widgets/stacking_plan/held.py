"""The unit in the hand: a small card beside the pointer that says what would happen here."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from desktop.widgets.stacking_plan.items import LEFT
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.offer import Offer
from desktop.workflows.stack_view import Block


class Held(QGraphicsItem):
    """The unit in the hand: its block and, below, what would happen here."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(50)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # it moves with the hand
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.block: Block | None = None
        self.offer: Offer | None = None
        self._lines: list[str] = []
        self._name = ""
        self._size = (10.0, 10.0)
        self.hide()

    def take(self, block: Block, title: str = "") -> None:
        """Begin to hold a unit; with another title more than it, in the colour of its OPD."""
        self.block, self.offer, self._name = block, None, title
        self._measure()
        self.show()

    def say(self, offer: Offer | None) -> None:
        """Say what the place under the hand offers."""
        if offer != self.offer:
            self.offer = offer
            self._measure()

    def release(self) -> None:
        """Let go."""
        self.block = None
        self.hide()

    def _measure(self) -> None:
        self.prepareGeometryChange()
        metrics = QFontMetricsF(look().font("note"))
        self._lines = self.offer.sentence.split("\n") if self.offer else []
        width = max(metrics.horizontalAdvance(line) for line in [self._title(), *self._lines])
        self._size = (width + 24, 28 + len(self._lines) * 19 + (8 if self._lines else 0))
        self.update()

    def _title(self) -> str:
        if self._name or not self.block:
            return self._name
        return f"{self.block.opd_label} · {self.block.label}"

    @property
    def width(self) -> float:
        """Width in pixels."""
        return self._size[0]

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self._size[1]

    def boundingRect(self) -> QRectF:  # noqa: N802 - name of Qt
        """Return where it paints."""
        return QRectF(-2, -2, self._size[0] + 8, self._size[1] + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint a small card: the unit in its colour, then the sentence."""
        if self.block is None:
            return
        style = look()
        width, height = self._size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = style.colour("text")
        shade.setAlpha(36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(QRectF(2, 3, width, height), 6, 6)
        painter.setBrush(style.colour("raised"))
        painter.setPen(style.pen("edge"))
        painter.drawRoundedRect(QRectF(0, 0, width, height), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.fill(self.block.colour))
        painter.drawRoundedRect(QRectF(4, 4, width - 8, 22), 4, 4)
        painter.setFont(style.font("note"))
        painter.setPen(style.ink())
        painter.drawText(QRectF(12, 4, width - 16, 22), LEFT, self._title())
        for i, line in enumerate(self._lines):
            words_in = (
                style.words(self.offer.tone) if self.offer and i == 0 else style.colour("quiet")
            )
            painter.setPen(words_in)
            painter.drawText(QRectF(12, 30 + i * 19, width - 16, 19), LEFT, line)
