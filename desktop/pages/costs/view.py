"""The page of costs as seen: five figures, the tabs, and where the chosen figure comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QTabWidget, QWidget

from desktop.document.text import format_money_short
from desktop.pages.costs.risk import RiskState, lever_trace
from desktop.pages.costs.risk_view import RiskPanel
from desktop.pages.costs.trace_view import TraceView
from desktop.pages.costs.viewmodel import CostsModel
from desktop.system.translate import tr
from desktop.widgets.charts.waterfall import Fall, Waterfall
from desktop.widgets.charts.year_chart import Column, YearChart
from desktop.widgets.figure import Figure
from desktop.widgets.page import Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL
from desktop.widgets.scenario_box import ScenarioBox, no_plan
from desktop.widgets.stage import Stage
from desktop.widgets.words import (
    card,
    column,
    holder,
    label,
    row,
    scrolling,
    switches,
)

FACTS = ("saving", "one_off", "npv", "payback", "ratio")


def make(context: PageContext) -> Page:
    """Return the page."""
    return CostsPage(context)


class FactCard(Figure):
    """A big figure that says where it comes from, by click, Enter or Space."""

    asked = Signal(str)

    def __init__(self, key: str, title: str) -> None:
        super().__init__(title)
        self._key = key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("costs.ask"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Say where it comes from."""
        self.asked.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Say where it comes from."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit(self._key)
        else:
            super().keyPressEvent(event)


class CostsPage(Page):
    """The page of costs."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = CostsModel(context.session)
        self._risk: RiskState | None = None
        self.scenario = ScenarioBox(self.model.choice)
        self.scenario.picked.connect(self.refresh)
        self._warning = label("", "note", "negative")
        self.facts = {key: FactCard(key, tr(f"costs.fact.{key}")) for key in FACTS}
        self.falls = Waterfall(tr("costs.waterfall"))
        self.cash = YearChart(
            tr("costs.cash"), format_money_short, (tr("costs.net"), tr("costs.total"))
        )
        self.risk = RiskPanel(context.tasks, lambda: self._risk)
        self.trace = TraceView()
        self.tabs = self._tabs()
        self._lay_out()
        self._connect()

    # Building -----------------------------------------------------------------------------

    def _tabs(self) -> QTabWidget:
        self._same = label("", "note", "quiet", wrap=True)
        self._ways = QButtonGroup(self)
        ways = row(label(tr("costs.cut"), "note", "quiet"), *self._cuts(), None, gap=SMALL)
        note = label(tr("costs.waterfall_note"), "note", "quiet", wrap=True)
        falls = column(ways, note, scrolling(column(self.falls, self._same, None, gap=SMALL)),
                       gap=SMALL, margin=MEDIUM)  # fmt: skip
        cash_note = label(tr("costs.cash_note"), "note", "quiet", wrap=True)
        cash = column(cash_note, self.cash, gap=SMALL, margin=MEDIUM)
        cash.setStretchFactor(self.cash, 1)
        tabs = QTabWidget()
        tabs.addTab(holder(falls), tr("costs.tab_waterfall"))
        tabs.addTab(holder(cash), tr("costs.tab_cash"))
        tabs.addTab(self.risk, tr("costs.tab_risk"))
        return tabs

    def _cuts(self) -> tuple[QWidget, ...]:
        return switches(self._ways, [tr(f"costs.cut_{name}") for name in ("line", "opd")])

    def _lay_out(self) -> None:
        figures: QHBoxLayout = row(*self.facts.values(), gap=SMALL)
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self._body.addWidget(card(self.tabs, gap=0, margin=1))
        self._body.addWidget(self.trace)
        self._body.setSizes([520, 540])  # names of costs stand beside two sums in full
        self._body.setStretchFactor(0, 1)
        self._body.setStretchFactor(1, 1)
        self._body.setChildrenCollapsible(False)
        below = column(figures, self._body, gap=SMALL)
        below.setStretchFactor(self._body, 1)
        nothing = no_plan(self.context, "coins", tr("costs.empty"), tr("costs.empty_hint"))
        self.stage = Stage(self, "costs", holder(below), nothing)
        against = label(tr("costs.against"), "note", "quiet")
        title = label(tr("page.costs"), "title")
        busy = self.stage.busy
        head = row(title, self.scenario, against, busy, None, self._warning, gap=MEDIUM)
        parts = column(head, self.stage, gap=SMALL, margin=HUGE)
        parts.setStretchFactor(self.stage, 1)
        self.setLayout(parts)

    def _connect(self) -> None:
        for each in self.facts.values():
            each.asked.connect(lambda key: self.trace.show_trace(self.model.fact_trace(key)))
        self.falls.chosen.connect(lambda key: self.trace.show_trace(self.model.trace(key)))
        self.cash.chosen.connect(lambda key: self.trace.show_trace(self.model.year_trace(key)))
        self.risk.chosen.connect(self._show_lever)
        self.trace.asked.connect(self._follow)
        self._ways.idClicked.connect(self._cut)

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reckon the scenario beside the window, then show it."""
        self.scenario.follow()
        self.risk.stop()
        self._risk = None
        self._warning.hide()
        if not (self.model.choice.has_plan and self.model.has_today):
            self.stage.show_nothing()
            return
        work = self.model.work()
        of = (self.model.document, self.model.choice.id)
        self.stage.reckon(lambda _: work(), self._take, of)

    def _take(self, found: object) -> None:
        self.model.take(found)  # type: ignore[arg-type]  # of our own work
        self._risk = RiskState(self.model.ground())
        warning = self.model.warning()
        self._warning.setText(f"▲ {warning}" if warning else "")
        self._warning.setVisible(bool(warning))
        for fact in self.model.facts():
            self.facts[fact.key].show_figure(fact.value, fact.below)
        self._show_falls()
        self.cash.show_columns(
            [Column(y.key, y.key, y.net, y.total, y.said) for y in self.model.years()]
        )
        self.risk.refresh()
        self.trace.show_trace(self.model.fact_trace("saving"))

    def _show_falls(self) -> None:
        self.falls.show_falls(
            [Fall(f.key, f.label, f.said, f.start, f.end, f.text, f.whole)
             for f in self.model.falls()]
        )  # fmt: skip
        self._same.setText(self.model.same())
        self._same.setVisible(bool(self._same.text()))

    def _show_lever(self, key: str) -> None:
        measure = str(self.risk.measure.currentData())
        if self._risk and self._risk.base:
            self.trace.show_trace(
                lever_trace(self.model.problem, self._risk.swings, key, self._risk.base[0], measure)
            )

    # Doing --------------------------------------------------------------------------------

    def _follow(self, page: str, kind: str, id: str) -> None:
        """Go into a line of the bill here, to a record on its own page."""
        if page == "costs":
            self.trace.show_trace(self.model.line_trace(id))
            self.trace.tree.setFocus()
        else:
            self.context.navigate(page, **{kind: id})

    def _cut(self, at: int) -> None:
        self.model.by_opd = at == 1
        self._show_falls()
        self.trace.show_trace(None)

    def arrive(self, **args: str) -> None:
        """Show a ``scenario``, and a ``tab`` of the page."""
        self.scenario.arrive(args.get("scenario", ""))
        if "tab" in args:
            self.tabs.setCurrentIndex(int(args["tab"]))

    def place(self) -> dict[str, str]:
        """Return the way back to what is shown."""
        found = {"scenario": self.model.choice.id, "tab": str(self.tabs.currentIndex())}
        return {name: value for name, value in found.items() if value}

    def leave(self) -> None:
        """Stop what is being reckoned, then stop listening."""
        self.risk.stop()
        super().leave()
