"""The tab *Yang mengikat*: what each floor, level and rule is worth, told while it is reckoned."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.jobs.messages import Done, Message, News
from desktop.jobs.worker import Work
from desktop.pages.scenarios.binding import binding_grid, merged
from desktop.pages.scenarios.viewmodel import ScenariosModel
from desktop.system.translate import tr
from desktop.widgets.asking import Asking, trouble
from desktop.widgets.asking_strip import AskingStrip
from desktop.widgets.page import NoticeKind, PageContext
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.table import GridTable
from desktop.widgets.words import button, column, label, row
from desktop.workflows.explain.binding_apart import (
    BindingLine,
    ToldBinding,
    binding_task,
    explain_binding_task,
)
from desktop.workflows.solve_scenario import solved

SECONDS = (30, 60, 180, 600)


class BindingTab(QWidget):
    """The tab. It reckons only when asked, in a process of its own, and can be stopped."""

    def __init__(
        self, context: PageContext, model: ScenariosModel, work: Work = explain_binding_task
    ) -> None:
        super().__init__()
        self.context, self.model, self._work = context, model, work
        self.lines: tuple[BindingLine, ...] = ()
        self.told: ToldBinding | None = None
        self._of: tuple[str, object] = ("", None)
        self.asking = Asking(self)
        self.asking.heard.connect(self._hear)
        self.asking.ended.connect(self._end)
        words = tr("scenarios.binding.start")
        self.strip = AskingStrip(self.asking, words, self.start, SECONDS)
        self.state = self.strip.state
        self.answer = label("", "body", wrap=True)
        self.table = GridTable(
            binding_grid(()),
            empty=(tr("scenarios.binding.none"), tr("scenarios.binding.none_hint")),
            drawing="scale",
        )
        self.chosen = label("", "body", wrap=True)
        self.take = button(tr("scenarios.binding.take"), self._take_better, drawing="check")
        self._lay_out()
        self.table.row_chosen.connect(self._say)
        self._show()

    def _lay_out(self) -> None:
        why = label(tr("scenarios.binding.why"), "body", "quiet", wrap=True)
        parts = (why, self.strip, self.answer, row(self.take, None), self.table, self.chosen)
        box = column(*parts, gap=SMALL, margin=MEDIUM)
        box.setStretchFactor(self.table, 1)
        self.setLayout(box)

    def show_scenario(self) -> None:
        """Follow the chosen scenario; an answer about other data is marked as old."""
        if self._of[0] and self._of[0] != self.model.chosen:
            self.leave()
        self._show()

    def start(self) -> None:
        """Find out."""
        if not self.model.placed or self.asking.running:
            return
        self.leave()
        self._of = (self.model.chosen, self.model.problem)
        seconds, scenario = self.strip.seconds, self.model.scenario
        seed = scenario.seed if scenario else 1
        task = binding_task(self.model.problem, self.model.chosen, seconds, seed)
        self.asking.ask(task, self._work)
        self._show()

    def leave(self) -> None:
        """Stop and forget."""
        self.asking.drop()
        self.lines, self.told, self._of = (), None, ("", None)
        self.state.setText("")
        self.table.show_grid(binding_grid(()))

    def _hear(self, message: Message) -> None:
        if isinstance(message, News) and isinstance(message.what, BindingLine):
            self.lines = merged(self.lines, message.what)
            self.state.setText(tr("scenarios.binding.so_far", n=len(self.lines)))
            self.table.show_grid(binding_grid(self.lines))

    def _end(self, message: Message) -> None:
        self.state.setText(trouble(message))
        if isinstance(message, Done) and isinstance(message.what, ToldBinding):
            self.told, self.lines = message.what, message.what.lines
            self.state.setText("")
            self.table.show_grid(binding_grid(self.lines))
        self._show()

    def _show(self) -> None:
        running, told = self.asking.running, self.told
        self.strip.follow(self.model.placed)
        if running and not self.lines:
            self.state.setText(tr("scenarios.binding.asking"))
        elif not self.model.placed:
            self.state.setText(tr("scenarios.binding.unplaced"))
        elif self._of[0] and not running and self._of[1] is not self.model.problem:
            self.state.setText(tr("study.stale"))
        self.answer.setText(" ".join(told.sentences) if told else "")
        self.answer.setVisible(bool(told))
        fresh = self._of[1] is self.model.problem and not self.context.session.read_only
        self.take.setVisible(bool(told and told.better and fresh))
        self.chosen.setVisible(bool(self.chosen.text()))

    def _say(self, key: str) -> None:
        line = next((line for line in self.lines if line.key == key), None)
        self.chosen.setText(line.sentence if line else "")
        self.chosen.setVisible(bool(line))

    def _take_better(self) -> None:
        """Write the better plan that was met, as one step."""
        told = self.told
        if told is None or told.better is None or told.built is None:
            return
        name = self.model.scenario.name if self.model.scenario else ""
        found = solved(told.built, told.better)
        self.context.session.do(tr("scenarios.do.solve", name=name), found.edit)
        self.context.notify(tr("scenarios.binding.taken"), NoticeKind.GOOD, undo=True)
        self._show()
