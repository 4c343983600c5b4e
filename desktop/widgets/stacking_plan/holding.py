"""What is in the hand: a unit, several, a whole OPD, or one about to change places."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from desktop.system.translate import tr
from desktop.widgets.stacking_plan.geometry import bar_at
from desktop.widgets.stacking_plan.items import Unit
from desktop.widgets.stacking_plan.marking import MarkingCanvas
from desktop.widgets.stacking_plan.offer import Offer, Offers, Tone
from desktop.widgets.stacking_plan.words import together
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.stack_view import Block, StackView

EDGE = 36  # pixels from the rim where a held unit scrolls the view


class HoldingPlan(MarkingCanvas):
    """A stacking plan of which a unit can be held; `StackingPlan` gives it mouse and keys.

    `picked(unit)` a unit is held, alone or with others (`taken`): answer with `show_offers`;
    `hovered(place)` what is held is over a place, None elsewhere; `dropped(unit, place)`,
    `dropped_all(opd, place)`, `dropped_many(units, place)`, `swapped(unit, other)` it was let go;
    `released()` it was put back; `partner_met(unit, other)` it could change places with another:
    answer with `show_swap`.
    """

    picked = Signal(str)
    hovered = Signal(object)
    dropped = Signal(str, object)
    dropped_all = Signal(str, object)
    dropped_many = Signal(object, object)
    swapped = Signal(str, str)
    partner_met = Signal(str, str)
    released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: Place | None = None
        self._offers: Offers = {}
        self._whole = False
        self._with: frozenset[str] = frozenset()  # marked units that are held together
        self._partner = ""
        self._swap: Offer | None = None
        self._creep = QTimer(self, interval=30)
        self._creep.timeout.connect(self._creep_on)

    def show_view(self, view: StackView) -> None:
        """Show a plan; what is held goes back."""
        self._let_go()
        super().show_view(view)

    def show_offers(self, offers: Offers) -> None:
        """Colour every place by what it offers to what is held."""
        if self._held:
            self._offers = offers
            self._paint_offers()

    def show_swap(self, offer: Offer) -> None:
        """Say what changing places with the other unit would do."""
        if self._partner:
            self._swap = offer
            self._paint_offers()

    @property
    def held(self) -> str:
        """The unit in the hand."""
        return self._held

    @property
    def whole(self) -> bool:
        """Whether its whole OPD is in the hand."""
        return self._whole

    @property
    def taken(self) -> frozenset[str]:
        """The units that would go along when several are held, nobody when one alone is."""
        if not self._held or not self.many:
            return frozenset()
        opd = self._view.block_of[self._held].opd
        mine = (b.unit for b in self._view.block_of.values() if b.opd == opd)
        return self._going(frozenset(mine) if self._whole else self._with)

    @property
    def many(self) -> bool:
        """Whether several are in the hand: a whole OPD, or marked units."""
        return self._whole or bool(self._with)

    @property
    def partner(self) -> str:
        """The unit it would change places with."""
        return self._partner

    @property
    def target(self) -> Place | None:
        """The place under what is held."""
        return self._target

    # Taking and letting go ----------------------------------------------------------------

    def pick_up(self, unit: str, *, whole: bool = False) -> None:
        """Hold a unit, those marked with it, or its whole OPD; the page answers with offers."""
        block = self._view.block_of.get(unit)
        if block is None or not self._view.editable or self._held:
            return
        self.choose(unit)
        self._held, self._offers, self._whole = unit, {}, whole
        self._with = self._marked if unit in self._marked else frozenset()
        self._scene.hand.take(block, self._title(block))
        self._scene.tray.hold(True)
        self._place_tray()
        self._aim(self._view.place_of[unit])
        self._mark()
        self.picked.emit(unit)

    def set_whole(self, whole: bool) -> None:
        """Take the whole OPD of the held unit into the hand, or only the unit again."""
        if not self._held or whole == self._whole:
            return
        self._whole, self._offers = whole, {}
        block = self._view.block_of[self._held]
        self._scene.hand.take(block, self._title(block))
        self._meet("")
        self._mark()
        self.picked.emit(self._held)

    def _title(self, block: Block) -> str:
        if self._whole:
            return tr("stack.whole", opd=block.opd_label, n=len(self.taken))
        if self._with:
            return tr("stack.several", **together([self._view.block_of[u] for u in self.taken]))
        return ""

    def _going(self, units: frozenset[str]) -> frozenset[str]:
        """Return those of some units that go along: neither pinned nor on a locked floor."""
        view = self._view
        shut = {bar.place for bar in view.bars if bar.locked}
        blocks = (view.block_of[unit] for unit in units)
        return frozenset(
            b.unit for b in blocks if not b.pinned and view.place_of[b.unit] not in shut
        )

    def _outlined(self) -> frozenset[str]:
        return frozenset({self._partner}) if self._partner else super()._outlined()

    def _lifted(self) -> frozenset[str]:
        return self.taken if self.many else super()._lifted()

    def _aim(self, place: Place | None) -> None:
        if place != self._target:
            self._target = place
            self.hovered.emit(place)
        self._paint_offers()

    def _meet(self, other: str) -> None:
        """Aim at another unit to change places with; "" aims at floors again."""
        if other == self._held or self.many:
            other = ""
        if other == self._partner:
            return
        self._partner, self._swap = other, None
        if other:
            self.partner_met.emit(self._held, other)
        self._paint_offers()
        self._mark()

    def _paint_offers(self) -> None:
        if self._partner:
            self._scene.paint_offers({}, None)
            self._scene.hand.say(self._swap)
            return
        self._scene.paint_offers(self._offers, self._target)

    def drop(self) -> None:
        """Let what is held go where it is; a forbidden place gives it back."""
        unit, place, other, whole = self._held, self._target, self._partner, self._whole
        taken, many = self.taken, self.many
        offer = self._swap if other else self._offers.get(place) if place is not None else None
        here = self._view.place_of.get(unit)
        opd = self._view.block_of[unit].opd if unit in self._view.block_of else ""
        self._let_go()
        if offer and offer.tone is Tone.FORBIDDEN:
            self.released.emit()
        elif other:
            self.swapped.emit(unit, other)
        elif place is None or (place == here and not many):
            self.released.emit()
        elif many and not whole:
            self.dropped_many.emit(taken, place)
        elif whole:
            self.dropped_all.emit(opd, place)
        else:
            self.dropped.emit(unit, place)

    def cancel(self) -> None:
        """Put what is held back."""
        if self._held:
            self._let_go()
            self.released.emit()

    def _let_go(self) -> None:
        self._held, self._target, self._offers = "", None, {}
        self._whole, self._partner, self._swap = False, "", None
        self._with = frozenset()
        self._creep.stop()
        self._scene.hand.release()
        self._scene.tray.hold(False)
        self._paint_offers()
        self._mark()
        self.viewport().unsetCursor()

    # Carrying -----------------------------------------------------------------------------

    def _carry(self, at: QPoint, *, swap: bool = False) -> None:
        """Follow the pointer with what is held; with `swap` aim at the unit under it."""
        self._put_hand(self.mapToScene(at) + QPointF(14, 16))
        item = self._unit_at(at) if swap else None
        self._meet(item.first.unit if item and not item.block.group else "")
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
        """Put what is held beside the place or unit chosen by keys."""
        if self._partner:
            item = self._scene.units[self._partner]
            self.ensureVisible(item.sceneBoundingRect(), 30, 60)
            self._put_hand(item.sceneBoundingRect().bottomLeft() + QPointF(10, 4))
        elif self._target == TRAY:
            self._put_hand(self._scene.tray.pos() + QPointF(240, -self._scene.hand.height - 4))
        elif self._target is not None:
            floor = self._scene.floors[self._target]
            seen = floor.sceneBoundingRect()  # of a floor wider than the view its beginning
            seen.setWidth(min(seen.width(), self.viewport().width() - 60.0))
            before = self.horizontalScrollBar().value()
            self.ensureVisible(seen, 30, 60)
            if self.horizontalScrollBar().value() != before:  # Qt keeps parts it has not painted
                self.viewport().update()
            self._put_hand(QPointF(floor.bar.track.x + 30, floor.box.y + floor.box.h + 4))

    def _place_at(self, at: QPoint) -> Place | None:
        if self._scene.tray.isVisible() and at.y() >= self.tray_top:
            return TRAY
        point = self.mapToScene(at)
        bar = bar_at(self._scene.geometry.bars, point.x(), point.y())
        return bar.bar.place if bar else None

    def _unit_at(self, at: QPoint) -> Unit | None:
        return next((i for i in self.items(at) if isinstance(i, Unit)), None)

    def _near_rim(self, at: QPoint) -> bool:
        port = self.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        return not port.contains(at)

    def _creep_on(self) -> None:
        """Scroll while what is held is near the rim."""
        at = self.viewport().mapFromGlobal(QCursor.pos())
        port = self.viewport().rect()
        if not self._held or not self._near_rim(at) or not port.contains(at):
            self._creep.stop()
            return
        down = (at.y() > port.bottom() - EDGE) - (at.y() < EDGE)
        across = (at.x() > port.right() - EDGE) - (at.x() < EDGE)
        for bar, step in ((self.verticalScrollBar(), down), (self.horizontalScrollBar(), across)):
            bar.setValue(bar.value() + 14 * step)
