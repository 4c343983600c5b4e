"""Memory kept tidy without a pause: Python looks for garbage while nobody waits for the window.

A whole search for circles of garbage holds every thread, and with a large city open it takes as
long as all records and pages together: about 0.1 s, in the middle of a drag or a reckoning. It is
made in whatever thread makes objects, and a part of the window must not end in another one.
Nearly everything goes without it, for frozen records make no circles. So what is there once work
has come to rest is set aside (``gc.freeze``: later searches pass it over), and the whole search
is made when the person looks at another program.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.window.main_window import MainWindow

REST = 400  # milliseconds after the last work until what is there is set aside
AWAY = 5_000  # milliseconds in another program until everything is searched


class Tidying(QObject):
    """Sets aside what is in memory when work rests, searches it when the person is away.

    Parameters
    ----------
    window : MainWindow
        Whose work is followed; it also ends the tidying.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        gc.disable()
        self._tasks = window.tasks
        self._rest = _timer(self, REST, self.set_aside)
        self._away = _timer(self, AWAY, self.search)
        window.tasks.changed.connect(self._rest.start)
        window.desk.laid.connect(self._rest.start)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state)
        self._rest.start()

    def set_aside(self) -> None:
        """Pass over what is there now in every search to come; takes no time."""
        if not self._tasks.running:
            gc.freeze()

    def search(self) -> None:
        """Search everything for garbage, unless something is being worked on."""
        if self._tasks.running:
            self._away.start()
            return
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        else:
            self._away.start()


def _timer(parent: QObject, pause: int, act: Callable[[], None]) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(pause)
    made.timeout.connect(act)
    return made
