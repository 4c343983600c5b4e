"""What hand and keys do to the plan: prices while held, drops, swaps, pins, locks, the menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.pages.stacking.merging import merge, partners
from desktop.pages.stacking.moving import drop_many, drop_opd, lock, pin_many, swap
from desktop.pages.stacking.pricing_many import swap_offer
from desktop.pages.stacking.splitting import headcount
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.pages.stacking.whole_view import WholeHand
from desktop.system.translate import tr
from desktop.widgets.deeds import Deed, Doer, menu_deeds
from desktop.widgets.icons import icon
from desktop.widgets.page import NoticeKind, PageContext
from desktop.widgets.stacking_plan.offer import Offers
from desktop.widgets.stacking_plan.plan import StackingPlan
from desktop.widgets.stacking_plan.words import together
from desktop.workflows.seats import TRAY, Place


class Hand(Doer):
    """Between the plan and the model: answers what is held, makes the steps, says what was done.

    `split_asked(unit)` by the menu or by S.
    """

    split_asked = Signal(str)

    def __init__(self, context: PageContext, model: StackingModel, plan: StackingPlan) -> None:
        super().__init__(plan)
        self.context, self.model, self.plan = context, model, plan
        self.whole = WholeHand(model, self)
        self.whole.priced.connect(self._priced)
        self.card: QWidget | None = None  # tells the steps itself while it is seen
        self._offered = QMenu(plan)  # what the command palette was last told
        plan.picked.connect(self.offer)
        plan.hovered.connect(self.whole.look_at)
        plan.partner_met.connect(self._partner)
        plan.dropped.connect(lambda unit, place: self.say(model.drop(unit, place)))
        plan.dropped_all.connect(lambda opd, place: self.say(drop_opd(model, opd, place)))
        plan.dropped_many.connect(lambda units, at: self.say(drop_many(model, units, at)))
        plan.swapped.connect(lambda one, other: self.say(swap(model, one, other)))
        plan.pin_asked.connect(self.pin)
        plan.lock_asked.connect(self._lock)
        plan.menu_asked.connect(self.open_menu)
        plan.split_asked.connect(self.split_asked)
        plan.merge_asked.connect(self.ask_partner)

    def say(self, done: str) -> None:
        """Tell what was done, unless the card of the bill does: a line below moves the plan."""
        if done and not (self.card and self.card.isVisible()):
            self.context.notify(done, NoticeKind.GOOD)

    def pin(self, unit: str) -> None:
        """Pin a unit or free it, with all that are marked with it."""
        marked = self.plan.marked
        self.say(pin_many(self.model, marked) if unit in marked else self.model.pin(unit))

    def _lock(self, place: Place) -> None:
        """Lock a floor or open it; say why an old building is not locked."""
        if self.model.editable and not place.floor:
            self.context.notify(tr("stacking.lock_none"), NoticeKind.INFO)
        self.say(lock(self.model, place))

    # While something is held --------------------------------------------------------------

    def offer(self, unit: str) -> None:
        """Answer what every place offers to what is held."""
        self.whole.end()
        if self.plan.many:
            self.whole.begin(self.plan.taken)
            self.whole.look_at(self.plan.target)
        else:
            self.plan.show_offers(self.model.offers(unit))

    def _priced(self, offers: Offers) -> None:
        """Colour the floors by what is known of the whole OPD so far."""
        if self.plan.held and self.plan.many:
            self.plan.show_offers(offers)
        else:
            self.whole.end()

    def _partner(self, unit: str, other: str) -> None:
        self.plan.show_swap(swap_offer(self.model.view(), self.model.pricer, unit, other))

    # The menu -----------------------------------------------------------------------------

    def open_menu(self, unit: str, place: Place | None, at: QPoint) -> None:
        """Open the menu of a unit or a floor at a point of the screen."""
        menu = self.menu(unit, place)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(at)

    def deeds(self) -> tuple[Deed, ...]:
        """Return what the menu of the chosen unit offers, for the command palette."""
        self._offered.deleteLater()
        unit = self.plan.unit
        place = self.model.view().place_of.get(unit) if unit else None
        self._offered = self.menu(unit, place)
        join = Deed(tr("stacking.menu.merge_ask"), lambda: self.ask_partner(unit), "M")
        can = bool(unit) and self.model.editable and bool(partners(self.model, unit))
        return (*menu_deeds(self._offered), *((join,) if can else ()))

    def ask_partner(self, unit: str) -> None:
        """Open the list of those a unit can be made one with beside it, the nearest marked."""
        menu = QMenu(self.plan)
        menu.setTitle(tr("stacking.menu.merge"))
        menu.setAccessibleName(tr("stacking.menu.merge_ask"))
        self._put_partners(menu, unit)
        if not self.model.editable or not menu.actions():
            return
        at = self.plan.centre_of(unit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.plan.viewport().mapToGlobal(at))
        menu.setActiveAction(menu.actions()[0])

    def _put_partners(self, menu: QMenu, unit: str) -> None:
        for id, name in partners(self.model, unit):
            join = menu.addAction(name)
            join.triggered.connect(lambda _=False, o=id: self._join(unit, o))

    def _join(self, unit: str, other: str) -> None:
        """Make a unit part of another, which is chosen in its place."""
        said = merge(self.model, unit, other)
        self.say(said)
        if said:
            self.plan.choose(other)
            self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def menu(self, unit: str, place: Place | None) -> QMenu:
        """Return the menu: everything that can be done here, each with its key."""
        menu = QMenu(self.plan)
        if unit and self.model.editable:
            self._unit_actions(menu, unit)
        if place and self.model.editable and place.floor:
            key = "unlock_floor" if self.model.locked(place) else "lock_floor"
            act = self._add(menu, f"stacking.menu.{key}", "lock", "L" if unit else "")
            act.triggered.connect(lambda: self.say(lock(self.model, place)))
        return menu

    def _unit_actions(self, menu: QMenu, unit: str) -> None:
        model, plan = self.model, self.plan
        block, place = model.view().block_of[unit], model.view().place_of[unit]
        placed, several = place != TRAY, len(plan.marked) if unit in plan.marked else 0
        if several:
            told = tr("stack.several", **together([model.view().block_of[u] for u in plan.marked]))
            menu.addSection(told)
        lift = self._add(menu, "stacking.menu.lift", "move", "Enter")
        lift.triggered.connect(lambda: plan.lift(unit))
        whole = self._add(menu, "stacking.menu.lift_all", "users", "Shift+Enter")
        whole.triggered.connect(lambda: plan.lift(unit, whole=True))
        if placed:
            trade = self._add(menu, "stacking.menu.swap", "arrow-left-right", "T")
            trade.triggered.connect(lambda: plan.lift(unit, swap=True))
            name = "stacking.unpin" if block.pinned else "stacking.pin"
            pin = self._add(menu, name, "pin-off" if block.pinned else "pin", "P")
            pin.triggered.connect(lambda: self.pin(unit))
            tray = self._add(menu, "stacking.to_tray", "inbox", "Del")
            tray.triggered.connect(lambda: plan.put_away(unit))
        menu.addSeparator()
        if len(here := [u for u, at in model.view().place_of.items() if at == place]) > 1:
            floor = self._add(menu, "stacking.menu.mark_floor", "list", "Ctrl+A")
            floor.triggered.connect(lambda: plan.mark_units(here))
        if headcount(model.problem, unit) > 1:
            part = self._add(menu, "stacking.menu.split", "split", "S")
            part.triggered.connect(lambda: self.split_asked.emit(unit))
        if partners(model, unit):
            into = menu.addMenu(icon("git-compare"), f"{tr('stacking.menu.merge')}\tM")
            self._put_partners(into, unit)
        menu.addSeparator()

    def _add(self, menu: QMenu, key: str, drawing: str, keys: str = "") -> QAction:
        words = tr(key)
        return menu.addAction(icon(drawing), f"{words}\t{keys}" if keys else words)
