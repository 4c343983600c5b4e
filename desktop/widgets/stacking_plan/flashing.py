"""A block flashes when it was looked for: the eye finds it among hundreds."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

BLINKS, EACH = 3, 160  # times, and milliseconds of each half


class Flashing(QObject):
    """Blinks a few times; `blinked(on)` at every half, on at last."""

    blinked = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0
        self._next = QTimer(self)
        self._next.setInterval(EACH)
        self._next.timeout.connect(self._turn)

    @property
    def under_way(self) -> bool:
        """Whether something is blinking."""
        return self._left > 0

    def begin(self) -> None:
        """Begin to blink, from the first half on."""
        self._left = 2 * BLINKS
        self._next.start()
        self._turn()

    def end(self) -> None:
        """Stop at once, on."""
        if self._left:
            self._left = 1
            self._turn()

    def _turn(self) -> None:
        self._left -= 1
        self.blinked.emit(self._left % 2 == 0)
        if not self._left:
            self._next.stop()
