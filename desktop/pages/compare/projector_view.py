"""The projector: one picture at a time over the whole screen, large enough for the last row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.pages.compare.picture_view import TWO_LINES, letters, paint_picture
from desktop.pages.compare.pictures import Picture
from desktop.system.translate import tr
from desktop.widgets.theme import current_theme

ROWS = 22.0  # the height of the screen in lines of text: each letter is a 22nd of it at least
NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space,
        Qt.Key.Key_Return, Qt.Key.Key_Enter)  # fmt: skip
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 10**6}
LEAVE = (Qt.Key.Key_Escape, Qt.Key.Key_F11)
LARGER, SMALLEST = 1.15, 0.8  # of a letter of the screen, beside the bars
LEFT_PART = 0.25  # of the screen: a click there goes back


class Projector(QWidget):
    """The screen. Keys step through the pictures, Esc or F11 leaves; `left` tells that it did."""

    left = Signal()

    def __init__(self, pictures: Sequence[Picture], city: str, begin: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("compare.projector"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.pictures = tuple(pictures)
        self.city = city
        keys = [picture.key for picture in self.pictures]
        self.at = keys.index(begin) if begin in keys else 0
        self.go(self.at)

    @property
    def picture(self) -> Picture:
        """The picture that is shown."""
        return self.pictures[self.at]

    def go(self, at: int) -> None:
        """Show another picture; the ends hold."""
        self.at = min(len(self.pictures) - 1, max(0, at))
        self.setAccessibleName(self.picture.said)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Step or leave."""
        key = Qt.Key(event.key())
        if key in LEAVE:
            self.close()
            self.left.emit()
        elif key in NEXT:
            self.go(self.at + 1)
        elif key in BACK:
            self.go(self.at - 1)
        elif key in ENDS:
            self.go(ENDS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Step on, or back at the left side."""
        back = event.position().x() < self.width() * LEFT_PART
        self.go(self.at - 1 if back else self.at + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the picture: title, what it means, bars, target, and where one is."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        letter = min(self.height() / ROWS, self.width() / 34)
        air = letter * 1.4
        wide = self.width() - 2 * air
        painter.setPen(theme.colour("text"))
        painter.setFont(letters(letter * 1.75, 600))
        painter.drawText(QRectF(air, air * 0.7, wide, letter * 2.4), 0, self.picture.title)
        painter.setPen(theme.colour("quiet"))
        painter.setFont(letters(letter * 0.95, 400))
        wrap = Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(air, letter * 3.4, wide, letter * 2.6), wrap, self.picture.note)
        foot = self.height() - letter * 2.2
        below = letter * 1.9 if self.picture.target else 0.0
        top = letter * 6.2
        most = letter * 3.2 * len(self.picture.bars)
        box = QRectF(air, top, wide, min(most, foot - below - top))
        if self.picture.bars:
            paint_picture(painter, self.picture, box, self.bar_letter(letter, box.height()))
        if self.picture.target:
            painter.setPen(theme.colour("negative"))
            painter.setFont(letters(letter * 1.1, 600))
            place = QRectF(air, box.bottom() + letter * 0.3, wide, letter * 1.6)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"┆ {self.picture.target[1]}")
        self._paint_foot(painter, QRectF(air, foot, wide, letter * 1.6), letter)
        painter.end()

    def bar_letter(self, letter: float, room: float) -> float:
        """Return the height of the letters beside the bars: five bars still have two lines each."""
        two_lines = room / len(self.picture.bars) / TWO_LINES
        return min(letter * LARGER, max(letter * SMALLEST, two_lines))

    def _paint_foot(self, painter: QPainter, box: QRectF, letter: float) -> None:
        painter.setPen(current_theme().colour("quiet"))
        painter.setFont(letters(letter * 0.75, 400))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle, self.city)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignHCenter, tr("compare.keys"))
        place = tr("compare.slide", at=self.at + 1, of=len(self.pictures))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, place)
