"""The working copy: a file in the user's own folder where every edit is written at once."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from desktop.document.document import Document, KindChange
from desktop.document.edits import new_id
from desktop.files.claim import Claim, claim
from desktop.files.schema import SUFFIX
from desktop.files.storage import Report, transaction, unheard, write_changes, write_document
from desktop.system.paths import data_folder
from solver.errors import SatuAtapError

_TABLE = 'CREATE TABLE "working_copy" ("key" TEXT PRIMARY KEY NOT NULL, "value" ANY) STRICT'


def working_folder() -> Path:
    """Return the folder of the working copies of this person; made when absent."""
    folder = data_folder() / "working"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def claim_path(copy: Path) -> Path:
    """Return the file that is claimed as long as somebody works on a copy."""
    return copy.with_suffix(".claim")


class WorkingCopy:
    """The journal of one open project.

    Every change is one transaction with rollback journal and ``synchronous=FULL``: what `write`
    has acknowledged outlives the process and the power. Made by `create_copy` or `adopt_copy`.

    Parameters
    ----------
    file : Path
        The copy.
    held : Claim
        Says to others that this process lives.
    connection : sqlite3.Connection
        Open on the copy.
    """

    def __init__(self, file: Path, held: Claim, connection: sqlite3.Connection) -> None:
        self.file = file
        self._claim = held
        self._connection = connection

    @property
    def name(self) -> str:
        """Return the name of the copy, unique on this computer."""
        return self.file.stem

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection, for reading."""
        return self._connection

    def write(self, changed: tuple[KindChange, ...]) -> None:
        """Write one committed change; it is on disk when this returns.

        Raises
        ------
        SatuAtapError
            It could not be written; nothing of it was.
        """
        try:
            with transaction(self._connection):
                write_changes(self._connection, changed)
                self._connection.execute(
                    'UPDATE "working_copy" SET "value" = "value" + 1 WHERE "key" = \'changes\''
                )
                self._remember({"changed": _now()})
        except sqlite3.Error as reason:
            full = reason.sqlite_errorcode == sqlite3.SQLITE_FULL
            key = "edit_disk_full" if full else "edit_not_written"
            raise SatuAtapError(key, reason=reason) from reason

    def announce(self, saved: str) -> int:
        """Remember under which mark the file is about to be saved, should we end in between.

        A full disk here must not keep anybody from saving elsewhere, so a failure is no error.

        Returns
        -------
        int
            How many changes there are that the file does not hold yet: those of this save.
        """
        with contextlib.suppress(sqlite3.Error), transaction(self._connection):
            self._remember({"saving": saved})
        return self._changes()

    def remember(self, path: Path | None, saved: str, changes: int | None = None) -> None:
        """Remember that changes so far are in the file at `path`, in the save marked `saved`.

        When it cannot be recorded, a crash offers again what is in the file already: no error.

        Parameters
        ----------
        path : Path or None
            The file.
        saved : str
            Mark of the save.
        changes : int, optional
            How many of the changes it holds; those made while it was written are not in it. All
            when absent.
        """
        left = 0 if changes is None else max(0, self._changes() - changes)
        facts: dict[str, str | int] = {
            # A name may hold bytes that are no text; then the place is only nearly right.
            "path": os.fsencode(path or "").decode("utf-8", "replace"),
            "saved": saved,
            "changes": left,
            "changed": _now(),
        }
        with contextlib.suppress(sqlite3.Error), transaction(self._connection):
            self._remember(facts)

    def _changes(self) -> int:
        try:
            return int(facts_of(self._connection).get("changes", 0))
        except sqlite3.Error:
            return 0

    def _remember(self, facts: dict[str, str | int]) -> None:
        self._connection.executemany(
            'INSERT OR REPLACE INTO "working_copy" VALUES (?, ?)', facts.items()
        )

    def leave(self) -> None:
        """Close the copy and leave it for the next start, as a crash would."""
        self._connection.close()
        self._claim.release()

    def discard(self) -> None:
        """Close the copy and take it away."""
        self._connection.close()
        delete_copy(self.file)
        self._claim.release()


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None, check_same_thread=False)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("SELECT count(*) FROM sqlite_master")  # is it a database at all?


def create_copy(
    document: Document, path: Path | None, saved: str, report: Report = unheard
) -> WorkingCopy:
    """Make the working copy of a document that came from `path` and its save marked `saved`.

    It may be made in one thread and handed to another; only one at a time may use it.

    Raises
    ------
    SatuAtapError
        The user's own folder cannot be written.
    """
    connection = held = None
    try:
        file = working_folder() / f"{new_id()}{SUFFIX}"
        held = claim(claim_path(file))
        assert held is not None  # the name was made a moment ago
        connection = _connect(file)
        _prepare(connection)
        # The first filling may be lost in a crash, there is nothing of the user in it yet.
        connection.execute("PRAGMA synchronous = OFF")
        write_document(connection, document, {}, report)
        connection.execute(_TABLE)
        connection.execute("PRAGMA synchronous = FULL")
        copy = WorkingCopy(file, held, connection)
        copy.remember(path, saved)
    except BaseException as reason:
        if connection:
            connection.close()
        if held is not None:  # stopped or failed on the way: nothing of the user is in it
            delete_copy(file)
            held.release()
        if isinstance(reason, OSError | sqlite3.Error):
            raise SatuAtapError("copy_not_made", reason=reason) from reason
        raise
    return copy


def adopt_copy(file: Path) -> WorkingCopy | None:
    """Take over the copy of a process that is gone; None when it lives or the copy went away."""
    try:
        held = claim(claim_path(file))
    except OSError:
        return None
    if held is None:
        return None
    if file.is_file():
        connection = _connect(file)
        try:
            _prepare(connection)
            return WorkingCopy(file, held, connection)
        except sqlite3.DatabaseError:
            connection.close()
            _put_aside(file)
    held.release()
    return None


def _put_aside(file: Path) -> None:
    """Keep a copy that SQLite cannot open for whoever may rescue it; an empty one goes away."""
    with contextlib.suppress(OSError):
        if file.stat().st_size:
            file.replace(file.with_suffix(".damaged"))
        else:
            file.unlink()


def facts_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what a copy remembers: path, saved, changes, changed."""
    rows = connection.execute('SELECT "key", "value" FROM "working_copy"')
    return {str(key): str(value) for key, value in rows}


def delete_copy(file: Path) -> None:
    """Take a copy away with what SQLite leaves beside it."""
    for each in (file, file.with_name(file.name + "-journal")):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)
