"""The stacking page: chooser, figures, the plan and the panel beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
)

from desktop.document.text import format_date
from desktop.pages.stacking.bar_view import YEARS, ViewBar
from desktop.pages.stacking.bill import Bills, last_step
from desktop.pages.stacking.bill_view import BillCard
from desktop.pages.stacking.details import details, several
from desktop.pages.stacking.figure_view import figure_card
from desktop.pages.stacking.growing import Growth, Overflows, growth, planned_year
from desktop.pages.stacking.hand_view import Hand
from desktop.pages.stacking.panel_view import UNIT, Panel
from desktop.pages.stacking.picture_view import Sheet, ask_and_save
from desktop.pages.stacking.rest_view import RestStrip
from desktop.pages.stacking.showing import Showing, with_years
from desktop.pages.stacking.split_view import SplitForm
from desktop.pages.stacking.viewmodel import Reckoned, StackingModel
from desktop.pages.stacking.ways_view import Ways
from desktop.pages.stacking.why_view import WhyTab
from desktop.system.translate import tr
from desktop.widgets.background import Report
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.empty_state import empty_state
from desktop.widgets.notices import NoticeBar
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL
from desktop.widgets.reckoning import Reckoning, Trouble
from desktop.widgets.stacking_plan.plan import StackingPlan
from desktop.widgets.words import button, card, column, emptied, frame, holder, label, row
from desktop.workflows.seats import Place
from solver.demand.staff import base_year

TABS = ("unit", "why", "list", "legend", "rules")
LARGE = 300  # units
PAUSE = 120  # milliseconds after which the panel follows the selection


def make(context: PageContext) -> Page:
    """Return the page."""
    return StackingPage(context)


class StackingPage(Page):
    """The page of the stacking plan."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = StackingModel(context.session)
        self.plan = StackingPlan()
        self.hand = Hand(context, self.model, self.plan)
        self.why = WhyTab(context, self.model)
        self.panel = Panel(self.why)
        self.rest = RestStrip(context, self.model)
        self.bar = ViewBar()
        self.receipt, self.bills = BillCard(), Bills()
        self.hand.card = self.rest.card = self.receipt
        self.split = SplitForm(self.model)
        self.showing = Showing()
        self.reckoning = Reckoning(context.tasks, "stacking", tr("stacking.reckoning"), self)
        self.reckoning.troubled.connect(self._say_trouble)
        self._late = False  # something was reckoned while a unit was held
        self._growth: tuple[object, Growth] = (None, {})
        self._overflows = Overflows()
        self.chooser = CalmComboBox()
        self.chooser.setMinimumWidth(260)
        self.chooser.setAccessibleName(tr("stacking.scenario"))
        self._figures: QHBoxLayout = row(gap=SMALL)
        self._notice = NoticeBar(lasting=True)
        self._pause = QTimer(self)  # walking by keys must not wait for the panel
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._drawing = QTimer(self)  # a large plan is drawn a turn after the page has come
        self._drawing.setSingleShot(True)
        self._drawing.timeout.connect(self._draw)
        self.setLayout(self._parts())
        self.ways = Ways(self, self.plan, self.bar, self.rest.start.menu(), self._find)
        self.begins = self.plan  # arrows walk the plan from the first moment
        self._connect()
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)

    def _parts(self) -> QVBoxLayout:
        body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(frame(column(self.plan, gap=0), "well"))
        beside = frame(column(self.panel, self.split, self.receipt, gap=0))
        beside.setMinimumWidth(322)
        beside.setMaximumWidth(460)
        body.addWidget(beside)
        body.setStretchFactor(0, 1)
        body.setSizes([900, 330])
        body.setChildrenCollapsible(False)
        self._body = body
        self._cards = holder(self._figures)
        self._nothing = self._empty()
        below = (self._cards, self._notice, self.rest, self.bar, body, self._nothing)
        parts = column(self._head(), *below, gap=SMALL)
        parts.setContentsMargins(HUGE, MEDIUM, HUGE, MEDIUM)
        parts.setStretchFactor(body, 1)
        parts.setStretchFactor(self._nothing, 1)
        return parts

    def _empty(self) -> QFrame:
        """Return what is said while there is no floor to put anybody on."""
        go = button(
            tr("stacking.go_estate"), lambda: self.context.navigate("estate"), kind="main",
            drawing="building-2",
        )  # fmt: skip
        words = (tr("stacking.empty"), tr("stacking.empty_words"))
        return card(empty_state("layers", *words, go))

    def _head(self) -> QHBoxLayout:
        self.solve = button(tr("stacking.solve"), self._go_solve, drawing="play")
        title = label(tr("page.stacking"), "title")
        return row(title, self.chooser, None, self.rest.start, self.solve, gap=SMALL)

    def _connect(self) -> None:
        plan, panel, bar = self.plan, self.panel, self.bar
        self.chooser.activated.connect(lambda _: self._choose(str(self.chooser.currentData())))
        plan.chosen.connect(lambda _unit: self._pause.start())
        plan.several.connect(lambda _units: self._pause.start())
        self._pause.timeout.connect(lambda: self._show_unit(plan.unit))
        plan.picked.connect(lambda _unit: self.why.leave())  # all of the processor for the hand
        plan.released.connect(self._put_back)
        plan.details_asked.connect(self._show_details)
        plan.zoomed.connect(lambda percent: bar.zoom.setText(f"{percent}%"))
        panel.currentChanged.connect(lambda tab: self.receipt.be_short(tab != UNIT))
        panel.legend.chosen.connect(plan.highlight)
        panel.legend.chosen.connect(panel.list.show_bright)
        self.receipt.undo_asked.connect(self.context.session.undo)
        self.receipt.redo_asked.connect(self.context.session.redo)
        plan.small_asked.connect(self._list_small)
        self.rest.left.connect(plan.setFocus)
        self.hand.split_asked.connect(self._ask_split)
        self.split.done.connect(self._split_done)
        panel.list.chosen.connect(self._found)
        panel.list.lifted.connect(plan.lift)
        panel.list.asked.connect(self._show_details)
        panel.list.pinned.connect(plan.pin_asked)
        panel.list.put_away.connect(plan.put_away)
        self.why.place_shown.connect(plan.show_place)
        panel.pin_asked.connect(lambda _unit: plan.pin_asked.emit(plan.unit))
        panel.tray_asked.connect(lambda _unit: plan.put_away(plan.unit))
        bar.coloured.connect(lambda how: self._see(colouring=how))
        bar.measured.connect(lambda people: self._see(people=people))
        bar.ghosted.connect(lambda scenario: self._see(ghosts=scenario))
        bar.year_chosen.connect(lambda year: self._see(year=year))
        bar.zoom_asked.connect(lambda s: plan.zoom_step(s > 0) if s else plan.fit())
        bar.picture_asked.connect(self._save)
        bar.animated.connect(lambda on: setattr(plan, "glides", on))

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the plan of now at once, reckon its figures beside the window."""
        self._show_choices()
        if not self.split.isHidden():  # what it asks about may be gone
            self._split_done("")
        view = self.model.view()
        something = bool(view.bars or view.tray)
        self.solve.setVisible(something and self.model.searched)
        self.chooser.setVisible(bool(self.model.scenario))
        for part in (self._body, self._cards, self.bar, self.rest.start):
            part.setVisible(something)
        self._nothing.setVisible(not something)
        self.rest.follow()
        if self.plan.shown.bars or len(view.block_of) < LARGE:
            self._draw()
        else:
            self._drawing.start(0)
        self._show_figures()
        self._show_unit(self.plan.unit)
        if self.isVisible():
            self.plan.viewport().repaint()  # before a second thread wants the interpreter
        if self.bills.waits(self.model):
            self.receipt.wait(*last_step(self.model))
        if self.model.scenario:
            work = self.model.reckoning()
            of = (self.model.problem, self.model.scenario)
            self.reckoning.begin(lambda _: work(), self._take, of)
            self._grow()

    def _draw(self) -> None:
        """Draw the plan in the chosen colours, year and ghosts."""
        self._drawing.stop()
        found = self.showing.shown(self.model, self._years)
        planned = planned_year(self.model.problem, self.model.scenario)
        full = self._overflows.of(self.model.view(), self._years, planned)
        self.plan.show_view(with_years(found.view, full))
        self.plan.measure(people=self.showing.people)
        self.plan.show_ghosts(bool(self.showing.ghosts))
        self.panel.legend.show_lines(found.legend)
        self.panel.list.show_view(self.plan.shown, self.plan.unit)

    def _see(self, **what: object) -> None:
        """Change how the plan is shown."""
        for name, value in what.items():
            setattr(self.showing, name, value)
        self._draw()

    def _take(self, reckoned: Reckoned) -> None:
        self.model.take(reckoned)
        if found := self.bills.take(self.model, reckoned):
            self.receipt.show_bill(found)
        self._show_figures()
        if self.plan.held:  # the plan itself is drawn anew once the hand is empty
            self.hand.offer(self.plan.held)
            self._late = True
            return
        self._show_plan()

    def _say_trouble(self, trouble: Trouble) -> None:
        """Say why there are no figures; the plan itself can be worked on."""
        self.model.troubled = True
        self.receipt.hide()
        self._show_figures()
        again = (tr("trouble.again"), self.refresh)
        self._notice.say(f"{trouble.title}. {trouble.words}", NoticeKind.ERROR, (again,))

    def _put_back(self) -> None:
        """Draw what came while something was held."""
        if self._late:
            self._late = False
            self._show_plan()

    def _show_plan(self) -> None:
        if not self._drawing.isActive():  # what is known by then is drawn at once
            self._draw()
        self._show_unit(self.plan.unit)

    def _show_choices(self) -> None:
        self.chooser.clear()
        for choice in self.model.choices():
            self.chooser.addItem(f"{choice.name}", choice.id)
            at = self.chooser.count() - 1
            self.chooser.setItemData(at, choice.kind, Qt.ItemDataRole.ToolTipRole)
        self.chooser.setCurrentIndex(self.chooser.findData(self.model.scenario))
        others = tuple(c for c in self.model.choices() if c.id != self.model.scenario)
        self.bar.show_ghosts(others, self.showing.ghosts)
        problem = self.model.problem
        planned = planned_year(problem, self.model.scenario)
        self.bar.show_years(base_year(problem), planned, self.showing.year)

    def _show_figures(self) -> None:
        header = self.model.header()
        emptied(self._figures)
        for figure in header.figures:
            self._figures.addWidget(figure_card(figure))
        self.panel.show_broken(header.broken)
        self.solve.setToolTip(tr("stacking.stale") if header.stale else "")
        if self.model.today and not self._body.isHidden():
            self._notice.say(tr("stacking.read_only"), NoticeKind.INFO)
        else:
            self._notice.hide()

    def _ask_split(self, unit: str) -> None:
        """Show the form of a split in the place of the panel."""
        if self.split.ask(unit):
            self.panel.hide()
            self.receipt.hide()  # of an earlier step; the form needs the room

    def _split_done(self, said: str) -> None:
        self.split.hide()
        self.panel.show()
        self.hand.say(said)
        if said and self.split.part in self.model.view().block_of:
            self.plan.choose(self.split.part)
            self._show_details(self.split.part)
        self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self) -> None:
        """Look for a unit by its name."""
        if not self._body.isHidden():
            self.panel.setCurrentWidget(self.panel.list)
            self.panel.list.look_for()

    def _found(self, unit: str) -> None:
        """Show a unit of the list in the plan, where it blinks."""
        self.plan.choose(unit)
        self.plan.flash()

    def _list_small(self, place: Place) -> None:
        """List everybody on a floor, the smallest first."""
        self.panel.setCurrentWidget(self.panel.list)
        self.panel.list.of(place, smallest_first=True)
        self.panel.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_unit(self, unit: str) -> None:
        marked = self.plan.marked if unit in self.plan.marked else frozenset()
        found = details(self.model, unit) if unit else None
        found = several(self.model, marked) if marked else found
        self.panel.show_unit(found, self.model.editable)
        self.why.show_unit(unit)
        self.panel.list.show_view(self.plan.shown, unit)

    def _show_details(self, unit: str) -> None:
        self._show_unit(unit)
        self.panel.setCurrentIndex(0)

    # Years --------------------------------------------------------------------------------

    @property
    def _years(self) -> Growth:
        """What every unit takes by year, as far as it is known for the people of now."""
        key, found = self._growth
        return found if key == self.model.growth_key() else {}

    def _grow(self) -> None:
        """Reckon the years beside the window, unless they are known."""
        key = self.model.growth_key()
        if self._growth[0] == key:
            return
        problem, scenario = self.model.problem, self.model.scenario
        base = base_year(problem)
        years = range(base, max(base + YEARS, planned_year(problem, scenario)) + 1)

        def work(report: Report) -> tuple[object, Growth]:
            def stopped() -> bool:
                report(0, 0)  # ends the work when the page no longer wants it
                return False

            return key, growth(problem, scenario, years, stopped)

        rows = (problem.unit, problem.post, problem.space, problem.standard, problem.city)
        of = (*rows, scenario, str(planned_year(problem, scenario)))
        words = tr("stacking.growing")
        self.context.tasks.latest("stacking_years", words, work, self._grown, of=of)

    def _grown(self, found: tuple[object, Growth]) -> None:
        self._growth = found
        if not (self.plan.held or self._drawing.isActive()):
            self._draw()

    # Doing --------------------------------------------------------------------------------

    def _choose(self, scenario: str) -> None:
        self.model.choose(scenario)
        self.receipt.hide()
        self.showing.year = 0
        self.refresh()

    def _go_solve(self) -> None:
        """Search a plan on the page of the scenarios, where it can be watched and stopped."""
        self.context.navigate("scenarios", scenario=self.model.scenario, start="1")

    def _save(self, kind: str) -> None:
        ask_and_save(self, self.context, self.plan, kind, self._sheet())

    def _sheet(self) -> Sheet:
        """Return what stands around the plan on a picture: which scenario, when, what colours."""
        name = f"{tr('page.stacking')}: {self.chooser.currentText()}"
        year = self.showing.year or planned_year(self.model.problem, self.model.scenario)
        below = tr("stacking.picture_below", year=year, today=format_date(date.today()))
        legend = self.showing.shown(self.model, self._years).legend
        return Sheet(name, below, legend)

    def leave(self) -> None:
        """Stop what is reckoned for this page."""
        self.why.leave()
        self.rest.leave()
        super().leave()

    # Links --------------------------------------------------------------------------------

    def aim(self, **args: str) -> None:
        """Begin with the scenario that is wanted."""
        if scenario := args.get("scenario"):
            self.model.choose(scenario)

    def arrive(self, **args: str) -> None:
        """Show a scenario and, with ``unit=<id>``, choose a unit; ``tab=why`` opens a tab."""
        scenario = args.get("scenario")
        if scenario and scenario != self.model.scenario:
            self._choose(scenario)
        if unit := args.get("unit"):
            if self._drawing.isActive():  # it is there to be seen
                self._draw()
            self.plan.choose(unit)
            self._show_details(unit)
        if tab := args.get("tab"):
            self.panel.setCurrentIndex(TABS.index(tab))

    def place(self) -> dict[str, str]:
        """Return scenario and unit."""
        return {"scenario": self.model.scenario, "unit": self.plan.unit}
