"""The scene of a stacking plan: builds the painted parts and says how each of them looks now."""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from desktop.widgets.stacking_plan.bars import BarBox
from desktop.widgets.stacking_plan.geometry import Frame, Geometry, lay_out
from desktop.widgets.stacking_plan.held import Held
from desktop.widgets.stacking_plan.items import Card, Floor, Over, Part, Tower, Unit
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.offer import Offers
from desktop.widgets.stacking_plan.tray import Tray
from desktop.workflows.stack_view import TRAY, Place, StackView


class StackScene(QGraphicsScene):
    """Everything that is painted; it knows what is shown, not what the user does.

    Attributes
    ----------
    geometry : Geometry
        Where everything is.
    floors : dict of Place to Floor
        The bars.
    units : dict of str to Unit
        The blocks by unit id; several small units share one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.geometry = Geometry((), (), (), 0, 0, 1)
        self.floors: dict[Place, Floor] = {}
        self.units: dict[str, Unit] = {}
        self.tray = Tray()
        self.hand = Held()
        self.ghosts = False
        self.addItem(self.tray)
        self.addItem(self.hand)

    def build(self, view: StackView, frame: Frame) -> None:
        """Make every part anew."""
        self.setBackgroundBrush(look().colour("window"))
        keep = (self.tray, self.hand)
        for item in self.items():
            if item not in keep and item.parentItem() is not self.tray:
                self.removeItem(item)
        self.geometry = lay_out(view, frame)
        for card in self.geometry.cards:
            self.addItem(Card(card))
        for tower in self.geometry.towers:
            self.addItem(Tower(tower))
        self.floors, self.units = {}, {}
        for bar in self.geometry.bars:
            self._add_bar(bar)

    def _add_bar(self, bar: BarBox) -> None:
        floor = Floor(bar)
        floor.ghosts = self.ghosts
        self.floors[bar.bar.place] = floor
        self.addItem(floor)
        for box in bar.blocks:
            unit = Unit(box)
            self.addItem(unit)
            for block in box.blocks:
                self.units[block.unit] = unit
        if bar.over:
            self.addItem(Over(bar))

    def lay_tray(self, view: StackView, bright: frozenset[str], width: float) -> None:
        """Fill the tray; with some looked for, only they are there, if any of them is."""
        blocks = tuple(b for b in view.tray if b.unit in bright) or view.tray
        self.tray.lay(blocks, width)
        for unit in self.tray.units:
            self.units[unit.first.unit] = unit
        size, margin = self.geometry, self.tray.height
        self.setSceneRect(0, 0, max(1.0, size.width), max(1.0, size.height + margin))

    def show_ghosts(self, on: bool) -> None:
        """Outline who sits where today."""
        self.ghosts = on
        for floor in self.floors.values():
            floor.ghosts = on
            floor.update()

    def mark_place(self, place: Place | None) -> None:
        """Outline one floor, or none."""
        for each, floor in self.floors.items():
            floor.show_marked(each == place)

    def keep_cached(self, on: bool) -> None:
        """Let Qt keep what is painted, for smooth scrolling, or paint every time anew."""
        modes = QGraphicsItem.CacheMode
        for item in self.items():
            if isinstance(item, Part):
                item.setCacheMode(modes.DeviceCoordinateCache if on else modes.NoCache)

    def mark(self, bright: frozenset[str], chosen: str, held: frozenset[str]) -> None:
        """Say which blocks are pale, outlined and lifted."""
        for unit in {id(u): u for u in self.units.values()}.values():
            mine = {block.unit for block in unit.block.blocks}
            unit.mark(
                dim=bool(bright) and bright.isdisjoint(mine),
                chosen=chosen in mine,
                lifted=not held.isdisjoint(mine) and (not unit.block.group or mine <= held),
            )

    def paint_offers(self, offers: Offers, target: Place | None) -> None:
        """Colour every place by what it offers; none at all without offers."""
        for place, floor in self.floors.items():
            floor.show_offer(offers.get(place), place == target)
        self.tray.show_offer(offers.get(TRAY), target == TRAY)
        self.hand.say(offers.get(target) if target is not None else None)
