"""The strip of a search on this page: best and bound as they meet, stop, and what came of it."""

from __future__ import annotations

import os

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from desktop.document.text import format_money_short, format_ratio, sentence
from desktop.jobs.messages import Advanced, Built, Finished, Message, Refused
from desktop.jobs.solving import solve_task
from desktop.jobs.worker import Work
from desktop.pages.stacking.rest import rest_edit, rest_task
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import tr
from desktop.widgets.asking import Asking, trouble
from desktop.widgets.page import NoticeKind, PageContext
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.words import button, label, row
from desktop.workflows.solve_scenario import in_rupiah, salvaged
from solver.case.build import BuiltCase
from solver.plan import Outcome, Plan

MOST_THREADS = 8


class RestStrip(QFrame):
    """Searches on the page of the plan; the button with its menu is `start`.

    `left()` the strip goes while the keys were on its button: they want another place.
    """

    left = Signal()

    def __init__(self, context: PageContext, model: StackingModel, work: Work = solve_task) -> None:
        super().__init__()
        self.setObjectName("well")
        self.context, self.model, self._work = context, model, work
        self.asking = Asking(self)
        self.asking.heard.connect(self._hear)
        self.asking.ended.connect(self._end)
        self.words = label("", "body")
        self.halt = button(tr("stacking.rest.stop"), self.asking.stop, drawing="square")
        self.setLayout(row(self.words, None, self.halt, gap=SMALL, margin=MEDIUM // 2))
        self.start = self._button()
        self.card: QWidget | None = None  # has the way back itself while it is seen
        self._only_tray = False
        self._problem: object = None
        self._built: BuiltCase | None = None
        self._plan: Plan | None = None
        self.hide()

    def _button(self) -> QPushButton:
        made = button(tr("stacking.rest.name"), drawing="zap")
        menu = QMenu(made)
        self.free = menu.addAction(tr("stacking.rest.free"), lambda: self.search(only_tray=False))
        self.tray = menu.addAction(tr("stacking.rest.tray"), lambda: self.search(only_tray=True))
        made.setMenu(menu)
        return made

    def follow(self) -> None:
        """Follow the document: a search of a plan that was changed by hand is given up."""
        if self.asking.running and self._problem is not self.model.problem:
            self.leave()
            self.context.notify(tr("stacking.rest.given_up"), NoticeKind.WARNING)
        self.start.setEnabled(self.model.editable)
        self.tray.setEnabled(bool(self.model.view().tray))

    def leave(self) -> None:
        """End the search; nothing comes of it."""
        self.asking.drop()
        self.hide()

    def search(self, *, only_tray: bool) -> None:
        """Begin: everybody who is not pinned, or only those in the tray."""
        threads = self.context.settings().workers or min(MOST_THREADS, os.cpu_count() or 2)
        task = rest_task(self.model, threads, only_tray=only_tray)
        if task is None:
            return
        self._only_tray, self._problem = only_tray, self.model.problem
        self._built = self._plan = None
        self.words.setText(tr("stacking.rest.begin"))
        self.show()
        self.asking.ask(task, self._work)

    def _hear(self, message: Message) -> None:
        if isinstance(message, Built):
            self._built = message.built
        if isinstance(message, Advanced) and self._built:
            progress = message.progress
            self._plan = progress.plan or self._plan
            best, bound = in_rupiah(self._built, progress.best), progress.bound
            if best is None:
                self.words.setText(tr("stacking.rest.begin"))
                return
            low = in_rupiah(self._built, bound)
            gap = "–" if low is None else format_ratio(best - low, best, decimals=2)
            said = {"best": format_money_short(best), "bound": format_money_short(low), "gap": gap}
            self.words.setText(tr("stacking.rest.going", **said))

    def _end(self, message: Message) -> None:
        keys_here = self.halt.hasFocus()
        self.hide()
        if keys_here:
            self.left.emit()
        if isinstance(message, Refused):
            why = sentence(message.issues[0]) if message.issues else ""
            self.context.notify(why, NoticeKind.ERROR)
            return
        outcome = message.outcome if isinstance(message, Finished) else self._saved()
        text = trouble(message)
        if outcome is None or outcome.plan is None or self._built is None:
            key = "none_tray" if self._only_tray else "none"
            self.context.notify(text or tr(f"stacking.rest.{key}"), NoticeKind.ERROR)
            if not text and not self._only_tray:
                QTimer.singleShot(0, self._explain)
            return
        self._write(self._built, outcome, text)

    def _explain(self) -> None:
        """Lead to the page on which it is told why there is no plan."""
        self.context.navigate("scenarios", scenario=self.model.scenario, start="1")

    def _saved(self) -> Outcome | None:
        """Return the best plan of a search that died, audited anew."""
        found = salvaged(self._built, self._plan, (), 0, 1)
        return found.outcome if found else None

    def _write(self, built: BuiltCase, outcome: Outcome, text: str) -> None:
        edit = rest_edit(self.model, built, outcome, only_tray=self._only_tray)
        name = "rest_tray" if self._only_tray else "rest"
        label_ = tr(f"stacking.do.{name}")
        if edit and self.model.session.do(label_, edit):
            cost = format_money_short(in_rupiah(built, outcome.cost))
            sure = tr(f"stacking.rest.{outcome.status.value}", cost=cost)
            done = f"{text} {tr(f'stacking.rest.done_{name}')} {sure}".strip()
            undo = not (self.card and self.card.isVisible())
            self.context.notify(done, NoticeKind.GOOD, undo=undo)
        else:
            self.context.notify(tr("stacking.rest.same"), NoticeKind.INFO)
