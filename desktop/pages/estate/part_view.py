"""The right side of the page: a site, a building with its floors and costs, or a floor."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.document.text import format_money_short
from desktop.pages.estate.photos_view import PhotosPanel
from desktop.pages.estate.viewmodel import EstateModel
from desktop.system.translate import tr
from desktop.widgets.charts.bars import BarChart, Series
from desktop.widgets.form.form import Form
from desktop.widgets.page import PageContext
from desktop.widgets.palette import LARGE, MEDIUM
from desktop.widgets.table import GridTable
from desktop.widgets.theme import current_theme
from desktop.widgets.words import card, column, label, row, scrolling

NARROW, WIDE = 232, 336  # pixels of the chart beside a table
RIMS = 4  # pixels of the rims of a card and its table


class Panel(QTabWidget):
    """One record, tab by tab; the form is one of the tabs."""

    def __init__(self, model: EstateModel, kind: str) -> None:
        super().__init__()
        self._model, self._kind = model, kind
        self.shown = ""
        self._form = Form(model.form_grid(kind), model.form_groups(kind))

    def _add_form(self) -> None:
        inside = column(self._form)
        inside.setContentsMargins(0, 0, LARGE, 0)
        self.addTab(card(scrolling(inside), margin=LARGE), tr(f"estate.tab.{self._kind}"))

    def show_record(self, id: str) -> None:
        """Show another record."""
        self.shown = id
        self._form.show_row(self._model.form_grid(self._kind), id)

    def refresh(self) -> None:
        """Show the record as it is now."""
        self._form.refresh()

    def begin(self) -> None:
        """Begin to write its name."""
        self.setCurrentIndex(self.count() - 1)
        self._form.begin()

    def tab(self) -> int:
        """Return the tab shown."""
        return self.currentIndex()

    def show_tab(self, place: int) -> None:
        """Show a tab."""
        self.setCurrentIndex(place)


class SitePanel(Panel):
    """A site: its buildings, its own facts."""

    def __init__(self, model: EstateModel) -> None:
        super().__init__(model, "site")
        self._buildings = GridTable(
            model.buildings(""),
            tr("estate.buildings"),
            empty=(tr("estate.no_buildings"), tr("estate.no_buildings.words")),
            drawing="building-2",
            add_text=tr("estate.add_building"),
        )
        self.addTab(self._buildings, tr("estate.tab.buildings"))
        self._add_form()

    def show_record(self, id: str) -> None:
        """Show another site."""
        super().show_record(id)
        self._buildings.show_grid(self._model.buildings(id))

    def refresh(self) -> None:
        """Show the site as it is now."""
        super().refresh()
        self._buildings.refresh()


class ByYear(QWidget):
    """What a building costs by year, as a table and as a chart; the table takes what it needs."""

    def __init__(self, model: EstateModel) -> None:
        super().__init__()
        self._model, self._building = model, ""
        self.table = GridTable(model.costs_by_year(""), tr("estate.by_year"), search=False)
        self.chart = BarChart(format_money_short, height=280)
        self._why = label("", "note", "warning", wrap=True)
        title = label(tr("estate.chart"), "lead")
        inside = column(title, self.chart, self._why, None, gap=MEDIUM)
        self._beside = card(scrolling(inside))
        both = row(self.table, self._beside, gap=MEDIUM)
        both.setStretchFactor(self.table, 1)
        self.setLayout(both)

    def show_building(self, id: str) -> None:
        """Show another building."""
        self._building = id
        self.table.show_grid(self._model.costs_by_year(id))
        self._share_out()

    def refresh(self) -> None:
        """Show the costs as they are now."""
        self.table.refresh()
        bars = self._model.bars(self._building)
        self.chart.show_bars(bars.years, [Series(name, values) for name, values in bars.series])
        said, why = self._model.cost_words(self._building), self._model.why(self._building)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.table.say(said)
        self._beside.setVisible(any(any(values) for _, values in bars.series))
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Let the chart have what the table does not need, within what a chart can be."""
        theme = current_theme()
        left = self.width() - MEDIUM - RIMS - self.table.view.room_wanted()
        self._beside.setFixedWidth(max(theme.px(NARROW), min(theme.px(WIDE), left)))


class BuildingPanel(Panel):
    """A building: floors, costs by year, every cost, its own facts."""

    def __init__(self, model: EstateModel, context: PageContext) -> None:
        super().__init__(model, "building")
        self._floors = GridTable(
            model.floors(""),
            tr("estate.floors"),
            empty=(tr("estate.no_floors"), tr("estate.no_floors.words")),
            drawing="layers",
            add_text=tr("estate.add_floor"),
        )
        self._costs = GridTable(
            model.costs(""),
            tr("estate.costs"),
            empty=(tr("estate.no_costs"), tr("estate.no_costs.words")),
            drawing="coins",
            add_text=tr("estate.add_cost"),
        )
        self._by_year = ByYear(model)
        self.photos = PhotosPanel(model.photos, context)
        self.addTab(self._floors, tr("estate.tab.floors"))
        self.addTab(self._by_year, tr("estate.tab.by_year"))
        self.addTab(self._costs, tr("estate.tab.costs"))
        self.addTab(self.photos, tr("estate.tab.photos"))
        self._add_form()

    def show_record(self, id: str) -> None:
        """Show another building."""
        super().show_record(id)
        self._floors.show_grid(self._model.floors(id))
        self._by_year.show_building(id)
        self._costs.show_grid(self._model.costs(id))
        self.photos.show_building(id)

    def show_cost(self, id: str) -> None:
        """Show one cost in the table of all."""
        self.setCurrentWidget(self._costs)
        self._costs.choose(id)

    def refresh(self) -> None:
        """Show the building as it is now."""
        super().refresh()
        self._floors.refresh()
        self._by_year.refresh()
        self._costs.refresh()
        self.photos.refresh()


class FloorPanel(Panel):
    """A floor: its facts."""

    def __init__(self, model: EstateModel) -> None:
        super().__init__(model, "floor")
        self._add_form()
