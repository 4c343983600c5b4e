"""The tray of the unplaced: a strip at the foot of the view that opens when a unit is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.bars import BlockBox, Box
from desktop.widgets.stacking_plan.items import CENTRE, LEFT, Unit
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.offer import SIGNS, Offer
from desktop.workflows.stack_view import Block
from solver.units import Measure

HEAD = 30
CHIP, CHIP_HEIGHT, CHIP_GAP, EDGE = 112, 26, 6, 14
ROWS, ROWS_OPEN = 2, 8


@dataclass(frozen=True)
class TrayBox:
    """Where the chips of the tray are, from its upper left corner."""

    chips: tuple[BlockBox, ...]
    more: Box | None
    hidden: int
    height: float


def lay_tray(blocks: Sequence[Block], width: float, *, opened: bool) -> TrayBox:
    """Return the chips that fit; the rest is counted on a last chip that opens the tray."""
    columns = max(1, int((width - 2 * EDGE + CHIP_GAP) // (CHIP + CHIP_GAP)))
    rows = ROWS_OPEN if opened else ROWS
    places = columns * rows
    shown = list(blocks) if len(blocks) <= places else list(blocks[: places - 1])
    boxes = [_chip(i, columns) for i in range(len(shown) + 1)]
    chips = tuple(BlockBox(box, (block,)) for box, block in zip(boxes, shown, strict=False))
    hidden = len(blocks) - len(shown)
    filled = -(-(len(shown) + (1 if hidden else 0)) // columns)
    height = HEAD + max(1, filled) * (CHIP_HEIGHT + CHIP_GAP) + 8
    return TrayBox(chips, boxes[-1] if hidden else None, hidden, height)


def _chip(index: int, columns: int) -> Box:
    row, column = divmod(index, columns)
    return Box(
        EDGE + column * (CHIP + CHIP_GAP),
        HEAD + row * (CHIP_HEIGHT + CHIP_GAP),
        CHIP,
        CHIP_HEIGHT,
    )


class Tray(QGraphicsItem):
    """The strip; its chips are children."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(20)
        self.blocks: tuple[Block, ...] = ()
        self.layout = TrayBox((), None, 0, 0)
        self.units: list[Unit] = []
        self.opened = self.held = self.targeted = False
        self.offer: Offer | None = None
        self._width = 100.0

    @property
    def shown(self) -> bool:
        """Whether there is anything to show: units in it, or one that could be dropped here."""
        return bool(self.blocks) or self.held

    @property
    def height(self) -> float:
        """Height in pixels, 0 while there is nothing to show."""
        return self.layout.height if self.shown else 0

    def lay(self, blocks: tuple[Block, ...], width: float) -> None:
        """Lay the chips anew."""
        self.prepareGeometryChange()
        self.blocks, self._width = blocks, width
        self.layout = lay_tray(blocks, width, opened=self.opened)
        scene = self.scene()
        for unit in self.units:
            scene.removeItem(unit)
        self.units = [Unit(chip) for chip in self.layout.chips]
        for unit in self.units:
            unit.setParentItem(self)
        self.setVisible(self.shown)

    def hold(self, held: bool) -> None:
        """Open for a unit that is held, or close again."""
        self.prepareGeometryChange()
        self.held, self.offer, self.targeted = held, None, False
        self.setVisible(self.shown)
        self.update()

    def show_offer(self, offer: Offer | None, targeted: bool) -> None:
        """Show what dropping here would do."""
        if (offer, targeted) != (self.offer, self.targeted):
            self.offer, self.targeted = offer, targeted
            self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - name of Qt
        """Return where it paints."""
        return QRectF(0, -6, self._width, self.layout.height + 6)

    def more_at(self, point: QPointF) -> bool:
        """Tell whether a point of the tray is on the chip that opens it."""
        more = self.layout.more
        return bool(more) and QRectF(*more).contains(point) if more else False

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the strip, its title and the chip that counts the rest."""
        style = look()
        body = QRectF(0, 0, self._width, self.layout.height)
        painter.fillRect(body, style.colour("warning_soft" if self.blocks else "sunken"))
        painter.setPen(style.pen("edge"))
        painter.drawLine(body.topLeft(), body.topRight())
        if self.targeted:
            painter.setPen(QPen(style.colour("accent"), 2))
            painter.drawRect(body.adjusted(1, 1, -1, -1))
        painter.setFont(style.font("strong"))
        painter.setPen(style.colour("text"))
        painter.drawText(QRectF(EDGE, 2, self._width - 2 * EDGE, HEAD - 4), LEFT, self.title())
        if self.layout.more:
            painter.setFont(style.font("note"))
            painter.setPen(style.colour("accent_text"))
            painter.drawText(
                QRectF(*self.layout.more), CENTRE, tr("stack.more", n=self.layout.hidden)
            )

    def title(self) -> str:
        """Return the title: how many, how much; and what a drop would do."""
        if self.held and not self.blocks:
            text = tr("stack.tray_drop")
        else:
            text = tr(
                "stack.tray",
                n=len(self.blocks),
                area=format_number(sum(b.area for b in self.blocks), Measure.AREA, decimals=0),
                people=format_number(sum(b.people for b in self.blocks), Measure.PERSON),
            )
        if self.offer and self.offer.figure:
            text = f"{text}   {SIGNS[self.offer.tone]} {self.offer.figure}"
        return text

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - name of Qt
        """Show or hide, never eating the mouse while hidden."""
        super().setVisible(visible)
        self.setAcceptedMouseButtons(
            Qt.MouseButton.LeftButton if visible else Qt.MouseButton.NoButton
        )
