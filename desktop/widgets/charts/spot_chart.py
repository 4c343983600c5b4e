"""A painted picture of spots that are walked by keys, clicked and read: the ground of charts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.widgets.charts.row_chart import BY_KEY

ALONG = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}
MOST_SAID = 60  # spots that the description of the whole chart names


class SpotChart(QWidget):
    """Spots numbered from 0; `told` carries the one that was walked to or clicked, in words.

    A chart says how many there are (`spots`), which one is at a point (`spot_at`), what each is
    in words (`said`), and where a key leads (`stepped`). The accessible name ends with the present
    spot, so a screen reader reads every step; the description names all of them.

    Parameters
    ----------
    name : str
        What it is, for a screen reader.
    """

    told = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    # What a chart says

    def spots(self) -> int:
        """Return how many there are."""
        return 0

    def spot_at(self, point: QPointF) -> int:
        """Return the spot at a point, -1 when none."""
        return -1

    def said(self, at: int) -> str:
        """Return a spot in words."""
        return ""

    def stepped(self, key: Qt.Key) -> int | None:
        """Return the spot a key leads to from the present one, None for other keys."""
        return self.current + ALONG[key] if key in ALONG else None

    def picked(self, at: int) -> None:
        """Do what else follows when a spot was chosen."""

    def overview(self) -> str:
        """Return the whole chart in words."""
        return "; ".join(self.said(at) for at in range(min(self.spots(), MOST_SAID)))

    # What is the same everywhere

    def words(self) -> str:
        """Return the present spot in words; empty without any."""
        return self.said(self.current) if 0 <= self.current < self.spots() else ""

    def begin(self, at: int) -> None:
        """Stand at a spot after other content was given, -1 for none; nothing is chosen by it."""
        self.current = at if at < self.spots() else -1
        self.setAccessibleDescription(self.overview())
        self._speak()
        self.updateGeometry()
        self.update()

    def go(self, at: int) -> None:
        """Choose a spot; beyond the ends the last one on the way."""
        if not self.spots():
            return
        self.current = min(max(at, 0), self.spots() - 1)
        self._speak()
        self.picked(self.current)
        self.update()

    def _speak(self) -> None:
        words = self.words()
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.told.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Walk the spots; Home and End go to the ends."""
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.spots() - 1}
        at = ends.get(key, self.stepped(key))
        if at is None or not self.spots():
            super().keyPressEvent(event)
        else:
            self.go(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Choose the spot below the mouse."""
        at = self.spot_at(event.position())
        if at >= 0:
            self.go(at)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - name of Qt
        """Show where the keyboard is: at the first spot to begin with."""
        if self.current < 0 and event.reason() in BY_KEY:
            self.go(0)
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what is below the mouse."""
        if isinstance(event, QHelpEvent):
            at = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.said(at) if at >= 0 else "", self)
            return True
        return super().event(event)
