"""The one place where the program with a window is put together."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.document.text import format_date, format_number, sentence
from desktop.files.recovery import LeftCopy, discard, left_copies
from desktop.system.paths import resources
from desktop.system.settings import load_settings
from desktop.system.translate import set_language, tr
from desktop.widgets.page import NoticeKind
from desktop.widgets.theme import apply_theme, dress
from desktop.window.actions import put_together
from desktop.window.crash import CrashNet, tell_bug
from desktop.window.desk import Desk, Person
from desktop.window.helping import offer_tour
from desktop.window.layout import recall
from desktop.window.loading import Ahead
from desktop.window.main_window import MainWindow
from desktop.window.memory import Tidying
from desktop.window.qt_texts import QtTexts
from solver.units import Measure

SHOWN = 300  # milliseconds after which the window is there, and pages are loaded ahead
QUICK = 0.001  # seconds another thread may hold the interpreter while the window wants to paint


def run(path: Path | None = None, wanted: str | None = None) -> int:
    """Show the window until it is closed, with a project and in a language if they are named."""
    app = the_application()
    settings, trouble = load_settings()
    settings = replace(settings, language=wanted or settings.language)
    set_language(settings.language)
    apply_theme(app, settings.theme, settings.text_size, bare=True)
    recall()
    window = make_window(Desk(Person(settings)))
    dress(app, window)
    hints = app.styleHints().accessibility()
    hints.contrastPreferenceChanged.connect(lambda _: window.follow_desktop())
    net = CrashNet(partial(tell_bug, window), lambda text: window.notify(text, NoticeKind.ERROR))
    net.spread()
    Tidying(window)
    window.show()
    QTimer.singleShot(0, partial(begin, window, path))
    QTimer.singleShot(SHOWN, Ahead(window).begin)
    if trouble:
        window.notify(sentence(trouble[0]), NoticeKind.WARNING)
    try:
        return int(app.exec())
    finally:
        net.fold()


def the_application() -> QApplication:
    """Return the application of Qt with name, icon and the words of its dialogues."""
    sys.setswitchinterval(QUICK)
    app = QApplication.instance() or QApplication(["satuatap"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Satu Atap")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("satuatap")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "satuatap.svg")))
    app.installTranslator(QtTexts(app))
    return app


def make_window(desk: Desk) -> MainWindow:
    """Return the window with its commands, on its first page."""
    window = MainWindow(desk)
    put_together(window)
    window.take_place()
    window.navigate("home")
    return window


def begin(window: MainWindow, path: Path | None) -> None:
    """Open what was asked for, then offer what a crash left behind."""
    if path is not None:
        window.command("file.open", path=path)
    left = left_copies()
    offer_left_copies(window, left)
    if path is None and not left:
        offer_tour(window)


def offer_left_copies(window: MainWindow, left: tuple[LeftCopy, ...]) -> None:
    """Offer the latest working copy left behind by a crash; the others come after it."""
    if not left:
        return
    first, rest = left[0], left[1:]
    name = first.path.stem if first.path else tr("project.unnamed")
    text = tr(
        "recovery.offer",
        name=name,
        n=format_number(first.changes, Measure.COUNT),
        day=format_date(first.changed.date()),
        time=f"{first.changed:%H.%M}",
    )
    window.ask(
        text,
        (tr("recovery.take"), partial(_take, window, first, rest)),
        (tr("recovery.drop"), partial(_drop, window, first, rest)),
    )


def _take(window: MainWindow, left: LeftCopy, rest: tuple[LeftCopy, ...]) -> None:
    window.command("recover", left=left, then=partial(offer_left_copies, window, rest))


def _drop(window: MainWindow, left: LeftCopy, rest: tuple[LeftCopy, ...]) -> None:
    discard(left)
    offer_left_copies(window, rest)


__all__ = ["make_window", "run"]
