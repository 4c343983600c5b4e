"""Opening, making and saving a project file."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from desktop.document.document import Document
from desktop.document.edits import new_id
from desktop.document.session import Session
from desktop.files.header import read_project_bytes
from desktop.files.lock import Holder, Lock, take_lock
from desktop.files.migrations import migrate
from desktop.files.schema import SUFFIX
from desktop.files.storage import Report, read_about, read_document, unheard, write_document
from desktop.files.whole import write_whole
from desktop.files.working_copy import WorkingCopy, create_copy
from solver.errors import Issue, SatuAtapError
from solver.problem.problem import Problem


@dataclass
class OpenProject:
    """A project that is open.

    Parameters
    ----------
    session : Session
        The gate for every change.
    path : Path or None
        The file; None until it is first saved.
    read_only : bool
        It cannot be changed here: somebody else has it, or the folder refuses us. Saving it under
        another path makes it ours.
    holder : Holder or None
        Who has it.
    issues : tuple of Issue
        What could not be read and became a default.
    """

    session: Session
    path: Path | None
    read_only: bool = False
    holder: Holder | None = None
    issues: tuple[Issue, ...] = ()
    copy: WorkingCopy | None = None
    lock: Lock | None = None
    saved: str = ""  # mark of the save this project came from
    tried: set[str] = field(default_factory=set)  # marks of saves that may have come about

    @property
    def name(self) -> str:
        """Return the name of the file without folder and ending; empty when never saved."""
        return self.path.stem if self.path else ""

    def close(self) -> None:
        """Close it and take its working copy away; what was not saved is given up."""
        if self.lock:
            self.lock.release()
        if self.copy:
            self.copy.discard()
        self.lock = self.copy = None


@dataclass(frozen=True)
class Saving:
    """A save that was begun: what is written as it was then, where, and under which mark.

    `changes` are those of the working copy that it holds.
    """

    project: OpenProject
    document: Document
    target: Path
    mark: str
    changes: int

    @property
    def elsewhere(self) -> bool:
        """Whether the project gets another file by it."""
        return self.target != self.project.path or self.project.read_only


@dataclass(frozen=True)
class Written:
    """A save whose file is written; `copy` and `lock` are new when the file is another one."""

    saving: Saving
    copy: WorkingCopy | None = None
    lock: Lock | None = None


@dataclass(frozen=True)
class Fetched:
    """A project file read for work, with its own working copy but no lock yet."""

    path: Path
    content: Content
    copy: WorkingCopy


@dataclass(frozen=True)
class Content:
    """What is in a project file: the document, the mark of its save, what could not be read."""

    document: Document
    saved: str
    issues: tuple[Issue, ...]


def new_project(problem: Problem) -> OpenProject:
    """Return a new project without a file, with its own working copy."""
    document = Document(problem, new_id())
    copy = create_copy(document, None, "")
    return OpenProject(Session(document, copy), None, copy=copy)


def read_project(path: Path, report: Report = unheard) -> Content:
    """Read a project file without opening it for work: no lock, no copy, nothing changed.

    Raises
    ------
    SatuAtapError
        It cannot be read; one sentence.
    """
    content = read_project_bytes(path)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(content)
        return load(connection, path, report)
    except sqlite3.OperationalError as reason:  # an empty or foreign database
        raise SatuAtapError("file_torn", path=path) from reason
    finally:
        connection.close()


def load(connection: sqlite3.Connection, path: Path, report: Report = unheard) -> Content:
    """Read a database of ours of this or an older format, which is migrated first."""
    try:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise SatuAtapError("file_torn", path=path)
        migrate(connection)
        document, issues = read_document(connection, report)
        if not document.project:
            document = replace(document, project=new_id())
        return Content(document, read_about(connection).get("saved", ""), issues)
    except (sqlite3.DatabaseError, UnicodeError) as reason:  # damage within texts and names
        raise SatuAtapError("file_torn", path=path) from reason


def open_project(path: Path) -> OpenProject:
    """Open a project file for work, or for reading only while somebody else has it.

    Raises
    ------
    SatuAtapError
        It cannot be read; one sentence.
    """
    return take(fetch(path))


def fetch(path: Path, report: Report = unheard) -> Fetched:
    """Read a project file for work: the slow half of opening, in whichever thread.

    Raises
    ------
    SatuAtapError
        It cannot be read; one sentence.
    """
    path = path.absolute()
    content = read_project(path, report)
    return Fetched(path, content, create_copy(content.document, path, content.saved, report))


def take(fetched: Fetched) -> OpenProject:
    """Take the lock of a project that was read: the quick half of opening."""
    path, content, copy = fetched.path, fetched.content, fetched.copy
    try:
        lock = take_lock(path, copy.name)
    except OSError:  # the folder may not be written
        lock = None
    if isinstance(lock, Lock):
        session = Session(content.document, copy)
        return OpenProject(
            session, path, issues=content.issues, copy=copy, lock=lock, saved=content.saved
        )
    copy.discard()
    session = Session(content.document, read_only=True)
    return OpenProject(session, path, read_only=True, holder=lock, issues=content.issues)


def save(project: OpenProject, path: Path | None = None) -> Path:
    """Save a project into its file, or into another one that becomes its file.

    The file is written whole beside its place and then put there; after any failure the old file
    is as it was and the working copy still has everything.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    SatuAtapError
        It could not be saved; one sentence.
    """
    written = write_save(begin_save(project, path))
    finish_save(written)
    return written.saving.target


def begin_save(project: OpenProject, path: Path | None = None) -> Saving:
    """Begin a save of the project as it is now; edits may go on while it is written.

    Raises
    ------
    SatuAtapError
        The project has no file and none is named.
    """
    target = path or project.path
    if target is None:
        raise SatuAtapError("save_without_name")
    mark = new_id()
    project.tried.add(mark)
    changes = project.copy.announce(mark) if project.copy else 0
    return Saving(project, project.session.document, named(target.absolute()), mark, changes)


def write_save(saving: Saving, report: Report = unheard) -> Written:
    """Write a save that was begun, in whichever thread; the project itself is not changed.

    Raises
    ------
    SatuAtapError
        It could not be saved; one sentence. The old file is as it was.
    """
    if saving.elsewhere:
        return _write_elsewhere(saving, report)
    _check_ours(saving.project, saving.target)
    write_project(saving.target, saving.document, saving.mark, report)
    return Written(saving)


def finish_save(written: Written) -> None:
    """Remember that a save is in its file; what was edited since counts as not saved."""
    saving, project = written.saving, written.saving.project
    project.saved = saving.mark
    if saving.elsewhere:
        if project.lock:
            project.lock.release()
        project.path, project.lock = saving.target, written.lock
        project.copy = written.copy or project.copy
    if project.copy:
        project.copy.remember(saving.target, saving.mark, saving.changes)
    project.session.saved(saving.document)
    if project.read_only and project.copy:
        project.read_only, project.holder = False, None
        project.session.become_ours(project.copy)


def named(path: Path) -> Path:
    """Return a path with the ending of a project file."""
    if path.suffix.casefold() == SUFFIX or not path.name:
        return path
    return path.with_name(path.name + SUFFIX)


def _check_ours(project: OpenProject, target: Path) -> None:
    other = project.lock.taken_by() if project.lock else None
    if other:
        raise SatuAtapError("save_taken_over", user=other.user, machine=other.machine)
    if target.exists() and read_project(target).saved not in {project.saved, *project.tried}:
        raise SatuAtapError("save_changed_outside", path=target)


def _write_elsewhere(saving: Saving, report: Report) -> Written:
    """Save under another path: lock it and write it, with a working copy when there is none."""
    target, document = saving.target, saving.document
    if not target.parent.is_dir():
        raise SatuAtapError("save_folder_missing", path=target.parent)
    made = None if saving.project.copy else create_copy(document, target, "")
    copy = made or saving.project.copy
    lock: Lock | Holder | None = None
    try:
        lock = take_lock(target, copy.name if copy else "")
        if isinstance(lock, Holder):
            raise SatuAtapError("save_held", user=lock.user, machine=lock.machine)
        write_project(target, document, saving.mark, report)
    except BaseException as reason:
        if isinstance(lock, Lock):
            lock.release()
        if made:
            made.discard()
        if isinstance(reason, OSError):
            raise SatuAtapError("save_denied", path=target) from reason
        raise
    return Written(saving, made, lock)


def write_project(path: Path, document: Document, mark: str = "", report: Report = unheard) -> None:
    """Write a document as a project file, whole or not at all.

    Raises
    ------
    SatuAtapError
        It could not be written; what was there before is as it was.
    """
    when = datetime.now().astimezone().isoformat(timespec="seconds")

    def fill(place: Path) -> None:
        connection = sqlite3.connect(place, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")  # a part nobody will ever look at
            connection.execute("PRAGMA synchronous = OFF")  # put onto the disk once, afterwards
            about = {"saved": mark or new_id(), "saved_on": when}
            write_document(connection, document, about, report)
            (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if verdict != "ok":
                raise sqlite3.DatabaseError(verdict)
        finally:
            connection.close()

    write_whole(path, fill)
