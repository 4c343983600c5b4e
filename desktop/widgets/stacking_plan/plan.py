"""The stacking plan: mouse, wheel and keys; every drag has a keyboard equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.widgets.stacking_plan import walk
from desktop.widgets.stacking_plan.geometry import Geometry
from desktop.widgets.stacking_plan.holding import HoldingPlan
from desktop.workflows.seats import TRAY, Place

Keys = dict[Qt.Key, Callable[[], None]]
STEPS = {
    Qt.Key.Key_Left: walk.LEFT,
    Qt.Key.Key_Right: walk.RIGHT,
    Qt.Key.Key_Up: walk.UP,
    Qt.Key.Key_Down: walk.DOWN,
}
BEST = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class StackingPlan(HoldingPlan):
    """A stacking plan of one scenario; it knows `StackView` and offers, and no page.

    `pin_asked(unit)`, `details_asked(unit)`, `lock_asked(place)`; `menu_asked(unit, place, at)`
    at a point of the screen, with an empty unit on a floor; `small_asked(place)` the small units
    of a floor are to be listed; `split_asked(unit)`, `merge_asked(unit)`.
    """

    pin_asked = Signal(str)
    details_asked = Signal(str)
    lock_asked = Signal(object)
    small_asked = Signal(object)
    split_asked = Signal(str)
    merge_asked = Signal(str)
    menu_asked = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: tuple[QPoint, str] | None = None
        self._small: tuple[str, ...] = ()  # the units of the group that was pressed
        self._swapping = False  # by keys: arrows go from unit to unit

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
                more = bool(event.modifiers() & CONTROL)
                if not more:
                    self.choose("")
                self.begin_frame(at, more=more)
            return
        if event.modifiers() & CONTROL:
            for block in item.block.blocks:
                self.toggle(block.unit)
            return
        if item.block.group:
            self._small = tuple(block.unit for block in item.block.blocks)
            marked = (unit for unit in self._small if unit in self._marked)
            self._pressed = (at, next(marked, item.first.unit))
            return
        self.choose(item.first.unit)
        self._pressed = (at, item.first.unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Lift the unit once the pointer has moved a little, then carry it."""
        at = event.position().toPoint()
        if self._pressed and not self._held:
            start, unit = self._pressed
            if (at - start).manhattanLength() >= QApplication.startDragDistance():
                if unit not in self._marked and self._view.editable:
                    self.mark_units(self._small)  # a group goes as those who are in it
                self._small = ()
                self.pick_up(unit, whole=bool(event.modifiers() & SHIFT))
                if self._held:
                    self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held:
            self._carry(at, swap=bool(event.modifiers() & ALT))
            return
        if self.framing:
            self.stretch_frame(at)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Drop what is carried."""
        dragged, self._pressed = self._pressed, None
        small, self._small = self._small, ()
        if self.framing:
            self.end_frame()
        elif self._held and dragged:
            self._carry(event.position().toPoint(), swap=bool(event.modifiers() & ALT))
            self.drop()
        elif dragged and small:  # a click on a group lists who is in it
            self.small_asked.emit(self._view.place_of[small[0]])
        elif dragged and not event.modifiers() & CONTROL:  # a click on one of several
            self.mark_units(())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Show the details of a unit."""
        if item := self._unit_at(event.position().toPoint()):
            self.details_asked.emit(item.first.unit)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - name of Qt
        """Ask for the menu of a unit or floor; by the menu key of the chosen unit."""
        if self._held:
            return
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self._view.place_of.get(self._unit, TRAY)
            at = self.centre_of(self._unit) if self._unit else self.rect().center()
            self.menu_asked.emit(self._unit, place, self.viewport().mapToGlobal(at))
            return
        item = self._unit_at(event.pos())
        unit = item.first.unit if item and not item.block.group else ""
        if unit:
            self.choose(unit)
        self.menu_asked.emit(unit, self._place_at(event.pos()), event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - name of Qt
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step(event.angleDelta().y() > 0)
            event.accept()
            return
        super().wheelEvent(event)

    # Keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Walk, pick up, drop, swap, pin, ask: everything without a mouse."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & SHIFT)
        if key is Qt.Key.Key_Shift and self._pressed:
            self.set_whole(True)
        elif key in STEPS:
            self._step(STEPS[key], mark=shift and not self._held)
        elif action := self._actions(shift).get(key):
            action()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Let all but the unit itself go when Shift is let go while dragging."""
        if event.key() == Qt.Key.Key_Shift and self._pressed:
            self.set_whole(False)
        super().keyReleaseEvent(event)

    def _actions(self, shift: bool) -> Keys:
        unit = self._unit
        actions: Keys = {
            Qt.Key.Key_Plus: lambda: self.zoom_step(True),
            Qt.Key.Key_Equal: lambda: self.zoom_step(True),
            Qt.Key.Key_Minus: lambda: self.zoom_step(False),
            Qt.Key.Key_0: self.fit,
        }
        if self._held:
            taken: Keys = {Qt.Key.Key_Escape: self.cancel, Qt.Key.Key_T: self._turn_swap}
            best: Keys = {key: partial(self._aim_best, rank) for rank, key in enumerate(BEST, 1)}
            return actions | taken | best | dict.fromkeys(ENTER, self.drop)
        if unit:
            lift: Keys = dict.fromkeys(ENTER, lambda: self._lift_by_key(unit, whole=shift))
            chosen: Keys = {
                Qt.Key.Key_P: lambda: self.pin_asked.emit(unit),
                Qt.Key.Key_L: lambda: self.lock_asked.emit(self._view.place_of.get(unit, TRAY)),
                Qt.Key.Key_T: lambda: self._lift_by_key(unit, swap=True),
                Qt.Key.Key_S: lambda: self.split_asked.emit(unit),
                Qt.Key.Key_M: lambda: self.merge_asked.emit(unit),
                Qt.Key.Key_A: self.mark_floor,
                Qt.Key.Key_Space: lambda: self.details_asked.emit(unit),
                Qt.Key.Key_Delete: lambda: self.put_away(unit),
                Qt.Key.Key_Escape: lambda: self.choose(""),
            }
            return actions | lift | chosen
        return actions

    def _lift_by_key(self, unit: str, *, whole: bool = False, swap: bool = False) -> None:
        self._swapping = False
        self.pick_up(unit, whole=whole)
        if swap:
            self._turn_swap()
        elif self._target == TRAY:  # nobody lifts it to put it there again
            self._aim_best(1)
        self._hand_to_target()

    def _aim_best(self, rank: int) -> None:
        """Aim at one of the best three places, at the first floor while none is known."""
        best = (place for place, offer in self._offers.items() if offer.rank == rank)
        floors = (bar.place for bar in self._view.bars[:1] if rank == 1)
        place = next(iter((*best, *floors)), None)
        if self._held and place is not None:
            self._swapping = False
            self._meet("")
            self._aim(place)
            self._hand_to_target()

    def lift(self, unit: str, *, whole: bool = False, swap: bool = False) -> None:
        """Pick up a unit as the keys do, from a menu or a button."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lift_by_key(unit, whole=whole, swap=swap)

    def _turn_swap(self) -> None:
        """Walk from unit to unit for the one to change places with, or from floor to floor."""
        if not self._held or self.many:
            return
        self._swapping = not self._swapping
        near = walk.next_unit(self._view, self._scene.geometry, self._held, walk.RIGHT)
        self._meet(near if self._swapping else "")
        self._hand_to_target()

    def _let_go(self) -> None:
        self._swapping = False
        super()._let_go()

    def put_away(self, unit: str) -> None:
        """Ask for a unit to go into the tray, with all that are marked with it."""
        if self._view.editable and unit in self._marked:
            self.dropped_many.emit(self._going(self._marked), TRAY)
        elif self._view.editable and self._view.place_of.get(unit, TRAY) != TRAY:
            self.dropped.emit(unit, TRAY)

    def _step(self, step: tuple[int, int], *, mark: bool = False) -> None:
        geometry = self._scene.geometry
        here = self._target if self._held else self._view.place_of.get(self._unit)
        if here == TRAY:  # the tray lies over the plan: above it is what is seen above it
            geometry = self._in_sight()
        if not self._held:
            near = walk.next_unit(self._view, geometry, self._unit, step)
            have = self._marked or frozenset({self._unit} if self._unit else ())
            self.choose(near, keep=mark)
            self.mark_units(have | {near} if mark else ())
            return
        if self._swapping:
            other = self._partner or self._held
            self._meet(walk.next_unit(self._view, geometry, other, step))
        else:
            place: Place = self._target if self._target is not None else TRAY
            self._aim(walk.next_place(geometry, place, step))
        self._hand_to_target()

    def _in_sight(self) -> Geometry:
        """Return the geometry with the bars alone that are seen whole, or with all when none is."""
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        low = seen.bottom() - self._scene.tray.height
        geometry = self._scene.geometry
        bars = tuple(b for b in geometry.bars if seen.y() <= b.row.y and b.row.bottom <= low)
        return replace(geometry, bars=bars) if any(bar.blocks for bar in bars) else geometry
