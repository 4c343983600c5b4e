"""The stacking plan: the canvas that takes mouse, wheel and keys, and lets units be moved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.widgets.stacking_plan import walk
from desktop.widgets.stacking_plan.canvas import StackCanvas
from desktop.widgets.stacking_plan.geometry import bar_at
from desktop.widgets.stacking_plan.items import Unit
from desktop.widgets.stacking_plan.offer import Offers, Tone
from desktop.workflows.stack_view import TRAY, Place, StackView

EDGE = 36  # pixels from the rim where a held unit scrolls the view
STEPS = {
    Qt.Key.Key_Left: walk.LEFT,
    Qt.Key.Key_Right: walk.RIGHT,
    Qt.Key.Key_Up: walk.UP,
    Qt.Key.Key_Down: walk.DOWN,
}


class StackingPlan(StackCanvas):
    """A stacking plan of one scenario; it knows `StackView` and offers, and no page.

    `picked(unit)` a unit is held: answer with `show_offers`; `hovered(place)` the held unit is
    over a place, None elsewhere; `dropped(unit, place)` it was let go there; `released()` it was
    put back; `pin_asked(unit)`, `details_asked(unit)`.
    """

    picked = Signal(str)
    hovered = Signal(object)
    dropped = Signal(str, object)
    released = Signal()
    pin_asked = Signal(str)
    details_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: Place | None = None
        self._offers: Offers = {}
        self._pressed: tuple[QPoint, str] | None = None
        self._creep = QTimer(self, interval=30)
        self._creep.timeout.connect(self._creep_on)

    def show_view(self, view: StackView) -> None:
        """Show a plan; what is held goes back."""
        self._let_go()
        super().show_view(view)

    def show_offers(self, offers: Offers) -> None:
        """Colour every place by what it offers to the held unit."""
        if self._held:
            self._offers = offers
            self._paint_offers()

    @property
    def held(self) -> str:
        """The unit in the hand."""
        return self._held

    @property
    def target(self) -> Place | None:
        """The place under the held unit."""
        return self._target

    # Holding ------------------------------------------------------------------------------

    def pick_up(self, unit: str) -> None:
        """Hold a unit; the page answers `picked` with offers."""
        block = self._view.block_of.get(unit)
        if block is None or not self._view.editable or self._held:
            return
        self.choose(unit)
        self._held, self._offers = unit, {}
        self._scene.hand.take(block)
        self._scene.tray.hold(True)
        self._place_tray()
        self._aim(self._view.place_of[unit])
        self._mark()
        self.picked.emit(unit)

    def _aim(self, place: Place | None) -> None:
        if place != self._target:
            self._target = place
            self.hovered.emit(place)
        self._paint_offers()

    def _paint_offers(self) -> None:
        self._scene.paint_offers(self._offers, self._target)

    def drop(self) -> None:
        """Let the held unit go where it is; a forbidden place gives it back."""
        unit, place = self._held, self._target
        offer = self._offers.get(place) if place is not None else None
        self._let_go()
        here = self._view.place_of.get(unit)
        if place is None or place == here or (offer and offer.tone is Tone.FORBIDDEN):
            self.released.emit()
        else:
            self.dropped.emit(unit, place)

    def cancel(self) -> None:
        """Put the held unit back."""
        if self._held:
            self._let_go()
            self.released.emit()

    def _let_go(self) -> None:
        self._held, self._target, self._offers = "", None, {}
        self._creep.stop()
        self._scene.hand.release()
        self._scene.tray.hold(False)
        self._paint_offers()
        self._mark()
        self.viewport().unsetCursor()

    def _carry(self, at: QPoint) -> None:
        """Follow the pointer with the held unit."""
        point = self.mapToScene(at)
        self._put_hand(point + QPointF(14, 16))
        self._aim(self._place_at(at))
        if not self._creep.isActive() and self._near_rim(at):
            self._creep.start()

    def _put_hand(self, point: QPointF) -> None:
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        x = min(point.x(), seen.right() - self._scene.hand.width - 6)
        y = point.y()
        if y + self._scene.hand.height > seen.bottom() - 4:
            y -= self._scene.hand.height + 32
        self._scene.hand.setPos(max(seen.x() + 4, x), max(seen.y() + 4, y))

    def _hand_to_target(self) -> None:
        """Put the held unit beside the place chosen by keys."""
        if self._target is None:
            return
        if self._target == TRAY:
            self._put_hand(self._scene.tray.pos() + QPointF(240, -self._scene.hand.height - 4))
            return
        floor = self._scene.floors[self._target]
        self.ensureVisible(floor.sceneBoundingRect(), 30, 60)
        self._put_hand(QPointF(floor.bar.track.x + 30, floor.box.y + floor.box.h + 4))

    def _place_at(self, at: QPoint) -> Place | None:
        if (
            self._scene.tray.isVisible()
            and at.y() >= self.viewport().height() - self._scene.tray.layout.height
        ):
            return TRAY
        point = self.mapToScene(at)
        bar = bar_at(self._scene.geometry.bars, point.x(), point.y())
        return bar.bar.place if bar else None

    def _near_rim(self, at: QPoint) -> bool:
        port = self.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        return not port.contains(at)

    def _creep_on(self) -> None:
        """Scroll while the held unit is near the rim."""
        at = self.viewport().mapFromGlobal(QCursor.pos())
        port = self.viewport().rect()
        if not self._held or not self._near_rim(at) or not port.contains(at):
            self._creep.stop()
            return
        down = (at.y() > port.bottom() - EDGE) - (at.y() < EDGE)
        across = (at.x() > port.right() - EDGE) - (at.x() < EDGE)
        for bar, step in ((self.verticalScrollBar(), down), (self.horizontalScrollBar(), across)):
            bar.setValue(bar.value() + 14 * step)

    # Mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Select what is under the pointer and get ready to lift it."""
        if event.button() is not Qt.MouseButton.LeftButton or self._held:
            return
        at = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        item = self._unit_at(at)
        if item is None:
            if self._scene.tray.isVisible() and self._scene.tray.more_at(
                self._scene.tray.mapFromScene(self.mapToScene(at))
            ):
                self._scene.tray.opened = not self._scene.tray.opened
                self._lay_tray()
                self._mark()
            else:
                self.choose("")
            return
        if item.block.group:
            self._ask_which(item, event.globalPosition().toPoint())
            return
        self.choose(item.first.unit)
        self._pressed = (at, item.first.unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Lift the unit once the pointer has moved a little, then carry it."""
        at = event.position().toPoint()
        if self._pressed and not self._held:
            start, unit = self._pressed
            if (at - start).manhattanLength() >= QApplication.startDragDistance():
                self.pick_up(unit)
                if self._held:
                    self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held:
            self._carry(at)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Drop what is carried."""
        dragged, self._pressed = self._pressed, None
        if self._held and dragged:
            self._carry(event.position().toPoint())
            self.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Show the details of a unit."""
        if item := self._unit_at(event.position().toPoint()):
            self.details_asked.emit(item.first.unit)

    def _unit_at(self, at: QPoint) -> Unit | None:
        return next((i for i in self.items(at) if isinstance(i, Unit)), None)

    def _ask_which(self, item: Unit, at: QPoint) -> None:
        """Let the user choose one of several small units."""
        menu = QMenu(self)
        for block in item.block.blocks:
            action = menu.addAction(f"{block.opd_label} · {block.label}")
            action.triggered.connect(lambda _=False, unit=block.unit: self.choose(unit))
        menu.popup(at)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - name of Qt
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step(event.angleDelta().y() > 0)
            event.accept()
            return
        super().wheelEvent(event)

    # Keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Walk, pick up, drop, pin, ask, put into the tray, zoom: everything without a mouse."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(STEPS[key])
        elif action := self._actions().get(key):
            action()
        else:
            super().keyPressEvent(event)

    def _actions(self) -> dict[Qt.Key, Callable[[], None]]:
        unit, held = self._unit, self._held
        actions: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.zoom_step(True),
            Qt.Key.Key_Equal: lambda: self.zoom_step(True),
            Qt.Key.Key_Minus: lambda: self.zoom_step(False),
            Qt.Key.Key_0: self.fit,
        }
        if held:
            taken = {Qt.Key.Key_Escape: self.cancel}
            taken |= dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter), self.drop)
            return actions | taken
        if unit:
            lift = dict.fromkeys(
                (Qt.Key.Key_Return, Qt.Key.Key_Enter), lambda: self._lift_by_key(unit)
            )
            chosen: dict[Qt.Key, Callable[[], None]] = {
                Qt.Key.Key_P: lambda: self.pin_asked.emit(unit),
                Qt.Key.Key_Space: lambda: self.details_asked.emit(unit),
                Qt.Key.Key_Delete: lambda: self._to_tray(unit),
                Qt.Key.Key_Escape: lambda: self.choose(""),
            }
            return actions | lift | chosen
        return actions

    def _lift_by_key(self, unit: str) -> None:
        self.pick_up(unit)
        self._hand_to_target()

    def _to_tray(self, unit: str) -> None:
        if self._view.editable and self._view.place_of.get(unit, TRAY) != TRAY:
            self.dropped.emit(unit, TRAY)

    def _step(self, step: tuple[int, int]) -> None:
        if not self._held:
            self.choose(walk.next_unit(self._view, self._scene.geometry, self._unit, step))
            return
        here = self._target if self._target is not None else TRAY
        self._aim(walk.next_place(self._scene.geometry, here, step))
        self._hand_to_target()
