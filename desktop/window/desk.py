"""The desk: which project lies open, and how another one comes to lie there."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.document.text import format_moment
from desktop.files.lock import Holder
from desktop.files.project import (
    Fetched,
    OpenProject,
    Written,
    fetch,
    finish_save,
    new_project,
    save,
    take,
)
from desktop.files.recovery import LeftCopy, recover
from desktop.system.settings import Settings, save_settings, with_recent
from desktop.system.translate import tr
from solver.problem.problem import Problem


@dataclass
class Person:
    """The settings in force, written whenever they change."""

    settings: Settings

    def change(self, **values: object) -> None:
        """Change settings and keep them for the next start."""
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]
        with contextlib.suppress(OSError):  # a full disk shall not stop the work over a setting
            save_settings(self.settings)


class Desk(QObject):
    """At most one open project. `laid` tells that another one, or none, lies on the desk.

    What takes long, reading and writing, is done elsewhere (``window/filing.py``); `open`,
    `take_up` and `save` do it on the spot, for who has no window to keep alive.

    Parameters
    ----------
    person : Person
        Whose recent files and folders are kept.
    """

    laid = Signal()

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person
        self.project: OpenProject | None = None
        self._nothing = Session(Document(), read_only=True)

    @property
    def session(self) -> Session:
        """Return the session of the open project, or one of nothing that cannot be changed."""
        return self.project.session if self.project else self._nothing

    @property
    def path(self) -> Path | None:
        """Return the file of the open project."""
        return self.project.path if self.project else None

    @property
    def changed(self) -> bool:
        """Tell whether something would be lost without saving."""
        return self.project is not None and self.session.changed

    def start(self, problem: Problem) -> None:
        """Lay a new project without a file."""
        self.lay(new_project(problem))

    def open(self, path: Path) -> None:
        """Lay the project of a file; one that lies here already is read from its file again."""
        self.lay_fetched(fetch(path))  # first: when it cannot be read, what lies here stays

    def lay_fetched(self, fetched: Fetched) -> None:
        """Lay a project that was read from its file."""
        if self.project and self.path and self.path.resolve() == fetched.path.resolve():
            self.project.close()  # or it would be held by ourselves
            self.project = None
        self.lay(take(fetched))
        self._remember()

    def lay(self, project: OpenProject) -> None:
        """Lay a project; what lay here before is closed, and what was not saved given up."""
        if self.project:
            self.project.close()
        self.project = project
        self.laid.emit()

    def take_up(self, left: LeftCopy) -> None:
        """Lay what a crash left behind."""
        self.lay(recover(left))

    def save(self, path: Path | None = None) -> Path:
        """Save into the file of the project or into another one that becomes its file."""
        assert self.project is not None
        saved = save(self.project, path)
        self._remember()
        return saved

    def finish(self, written: Written) -> None:
        """Remember a save that was written."""
        finish_save(written)
        self._remember()

    def close(self) -> None:
        """Clear the desk; what was not saved is given up."""
        if self.project:
            self.project.close()
            self.project = None
            self.laid.emit()

    def _remember(self) -> None:
        if self.path:
            settings = with_recent(self.person.settings, self.path)
            self.person.change(recent=settings.recent, last_folder=settings.last_folder)


def held_words(holder: Holder | None) -> str:
    """Return why a project can only be read: who has it open, where and since when."""
    if holder is None:
        return tr("project.no_writing")
    since = format_moment(holder.since)
    return tr("project.held", user=holder.user, machine=holder.machine, since=since)
