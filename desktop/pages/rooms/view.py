"""The page of shared rooms as seen: figures, the table, the map of hours, the check."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout

from desktop.pages.rooms.viewmodel import RoomsModel, day_names, hour_names
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.charts.heat_map import HeatGroup, HeatMap, HeatRow
from desktop.widgets.figure import Figure
from desktop.widgets.page import Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL, TINY
from desktop.widgets.reckoning import Reckoning, Trouble
from desktop.widgets.scenario_box import ScenarioBox, no_plan
from desktop.widgets.stage import Stage
from desktop.widgets.table import GridTable
from desktop.widgets.words import (
    button,
    card,
    column,
    emptied,
    holder,
    label,
    picture,
    row,
    scrolling,
)

FIGURES = ("shared", "alone", "saved", "level")
MARKS = {"warning": "triangle-alert", "note": "info"}
KINDS = frozenset(
    {"opd", "unit", "building", "floor", "meeting", "standard", "scenario", "placement", "result",
     "scenario_building", "scenario_floor", "scenario_opd", "scenario_rule", "trip", "pair_rule",
     "place_rule", "site", "post", "space", "vehicle", "running_cost"}
)  # fmt: skip


def make(context: PageContext) -> Page:
    """Return the page of shared rooms."""
    return RoomsPage(context)


class RoomsPage(Page):
    """The page of shared rooms."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, KINDS)
        self.model = RoomsModel(context.session)
        self.check = Reckoning(context.tasks, "rooms simulated", tr("rooms.simulating"), self)
        self.check.troubled.connect(self._say_trouble)
        self.scenario = ScenarioBox(self.model.choice)
        self.scenario.picked.connect(self.refresh)
        self.again = button(tr("rooms.again"), self._again, drawing="refresh-cw",
                            tip=tr("rooms.again_tip"))  # fmt: skip
        self.figures = {name: Figure(tr(f"rooms.figure.{name}")) for name in FIGURES}
        self._notes: QVBoxLayout = column(gap=TINY)
        self.table = GridTable(
            self.model.table(),
            tr("rooms.rooms"),
            empty=(tr("rooms.no_meetings"), tr("rooms.no_meetings.words")),
        )
        self.table.row_chosen.connect(self._choose_group)
        self.building, self.room_size = CalmComboBox(), CalmComboBox()
        self.building.setAccessibleName(tr("record.building"))
        self.room_size.setAccessibleName(tr("rooms.column.size"))
        self.building.activated.connect(self._choose_building)
        self.room_size.activated.connect(self._choose_size)
        self.map = HeatMap(tr("rooms.map"))
        self.cell = label("", "strong", wrap=True)
        self.map.told.connect(self.cell.setText)
        self.about = label("", "note", "quiet", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        figures = row(*self.figures.values(), gap=SMALL)
        rooms = column(self.table, self.about, gap=SMALL)
        rooms.setContentsMargins(0, SMALL, 0, 0)
        rooms.setStretchFactor(self.table, 1)
        self.tabs = QTabWidget()
        self.tabs.addTab(holder(rooms), tr("rooms.tab_rooms"))
        self.tabs.addTab(self._map_card(), tr("rooms.map"))
        plan = column(figures, self._notes, self.tabs, gap=SMALL)
        plan.setStretchFactor(self.tabs, 1)
        words = tr("rooms.no_plan"), tr("rooms.no_plan.words")
        nothing = no_plan(self.context, "door-open", *words)
        self.stage = Stage(self, "rooms", holder(plan), nothing)
        self.stage.reckoning.ended.connect(self.again.show)
        self.stage.reckoning.troubled.connect(self.again.hide)
        title = label(tr("page.rooms"), "title")
        busy = row(self.stage.busy, self.check.busy, gap=0)
        head = row(title, self.scenario, busy, None, self.again, gap=MEDIUM)
        parts = column(head, self.stage, gap=MEDIUM, margin=HUGE)
        parts.setStretchFactor(self.stage, 1)
        self.setLayout(parts)

    def _map_card(self) -> QFrame:
        for box, width in ((self.building, 260), (self.room_size, 220)):
            box.setMinimumWidth(width)
        choices = row(self.building, self.room_size, None, gap=SMALL)
        note = label(tr("rooms.map_note"), "small", "quiet", wrap=True)
        area = scrolling(column(self.map, None, gap=0))
        made = card(choices, area, self.cell, note, gap=SMALL, margin=MEDIUM)
        return made

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reckon the chosen scenario beside the window, then show and check it."""
        self.scenario.follow()
        self.check.drop()
        if not self.model.choice.has_plan:
            self.again.hide()
            self.stage.show_nothing()
            return
        work = self.model.work()
        of = (self.model.problem, self.model.choice.id)
        self.stage.reckon(lambda _: work(), self.show_plan, of)

    def show_plan(self, found: object) -> None:
        """Show what was reckoned and begin to check it."""
        self.model.take(found)  # type: ignore[arg-type]  # of our own work
        self.table.show_grid(self.model.table())
        self._show_figures()
        self._show_map()
        self._check()

    def _check(self) -> None:
        if self.model.groups:
            of = (self.model.found, str(self.model.seed))
            self.check.begin(self.model.checking(), self.show_checks, of)

    def show_checks(self, made: object) -> None:
        """Show what the simulation found."""
        self.model.take_checks(made)  # type: ignore[arg-type]  # of our own work
        self.table.model.grid = self.model.table()
        self.table.refresh()
        self._show_figures()
        self.about.setText(self.model.about())

    def _say_trouble(self, trouble: Trouble) -> None:
        self.about.setText(f"▲ {trouble.title}. {trouble.words}")

    def _again(self) -> None:
        self.model.seed += 1
        self._check()

    def _show_figures(self) -> None:
        for name, figure in zip(FIGURES, self.model.figures(), strict=True):
            self.figures[name].show_figure(figure.value, figure.below)
        emptied(self._notes)
        for tone, words in self.model.notes():
            mark = picture(MARKS[tone], tone, 16)
            line = row(mark, label(words, "note", wrap=True), gap=SMALL)
            line.setStretch(1, 1)
            self._notes.addLayout(line)

    def _show_map(self) -> None:
        for box, options, here in (
            (self.building, self.model.buildings(), self.model.building),
            (self.room_size, self.model.sizes(), self.model.size),
        ):
            box.clear()
            for value, words in options:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(here)) if box.count() else -1)
        rows = [HeatRow(r.name, r.percents, r.words) for r in self.model.hours()]
        self.map.show_map(rows, [HeatGroup(day, hour_names()) for day in day_names()])
        self.about.setText(self.model.about())

    # Choosing -----------------------------------------------------------------------------

    def _choose_group(self, key: str) -> None:
        self.model.building, _, self.model.size = key.rpartition("/")
        self._show_map()

    def _choose_building(self, at: int) -> None:
        self.model.building, self.model.size = str(self.building.itemData(at)), ""
        self._show_map()

    def _choose_size(self, at: int) -> None:
        self.model.size = str(self.room_size.itemData(at))
        self._show_map()

    def arrive(self, **args: str) -> None:
        """Show the scenario of a link."""
        self.scenario.arrive(args.get("scenario", ""))
        if "tab" in args:
            self.tabs.setCurrentIndex(int(args["tab"]))

    def place(self) -> dict[str, str]:
        """Return the chosen scenario and the tab."""
        here = {"scenario": self.model.choice.id, "tab": str(self.tabs.currentIndex())}
        return {name: value for name, value in here.items() if value}
