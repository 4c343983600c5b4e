"""The page of parking as seen: figures, sites with their hours, who parks where."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
)

from desktop.pages.parking.viewmodel import KindText, ParkingModel
from desktop.system.translate import tr
from desktop.widgets.charts.hourly_stack import HourlyStack, StackBars
from desktop.widgets.figure import Figure
from desktop.widgets.page import Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.scenario_box import ScenarioBox, no_plan
from desktop.widgets.stage import Stage
from desktop.widgets.table import GridTable
from desktop.widgets.words import (
    column,
    emptied,
    frame,
    holder,
    label,
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
        self.scenario = ScenarioBox(self.model.choice)
        self.scenario.picked.connect(self.refresh)
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
        words = tr("parking.no_plan"), tr("parking.no_plan.words")
        nothing = no_plan(self.context, "square-parking", *words)
        self.stage = Stage(self, "parking", holder(plan), nothing)
        title = label(tr("page.parking"), "title")
        head = row(title, self.scenario, self.stage.busy, None, gap=MEDIUM)
        parts = column(head, self.stage, gap=MEDIUM, margin=HUGE)
        parts.setStretchFactor(self.stage, 1)
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

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reckon the chosen scenario beside the window, then show it."""
        self.scenario.follow()
        if not self.model.choice.has_plan:
            self.stage.show_nothing()
            return
        work = self.model.work()
        of = (self.model.problem, self.model.choice.id)
        self.stage.reckon(lambda _: work(), self.show_plan, of)

    def show_plan(self, found: object) -> None:
        """Show what was reckoned."""
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

    def _choose_site(self, site: str) -> None:
        if site != self.model.site:
            self.model.site = site
            self._show_site()

    def arrive(self, **args: str) -> None:
        """Show the scenario and the site of a link."""
        self.scenario.arrive(args.get("scenario", ""))
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
