"""The blocks of a large plan come into sight a part a turn: painting them all is a pause."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

from desktop.widgets.stacking_plan.items import Unit
from desktop.widgets.window_first import claim

AT_ONCE = 250  # blocks painted in one turn: 15 ms
PAUSE = 15  # milliseconds between two turns, or several would be painted together


class Coming(QObject):
    """Holds back blocks that are drawn for the first time; who needs them all calls `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: deque[Unit] = deque()
        self._next = QTimer(self)
        self._next.setInterval(PAUSE)
        self._next.timeout.connect(self._show_some)

    @property
    def under_way(self) -> bool:
        """Whether blocks are still to come."""
        return bool(self._left)

    def begin(self, units: Iterable[Unit]) -> None:
        """Hold blocks back, when they are many."""
        self.end()
        each = {id(unit): unit for unit in units}  # several small units share a block
        if len(each) > AT_ONCE:
            self._left.extend(each.values())
            for unit in self._left:
                unit.setVisible(False)
            self._next.start()

    def end(self) -> None:
        """Show all that are left, at once."""
        while self._left:
            self._show_some()

    def _show_some(self) -> None:
        for _ in range(min(AT_ONCE, len(self._left))):
            self._left.popleft().setVisible(True)
        claim()
        if not self._left:
            self._next.stop()
