"""The painted parts of the stacking plan: cards, towers, floors, blocks and overflow."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from desktop.system.translate import tr
from desktop.widgets.icons import icon_pixmap
from desktop.widgets.stacking_plan import several, words
from desktop.widgets.stacking_plan.bars import BarBox, BlockBox, Box
from desktop.widgets.stacking_plan.geometry import CardBox, TowerBox
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.offer import RANKS, SIGNS, Offer, Tone
from desktop.workflows.stack_view import Block, TowerView

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
READABLE = 15  # bars lower than this carry no words
PIN = 11
BEFORE_BAR = 6  # pixels between the name of a floor and its bar
NARROW = 44  # blocks up to this width give their margins to their words


def rect(box: Box) -> QRectF:
    """Return a box as a rectangle of Qt."""
    return QRectF(box.x, box.y, box.w, box.h)


def offered(offer: Offer) -> str:
    """Return the signs before the figure of an offer: its tone, its rank among the best."""
    return f"{SIGNS[offer.tone]} {RANKS[offer.rank]}".strip()


def numbered(metrics: QFontMetricsF, text: str, width: float) -> str:
    """Return a name cut in its middle: floors of a tower differ by the number at the end."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def elided(metrics: QFontMetricsF, text: str, width: float) -> str:
    """Return a text cut with an ellipsis to a width."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class Part(QGraphicsRectItem):
    """A painted part that never moves by itself; Qt asks for its bounds without asking Python."""

    def __init__(self, box: Box, z: float) -> None:
        super().__init__(rect(box).adjusted(-3, -3, 3, 3))
        self.box = box
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setZValue(z)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # scrolling stays smooth


class Card(Part):
    """A site, or the old buildings."""

    def __init__(self, card: CardBox) -> None:
        super().__init__(card.box, -3)
        self.card = card

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint a quiet card with its title."""
        style = look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(style.pen("line"))
        painter.setBrush(style.colour("surface"))
        box = rect(self.box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 8, 8)
        font = style.font("strong")
        painter.setFont(font)
        painter.setPen(style.colour("text"))
        head = QRectF(self.box.x + 10, self.box.y + 5, self.box.w - 20, 26)
        painter.drawText(head, LEFT, elided(QFontMetricsF(font), self.card.title, head.width()))


class Tower(Part):
    """The ground line of a tower and its name below."""

    def __init__(self, tower: TowerBox) -> None:
        box = tower.box
        super().__init__(Box(box.x, box.y, box.w, tower.plate.bottom - box.y), -1)
        self.tower = tower

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the ground line, the name and what is used of the whole."""
        style, plate = look(), self.tower.plate
        painter.setPen(style.pen("edge", 1.5))
        y = self.tower.ground - 1
        painter.drawLine(QPointF(plate.x, y), QPointF(plate.right, y))
        view = self.tower.tower
        line = QRectF(plate.x, plate.y, plate.w, 19)
        if plate.h > 24:
            font = style.font("strong")
            painter.setFont(font)
            painter.setPen(style.colour("text"))
            name = f"{view.name} · {tr('stack.new')}" if view.new else view.name
            painter.drawText(line, LEFT, elided(QFontMetricsF(font), name, plate.w))
            line.translate(0, 17)
        small = style.font("small")
        painter.setFont(small)
        painter.setPen(style.colour("quiet"))
        painter.drawText(line, LEFT, _whole(QFontMetricsF(small), view, plate.w))


def _whole(metrics: QFontMetricsF, tower: TowerView, width: float) -> str:
    """Return what is used of a tower, without its people where they do not fit."""
    text = words.whole(tower)
    return text if metrics.horizontalAdvance(text) <= width else text.partition(" · ")[0]


class Floor(Part):
    """A floor: its name, the track up to the capacity, the figures or what it offers."""

    def __init__(self, bar: BarBox) -> None:
        super().__init__(bar.row, 0)
        self.bar = bar
        self.offer: Offer | None = None
        self.targeted = False
        self.ghosts = False
        self.marked = False

    def show_marked(self, on: bool) -> None:
        """Outline the floor that is spoken of elsewhere."""
        if on != self.marked:
            self.marked = on
            self.update()

    def show_offer(self, offer: Offer | None, targeted: bool = False) -> None:
        """Show what the floor offers to the held unit; None shows the figures again."""
        if (offer, targeted) != (self.offer, self.targeted):
            self.offer, self.targeted = offer, targeted
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the bar without its blocks."""
        track = rect(self.bar.track)
        self._paint_track(painter, track)
        if self.bar.service and not self.offer:
            self._paint_service(painter, rect(self.bar.service))
        if self.ghosts:
            painter.setPen(QPen(look().colour("edge"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for ghost in self.bar.ghosts:
                painter.drawRect(rect(ghost).adjusted(1, 2, -1, -2))
        if self.bar.rooms:
            self._paint_rooms(painter, rect(self.bar.rooms))
        if self.bar.bar.full_year and not self.offer:
            self._paint_full(painter)
        if self.box.h >= READABLE or self.bar.stay:
            self._paint_label(painter)
        if self.box.h >= READABLE:
            self._paint_end(painter)

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        style = look()
        if self.offer:
            painter.fillRect(self._lane(), style.behind(self.offer.tone))
            if self.offer.tone is Tone.FORBIDDEN:
                painter.fillRect(self._lane(), style.hatch("line"))
        limited = self.bar.bar.net is not None
        if limited and not self.offer:
            painter.fillRect(track, style.colour("sunken"))
        end = self.bar.figures.x - 12
        if not limited and not self.bar.blocks and end > track.x():
            painter.setPen(QPen(style.colour("line"), 1, Qt.PenStyle.DashLine))
            y = track.center().y()
            painter.drawLine(QPointF(track.x(), y), QPointF(end, y))
        if limited:
            painter.setPen(style.pen("edge", 1.5))
            painter.drawLine(track.topRight(), track.bottomRight())
        if self.bar.cut:
            self._paint_break(painter, track)
        if self.marked or (self.targeted and self.offer):
            tone = self.offer.tone if self.offer else Tone.HERE
            painter.setPen(QPen(style.words(tone), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._lane().adjusted(-1, 0, 1, 0), 4, 4)

    def _paint_break(self, painter: QPainter, track: QRectF) -> None:
        """Paint the sign that free area was left out: two slanting lines."""
        style = look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, lean = track.right() - 16, 4
        corners = [
            QPointF(x - 3 - lean, track.bottom() + 1),
            QPointF(x - 3 + lean, track.top() - 1),
            QPointF(x + 3 + lean, track.top() - 1),
            QPointF(x + 3 - lean, track.bottom() + 1),
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour("surface"))
        painter.drawPolygon(QPolygonF(corners))
        painter.setPen(style.pen("edge"))
        painter.drawLine(corners[0], corners[1])
        painter.drawLine(corners[2], corners[3])

    def _lane(self) -> QRectF:
        """Return the bar with its figures, without the name."""
        left = self.bar.track.x
        return QRectF(left, self.box.y, self.box.right - left, self.box.h)

    def _paint_full(self, painter: QPainter) -> None:
        """Paint a red dot at the capacity line with the year in which growth crosses it."""
        style, y = look(), self.bar.track.y + self.bar.track.h / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(style.pen("surface", 1.5))
        painter.setBrush(style.colour("negative"))
        painter.drawEllipse(QPointF(self.bar.track.right, y), 5, 5)

    def _paint_service(self, painter: QPainter, box: QRectF) -> None:
        """Paint what nobody can use, gross less net, hatched beyond the capacity line."""
        painter.fillRect(box.adjusted(1, 1, 0, -1), look().hatch("line"))

    def _paint_rooms(self, painter: QPainter, box: QRectF) -> None:
        style = look()
        inner = box.adjusted(0.5, 1, -1, -1)
        painter.fillRect(inner, style.colour("line"))
        if inner.height() >= READABLE:
            font = style.font("small")
            painter.setFont(font)
            painter.setPen(style.colour("quiet"))
            wide, room = QFontMetricsF(font).horizontalAdvance, inner.width() - 8
            said = (tr("stack.rooms_short"), tr("stack.rooms_word"))
            text = next((text for text in said if wide(text) <= room), "")
            painter.drawText(inner, CENTRE, text)

    def _paint_label(self, painter: QPainter) -> None:
        style = look()
        font = style.font("note" if self.box.h >= READABLE else "small")
        painter.setFont(font)
        painter.setPen(style.colour("text" if self.bar.blocks else "quiet"))
        width = self.bar.track.x - self.box.x - BEFORE_BAR
        room = width - PIN - 3 if self.bar.bar.locked else width
        metrics = QFontMetricsF(font)
        text = numbered(metrics, self.bar.bar.label or tr("stack.no_floor"), room)
        line = QRectF(self.box.x, self.box.y, width, self.box.h)
        if self.box.h < READABLE:  # letters are a little higher than a row of the overview
            line.adjust(0, -2, 0, 2)
        if self.bar.stay:
            line.adjust(width - room, 0, 0, 0)
        painter.drawText(line, LEFT if self.bar.stay else RIGHT, text)
        if self.bar.bar.locked:  # right before the name
            gone = 0 if self.bar.stay else room - metrics.horizontalAdvance(text)
            mark, y = icon_pixmap("lock", "quiet", PIN), self.box.y + (self.box.h - PIN) / 2
            painter.drawPixmap(QPointF(self.box.x + gone, y), mark)

    def _paint_end(self, painter: QPainter) -> None:
        style, box = look(), rect(self.bar.figures)
        if self.offer:
            font = style.font("strong")
            painter.setFont(font)
            painter.setPen(style.words(self.offer.tone))
            text, metrics = f"{offered(self.offer)} {self.offer.figure}", QFontMetricsF(font)
            if metrics.horizontalAdvance(text) > box.width():  # the first of two figures at least
                text = text.partition(", ")[0]
            painter.drawText(box, LEFT, elided(metrics, text, box.width()))
            return
        painter.setFont(style.font("small"))
        lines: tuple[tuple[str, bool], ...] = words.at_the_end(self.bar.bar)
        if box.height() < 24:
            lines, height = (max(lines, key=lambda line: line[1]),), box.height()
        else:
            box.adjust(0, 1, 0, 0)
            height = box.height() / 2 - 1
        for i, (text, over) in enumerate(lines):
            painter.setPen(style.colour("negative" if over else "quiet"))
            line = QRectF(box.x(), box.y() + i * height, box.width(), height)
            shown = f"▲ {text}" if over else text
            painter.drawText(line, LEFT, shown)
            if i == 0 and not over and (year := self.bar.bar.full_year):
                after = painter.fontMetrics().horizontalAdvance(shown) + 8
                painter.setPen(style.colour("negative"))
                painter.drawText(line.adjusted(after, 0, 0, 0), LEFT, f"▲ {year}")


class Unit(Part):
    """A block: one unit, or several small ones."""

    def __init__(self, block: BlockBox) -> None:
        super().__init__(block.box, 1)
        self.block = block
        self.dim = self.chosen = self.lifted = False
        if not block.group:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    @property
    def first(self) -> Block:
        """The unit, or the first of several."""
        return self.block.blocks[0]

    def mark(self, *, dim: bool, chosen: bool, lifted: bool) -> None:
        """Say how the block looks: pale, outlined, or lifted from its place."""
        if (dim, chosen, lifted) != (self.dim, self.chosen, self.lifted):
            self.dim, self.chosen, self.lifted = dim, chosen, lifted
            self.setZValue(3 if chosen else 1)
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the block with the longest label that fits."""
        style = look()
        box = rect(self.box).adjusted(0.5, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.lifted:
            painter.setPen(QPen(style.colour("edge"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 2, 2)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if self.block.group:
            low = box.height() < READABLE - 2
            several.paint(painter, box, self.block.blocks, dim=self.dim, low=low)
        else:
            painter.setBrush(style.fill(self.first.colour, dim=self.dim))
            painter.drawRoundedRect(box, 2, 2)
            if not self.dim and (pattern := style.pattern(self.first.colour)):
                painter.setBrush(pattern)
                painter.drawRoundedRect(box, 2, 2)
        if self.chosen:
            painter.setPen(QPen(style.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), 3, 3)
        if box.height() >= READABLE - 2 and not self.block.group:
            self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        style = look()
        inner = box.adjusted(5, 0, -3, 0) if box.width() > NARROW else box.adjusted(3, 0, 0, 0)
        if self.first.pinned and box.width() > 18:
            pixmap = icon_pixmap("pin", "text" if not style.theme.dark else "window", PIN)
            painter.drawPixmap(QPointF(box.x() + 3, box.y() + (box.height() - PIN) / 2), pixmap)
            inner.adjust(PIN, 0, 0, 0)
        font = style.font("small" if box.height() < 24 else "note")
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        text = fitting(metrics, self.first, inner.width())
        if text:
            painter.setPen(style.ink(dim=self.dim))
            painter.drawText(inner, LEFT, text)


def fitting(metrics: QFontMetricsF, block: Block, width: float) -> str:
    """Return the longest good label of a block that fits a width; empty when none does."""
    if metrics.horizontalAdvance(block.label) <= width:
        return block.label
    letters = int(width / metrics.averageCharWidth())
    while letters >= 2:
        text = words.shortened(block.label, letters)
        if text and metrics.horizontalAdvance(text) <= width:
            return text
        letters -= 1
    return ""


class Over(Part):
    """The hatched part of a bar beyond its capacity, over the blocks."""

    def __init__(self, bar: BarBox) -> None:
        box = bar.over or bar.track
        super().__init__(box, 4)  # over the outline of chosen blocks too

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the hatching and the capacity line again."""
        style, box = look(), rect(self.box).adjusted(0, 1, 0, -1)
        veil = style.colour("negative")
        veil.setAlpha(40)
        painter.fillRect(box, veil)
        painter.fillRect(box, style.hatch("negative"))
        painter.setPen(style.pen("negative", 1.5))
        painter.drawRect(box)
        painter.setPen(style.pen("negative", 2.5))
        painter.drawLine(box.topLeft() - QPointF(0, 3), box.bottomLeft() + QPointF(0, 3))
