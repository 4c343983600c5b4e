"""Filing: a project is opened, saved and left while the window lives on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from desktop.files.project import (
    Fetched,
    OpenProject,
    Written,
    begin_save,
    fetch,
    new_project,
    write_save,
)
from desktop.files.recovery import LeftCopy, put_back, recover
from desktop.system.translate import tr
from desktop.widgets.background import Report, Task
from desktop.widgets.page import NoticeKind
from desktop.window import dialogs
from desktop.window.dialogs import Answer
from desktop.window.main_window import MainWindow
from desktop.window.searching import search_under_way, stop_and_then
from solver.errors import SatuAtapError
from solver.problem.problem import Problem

T = TypeVar("T")
Go = Callable[[], object]

TRY_AGAIN = {"save_disk_full", "save_folder_missing", "save_failed"}  # the cause may pass


class Filing:
    """What is under way between the desk of a window and its files: one save, one opening.

    The person may go on working meanwhile. Whatever would clear the desk waits for the save.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk
        self._saving: Task[Written] | None = None
        self._opening: Task[object] | None = None
        self._waiting: list[Go] = []  # for the save under way
        self._leaving = False

    # Leaving what lies open ---------------------------------------------------------------

    def may_close(self) -> bool:
        """Whether the window may close now; else ask, save, and close it when that is done."""
        under_way = self._saving or self._desk.changed or search_under_way(self._window)
        if self._leaving or not under_way:
            return True
        asking, at_once = True, False

        def go() -> None:
            nonlocal at_once
            if asking:
                at_once = True
            else:
                self._close()

        self.leave(go)
        asking = False
        return at_once

    def leave(self, go: Go, stay: Go | None = None) -> None:
        """Ask about unsaved changes and save them if wanted; then go on, or stay."""
        if self._saving and not self._saving.stopping:
            self._waiting.append(partial(self.leave, go, stay))
            return
        if desk := search_under_way(self._window):
            answer = Answer.SAVE if desk.stopping else dialogs.ask_search(self._window)
            if answer is Answer.SAVE:
                stop_and_then(desk, partial(self.leave, go, stay))
                return
            if answer is Answer.CANCEL:
                (stay or _nothing)()
                return
            desk.abandon()
        answer = self._asked() if self._desk.changed else Answer.DROP
        if answer is Answer.SAVE:
            self.save(partial(self.leave, go, stay))
        elif answer is Answer.DROP:
            go()
        elif stay:
            stay()

    def _asked(self) -> Answer:
        project = self._desk.project
        name = (project.name if project else "") or tr("project.unnamed")
        return dialogs.ask_unsaved(self._window, name)

    def _close(self) -> None:
        self._leaving = True
        self._window.close()
        self._leaving = False

    # Saving -------------------------------------------------------------------------------

    def save(self, then: Go | None = None) -> None:
        """Save; a project without a file asks for one."""
        if self._desk.path is None:
            self.save_as(then)
        else:
            self._write(None, then)

    def save_as(self, then: Go | None = None) -> None:
        """Save under another name."""
        project, city = self._desk.project, self._desk.session.document.problem.city
        name = (project.name if project else "") or (city[0].name if city else "")
        path = dialogs.ask_save(self._window, self.folder, name or tr("app.name"))
        if path is not None:
            self._write(path, then)

    @property
    def folder(self) -> str:
        """The folder where a dialogue begins."""
        return self._desk.person.settings.last_folder or str(Path.home())

    def _write(self, path: Path | None, then: Go | None) -> None:
        if self._saving:
            self._waiting.append(partial(self._write, path, then))
            return
        if self._desk.project is None:
            return
        saving = begin_save(self._desk.project, path)
        work: Callable[[Report], Written] = partial(write_save, saving)
        label = tr("task.save", name=saving.target.stem)
        done = partial(self._saved, then)
        self._saving = self._window.tasks.apart(
            label,
            work,
            done,
            self._not_saved,
            halted=self._stopped,
            unwanted=self._saved_after_all,
        )

    def _saved(self, then: Go | None, written: Written) -> None:
        self._saving = None
        elsewhere, path = written.saving.elsewhere, written.saving.target
        held = written.saving.project.read_only
        self._desk.finish(written)
        if elsewhere:
            self._window.file_moved(ours_now=held)
        self._window.notify(tr("project.saved_to", path=path), NoticeKind.GOOD)
        waiting, self._waiting = self._waiting, []
        for go in (*([then] if then else []), *waiting):
            go()

    def _not_saved(self, reason: SatuAtapError) -> None:
        self._saving, self._waiting = None, []  # who waited would clear the desk
        again = ((tr("project.save_again"), self.save),) if reason.key in TRY_AGAIN else ()
        self._window.refuse(reason, *again, (tr("command.file.save_as"), self.save_as))

    def _stopped(self, task: Task[Written]) -> None:
        if self._saving is task:
            self._saving, self._waiting = None, []
            self._window.notify(tr("project.save_stopped"), NoticeKind.WARNING)

    def _saved_after_all(self, written: Written) -> None:
        """Put away a save that was stopped too late: the file is whole, nobody counts on it."""
        if written.lock:
            written.lock.release()
        if written.copy:
            written.copy.discard()

    # Opening ------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open a project file, once what lies here may go."""
        label = tr("task.open", name=path.stem)
        work: Callable[[Report], Fetched] = partial(fetch, path)
        lay = self._desk.lay_fetched
        self.leave(partial(self._fetch, label, work, lay, _put_away, self._not_opened))

    def _not_opened(self, reason: SatuAtapError) -> None:
        other = (tr("project.open_other"), partial(self._window.command, "file.open"))
        self._window.refuse(reason, other)

    def recover(self, left: LeftCopy, then: Go) -> None:
        """Take up what a crash left behind, once what lies here may go; then go on."""
        name = left.path.stem if left.path else tr("project.unnamed")
        work: Callable[[Report], OpenProject] = partial(recover, left)

        def lay(project: OpenProject) -> None:
            self._desk.lay(project)
            self._window.notify(tr("recovery.taken"), NoticeKind.GOOD)
            then()

        label = tr("task.open", name=name)
        self.leave(partial(self._fetch, label, work, lay, put_back), then)

    def lay_new(self, make: Callable[[], Problem], said: str) -> None:
        """Lay a new project that is made elsewhere, and say a sentence about it."""

        def lay(project: OpenProject) -> None:
            self._desk.lay(project)
            self._window.notify(said)

        def work(report: Report) -> OpenProject:
            return new_project(make())

        label = tr("task.make")
        self.leave(partial(self._fetch, label, work, lay, OpenProject.close))

    def _fetch(
        self,
        label: str,
        work: Callable[[Report], T],
        lay: Callable[[T], object],
        unwanted: Callable[[T], object],
        refused: Callable[[SatuAtapError], None] | None = None,
    ) -> None:
        """Fetch a project elsewhere and lay it; one at a time, the newest wish is the one meant."""
        if self._opening:
            self._opening.stop()
        given_up = self._desk.session.document

        def done(fetched: T) -> None:
            if self._desk.session.document is given_up and not self._saving:
                lay(fetched)
            else:  # the person went on working in the meantime: nothing of it may be lost
                self.leave(partial(lay, fetched), partial(unwanted, fetched))

        task = self._window.tasks.apart(label, work, done, refused, unwanted=unwanted)
        self._opening = task  # type: ignore[assignment]  # of whatever it fetches


def _put_away(fetched: Fetched) -> None:
    fetched.copy.discard()


def _nothing() -> None:
    """Stay without a word."""
