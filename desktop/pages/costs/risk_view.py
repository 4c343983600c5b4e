"""The tab of uncertainty: tornado and probability of saving, both reckoned beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from desktop.document.text import format_money_short, format_number
from desktop.pages.costs.risk import (
    DRAWS,
    RiskState,
    bins,
    chance_text,
    draws_work,
    levers,
    ranges_words,
    reader,
    tornado_work,
)
from desktop.system.translate import tr
from desktop.widgets.background import Report, Task, Tasks
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.charts.histogram import Bin, Histogram
from desktop.widgets.charts.tornado import Lever, Tornado
from desktop.widgets.flowing import Flowing
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.words import button, column, holder, label, retone, row, scrolling
from solver.units import Measure

OFTEN = 4  # results between two pictures


def _bin_words(found: Bin) -> str:
    low, high, n = found
    count = format_number(n, Measure.COUNT)
    return tr("costs.bin", low=format_money_short(low), high=format_money_short(high), n=count)


class RiskPanel(QWidget):
    """Tornado above, chance below. ``chosen(key)`` when an assumption is walked to.

    Parameters
    ----------
    tasks : Tasks
        Where the work is done; what was reckoned before a stop stays.
    state : callable
        Returns the state of the scenario shown, None while there is none.
    """

    chosen = Signal(str)

    def __init__(self, tasks: Tasks, state: Callable[[], RiskState | None]) -> None:
        super().__init__()
        self._tasks, self._state = tasks, state
        self._task: Task[RiskState] | None = None
        self.measure = CalmComboBox()
        self.measure.setAccessibleName(tr("costs.measure"))
        for name in ("saving", "npv"):
            self.measure.addItem(tr(f"costs.measure.{name}"), name)
        self.measure.currentIndexChanged.connect(self.refresh)
        self.levers_button = button(tr("costs.run_tornado"), self.run_tornado, drawing="play")
        self.draws_button = button(tr("costs.run_draws"), self.run_draws, drawing="play")
        self.stop_button = button(tr("task.stop"), self.stop, drawing="square")
        self.stop_button.hide()
        self._progress = label("", "note", "quiet")
        ends = (tr("costs.end.low"), tr("costs.end.high"))
        self.tornado = Tornado(tr("costs.tornado"), format_money_short, ends)
        self.tornado.chosen.connect(self.chosen)
        self._nothing = label(tr("costs.tornado_hint"), "body", "quiet", wrap=True)
        self.histogram = Histogram(
            tr("costs.draws"), format_money_short, _bin_words, tr("costs.draws_hint")
        )
        self._bin = label("", "note", "quiet", wrap=True)
        self.histogram.told.connect(self._bin.setText)
        self._share = label("–", "figure")
        self._interval = label("", "note", "quiet", wrap=True)
        self._amounts = label("", "note", "quiet", wrap=True)
        self.setLayout(self._parts())
        self._show_buttons(self._state())

    def _parts(self) -> QVBoxLayout:
        self._pages = QStackedWidget()
        self._pages.addWidget(self._levers_part())
        self._pages.addWidget(self._draws_part())
        self._ways = QButtonGroup(self)
        ways = []
        for at, name in enumerate(("tornado", "chance")):
            each = button(tr(f"costs.{name}"))
            each.setCheckable(True)
            each.setChecked(at == 0)
            self._ways.addButton(each, at)
            ways.append(each)
        self._ways.idClicked.connect(self._turn)
        measure = Flowing()  # or the names of costs beside it would be cut on a small screen
        measure.addWidget(label(tr("costs.measure"), "note", "quiet"))
        buttons = (self.levers_button, self.draws_button, self.stop_button)
        for part in (self.measure, *buttons, self._progress):
            measure.addWidget(part)
        box = column(row(*ways, None, gap=SMALL), measure, self._pages, gap=SMALL, margin=MEDIUM)
        box.setStretchFactor(self._pages, 1)
        return box

    def _levers_part(self) -> QWidget:
        note = label(ranges_words(), "note", "quiet", wrap=True)
        rows = scrolling(column(self._nothing, self.tornado, None, gap=0))
        box = column(note, rows, gap=SMALL)
        box.setStretchFactor(rows, 1)
        return holder(box)

    def _draws_part(self) -> QWidget:
        doc = label(tr("costs.chance_doc"), "note", "quiet", wrap=True)
        words = (self._share, self._interval, self._amounts)
        box = column(doc, *words, self.histogram,
                     self._bin, gap=SMALL)  # fmt: skip
        box.setStretchFactor(self.histogram, 1)
        return holder(box)

    def _turn(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self._show_buttons(self._state())

    @property
    def running(self) -> bool:
        """Whether something is being reckoned."""
        return self._task is not None

    def refresh(self) -> None:
        """Show what has been reckoned so far."""
        state, measure = self._state(), str(self.measure.currentData())
        swings = list(state.swings) if state else []
        draws = list(state.draws) if state else []
        base = reader(measure)(state.base[0]) if state and state.base else 0
        self.tornado.show_levers(
            [Lever(r.key, r.label, r.said, r.low, r.high, r.note) for r in levers(swings, measure)],
            base,
        )
        self.tornado.setVisible(bool(swings))
        self._nothing.setVisible(not swings)
        self.histogram.show_bins(bins(draws, measure))
        said = chance_text(draws, measure)
        self._share.setText(said.share if said else "–")
        retone(self._share, said.tone if said else "")
        self._interval.setText(said.interval if said else "")
        self._amounts.setText(said.amounts if said else "")
        self._show_buttons(state)

    def _show_buttons(self, state: RiskState | None) -> None:
        here = self._pages.currentIndex()
        for at, each in enumerate((self.levers_button, self.draws_button)):
            each.setEnabled(state is not None and not self.running)
            each.setVisible(at == here and not self.running)
        self.stop_button.setVisible(self.running)
        if not self.running:
            self._progress.setText("")

    def run_tornado(self) -> None:
        """Reckon the tornado, or go on with it."""
        if (state := self._state()) is not None:
            self._run(tr("costs.task_tornado"), partial(tornado_work, state))

    def run_draws(self) -> None:
        """Draw, or draw more."""
        if (state := self._state()) is not None:
            most = len(state.draws) // DRAWS * DRAWS + DRAWS
            self._run(tr("costs.task_draws"), partial(draws_work, state, most=most))

    def _run(self, name: str, work: Callable[[Report], RiskState]) -> None:
        if self.running:
            return
        self._task = self._tasks.run(name, work, self._done, halted=self._halted)
        self._task.progressed.connect(self._progressed)
        self.refresh()

    def stop(self) -> None:
        """End what is being reckoned; what is there stays."""
        if self._task is not None:
            self._task.stop()
            self._progress.setText(tr("costs.stopping"))

    def _progressed(self, done: int, total: int) -> None:
        if self._task is None or self._task.stopping:
            return
        if done % OFTEN == 0 or done == total:
            self.refresh()
        if total:
            values = [format_number(n, Measure.COUNT) for n in (done, total)]
            self._progress.setText(tr("costs.progress", done=values[0], total=values[1]))

    def _halted(self, _task: object) -> None:
        self._task = None
        self.refresh()

    def _done(self, _: RiskState) -> None:
        self._halted(None)
