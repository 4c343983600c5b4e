"""The search desk: one run of the solver process, outliving the page that started it."""

from __future__ import annotations

import contextlib
import logging
import os
import time

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs.messages import LAST, Advanced, Failed, Message
from desktop.jobs.runner import Heard, Run
from desktop.jobs.solving import solve_task
from desktop.jobs.worker import Work
from desktop.pages.scenarios.search import Ending, ending
from desktop.pages.scenarios.viewmodel import ScenariosModel
from solver.plan import Progress

_log = logging.getLogger(__name__)
TICK = 250  # milliseconds between two looks at the clock
MOST_THREADS = 8


class SearchDesk(QObject):
    """Holds the run of a session. `changed` whenever there is news, `ended(Ending)` at the end.

    The result is written as one step, and only while a page of the same project is there;
    otherwise it waits for the next one.
    """

    changed = Signal()
    ended = Signal(object)
    _heard = Signal(object)

    def __init__(self, parent: QObject, model: ScenariosModel, work: Work = solve_task) -> None:
        super().__init__(parent)
        self.setObjectName("search")  # the window asks for it before the project goes
        self.model = model
        self.scenario = ""
        self.visitors = 0  # pages that are there now; two for a moment while one replaces another
        self.stopping = False
        self.last: Ending | None = None
        self.phases: tuple[tuple[float, str], ...] = ()  # of the last run, each when it first came
        self._work = work
        self._run: Run | None = None
        self._asked: tuple[int, int] = (0, 0)
        self._began = 0.0
        self._waiting: Ending | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(TICK)
        self._clock.timeout.connect(self.changed)
        self._heard.connect(self._take)

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._run is not None

    @property
    def heard(self) -> Heard:
        """What the run has said so far."""
        return self._run.heard if self._run else Heard()

    @property
    def seconds(self) -> float:
        """How long the run has lasted."""
        return time.monotonic() - self._began if self._run else 0.0

    def start(self, scenario: str, threads: int) -> None:
        """Begin to search a scenario, with as many threads as the computer bears when 0."""
        if self._run:
            return
        self.model.choose(scenario)
        threads = threads or min(MOST_THREADS, max(2, os.cpu_count() or 2))
        task = self.model.task(threads)
        if task is None:
            return
        self.scenario, self._asked = scenario, (task.seed, threads)
        self.stopping, self.last, self.phases = False, None, ()
        self._began = time.monotonic()
        self._run = Run(task, self._pass_on, self._work)
        self._clock.start()
        self.changed.emit()

    def stop(self) -> None:
        """End the search and keep its best plan."""
        if self._run:
            self.stopping = True
            self._run.stop()
            self.changed.emit()

    def abandon(self) -> None:
        """End the run at once and forget it: its project is no longer open."""
        run, self._run = self._run, None
        self._clock.stop()
        if run:
            run.kill()
            self.changed.emit()

    def attend(self) -> None:
        """A page is there: write what has waited for one."""
        self.visitors += 1
        waiting, self._waiting = self._waiting, None
        if waiting:
            self._write(waiting)

    def unattend(self) -> None:
        """A page is gone."""
        self.visitors -= 1

    def _pass_on(self, message: Message) -> None:
        """Hand a message from the reading thread to this one; nobody hears it after the end."""
        with contextlib.suppress(RuntimeError):  # Qt has already thrown the desk away
            self._heard.emit(message)

    def _take(self, message: Message) -> None:
        if self._run is None:
            return
        if not isinstance(message, LAST):
            if isinstance(message, Advanced):
                self._note(message.progress)
            self.changed.emit()
            return
        if isinstance(message, Failed):
            _log.error("the solver process failed\n%s", message.details)
        found = ending(self._run.heard, *self._asked)
        self._run = None
        self._clock.stop()
        if self.visitors:
            self._write(found)
        else:
            self._waiting = found

    def _note(self, progress: Progress) -> None:
        """Remember when each phase first came."""
        if progress.phase and progress.phase not in {name for _, name in self.phases}:
            self.phases = (*self.phases, (progress.seconds, progress.phase))

    def _write(self, found: Ending) -> None:
        self.last = found
        self.model.choose(self.scenario)
        self.model.keep(found)
        self.changed.emit()
        self.ended.emit(found)


def desk_of(holder: QObject, model: ScenariosModel) -> SearchDesk:
    """Return the desk of a model's project below `holder`, which outlives the pages of a window."""
    for desk in holder.findChildren(SearchDesk):
        if desk.model.session is model.session:
            desk.attend()
            return desk
        desk.abandon()
        desk.deleteLater()
    desk = SearchDesk(holder, ScenariosModel(model.session))
    desk.attend()
    return desk
