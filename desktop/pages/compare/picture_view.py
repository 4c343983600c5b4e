"""One figure of every scenario as bars, small on the page or large on a wall, painted by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.pages.compare.pictures import Picture, PictureBar
from desktop.system.palette import series_colour
from desktop.widgets.theme import current_theme

BAR, TITLE = 27, 46  # heights in a small picture
OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def paint_picture(painter: QPainter, picture: Picture, box: QRectF, pixels: float) -> None:
    """Paint the bars of a picture into a box, names left, figures at the ends.

    Parameters
    ----------
    painter : QPainter
        Where.
    picture : Picture
        What.
    box : QRectF
        The room of the bars.
    pixels : float
        Height of the letters.
    """
    theme = current_theme()
    plain, strong = letters(pixels, 400), letters(pixels, 600)
    plain_metrics, strong_metrics = QFontMetricsF(plain), QFontMetricsF(strong)
    names = max((plain_metrics.horizontalAdvance(bar.name) for bar in picture.bars), default=0.0)
    name_room = min(names + pixels, box.width() * 0.34)
    texts = [_text(bar) for bar in picture.bars]
    text_room = max(strong_metrics.horizontalAdvance(text) for text in texts) + pixels
    room = QRectF(
        box.left() + name_room, box.top(), box.width() - name_room - text_room, box.height()
    )
    values = [bar.value or 0 for bar in picture.bars]
    values += [picture.target[0]] if picture.target else []
    low, high = min(0, *values), max(0, *values)
    scale = room.width() / max(1, high - low)
    zero = room.left() - low * scale
    line = box.height() / max(1, len(picture.bars))
    for i, bar in enumerate(picture.bars):
        y = box.top() + i * line
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(plain)
        painter.setPen(theme.colour("text"))
        space = QRectF(box.left(), y, name_room - pixels * 0.6, line)
        if line >= 2.5 * pixels:  # room for two lines
            painter.drawText(space, side | Qt.TextFlag.TextWordWrap, bar.name)
        else:
            name = plain_metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, space.width())
            painter.drawText(space, side, name)
        end = _paint_bar(painter, bar, QRectF(zero, y, scale, line))
        painter.setFont(strong if bar.best else plain)
        painter.setPen(theme.colour("positive" if bar.best else "text"))
        if picture.target:  # a column of its own, which the line of the target does not cross
            at, side = room.right(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        else:
            at = max(end, zero) + pixels * 0.4
        painter.drawText(QRectF(at, y, text_room, line), side, texts[i])
    if picture.target:
        x = zero + picture.target[0] * scale
        painter.setPen(QPen(theme.colour("negative"), max(1.5, pixels / 8), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def _text(bar: PictureBar) -> str:
    return f"★ {bar.text}" if bar.best else bar.text


def _paint_bar(painter: QPainter, bar: PictureBar, place: QRectF) -> float:
    """Paint a bar from nought, `place` has nought at its left and the scale as width."""
    length = (bar.value or 0) * place.width()
    height = min(place.height() * 0.62, 90.0)
    top = place.top() + (place.height() - height) / 2
    box = QRectF(place.left() + min(0.0, length), top, max(1.0, abs(length)), height)
    fill = current_theme().colour("edge") if bar.today else QColor(series_colour(0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, 2, 2)
    return place.left() + length


def letters(pixels: float, weight: int) -> QFont:
    """Return the letters of the program so many pixels high."""
    font = QFont(current_theme().font())
    font.setPixelSize(max(9, int(pixels)))
    font.setWeight(QFont.Weight(weight))
    return font


class PictureCard(QWidget):
    """A small picture; `opened(key)` by click or Enter shows it large."""

    opened = Signal(str)

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(300)
        self.setAccessibleName(picture.said)
        self.setToolTip(picture.note)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        foot = 20 if self.picture.target else 8
        theme = current_theme()
        return QSize(340, theme.px(TITLE + BAR * len(self.picture.bars) + foot))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the card with title, bars, and the target in words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.colour("accent" if self.hasFocus() else "line")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(14, 10, self.width() - 28, 22), 0, self.picture.title)
        foot = theme.px(20) if self.picture.target else theme.px(6)
        top = theme.px(TITLE - 8)
        box = QRectF(14, top, self.width() - 28, self.height() - top - foot)
        if self.picture.bars:
            paint_picture(painter, self.picture, box, theme.px(12))
        if self.picture.target:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("negative"))
            low = QRectF(14, self.height() - foot - 2, self.width() - 28, foot)
            painter.drawText(low, Qt.AlignmentFlag.AlignVCenter, f"┆ {self.picture.target[1]}")
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Show it large."""
        self.opened.emit(self.picture.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Show it large."""
        if event.key() in OPEN:
            self.opened.emit(self.picture.key)
        else:
            super().keyPressEvent(event)
