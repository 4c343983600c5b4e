"""The page of parking as seen: figures, sites with their hours, who parks where."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
)

from desktop.pages.parking.viewmodel import KindText, ParkingModel
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.figure import Figure
from desktop.widgets.form_field import CalmComboBox
from desktop.widgets.hourly_stack import HourlyStack, StackBars
from desktop.widgets.page import Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.table import GridTable
from desktop.widgets.words import (
    button,
    card,
    column,
    emptied,
    frame,
    holder,
    label,
    offer,
    picture,
    row,
    scrolling,
)

FIGURES = ("car", "motorcycle", "missing", "decks")
MARKS = {"positive": "circle-check", "negative": "triangle-alert", "warning": "triangle-alert"}


def make(context: PageContext) -> Page:
    """Return the page of parking."""
    return ParkingPage(context)


class ParkingPage(Page):
    """The page of parking."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = ParkingModel(context.session)
        self.scenario = CalmComboBox()
        self.scenario.setAccessibleName(tr("record.scenario"))
        self.scenario.setMinimumWidth(260)
        self.scenario.activated.connect(self._choose_scenario)
        self._busy = label("", "note", "quiet")
        self.figures = {name: Figure(tr(f"parking.figure.{name}")) for name in FIGURES}
        self._notes: QVBoxLayout = column(gap=TINY)
        empty = (tr("parking.no_sites"), tr("parking.no_sites.words"))
        self.sites = GridTable(self.model.sites(), tr("parking.sites"), empty=empty,
                               drawing="car")  # fmt: skip
        self.sites.row_chosen.connect(self._choose_site)
        self.title = label("", "lead")
        self.charts: list[HourlyStack] = []
        self._charts: QVBoxLayout = column(gap=MEDIUM)
        self.who = GridTable(self.model.who(), tr("parking.who"), empty=empty, drawing="car")
        self.sharing = label("", "note", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(label(tr("page.parking"), "title"), self.scenario, self._busy, None, gap=MEDIUM)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._by_site(), tr("parking.tab_sites"))
        note = label(tr("parking.who_note"), "small", "quiet", wrap=True)
        who = column(self.who, note, gap=SMALL)
        who.setContentsMargins(0, SMALL, 0, 0)
        who.setStretchFactor(self.who, 1)
        self.tabs.addTab(holder(who), tr("parking.tab_who"))
        figures = row(*self.figures.values(), gap=SMALL)
        plan = column(figures, self._remark(), self._notes, self.tabs, gap=SMALL)
        plan.setStretchFactor(self.tabs, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(holder(plan))
        self._stack.addWidget(self._nothing())
        parts = column(head, self._stack, gap=MEDIUM, margin=HUGE)
        parts.setStretchFactor(self._stack, 1)
        self.setLayout(parts)

    def _by_site(self) -> QSplitter:
        right = column(self.title, scrolling(self._charts), gap=SMALL)
        right.setContentsMargins(LARGE, MEDIUM, MEDIUM, MEDIUM)
        right.setStretch(1, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.sites)
        both.addWidget(frame(right))
        both.setSizes([430, 650])
        both.setStretchFactor(1, 1)
        both.setChildrenCollapsible(False)
        return both

    def _remark(self) -> QFrame:
        line = row(picture("lightbulb", "note", 16), self.sharing, gap=SMALL)
        line.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        line.setStretch(1, 1)
        return frame(line, "well")

    def _nothing(self) -> QFrame:
        plan = button(tr("parking.go_plan"), lambda: self.context.navigate("stacking"), kind="main")
        search = button(tr("parking.go_scenarios"), lambda: self.context.navigate("scenarios"))
        words = tr("parking.no_plan.words")
        return card(empty_state("square-parking", tr("parking.no_plan"), words, plan, search))

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reckon the chosen scenario beside the window, then show it."""
        offer(self.scenario, self.model.choice.options, self.model.choice.id)
        there = self.model.choice.has_plan
        self._stack.setCurrentIndex(0 if there else 1)
        self._busy.setText(tr("parking.reckoning") if there else "")
        if there:
            work = self.model.work()
            words = tr("parking.reckoning")
            self.context.tasks.latest("parking", words, lambda _: work(), self.show_plan)

    def show_plan(self, found: object) -> None:
        """Show what was reckoned."""
        self._busy.setText("")
        self.model.take(found)  # type: ignore[arg-type]  # of our own work
        for name, figure in zip(FIGURES, self.model.figures(), strict=True):
            self.figures[name].show_figure(figure.value, figure.below)
        emptied(self._notes)
        for tone, words in self.model.notes():
            self._notes.addLayout(_line(tone, words))
        self.sharing.setText(self.model.sharing())
        self.sites.show_grid(self.model.sites())
        self.sites.choose(self.model.site)
        self.who.show_grid(self.model.who())
        self._show_site()

    def _show_site(self) -> None:
        self.title.setText(self.model.title())
        emptied(self._charts)
        self.charts.clear()
        kinds = self.model.kinds()
        for kind in kinds:
            self._charts.addLayout(self._chart(kind))
        if not kinds:
            self._charts.addWidget(label(tr("parking.nobody"), "body", "quiet", wrap=True))
        self._charts.addStretch(1)

    def _chart(self, kind: KindText) -> QVBoxLayout:
        made = HourlyStack(kind.title)
        hour = label("", "note", "quiet", wrap=True)
        made.told.connect(hour.setText)
        made.show_bars(StackBars(kind.hours, kind.parts, kind.lines, kind.words, kind.reserved))
        self.charts.append(made)
        notes = [_line(tone, words) for tone, words in kind.notes]
        return column(label(kind.title, "strong"), made, hour, *notes, gap=TINY)

    # Choosing -----------------------------------------------------------------------------

    def _choose_scenario(self, at: int) -> None:
        self.model.choice.choose(str(self.scenario.itemData(at)))
        self.refresh()

    def _choose_site(self, site: str) -> None:
        if site != self.model.site:
            self.model.site = site
            self._show_site()

    def arrive(self, **args: str) -> None:
        """Show the scenario and the site of a link."""
        if scenario := args.get("scenario"):
            self.model.choice.choose(scenario)
            self.refresh()
        if site := args.get("site"):
            self.model.site = site
            self.sites.choose(site)
        if "tab" in args:
            self.tabs.setCurrentIndex(int(args["tab"]))

    def place(self) -> dict[str, str]:
        """Return scenario, site and tab."""
        here = {"scenario": self.model.choice.id, "site": self.model.site,
                "tab": str(self.tabs.currentIndex())}  # fmt: skip
        return {name: value for name, value in here.items() if value}


def _line(tone: str, words: str) -> QHBoxLayout:
    """Return a sentence behind its mark."""
    mark = picture(MARKS.get(tone, "info"), tone, 16)
    ink = tone if tone in ("positive", "negative", "warning", "quiet") else ""
    line = row(mark, label(words, "note", ink, wrap=True), gap=SMALL)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return line
