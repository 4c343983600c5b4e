"""The session: the one gate through which an open document changes; undo, redo, listeners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop.document.document import Document, KindChange, changes
from desktop.document.edits import Edit

Listener = Callable[[frozenset[str]], None]
MOST_UNDO = 500


class Journal(Protocol):
    """Where every change is written at once: the working copy of the project file."""

    def write(self, changed: tuple[KindChange, ...]) -> None:
        """Write one committed change; must be on disk when it returns."""


@dataclass(frozen=True)
class Step:
    """One thing done: what it is called (already in the user's language) and both documents."""

    label: str
    before: Document
    after: Document


class Session:
    """An open document.

    Parameters
    ----------
    document : Document
        What is open.
    journal : Journal, optional
        Receives every change before listeners hear of it; when it fails, nothing has changed.
    read_only : bool
        Edits are refused with PermissionError (the window disables them first).
    unsaved : bool
        The document as given is not in the file of the user (recovered after a crash).
    """

    def __init__(
        self,
        document: Document,
        journal: Journal | None = None,
        *,
        read_only: bool = False,
        unsaved: bool = False,
    ) -> None:
        self._document = document
        self._journal = journal
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._saved = None if unsaved else document
        self._listeners: list[Listener] = []
        self.read_only = read_only

    @property
    def document(self) -> Document:
        """Return the document as it is now."""
        return self._document

    @property
    def changed(self) -> bool:
        """Tell whether there is anything that is not in the file of the user."""
        return self._document is not self._saved

    @property
    def undo_label(self) -> str | None:
        """Return what undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Return what redo would do again, or None."""
        return self._undone[-1].label if self._undone else None

    def do(self, label: str, edit: Edit) -> bool:
        """Make an edit; returns False when it changes nothing."""
        if self.read_only:
            raise PermissionError(label)
        before = self._document
        after = edit(before)
        if not changes(before, after):
            return False
        kinds = self._become(after)
        self._done.append(Step(label, before, after))
        del self._done[:-MOST_UNDO]
        self._undone.clear()
        self._tell(kinds)
        return True

    def undo(self) -> bool:
        """Take back the last step."""
        if not self._done:
            return False
        kinds = self._become(self._done[-1].before)
        self._undone.append(self._done.pop())
        self._tell(kinds)
        return True

    def redo(self) -> bool:
        """Do the last step taken back again."""
        if not self._undone:
            return False
        kinds = self._become(self._undone[-1].after)
        self._done.append(self._undone.pop())
        self._tell(kinds)
        return True

    def saved(self, document: Document | None = None) -> None:
        """Remember that a document, the present one if none is given, is in the user's file."""
        self._saved = document or self._document
        self._tell(frozenset())

    def become_ours(self, journal: Journal) -> None:
        """Allow changes to a document that was read-only: it was saved as a file of our own."""
        self._journal = journal
        self.read_only = False
        self._tell(frozenset())

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the kinds of record that changed; returns the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _become(self, after: Document) -> frozenset[str]:
        """Take `after` as the document, on disk first; returns the kinds that differ."""
        changed = changes(self._document, after)
        if self._journal:
            self._journal.write(changed)
        self._document = after
        return frozenset(change.kind for change in changed)

    def _tell(self, kinds: frozenset[str]) -> None:
        for listener in tuple(self._listeners):
            listener(kinds)
