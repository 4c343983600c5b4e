"""The contract of a page: what it is given, and when it is told to draw itself again.

Each ``desktop/pages/<page>/view.py`` offers ``make(context: PageContext) -> Page``. A page is made
on its first visit and belongs to one open project: another project, another language or another
theme makes it anew, and `place` and `arrive` bring the reader back to the same spot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.document.session import Session
from desktop.system.settings import Settings
from desktop.widgets.background import Tasks
from desktop.widgets.deeds import Deed, seen_deeds


class NoticeKind(StrEnum):
    """What a notice is: the colour and the icon beside its sentence."""

    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class PageContext:
    """What a page is given.

    Parameters
    ----------
    session : Session
        The gate to the document; pages hand it to their view-model and do not read it.
    tasks : Tasks
        For everything that may last longer than 50 ms.
    navigate : callable
        ``navigate(page_id, **args)`` goes to a page; its `arrive` gets the args.
    notify : callable
        ``notify(text, kind, undo=False)`` shows a sentence without stopping the work; with
        ``undo=True`` beside a button that takes the last step back.
    command : callable
        ``command("file.open")`` does what the menu does; see ``window/commands.py``.
    settings : callable
        Returns the settings in force.
    path : Path or None
        The project file; None while it has no name.
    project_open : bool
        False on the page that is shown before any project is open.
    """

    session: Session
    tasks: Tasks
    navigate: Callable[..., None]
    notify: Callable[..., None]
    command: Callable[..., None]
    settings: Callable[[], Settings]
    path: Path | None = None
    project_open: bool = True


class Page(QWidget):
    """A page that draws itself again when the document changes, at once or when next seen.

    Attributes
    ----------
    begins : QWidget
        The part that has the keys first, by itself the page. Not its focus proxy: with one Qt lets
        Tab jump over what lies before it.
    """

    def __init__(self, context: PageContext, kinds: frozenset[str] = frozenset()) -> None:
        """Listen to the session; only to changes in `kinds` of record when any are given."""
        super().__init__()
        self.begins: QWidget = self
        self.context = context
        self._kinds = kinds
        self._stale = True
        self._unlisten: Callable[[], None] | None = context.session.listen(self._changed)

    def refresh(self) -> None:
        """Show the document as it is now; each page says how."""

    def aim(self, **args: str) -> None:
        """Take from the args of `arrive` what decides what is drawn, before anything is."""

    def arrive(self, **args: str) -> None:
        """Go to what a link meant, such as ``unit=<id>``; the default page has no such places."""

    def place(self) -> dict[str, str]:
        """Return the args for `arrive` that lead back to what is shown."""
        return {}

    def deeds(self) -> tuple[Deed, ...]:
        """Return what can be done here now, for the command palette.

        By itself every button and tab in sight; a page puts before them what it does by keys alone.
        """
        return seen_deeds(self)

    def file_moved(self, path: Path | None) -> None:
        """Take in which file the project lies now; a page that shows the name shows the new one."""
        self.context = replace(self.context, path=path)

    def leave(self) -> None:
        """Stop listening; called once, before the page is thrown away."""
        if self._unlisten:
            self._unlisten()
            self._unlisten = None

    def _changed(self, kinds: frozenset[str]) -> None:
        if self._kinds and not kinds & self._kinds:
            return
        self._stale = True
        if self.isVisible():
            self.freshen()

    def freshen(self) -> None:
        """Draw what changed while the page was not seen, if anything did."""
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name of Qt
        """Come up to date."""
        self.freshen()
        super().showEvent(event)
