"""The right side of the page: a site, a building with its floors and costs, or a floor."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.document.text import format_money_short
from desktop.pages.estate.photos_view import PhotosPanel
from desktop.pages.estate.viewmodel import EstateModel
from desktop.system.translate import tr
from desktop.widgets.bars import BarChart, Series
from desktop.widgets.form import Form
from desktop.widgets.page import PageContext
from desktop.widgets.palette import LARGE, MEDIUM
from desktop.widgets.table import GridTable
from desktop.widgets.words import card, column, holder, label, row, scrolling


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


class BuildingPanel(Panel):
    """A building: floors, costs by year, every cost, its own facts."""

    def __init__(self, model: EstateModel, context: PageContext) -> None:
        super().__init__(model, "building")
        self._floors = GridTable(
            model.floors(""),
            tr("estate.floors"),
            empty=(tr("estate.no_floors"), tr("estate.no_floors.words")),
            drawing="layers",
        )
        self._years = GridTable(model.costs_by_year(""), tr("estate.by_year"), search=False)
        self._costs = GridTable(
            model.costs(""),
            tr("estate.costs"),
            empty=(tr("estate.no_costs"), tr("estate.no_costs.words")),
            drawing="coins",
        )
        self._chart = BarChart(format_money_short, height=260)
        self._said = label("", "note", "quiet", wrap=True)
        self._why = label("", "note", "warning", wrap=True)
        self.photos = PhotosPanel(model.photos, context)
        self.addTab(self._floors, tr("estate.tab.floors"))
        self.addTab(self._by_year(), tr("estate.tab.by_year"))
        self.addTab(self._costs, tr("estate.tab.costs"))
        self.addTab(self.photos, tr("estate.tab.photos"))
        self._add_form()

    def _by_year(self) -> QWidget:
        title = label(tr("estate.chart"), "lead")
        inside = column(title, self._said, self._chart, self._why, None, gap=MEDIUM)
        chart = card(scrolling(inside))
        chart.setFixedWidth(336)
        both = row(self._years, chart, gap=MEDIUM)
        both.setStretchFactor(self._years, 1)
        return holder(both)

    def show_record(self, id: str) -> None:
        """Show another building."""
        super().show_record(id)
        self._floors.show_grid(self._model.floors(id))
        self._years.show_grid(self._model.costs_by_year(id))
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
        self._years.refresh()
        self._costs.refresh()
        bars = self._model.bars(self.shown)
        self._chart.show_bars(bars.years, [Series(name, values) for name, values in bars.series])
        said = self._model.cost_words(self.shown)
        self._said.setText(said)
        why = self._model.why(self.shown)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.photos.refresh()
        self._years.say(said)


class FloorPanel(Panel):
    """A floor: its facts."""

    def __init__(self, model: EstateModel) -> None:
        super().__init__(model, "floor")
        self._add_form()
