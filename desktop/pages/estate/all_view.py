"""Everything together as seen: the map with distances, and the costs of all buildings by m²."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QTabWidget, QWidget

from desktop.document.text import format_distance
from desktop.pages.estate.viewmodel import EstateModel
from desktop.system.translate import tr
from desktop.widgets.charts.site_map import MapPoint, SiteMap
from desktop.widgets.empty_state import empty_state
from desktop.widgets.late import Late
from desktop.widgets.page import NoticeKind, PageContext
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.table import GridTable
from desktop.widgets.words import button, column, holder, label, row
from desktop.workflows.map_background import Shape, read_background


class MapPanel(QFrame):
    """The map, its buttons, and how far everything is from the site that is marked.

    `chosen` carries a site that was marked here, `opened` one that was opened.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, model: EstateModel, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model, self._context = model, context
        self.map = SiteMap(tr("estate.map"), format_distance)
        self.map.chosen.connect(self._choose)
        self.map.opened.connect(self.opened)
        self._lines: tuple[Shape, ...] | None = None
        zooms = (
            ("zoom-in", "estate.map.larger", lambda: self.map.zoom(True)),
            ("zoom-out", "estate.map.smaller", lambda: self.map.zoom(False)),
            ("maximize", "estate.map.fit", self.map.fit),
        )
        self._zooms = [button("", act, kind="quiet", drawing=d, tip=tr(k)) for d, k, act in zooms]
        self.take = button(tr("estate.map.background"), self._ask, drawing="image", kind="quiet")
        self.take.setToolTip(tr("estate.map.background.tip"))
        self.drop = button("", self._drop, drawing="x", kind="quiet")
        self._said = label("", "note", "warning", wrap=True)
        self.table = GridTable(
            model.map.distances(""),
            tr("estate.map.distances"),
            empty=(tr("estate.map.alone"), ""),
            drawing="map-pin",
            search=False,
        )
        self.table.opened.connect(self._go)
        self.table.setFixedWidth(330)
        self._rooms = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        tools = row(*self._zooms, None, self.take, self.drop, gap=SMALL)
        keys = label(tr("estate.map.keys"), "note", "quiet", wrap=True)
        left = column(tools, self.map, keys, self._said, gap=SMALL)
        left.setStretchFactor(self.map, 1)
        both = row(holder(left), self.table, gap=MEDIUM, margin=MEDIUM)
        both.setStretch(0, 1)
        self._rooms.addWidget(holder(both))
        none = (tr("estate.map.none"), tr("estate.map.none.words"))
        self._rooms.addWidget(empty_state("map-pin", *none))
        box = column(self._rooms)
        box.setContentsMargins(1, 1, 1, 1)
        self.setLayout(box)

    def refresh(self) -> None:
        """Show sites, background and distances as they are now."""
        places = self._model.map.places()
        self._rooms.setCurrentIndex(0 if places else 1)
        self.map.show_points(
            [
                MapPoint(p.id, p.name, p.longitude, p.latitude, p.people, p.words, p.planned)
                for p in places
            ]
        )
        shapes = self._model.map.background()
        if shapes is not self._lines:
            self._lines = shapes
            self.map.show_background([(shape.points, shape.closed) for shape in shapes])
        name = self._model.map.background_name()
        self.drop.setVisible(bool(name) and self._model.free)
        self.drop.setToolTip(tr("estate.map.background.drop", name=name))
        self.drop.setAccessibleName(tr("estate.map.background.drop", name=name))
        self.take.setVisible(self._model.free)
        unplaced = self._model.map.unplaced()
        self._said.setText(unplaced)
        self._said.setVisible(bool(unplaced))
        self._show_distances()

    def mark(self, site: str) -> None:
        """Mark a site that was chosen elsewhere."""
        self.map.choose(site)
        self._show_distances()

    def _choose(self, site: str) -> None:
        self._show_distances()
        self.chosen.emit(site)

    def _go(self, site: str) -> None:
        self.map.choose(site)
        self._choose(site)

    def _show_distances(self) -> None:
        self.table.setVisible(bool(self.map.at))  # until then its room is the map's
        grid = self._model.map.distances(self.map.at)
        if grid != self.table.model.grid:
            name, _ = self._model.title("site", self.map.at) if self.map.at else ("", "")
            words = tr("estate.map.from", name=name) if name else tr("estate.map.distances")
            self.table.show_grid(grid, words)

    def _ask(self) -> None:
        folder = self._context.settings().last_folder
        kinds = f"{tr('estate.map.background.kinds')} (*.geojson *.json)"
        title = tr("estate.map.background")
        name, _ = QFileDialog.getOpenFileName(self, title, folder, kinds)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a background beside the window and keep it."""
        self._path = path
        words = tr("estate.map.background.reading", name=path.name)
        self._context.tasks.latest("background", words, lambda _: read_background(path), self._keep)

    def _keep(self, shapes: tuple[Shape, ...]) -> None:
        said = self._model.map.set_background(self._path, shapes)
        self._context.notify(said, NoticeKind.GOOD, undo=True)

    def _drop(self) -> None:
        self._context.notify(self._model.map.drop_background(), NoticeKind.INFO, undo=True)


class ComparePanel(QWidget):
    """What every building costs by m², and in full why the chosen one stands out."""

    def __init__(self, model: EstateModel) -> None:
        super().__init__()
        self._model = model
        self.costs = GridTable(
            model.compare.grid(),
            tr("estate.compare"),
            empty=(tr("estate.no_costs"), tr("estate.no_costs.words")),
            drawing="coins",
        )
        self.costs.row_chosen.connect(self._tell)
        self.costs.say(model.compare.summary())
        self.why = label("", "body", wrap=True)
        self.why.setMinimumHeight(self.why.fontMetrics().lineSpacing() * 2)
        inside = column(self.costs, self.why, gap=SMALL)
        inside.setStretchFactor(self.costs, 1)
        self.setLayout(inside)

    def refresh(self) -> None:
        """Show the costs as they are now."""
        grid = self._model.compare.grid()
        if grid != self.costs.model.grid:
            self.costs.show_grid(grid)
            self.why.clear()
        self.costs.say(self._model.compare.summary())

    def _tell(self, building: str) -> None:
        """Say in full why a building stands out."""
        self.why.setText(self._model.why(building) or tr("estate.compare.usual"))


class AllPanel(QTabWidget):
    """Map and comparison. `opened` carries kind and id of what is to be shown."""

    opened = Signal(str, str)

    def __init__(self, model: EstateModel, context: PageContext) -> None:
        super().__init__()
        self._model = model
        self.map = MapPanel(model, context)
        self.map.opened.connect(lambda id: self.opened.emit("site", id))
        self.compare = Late(self._compare_panel)
        self.addTab(self.map, tr("estate.tab.map"))
        self.addTab(self.compare, tr("estate.tab.compare"))

    def _compare_panel(self) -> ComparePanel:
        made = ComparePanel(self._model)
        made.costs.opened.connect(lambda id: self.opened.emit("building", id))
        return made

    def show_record(self, id: str) -> None:
        """There is only one of this kind."""

    def refresh(self) -> None:
        """Show everything as it is now."""
        self.map.refresh()
        for compare in self.compare.made:
            compare.refresh()

    def begin(self) -> None:
        """There is nothing to be written here."""

    def tab(self) -> int:
        """Return the tab shown."""
        return self.currentIndex()

    def show_tab(self, place: int) -> None:
        """Show a tab."""
        self.setCurrentIndex(place)
