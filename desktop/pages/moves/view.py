"""The page of moves as seen: terms, the order and its proof, time line, flows, realised, cost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QTabWidget, QVBoxLayout, QWidget

from desktop.document.text import format_money_short, format_number
from desktop.pages.moves.noted_view import NotedBar
from desktop.pages.moves.realised import summary
from desktop.pages.moves.terms_view import TermsBar
from desktop.pages.moves.viewmodel import MovesModel
from desktop.system.translate import tr
from desktop.widgets.background import Task
from desktop.widgets.charts.flow_chart import Flow, FlowChart
from desktop.widgets.charts.time_line import Bar, Line, TimeLine, Wave
from desktop.widgets.charts.year_chart import Column, YearChart
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL
from desktop.widgets.scenario_box import ScenarioBox, no_plan
from desktop.widgets.stage import Stage
from desktop.widgets.table import GridTable
from desktop.widgets.words import (
    button,
    card,
    column,
    frame,
    holder,
    label,
    retone,
    row,
    scrolling,
    switches,
    take_turns,
)
from desktop.workflows.moves.order_moves import Ready, find_order
from solver.moves.model import MoveOrder
from solver.units import Measure

SECONDS = 20.0
MOST_NOTES = 3  # the others stand in the tooltip


def make(context: PageContext) -> Page:
    """Return the page."""
    return MovesPage(context)


class MovesPage(Page):
    """The page of moves."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = MovesModel(context.session, context.settings)
        self._shown = ""  # the scenario whose rows are in the table
        self._task: Task[Ready] | None = None
        self._heard: list[MoveOrder] = []  # from the thread of the search, the newest last
        self.scenario = ScenarioBox(self.model.choice)
        self.scenario.picked.connect(self.refresh)
        self.terms = TermsBar(self.model)
        self.terms.changed.connect(self.refresh)
        self.search = button(tr("moves.search"), self.start_search, kind="main", drawing="play")
        self.stop_button = button(tr("task.stop"), self.stop_search, drawing="square")
        self.stop_button.hide()
        self.headline = label("", "strong", wrap=True)
        self.proof = label("", "note", "quiet", wrap=True)
        self.kept = label("", "note", "quiet", wrap=True)
        self.keep = button(tr("moves.keep"), self.keep_order, drawing="save",
                           tip=tr("moves.keep_tip"))  # fmt: skip
        self.back = button(tr("moves.back"), self._return_terms, kind="link")
        self.counted = label("", "note", "quiet", wrap=True)
        self.notes = label("", "note", "warning", wrap=True)
        self.line = TimeLine(tr("moves.time_line"))
        self.flow = FlowChart(
            tr("moves.flow"), (tr("moves.column.origin"), tr("moves.column.target"))
        )
        self.table = GridTable(self.model.grid(), empty=(tr("moves.no_rows"), ""))
        self.months = YearChart(tr("moves.double"), format_money_short,
                                (tr("moves.double_month"), ""), good=False)  # fmt: skip
        self.swings = YearChart(tr("moves.swing"), lambda n: format_number(100 * n, Measure.AREA),
                                (tr("moves.swing_wave"), ""), good=False)  # fmt: skip
        self.tabs = self._tabs()
        self._lay_out()

    # Building -----------------------------------------------------------------------------

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        self._ways = QButtonGroup(self)
        ways = row(label(tr("moves.by"), "note", "quiet"), *self._cuts(), None,
                   label(tr("moves.legend"), "note", "quiet"), gap=SMALL)  # fmt: skip
        area = scrolling(column(self.line, None, gap=0))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.horizontalScrollBar().valueChanged.connect(lambda _: self.line.update())
        lines = column(ways, area, gap=SMALL, margin=MEDIUM)
        self._who = label(tr("moves.flow_hint"), "note", "quiet", wrap=True)
        flows = column(self._who, scrolling(column(self.flow, gap=0)), gap=SMALL, margin=MEDIUM)
        self._sum = label("", "note", "quiet", wrap=True)
        hint = label(tr("moves.table_hint"), "note", "quiet", wrap=True)
        self.every = QCheckBox(tr("moves.every"))
        self.every.setToolTip(tr("moves.every.help"))
        self.every.toggled.connect(self._show_every)
        head = row(column(self._sum, hint, gap=2), self.every, gap=MEDIUM)
        head.setStretch(0, 1)
        self.noted = NotedBar()
        self.table.row_chosen.connect(lambda unit: self.noted.show_unit(self.model.grid(), unit))
        table = column(head, self.table, self.noted, gap=SMALL, margin=MEDIUM)
        table.setStretchFactor(self.table, 1)
        tabs.addTab(holder(lines), tr("moves.tab_line"))
        tabs.addTab(holder(flows), tr("moves.tab_flow"))
        tabs.addTab(holder(table), tr("moves.tab_realised"))
        tabs.addTab(scrolling(self._money()), tr("moves.tab_double"))
        return tabs

    def _money(self) -> QVBoxLayout:
        self.emptied = GridTable(self.model.emptied(), tr("moves.emptied"), search=False)
        note = label(tr("moves.double_note"), "note", "quiet", wrap=True)
        self._no_swing = label(tr("moves.no_swing"), "note", "quiet", wrap=True)
        beside = row(self.months, self.emptied, gap=MEDIUM)
        beside.setStretch(0, 3)
        beside.setStretch(1, 2)
        box = column(note, beside, label(tr("moves.swing"), "strong"),
                     self._no_swing, self.swings, gap=SMALL, margin=MEDIUM)  # fmt: skip
        box.setStretchFactor(beside, 3)
        box.setStretchFactor(self.swings, 2)
        return box

    def _cuts(self) -> tuple[QWidget, ...]:
        self._ways.idClicked.connect(self._cut)
        return switches(self._ways, [tr(f"moves.by_{name}") for name in ("opd", "unit")])

    def _lay_out(self) -> None:
        self.kept.setAlignment(Qt.AlignmentFlag.AlignRight)  # else it floats between both
        proved = row(self.proof, self.kept, self.back, gap=MEDIUM)
        proved.setStretchFactor(self.proof, 8)  # each sentence in one line at 1366 points
        proved.setStretchFactor(self.kept, 7)
        words = column(self.headline, self.counted, proved, self.notes, gap=2)
        self._top = card(self.terms, words, gap=SMALL, margin=MEDIUM)
        self._body = frame(column(self.tabs, gap=0, margin=1))
        below = column(self._top, self._body, gap=SMALL)
        below.setStretchFactor(self._body, 1)
        nothing = no_plan(self.context, "truck", tr("moves.empty"), tr("moves.empty_hint"))
        self.stage = Stage(self, "moves", holder(below), nothing)
        title = label(tr("page.moves"), "title")
        self._deeds = holder(row(self.stop_button, self.keep, self.search, gap=SMALL))
        head = row(title, self.scenario, self.stage.busy, None, self._deeds, gap=MEDIUM)
        parts = column(head, self.stage, gap=SMALL)
        parts.setContentsMargins(HUGE, MEDIUM, HUGE, MEDIUM)  # the time line needs the height
        parts.setStretchFactor(self.stage, 1)
        self.setLayout(parts)
        self.flow.chosen.connect(lambda key: self._who.setText(self.model.flow_detail(key)))
        self.line.opened.connect(self._open_line)

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Make the scenario ready beside the window, then show it."""
        self.stop_search()
        self.scenario.follow()
        self.terms.show_terms()
        self.table.refresh()
        self._deeds.setVisible(self.model.choice.has_plan)
        if not self.model.choice.has_plan:
            self.stage.show_nothing()
            return
        work = self.model.work()
        of = (self.model.session.document, self.model.choice.id, repr(self.model.terms))
        self.stage.reckon(lambda _: work(), self._take, of)

    def _take(self, found: Ready) -> None:
        self.model.take(found)
        same, self._shown = self._shown == self.model.choice.id, self.model.choice.id
        show = self.table.follow if same else self.table.show_grid  # who is writing there goes on
        show(self.model.grid())
        self.noted.show_unit(self.model.grid(), self.noted.unit)
        self.show_order()

    def show_order(self) -> None:
        """Show the order known so far."""
        model = self.model
        self.headline.setText(model.headline())
        self.counted.setText(model.counted())
        self.counted.setVisible(bool(model.counted()))
        words, tone = model.guarantee()
        self.proof.setText(words)
        self.proof.setVisible(bool(words))
        retone(self.proof, tone)
        notes = model.notes()
        more = [tr("moves.more_notes", n=len(notes) - MOST_NOTES)] if notes[MOST_NOTES:] else []
        self.notes.setText("\n".join([*(f"▲ {note}" for note in notes[:MOST_NOTES]), *more]))
        self.notes.setToolTip("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self._show_kept()
        self._show_line()
        self.flow.show_flows(
            [Flow(f.key, f.origin, f.target, f.people, f.said) for f in model.flow_rows()]
        )
        self._who.setText(tr("moves.flow_hint"))
        self._sum.setText(summary(model.grid()))
        self.months.show_columns(
            [Column(p.key, p.label, p.amount, None, p.said) for p in model.months()]
        )
        swings = model.swings()
        self.swings.show_columns([Column(p.key, p.label, p.amount, None, p.said) for p in swings])
        self.swings.setVisible(bool(swings))
        self._no_swing.setVisible(not swings)
        self.emptied.show_grid(model.emptied())
        self._show_search()

    def _show_kept(self) -> None:
        words, tone = self.model.kept()
        self.kept.setText(f"▲ {words}" if tone == "warning" else words)
        self.kept.setVisible(bool(words))
        retone(self.kept, tone)
        self.back.setVisible(self.model.can_return)
        self.keep.setVisible(self.model.can_keep)

    def _show_line(self) -> None:
        lines = [
            Line(x.key, x.label, x.said,
                 tuple(Bar(b.first, b.last, b.kind, b.text) for b in x.bars), x.colour, x.note)
            for x in self.model.lines()
        ]  # fmt: skip
        self.line.show_lines(lines, [Wave(text, month) for text, month in self.model.heads()])

    def _show_search(self) -> None:
        ready, running = self.model.ready, self._task is not None
        movers = ready is not None and bool(ready.built.case.movers)
        if not running:
            self.search.setEnabled(movers)
        take_turns(self.search, self.stop_button, first=not running)  # disabled it takes no keys
        self.search.setEnabled(movers and not running)

    # Searching ----------------------------------------------------------------------------

    def start_search(self) -> None:
        """Look for the best order beside the window; a stop keeps the best so far."""
        ready = self.model.ready
        if ready is None or self._task is not None:
            return
        heard: list[MoveOrder] = []
        self._heard = heard
        holder_: list[Task[Ready]] = []

        def stop() -> bool:
            return bool(holder_) and holder_[0].stopping

        def work(report: object) -> Ready:
            return find_order(ready, SECONDS, stop=stop, tell=heard.append)

        run = self.context.tasks.run
        self._task = run(tr("moves.task"), work, self._found, halted=self._halted)
        holder_.append(self._task)
        self.proof.setText(tr("moves.searching", n=format_number(int(SECONDS), Measure.COUNT)))
        self.proof.show()
        self._show_search()

    def stop_search(self) -> None:
        """Ask the search to end."""
        if self._task is not None:
            self._task.stop()

    def _found(self, ready: Ready) -> None:
        self._task = None
        self.model.take_order(ready.order)
        self.show_order()
        self.keep_order()

    def _halted(self, _task: object) -> None:
        self._task = None
        costed = [order for order in self._heard if order.cost is not None]
        if costed:
            self.model.take_order(
                min(costed, key=lambda order: order.cost.total if order.cost else 0)
            )
            self.context.notify(tr("moves.stopped"), NoticeKind.INFO)
        self.show_order()

    def keep_order(self) -> None:
        """Keep the order shown in the file; undo takes it out again."""
        if self.model.keep():
            self.context.notify(tr("moves.kept_done"), NoticeKind.GOOD, undo=True)

    def _return_terms(self) -> None:
        self.model.return_terms()
        self.refresh()

    # Doing --------------------------------------------------------------------------------

    def _cut(self, at: int) -> None:
        self.model.by_unit = at == 1
        self._show_line()

    def _show_every(self, on: bool) -> None:
        self.model.every = on
        self.table.show_grid(self.model.grid())
        self.noted.show_unit(self.model.grid(), self.noted.unit)

    def _open_line(self, key: str) -> None:
        kind = "unit" if self.model.by_unit else "opd"
        self.context.navigate("organisation", **{kind: key})

    def arrive(self, **args: str) -> None:
        """Show a ``scenario``, a ``tab``, or the row of a ``realisation`` or ``unit``."""
        self.scenario.arrive(args.get("scenario", ""))
        if "tab" in args:
            self.tabs.setCurrentIndex(int(args["tab"]))
        if "unit" in args:
            self.tabs.setCurrentIndex(2)
            self.table.choose(args["unit"])

    def place(self) -> dict[str, str]:
        """Return the way back to what is shown."""
        found = {"scenario": self.model.choice.id, "tab": str(self.tabs.currentIndex())}
        return {name: value for name, value in found.items() if value}

    def leave(self) -> None:
        """Stop what is being searched, then stop listening."""
        self.stop_search()
        super().leave()
