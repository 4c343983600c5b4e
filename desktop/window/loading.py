"""What the pages need is loaded ahead, or the first visit of one would be a pause.

The larger half knows no Qt and is read beside the window; the views follow, one a turn of its loop.
"""

from __future__ import annotations

import contextlib
import pkgutil
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, Signal

from desktop import pages
from desktop.system.translate import LANGUAGES, catalogue, language
from desktop.widgets.window_first import give_way
from desktop.window.turns import Turns

VIEW = "view"  # how the name of a module ends that knows Qt


def other_language() -> str:
    """Return the language that the window is not in."""
    return next(code for code in LANGUAGES if code != language())


class Ahead(QObject):
    """Loads the texts of the other language, then the modules of all pages.

    Parameters
    ----------
    parent : QObject
        Whose end is the end of the loading.
    """

    read = Signal()  # everything without Qt is there

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.turns = Turns(self)
        self.read.connect(self._views)

    def begin(self) -> Thread:
        """Begin; return the thread that reads."""
        reading = Thread(target=self._read, args=(other_language(),), daemon=True)
        reading.start()
        return reading

    def _read(self, other: str) -> None:
        catalogue(other)  # the palette finds by both
        load(name for name in page_modules() if not name.endswith(VIEW))
        with contextlib.suppress(RuntimeError):  # the window is gone
            self.read.emit()

    def _views(self) -> None:
        views = (name for name in page_modules() if name.endswith(VIEW))
        self.turns.begin(*(partial(import_module, name) for name in views))


def load(names: Iterable[str]) -> None:
    """Import modules by name, each when the window is at rest."""
    for name in names:
        give_way()
        import_module(name)


def page_modules() -> tuple[str, ...]:
    """Return the names of the modules of all pages, those that others use before them."""
    rooms = (each.name for each in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."))
    return tuple(
        each.name
        for room in rooms
        for each in pkgutil.iter_modules(import_module(room).__path__, f"{room}.")
    )
