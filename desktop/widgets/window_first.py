"""The window goes first: work beside it waits while a page is made and painted.

Python lets one thread run at a time, so whatever is reckoned beside the window makes the window
take twice as long, and two of them thrice. Who makes or paints something that takes several turns
claims the processor; work that begins, or reports how far it is, gives way until the window has
been at rest for a moment.
"""

from __future__ import annotations

import threading
from functools import cache

from PySide6.QtCore import QCoreApplication, QTimer

REST = 40  # milliseconds without a claim after which the window is at rest
LONGEST = 1.0  # seconds that work gives way at most, for a window that never rests

_free = threading.Event()
_free.set()


@cache
def _rest() -> QTimer:
    """Return the timer of the window: it comes when the event loop has nothing else to do."""
    timer = QTimer(QCoreApplication.instance())
    timer.setSingleShot(True)
    timer.setInterval(REST)
    timer.timeout.connect(_free.set)
    return timer


def claim() -> None:
    """Ask work beside the window to wait until the window is at rest; its own thread calls this."""
    _free.clear()
    _rest().start()


def let_go() -> None:
    """Claim nothing any more: the window itself waits for the work now."""
    _free.set()


def give_way() -> None:
    """Wait, in another thread, as long as the window claims the processor."""
    _free.wait(LONGEST)
