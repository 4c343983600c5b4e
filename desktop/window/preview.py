"""One page of the window as a picture, without a screen: for judging its looks and for papers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.files.project import OpenProject
from desktop.system.settings import Settings
from desktop.system.translate import set_language
from desktop.widgets.theme import apply_theme
from desktop.window.desk import Desk, Person
from desktop.window.main_window import MainWindow

PATIENCE = 30_000  # milliseconds to wait for what a page reckons in the background


class _Forgetful(Person):
    """A person whose settings are not kept."""

    def change(self, **values: object) -> None:
        """Keep nothing."""


def preview(  # noqa: PLR0917 - the order of the command line
    page_id: str,
    document: Document | None,
    png_path: Path,
    language: str = "id",
    theme: str = "light",
    size: tuple[int, int] = (1366, 768),
    path: Path | None = None,
    **args: str,
) -> None:
    """Draw the window with one page of a project into a PNG file.

    Parameters
    ----------
    page_id : str
        Which page.
    document : Document or None
        What is open; None for the window without a project.
    png_path : Path
        The file; its folder is made.
    language, theme : str
        ``id`` or ``en``; ``light`` or ``dark``.
    size : (int, int)
        Width and height in pixels.
    path : Path or None
        The file the project came from, whose name is shown; it is not touched.
    args : str
        Handed to the page, such as ``unit=<id>``.
    """
    with shown(document, language, theme, size, path) as window:
        png_path.parent.mkdir(parents=True, exist_ok=True)
        taken(window, page_id, **args).save(str(png_path), "PNG")


@contextmanager
def shown(
    document: Document | None,
    language: str = "id",
    theme: str = "light",
    size: tuple[int, int] = (1366, 768),
    path: Path | None = None,
) -> Iterator[MainWindow]:
    """Open a window without a screen, for as many pictures as wanted; see `preview`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.window.app import make_window, the_application

    app = the_application()
    set_language(language)
    apply_theme(app, theme)
    window = make_window(Desk(_Forgetful(Settings(language=language, theme=theme))))
    if document is not None:
        window.desk.project = OpenProject(Session(document), path)
        window.desk.laid.emit()
    window.resize(*size)
    window.show()
    try:
        yield window
    finally:
        window.desk.project = None
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def taken(window: MainWindow, page_id: str, **args: str) -> QPixmap:
    """Return a picture of a page, once everything on it has been reckoned."""
    window.navigate(page_id, **args)
    settle(window)
    return window.grab()


def settle(window: MainWindow) -> None:
    """Let everything be laid out, reckoned and painted."""
    deadline = QDeadlineTimer(PATIENCE)
    for _ in range(3):
        QApplication.processEvents()
    while window.tasks.running and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    for _ in range(3):
        QApplication.processEvents()
