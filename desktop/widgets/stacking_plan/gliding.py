"""Blocks glide from where they were to where they are, after a change of many at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

from desktop.widgets.stacking_plan.items import Unit

LASTS = 450  # milliseconds
Spots = dict[str, tuple[float, float]]


def spots(units: Mapping[str, Unit]) -> Spots:
    """Return where each unit's block is, its upper left corner in the scene."""
    found: Spots = {}
    for unit, item in units.items():
        corner = item.sceneBoundingRect().topLeft()
        found[unit] = (corner.x(), corner.y())
    return found


class Gliding(QObject):
    """Moves blocks for a moment; what is drawn after it is exactly what was laid out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ways: list[tuple[Unit, QPointF]] = []
        self._time = QVariantAnimation(self)
        self._time.setStartValue(0.0)
        self._time.setEndValue(1.0)
        self._time.setDuration(LASTS)
        self._time.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._time.valueChanged.connect(self._step)
        self._time.finished.connect(self.end)

    @property
    def under_way(self) -> bool:
        """Whether blocks are gliding."""
        return bool(self._ways)

    def begin(self, before: Spots, units: Mapping[str, Unit]) -> None:
        """Let every block that is elsewhere than before glide to its place."""
        self.end()
        now = spots(units)
        for unit, item in units.items():
            if unit in before and before[unit] != now[unit] and not item.block.group:
                (x0, y0), (x1, y1) = before[unit], now[unit]
                self._ways.append((item, QPointF(x0 - x1, y0 - y1)))
        if self._ways:
            self._step(0.0)
            self._time.start()

    def end(self) -> None:
        """Put every block where it belongs, at once."""
        ways, self._ways = self._ways, []
        self._time.stop()
        for item, _ in ways:
            item.setPos(0, 0)

    def _step(self, share: object) -> None:
        left = 1.0 - float(share)  # type: ignore[arg-type]  # the animation runs from 0 to 1
        for item, way in self._ways:
            item.setPos(way * left)
