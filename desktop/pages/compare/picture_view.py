"""One figure of every scenario as bars, small on the page or large on a wall, painted by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
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
from desktop.system.translate import tr
from desktop.widgets.theme import current_theme

BAR, TITLE = 27, 46  # heights in a small picture
TWO_LINES = 2.5  # heights of letters that a bar needs for a name in two lines
SMALLER = 0.78  # of the letters of a figure: what stands below it
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
    plain = letters(pixels, 400)
    plain_metrics, strong_metrics = QFontMetricsF(plain), QFontMetricsF(letters(pixels, 600))
    names = max((plain_metrics.horizontalAdvance(bar.name) for bar in picture.bars), default=0.0)
    name_room = min(names + pixels, box.width() * 0.34)
    text_room = max(strong_metrics.horizontalAdvance(_text(b)) for b in picture.bars) + pixels
    text_room = max(text_room, *(_below_room(bar, pixels) for bar in picture.bars))
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
        if line >= TWO_LINES * pixels:  # room for two lines
            painter.drawText(space, side | Qt.TextFlag.TextWordWrap, bar.name)
        else:
            cut = Qt.TextElideMode.ElideMiddle  # a copy differs at its end
            name = plain_metrics.elidedText(bar.name, cut, space.width())
            painter.drawText(space, side, name)
        end = _paint_bar(painter, bar, QRectF(zero, y, scale, line))
        if picture.target:  # a column of its own, which the line of the target does not cross
            at, side = room.right(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        else:
            at = max(end, zero) + pixels * 0.4
        _paint_end(painter, bar, QRectF(at, y, text_room, line), side, pixels)
    if picture.target:
        x = zero + picture.target[0] * scale
        painter.setPen(QPen(theme.colour("negative"), max(1.5, pixels / 8), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def _text(bar: PictureBar) -> str:
    mark = "▲ " if bar.missing else "★ " if bar.best else ""
    return mark + bar.text


def _below(bar: PictureBar) -> str:
    """Return the small words below a figure, where there is room for two lines."""
    return tr("compare.incomplete") if bar.missing else bar.change


def _below_room(bar: PictureBar, pixels: float) -> float:
    room = QFontMetricsF(letters(pixels * SMALLER, 400)).horizontalAdvance(_below(bar))
    return room + pixels if room else 0.0


def _paint_end(
    painter: QPainter, bar: PictureBar, box: QRectF, side: Qt.AlignmentFlag, pixels: float
) -> None:
    """Write the figure at the end of a bar; below it how it differs, or that it is not whole."""
    theme = current_theme()
    ink = "quiet" if bar.missing else "positive" if bar.best else "text"
    painter.setFont(letters(pixels, 600 if bar.best else 400))
    painter.setPen(theme.colour(ink))
    small = _below(bar)
    if not small or box.height() < TWO_LINES * pixels:
        painter.drawText(box, side, _text(bar))
        return
    across = side & Qt.AlignmentFlag.AlignHorizontal_Mask
    middle = box.center().y() + 0.15 * pixels
    above = QRectF(box.left(), box.top(), box.width(), middle - box.top())
    words = bar.text if bar.missing else _text(bar)  # the mark stands below
    painter.drawText(above, across | Qt.AlignmentFlag.AlignBottom, words)
    painter.setFont(letters(pixels * SMALLER, 400))
    painter.setPen(theme.colour("warning" if bar.missing else "quiet"))
    below = QRectF(box.left(), middle, box.width(), box.bottom() - middle)
    painter.drawText(below, across | Qt.AlignmentFlag.AlignTop, small)


def _paint_bar(painter: QPainter, bar: PictureBar, place: QRectF) -> float:
    """Paint a bar from nought, `place` has nought at its left and the scale as width."""
    length = (bar.value or 0) * place.width()
    height = min(place.height() * 0.62, 90.0)
    top = place.top() + (place.height() - height) / 2
    box = QRectF(place.left() + min(0.0, length), top, max(1.0, abs(length)), height)
    fill = current_theme().colour("edge") if bar.today else QColor(series_colour(0))
    if bar.missing:  # hatched: not all sit somewhere yet
        painter.setPen(QPen(fill, 1))
        painter.setBrush(QBrush(fill, Qt.BrushStyle.BDiagPattern))
    else:
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
