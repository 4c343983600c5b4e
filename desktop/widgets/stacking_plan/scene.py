"""The scene of a stacking plan: builds the painted parts and says how each of them looks now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from desktop.widgets.stacking_plan.bars import BarBox
from desktop.widgets.stacking_plan.geometry import Frame, Geometry, lay_out
from desktop.widgets.stacking_plan.held import Held
from desktop.widgets.stacking_plan.items import Card, Floor, Over, Part, Tower, Unit
from desktop.widgets.stacking_plan.look import Look, look
from desktop.widgets.stacking_plan.offer import Offers
from desktop.widgets.stacking_plan.tray import Tray
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.stack_view import StackView

KEPT = 96 * 1024  # KB of what is painted: floors and blocks of a large screen; Qt's own is a tenth


@dataclass(frozen=True)
class _Row:
    """A bar and what it is painted with."""

    bar: BarBox
    parts: list[Part]


def _row(bar: BarBox, old: list[Part]) -> _Row:
    """Return a bar with what it is painted with; blocks drawn exactly as before are kept."""
    kept = {part.first.unit: part for part in old if isinstance(part, Unit)}
    blocks = (kept.get(box.blocks[0].unit) for box in bar.blocks)
    parts: list[Part] = [Floor(bar)]
    parts += [
        part if part is not None and part.block == box else Unit(box)
        for part, box in zip(blocks, bar.blocks, strict=True)
    ]
    return _Row(bar, [*parts, Over(bar)] if bar.over else parts)


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
        QPixmapCache.setCacheLimit(max(KEPT, QPixmapCache.cacheLimit()))
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.geometry = Geometry((), (), (), 0, 0, 1)
        self.floors: dict[Place, Floor] = {}
        self.units: dict[str, Unit] = {}
        self.tray = Tray()
        self.hand = Held()
        self.ghosts = False
        self._around: list[Part] = []  # cards and towers
        self._bars: dict[Place, _Row] = {}
        self._look: Look | None = None
        self.addItem(self.tray)
        self.addItem(self.hand)

    def build(self, view: StackView, frame: Frame) -> None:
        """Make what changed anew; a bar that is drawn exactly as before keeps its parts."""
        if self._look is not look():
            self.setBackgroundBrush(look().colour("window"))
            self._clear([*self._around, *(p for row in self._bars.values() for p in row.parts)])
            self._around, self._bars = [], {}
        old, self._bars = self._bars, {}
        self.geometry, self._look = lay_out(view, frame), look()
        self._surround()
        self.floors, self.units = {}, {}
        for bar in self.geometry.bars:
            kept = old.pop(bar.bar.place, None)
            if kept is None or kept.bar != bar:
                was = kept.parts if kept else []
                kept = _row(bar, was)
                self._clear([part for part in was if part not in kept.parts])
            self._take_in(kept)
        for row in old.values():
            self._clear(row.parts)

    def _surround(self) -> None:
        """Put the cards and towers around the bars; those that are as before stay."""
        was, geometry = self._around, self.geometry
        cards = {part.card: part for part in was if isinstance(part, Card)}
        towers = {part.tower.box: part for part in was if isinstance(part, Tower)}
        now: list[Part] = [cards.get(card) or Card(card) for card in geometry.cards]
        for tower in geometry.towers:
            known = towers.get(tower.box)
            now.append(known if known and known.tower == tower else Tower(tower))
        self._clear([part for part in was if part not in now])
        for part in now:
            if part.scene() is None:
                self.addItem(part)
        self._around = now

    def _clear(self, parts: list[Part]) -> None:
        for part in parts:
            self.removeItem(part)

    def _take_in(self, row: _Row) -> None:
        """Show a bar with its blocks; parts that are here already stay untouched."""
        self._bars[row.bar.bar.place] = row
        for part in row.parts:
            if part.scene() is None:
                self.addItem(part)
            if isinstance(part, Floor):
                self.floors[row.bar.bar.place] = part
                if part.ghosts != self.ghosts:
                    part.ghosts = self.ghosts
                    part.update()
            elif isinstance(part, Unit):
                for block in part.block.blocks:
                    self.units[block.unit] = part

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

    def mark(self, bright: frozenset[str], chosen: frozenset[str], held: frozenset[str]) -> None:
        """Say which blocks are pale, outlined and lifted."""
        for unit in {id(u): u for u in self.units.values()}.values():
            mine = {block.unit for block in unit.block.blocks}
            unit.mark(
                dim=bool(bright) and bright.isdisjoint(mine),
                chosen=not chosen.isdisjoint(mine),
                lifted=not held.isdisjoint(mine) and (not unit.block.group or mine <= held),
            )

    def paint_offers(self, offers: Offers, target: Place | None) -> None:
        """Colour every place by what it offers; none at all without offers."""
        for place, floor in self.floors.items():
            floor.show_offer(offers.get(place), place == target)
        self.tray.show_offer(offers.get(TRAY), target == TRAY)
        self.hand.say(offers.get(target) if target is not None else None)
