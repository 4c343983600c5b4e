"""Several units marked at once: by Ctrl and a click, a drawn frame, or Shift and arrows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRubberBand, QWidget

from desktop.system.translate import tr
from desktop.widgets.stacking_plan.canvas import StackCanvas
from desktop.widgets.stacking_plan.items import Unit
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.words import together
from desktop.workflows.stack_view import StackView

LEAST = 2  # fewer are not several
VEIL = 26  # of 255
SMALLEST_BAND = 6  # pixels; a shorter drag over the ground is a click


class _Band(QRubberBand):
    """A frame through which names stay readable."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint a thin frame over a veil."""
        painter, veil = QPainter(self), look().colour("accent")
        painter.setPen(look().pen("accent", 1.5))
        veil.setAlpha(VEIL)
        painter.setBrush(veil)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class MarkingCanvas(StackCanvas):
    """A stacking plan in which several units can be marked; `several(units)` when they change."""

    several = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: frozenset[str] = frozenset()
        self._band: QRubberBand | None = None
        self._corner = QPoint()
        self._kept: frozenset[str] = frozenset()  # marked before a frame with Ctrl

    @property
    def marked(self) -> frozenset[str]:
        """The units marked together: none, or at least two."""
        return self._marked

    def mark_units(self, units: Iterable[str]) -> None:
        """Mark exactly these units; fewer than two mark nobody."""
        there = frozenset(units) & self._view.block_of.keys()
        there = there if len(there) >= LEAST else frozenset()
        if there == self._marked:
            return
        self._marked = there
        self._mark()
        if there:
            blocks = [self._view.block_of[unit] for unit in there]
            self.setAccessibleDescription(tr("stack.several", **together(blocks)))
        self.several.emit(there)

    def toggle(self, unit: str) -> None:
        """Mark one more unit beside the chosen one, or one less."""
        have = self._marked or ({self._unit} if self._unit else set())
        now = have ^ {unit}
        self.choose(unit if unit in now else next(iter(sorted(now)), ""), keep=True)
        self.mark_units(now)

    def mark_floor(self) -> None:
        """Mark everybody on the floor of the chosen unit, or in the tray with it."""
        place = self._view.place_of.get(self._unit)
        if place is not None:
            self.mark_units(unit for unit, at in self._view.place_of.items() if at == place)

    def choose(self, unit: str, *, keep: bool = False) -> None:
        """Select a unit; the marks go unless it is one of them or they are to be kept."""
        if unit not in self._marked and not keep:
            self.mark_units(())
        super().choose(unit)

    def show_view(self, view: StackView) -> None:
        """Show a plan; who is gone is no longer marked."""
        super().show_view(view)
        self.mark_units(self._marked & view.block_of.keys())

    def _outlined(self) -> frozenset[str]:
        return self._marked or super()._outlined()

    # A frame over units -------------------------------------------------------------------

    @property
    def framing(self) -> bool:
        """Whether a frame is being drawn."""
        return self._band is not None

    def begin_frame(self, at: QPoint, *, more: bool) -> None:
        """Begin a frame at a point of the viewport; with `more` those marked before stay."""
        self._corner, self._kept = at, self._marked if more else frozenset()
        self._band = _Band(QRubberBand.Shape.Rectangle, self.viewport())
        self._band.setGeometry(QRect(at, QSize()))

    def stretch_frame(self, at: QPoint) -> None:
        """Draw the frame up to a point and mark whom it touches."""
        if self._band is None:
            return
        box = QRect(self._corner, at).normalized()
        self._band.setGeometry(box)
        if max(box.width(), box.height()) >= SMALLEST_BAND:
            self._band.show()
            found = (item for item in self.items(box) if isinstance(item, Unit))
            self.mark_units(self._kept | {b.unit for item in found for b in item.block.blocks})

    def end_frame(self) -> None:
        """Take the frame away; one of the marked units is chosen for keys to go on from."""
        if self._band is not None:
            self._band.hide()
            self._band.deleteLater()
            self._band = None
        if self._marked and self._unit not in self._marked:
            first = next(unit for unit in self._view.place_of if unit in self._marked)
            super().choose(first)
