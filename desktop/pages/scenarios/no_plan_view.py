"""Why a search found no plan: sentences told while they are found, each with where to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.jobs.messages import Done, Message, News
from desktop.jobs.worker import Work
from desktop.pages.scenarios.viewmodel import ScenariosModel
from desktop.system.translate import tr
from desktop.widgets.asking import Asking, trouble
from desktop.widgets.page import PageContext
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.words import button, column, emptied, label, picture, row
from desktop.workflows.explain.apart import ToldNone, explain_none_task, none_task
from solver.plan import SolveStatus

if TYPE_CHECKING:  # explaining loads OR-Tools, which the window must not
    from desktop.workflows.explain.none_links import WhyLine

SECONDS = 20.0
WITHOUT = (SolveStatus.INFEASIBLE.value, SolveStatus.UNKNOWN.value)
MARKS = {
    "sum": ("circle-x", "negative"),
    "clash": ("git-compare", "warning"),
    "repair": ("lightbulb", "positive"),
}


class NoPlan(QFrame):
    """The panel; hidden while the chosen scenario has a plan or was not searched.

    It asks by itself after a search that ended without a plan, in a process of its own; for an
    older result it offers a button.
    """

    def __init__(
        self, context: PageContext, model: ScenariosModel, work: Work = explain_none_task
    ) -> None:
        super().__init__()
        self.setObjectName("well")
        self.context, self.model, self._work = context, model, work
        self.asking = Asking(self)
        self.asking.heard.connect(self._hear)
        self.asking.ended.connect(self._end)
        self.lines: tuple[WhyLine, ...] = ()
        self._of = ""  # the scenario the lines are about
        self._problem: object = None
        self.state = label("", "note", "quiet", wrap=True)
        self.why = button(tr("scenarios.why.ask"), self.ask, drawing="circle-help")
        self.halt = button(tr("scenarios.why.stop"), self.asking.stop, kind="link")
        self._list: QVBoxLayout = column(gap=SMALL)
        head = row(label(tr("scenarios.why.title"), "lead"), None, self.halt, self.why)
        self.setLayout(column(head, self.state, self._list, gap=SMALL, margin=MEDIUM))
        self.hide()

    def show_scenario(self, *, running: bool) -> None:
        """Follow the chosen scenario; what was found for another one, or other data, goes."""
        result = self.model.result
        without = result is not None and result.best is None and result.outcome in WITHOUT
        if not without or running:
            self.leave()
            self.hide()
            return
        if (self._of, self._problem) != (self.model.chosen, self.model.problem):
            self.leave()
        self.show()
        self._show()

    def ask(self) -> None:
        """Find out why there is no plan."""
        self._of, self._problem = self.model.chosen, self.model.problem
        self.lines = ()
        threads = self.context.settings().workers or 2
        task = none_task(self.model.problem, self.model.chosen, SECONDS, threads)
        self.asking.ask(task, self._work)
        self.state.setText(tr("scenarios.why.asking"))
        self._show()

    def leave(self) -> None:
        """Stop and forget."""
        self.asking.drop()
        self.lines, self._of, self._problem = (), "", None
        self.state.setText("")

    def _hear(self, message: Message) -> None:
        if isinstance(message, News) and isinstance(message.what, ToldNone):
            self.lines = message.what.lines[:-1] if not message.what.done else message.what.lines
            self._show()

    def _end(self, message: Message) -> None:
        self.state.setText(trouble(message))
        if isinstance(message, Done) and isinstance(message.what, ToldNone):
            self.lines = message.what.lines
        self._show()

    def _show(self) -> None:
        self.why.setVisible(not self.asking.running)
        self.halt.setVisible(self.asking.running)
        self.state.setVisible(bool(self.state.text()))
        emptied(self._list)
        for line in self.lines:
            self._list.addLayout(self._line(line))

    def _line(self, line: WhyLine) -> QHBoxLayout:
        role = {"answer": "strong", "heading": "strong", "note": "note"}.get(line.part, "body")
        words = label(line.text, role, wrap=True)
        if line.part not in MARKS:
            made = row(words)
        else:
            made = row(picture(*MARKS[line.part], 16), words, gap=SMALL)
            made.setStretch(1, 1)
        if line.page:
            made.addWidget(
                button(
                    tr(f"scenarios.why.go_{line.page}"),
                    lambda: self.context.navigate(line.page, **dict(line.args)),
                    kind="link",
                    drawing="arrow-right",
                )
            )
        return made
