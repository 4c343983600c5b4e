"""The canvas of the stacking plan: shows it, selects, zooms, fits, and draws it as a picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget
from shiboken6 import isValid

from desktop.system.translate import tr
from desktop.widgets.stacking_plan import walk, words
from desktop.widgets.stacking_plan.bars import SMALLEST, Ruler
from desktop.widgets.stacking_plan.coming import Coming
from desktop.widgets.stacking_plan.flashing import Flashing
from desktop.widgets.stacking_plan.geometry import Frame, lay_out
from desktop.widgets.stacking_plan.gliding import Gliding, spots
from desktop.widgets.stacking_plan.items import Floor, Unit
from desktop.widgets.stacking_plan.scene import StackScene
from desktop.widgets.theme import current_theme, theme_signals
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.stack_view import StackView

MANY = 2  # units elsewhere from which on a change is shown as a movement
SHARES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.5)  # of its size, to see the overview whole
LEGIBLE = 0.7  # of the usual size, in points of the screen: words are not drawn smaller
ZOOMS = (25, 50, 60, 70, 80, 90, 100, 115, 130, 150, 175, 200, 250, 300)


class StackCanvas(QGraphicsView):
    """A stacking plan that is looked at.

    `chosen(unit)` tells that another unit is selected, "" for none; `zoomed(percent)`.
    """

    chosen = Signal(str)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = StackScene()
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a steady width
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("stack.name"))
        self._view = StackView()
        self._zoom, self._share = 100, 1.0
        self._unit = ""
        self._bright: frozenset[str] = frozenset()
        self._held = ""
        self._ruler = Ruler()
        self.glides = True
        self._gliding, self._coming, self._flashing = Gliding(self), Coming(self), Flashing(self)
        self._flashing.blinked.connect(self._blink)
        theme_signals().changed.connect(self._rebuild)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._place_tray)

    def show_view(self, view: StackView) -> None:
        """Show a plan; selection, zoom and place of the view stay.

        When several units are elsewhere in the same scenario, as after a search, they glide there.
        """
        if view == self._view and self._scene.floors:
            self._mark()
            return
        was, self._view = self._view, view
        if self._unit not in view.block_of:
            self._unit = ""
        before = spots(self._scene.units) if self.glides and _many_moved(was, view) else {}
        first = not self._scene.floors
        if was.scenario != view.scenario:
            self._shrink()
        self._rebuild()
        if first and self.isVisible():  # else nobody waits for it
            self._coming.begin(self._scene.units.values())
        if before:
            self._gliding.begin(before, self._scene.units)

    def show_ghosts(self, on: bool) -> None:
        """Outline who sits where today."""
        self._scene.show_ghosts(on)

    def measure(self, *, people: bool) -> None:
        """Draw lengths by people, or by net area."""
        if people != self._ruler.people:
            self._ruler = Ruler(people)
            self._rebuild()

    def highlight(self, units: frozenset[str]) -> None:
        """Make all other units pale; nobody named shows everybody."""
        self._bright = units
        self._lay_tray()
        self._mark()

    def choose(self, unit: str) -> None:
        """Select a unit, bring it into sight and tell so."""
        if unit == self._unit:
            return
        self._flashing.end()
        was, self._unit = self._unit, unit
        self._scene.mark_place(None)
        regroup = walk.grouped(self._scene.geometry, unit) or (was and self._was_apart(was))
        if regroup:
            self._rebuild()
        self._mark()
        if item := self._scene.units.get(unit):
            self.ensureVisible(item.sceneBoundingRect(), 40, 60)
        if block := self._view.block_of.get(unit):
            self.setAccessibleDescription(walk.spoken(self._view, block))
        self.chosen.emit(unit)

    def flash(self) -> None:
        """Let the chosen block blink, so that the eye finds it; not without motion."""
        if self.glides and self._unit in self._scene.units:
            self._flashing.begin()

    def _blink(self, on: bool) -> None:
        if item := self._scene.units.get(self._unit):
            item.mark(dim=item.dim, chosen=on, lifted=item.lifted)

    def show_place(self, place: Place) -> None:
        """Bring a floor into sight and outline it; a place that is not there outlines none."""
        self._scene.mark_place(place)
        if floor := self._scene.floors.get(place):
            self.ensureVisible(floor.sceneBoundingRect(), 20, 60)

    @property
    def unit(self) -> str:
        """The selected unit."""
        return self._unit

    @property
    def shown(self) -> StackView:
        """The plan that is shown."""
        return self._view

    @property
    def zoom(self) -> int:
        """Zoom in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Draw everything at another size, the middle of the view staying where it is."""
        percent = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        if percent == self._zoom:
            return
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        shares = [bar.value() / max(1, bar.maximum()) for bar in bars]
        self._zoom = percent
        self._shrink()
        self._rebuild()
        for bar, share in zip(bars, shares, strict=True):
            bar.setValue(round(share * bar.maximum()))
        self.zoomed.emit(percent)

    def zoom_step(self, up: bool) -> None:
        """Go to the next larger or smaller zoom."""
        more = [z for z in ZOOMS if (z > self._zoom if up else z < self._zoom)]
        if more:
            self.set_zoom(more[0] if up else more[-1])

    def fit(self) -> None:
        """Choose the largest zoom at which everything is seen; the overview when none does.

        Once more, with the overview on, it goes back to a size at which names can be read.
        """
        zoom = next((each for each in reversed(ZOOMS) if self._fits(each, 1.0)), ZOOMS[0])
        self.set_zoom(100 if zoom == self._zoom == ZOOMS[0] else zoom)

    def _fits(self, zoom: int, share: float) -> bool:
        """Tell whether everything is seen at a zoom, drawn at a share of its size."""
        made = lay_out(self._view, self._frame(zoom, share))
        height = self.viewport().height() / share - self._scene.tray.height
        return made.height <= height and made.width <= self.viewport().width() / share

    def _shrink(self) -> None:
        """Draw the overview smaller where a small screen shows it whole only so."""
        points = self.devicePixelRatioF()
        shares = [each for each in SHARES if each == 1 or each * points >= LEGIBLE]
        small = self._zoom == ZOOMS[0]
        fit = next((each for each in shares if self._fits(self._zoom, each)), 1.0) if small else 1.0
        if fit != self._share:
            self._share = fit
            self.setTransform(QTransform.fromScale(fit, fit))

    def picture(self, painter: QPainter) -> None:
        """Draw the whole plan, without selection, onto a picture or paper of `picture_size`."""
        self._coming.end()
        width, height = self.picture_size()
        was, self._unit = self._unit, ""
        self._mark()
        self._scene.tray.setVisible(False)
        self._scene.keep_cached(False)  # a cached part would become a bitmap in a vector picture
        self._scene.render(painter, QRectF(0, 0, width, height), QRectF(0, 0, width, height))
        self._scene.keep_cached(True)
        self._unit = was
        self._mark()
        self._scene.tray.setVisible(self._scene.tray.shown)

    def show_as(self, other: StackCanvas) -> None:
        """Show what another canvas shows, the same way, at a size of its own."""
        self.glides = False
        self.measure(people=other._ruler.people)
        self.show_view(other.shown)
        self.show_ghosts(other._scene.ghosts)
        self.highlight(other._bright)

    def picture_size(self) -> tuple[int, int]:
        """Return width and height of the whole plan."""
        return int(self._scene.geometry.width), int(self._scene.geometry.height)

    @property
    def scale_of_lengths(self) -> tuple[float, bool]:
        """Pixels per dm², or per person when lengths are people."""
        return self._scene.geometry.scale, self._ruler.people

    def centre_of(self, unit: str) -> QPoint:
        """Return the middle of a unit's block in pixels of the viewport."""
        return self.mapFromScene(self._scene.units[unit].sceneBoundingRect().center())

    def middle_of(self, place: Place) -> QPoint:
        """Return the middle of a bar, or of the tray, in pixels of the viewport."""
        if place == TRAY:
            return self.mapFromScene(self._scene.tray.sceneBoundingRect().center())
        return self.mapFromScene(self._scene.floors[place].sceneBoundingRect().center())

    @property
    def tray_top(self) -> float:
        """Where the tray begins, in pixels of the viewport."""
        return self.viewport().height() - self._scene.tray.layout.height * self._share

    def _frame(self, zoom: int, share: float = 0.0) -> Frame:
        width = self.viewport().width() / (share or self._share)
        apart = frozenset({self._unit}) if self._unit else frozenset()
        titles, scale = (tr("stack.stays"), tr("stack.singles")), current_theme().scale
        return Frame(width, zoom, apart, *titles, scale, self._ruler)

    def _rebuild(self) -> None:
        self._gliding.end()
        self._scene.build(self._view, self._frame(self._zoom))
        self._lay_tray()
        self._mark()

    def _lay_tray(self) -> None:
        width = self.viewport().width() / self._share
        self._scene.lay_tray(self._view, self._bright, width)
        self._place_tray()

    def _place_tray(self) -> None:
        tray = self._scene.tray
        if not isValid(tray):  # the scroll bars speak once more while Qt takes everything down
            return
        tray.setPos(self.mapToScene(0, int(self.tray_top)))

    def _mark(self) -> None:
        self._scene.mark(self._bright, self._outlined(), self._lifted())

    def _outlined(self) -> frozenset[str]:
        """Return the units that are outlined."""
        return frozenset({self._unit}) if self._unit else frozenset()

    def _lifted(self) -> frozenset[str]:
        """Return the units that are lifted from their places."""
        return frozenset({self._held}) if self._held else frozenset()

    def _was_apart(self, unit: str) -> bool:
        item = self._scene.units.get(unit)
        return item is not None and item.box.w <= SMALLEST

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Say what is under the pointer when it rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """Return what is said of the unit or floor at a point, with the rules broken there."""
        said = self._view.broken
        for item in self.items(at):
            if isinstance(item, Unit) and item.block.group:
                return words.group_tip(item.block.blocks)
            if isinstance(item, Unit):
                return words.block_tip(item.first, said.get(item.first.unit, ()))
            if isinstance(item, Floor):
                bar = item.bar.bar
                name = walk.place_name(self._view, bar.place)
                return words.bar_tip(bar, name, said.get(bar.place.floor or "-", ()))
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Wrap the plan to the new width."""
        super().resizeEvent(event)
        share = self._share
        self._shrink()
        if event.size().width() != event.oldSize().width() or share != self._share:
            self._rebuild()
        self._place_tray()


def _many_moved(was: StackView, now: StackView) -> bool:
    if was.scenario != now.scenario:
        return False
    places = was.place_of
    moved = (unit for unit, place in now.place_of.items() if places.get(unit, place) != place)
    return sum(1 for _ in moved) >= MANY
