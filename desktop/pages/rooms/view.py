"""The page of shared rooms as seen: figures, the table, the map of hours, the check."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedWidget, QTabWidget, QVBoxLayout

from desktop.pages.rooms.viewmodel import RoomsModel, day_names, hour_names
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.figure import Figure
from desktop.widgets.form_field import CalmComboBox
from desktop.widgets.heat_map import HeatGroup, HeatMap, HeatRow
from desktop.widgets.page import Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL, TINY
from desktop.widgets.table import GridTable
from desktop.widgets.words import (
    button,
    card,
    column,
    emptied,
    holder,
    label,
    offer,
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
        self.scenario = CalmComboBox()
        self.scenario.setAccessibleName(tr("record.scenario"))
        self.scenario.setMinimumWidth(260)
        self.scenario.activated.connect(self._choose_scenario)
        self._busy = label("", "note", "quiet")
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
        head = row(label(tr("page.rooms"), "title"), self.scenario, self._busy, None, self.again,
                   gap=MEDIUM)  # fmt: skip
        figures = row(*self.figures.values(), gap=SMALL)
        rooms = column(self.table, self.about, gap=SMALL)
        rooms.setContentsMargins(0, SMALL, 0, 0)
        rooms.setStretchFactor(self.table, 1)
        self.tabs = QTabWidget()
        self.tabs.addTab(holder(rooms), tr("rooms.tab_rooms"))
        self.tabs.addTab(self._map_card(), tr("rooms.map"))
        plan = column(figures, self._notes, self.tabs, gap=SMALL)
        plan.setStretchFactor(self.tabs, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(holder(plan))
        self._stack.addWidget(self._nothing())
        parts = column(head, self._stack, gap=MEDIUM, margin=HUGE)
        parts.setStretchFactor(self._stack, 1)
        self.setLayout(parts)

    def _map_card(self) -> QFrame:
        for box, width in ((self.building, 260), (self.room_size, 220)):
            box.setMinimumWidth(width)
        choices = row(self.building, self.room_size, None, gap=SMALL)
        note = label(tr("rooms.map_note"), "small", "quiet", wrap=True)
        area = scrolling(column(self.map, None, gap=0))
        made = card(choices, area, self.cell, note, gap=SMALL, margin=MEDIUM)
        return made

    def _nothing(self) -> QFrame:
        plan = button(tr("rooms.go_plan"), lambda: self.context.navigate("stacking"), kind="main")
        search = button(tr("rooms.go_scenarios"), lambda: self.context.navigate("scenarios"))
        words = tr("rooms.no_plan.words")
        return card(empty_state("door-open", tr("rooms.no_plan"), words, plan, search))

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reckon the chosen scenario beside the window, then show and check it."""
        offer(self.scenario, self.model.choice.options, self.model.choice.id)
        there = self.model.choice.has_plan
        self._stack.setCurrentIndex(0 if there else 1)
        self.again.setVisible(there)
        if not there:
            self._busy.setText("")
            return
        self._busy.setText(tr("rooms.reckoning"))
        work = self.model.work()
        self.context.tasks.latest("rooms", tr("rooms.reckoning"), lambda _: work(), self.show_plan)

    def show_plan(self, found: object) -> None:
        """Show what was reckoned and begin to check it."""
        self.model.take(found)  # type: ignore[arg-type]  # of our own work
        self.table.show_grid(self.model.table())
        self._show_figures()
        self._show_map()
        self._check()

    def _check(self) -> None:
        if not self.model.groups:
            self._busy.setText("")
            return
        self._busy.setText(tr("rooms.simulating"))
        work = self.model.checking()
        self.context.tasks.latest("rooms simulated", tr("rooms.simulating"), work, self.show_checks)

    def show_checks(self, made: object) -> None:
        """Show what the simulation found."""
        self.model.take_checks(made)  # type: ignore[arg-type]  # of our own work
        self._busy.setText("")
        self.table.model.grid = self.model.table()
        self.table.refresh()
        self._show_figures()
        self.about.setText(self.model.about())

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

    def _choose_scenario(self, at: int) -> None:
        self.model.choice.choose(str(self.scenario.itemData(at)))
        self.refresh()

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
        if scenario := args.get("scenario"):
            self.model.choice.choose(scenario)
            self.refresh()
        if "tab" in args:
            self.tabs.setCurrentIndex(int(args["tab"]))

    def place(self) -> dict[str, str]:
        """Return the chosen scenario and the tab."""
        here = {"scenario": self.model.choice.id, "tab": str(self.tabs.currentIndex())}
        return {name: value for name, value in here.items() if value}
