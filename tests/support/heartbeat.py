"""A watchdog of the window: how long its thread was busy, or waited, between two heartbeats.

Wall time says nothing on a computer that others use too. Measured are what a stall is made of:
the processor's time of the thread of the window, and how long that thread waited for something
(a lock, a disk, another process) that was not a free core. Linux tells the latter apart from
waiting for a core; elsewhere it counts as nothing.
"""

from __future__ import annotations

import random
import signal
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 5  # milliseconds between two heartbeats
LIMIT = 100  # milliseconds of the processor that the window may be deaf
WAIT_LIMIT = 1_000  # and of waiting: a disk or an interpreter shared with others is slow at times
YARD = 3.3  # milliseconds of the yardstick on the computer the limits are meant for, at rest
WALK = 7.0  # and of the walk through memory, which others slow down more than reckoning
LATE = 0.04  # seconds without a heartbeat after which it is noted what the window does
LOOK = 0.01
CALLS = 6  # innermost ones that are told of a place
PROD = getattr(signal, "SIGURG", None)  # the one that no library uses and that is nothing unheard


@dataclass(frozen=True)
class Stall:
    """One time the window was deaf, in milliseconds, and where it was, most often first."""

    busy: float
    waited: float
    wall: float
    where: tuple[str, ...] = ()

    @property
    def length(self) -> float:
        """What a quiet computer would have shown."""
        return self.busy + self.waited

    def __str__(self) -> str:
        head = (
            f"{self.busy:.0f} ms busy, {self.waited:.0f} ms waiting, {self.wall:.0f} ms by the wall"
        )
        return "\n".join((head, *self.where))


def slowness() -> float:
    """Return how much slower than meant this computer is now, its cores shared; at least 1."""
    _far()  # making it is not walking it
    return max(1.0, _took(_reckon) / YARD, _took(_walk) / WALK)


def _took(work: Callable[[], object]) -> float:
    """Return the milliseconds of the processor that some work takes."""
    begun = time.thread_time()
    work()
    return 1000 * (time.thread_time() - begun)


def _reckon() -> None:
    sum(n * n for n in range(100_000))


def _walk() -> None:
    far, at = _far(), 0
    for _ in range(40_000):
        at = far[at]


@cache
def _far() -> list[int]:
    """Return a ring through memory in which no step lies beside the one before."""
    order = list(range(200_000))
    random.Random(1).shuffle(order)
    ring = [0] * len(order)
    for here, there in pairwise([*order, order[0]]):
        ring[here] = there
    return ring


@dataclass(frozen=True)
class _Clock:
    wall: float
    busy: float
    queued: float

    @classmethod
    def now(cls) -> _Clock:
        return cls(time.perf_counter(), time.thread_time(), _queued())


def _queued() -> float:
    """Return the seconds this thread has waited for a free core so far."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
    except OSError:
        return time.perf_counter()  # then everything that was not busy counts as such


@dataclass
class Heartbeat(QObject):
    """Watches the event loop of the thread it is made in, from entering to leaving.

    Leaving fails the test when there was a stall over the limits, and tells where.

    Parameters
    ----------
    name : str
        What is watched, for the sentence of a failure.
    busy, waited : float
        Limits in milliseconds; the former for a computer at rest.
    """

    name: str = ""
    busy: float = LIMIT
    waited: float = WAIT_LIMIT
    stalls: list[Stall] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._thread = threading.get_ident()
        self._seen: dict[str, float] = {}
        self._noted = 0.0
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = _Clock.now()

    def __enter__(self) -> Heartbeat:
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._over.clear()
        if PROD:
            signal.signal(PROD, self._note)
        self._slow = slowness()
        self._last = _Clock.now()
        self._timer.start(BEAT)
        self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: object, __: TracebackType | None
    ) -> None:
        self._beat()
        self._slow = max(self._slow, slowness())
        self._timer.stop()
        self._over.set()
        self._watcher.join()
        if PROD:
            signal.signal(PROD, _unheard)
        if kind is None:
            self.check()

    @property
    def worst(self) -> Stall:
        """The longest stall so far."""
        return max(self.stalls, key=lambda stall: stall.length, default=Stall(0, 0, 0))

    def check(self) -> None:
        """Fail when the window was deaf for too long."""
        most = self.busy * self._slow
        bad = [s for s in self.stalls if s.busy > most or s.waited > self.waited]
        worst = max(bad, key=lambda stall: stall.length, default=None)
        assert worst is None, f"{self.name}: {len(bad)} stalls, the worst: {worst}"

    def _beat(self) -> None:
        now, was = _Clock.now(), self._last
        self._last = now
        wall, busy = now.wall - was.wall, now.busy - was.busy
        waited = max(0.0, wall - busy - (now.queued - was.queued) - BEAT / 1000)
        seen, self._seen = self._seen, {}
        if busy + waited > LATE:
            where = sorted(seen, key=lambda line: -seen[line])[:3]
            self.stalls.append(Stall(1000 * busy, 1000 * waited, 1000 * wall, tuple(where)))

    def _watch(self) -> None:
        """Prod the thread of the window whenever it is late."""
        while PROD and not self._over.wait(LOOK):
            if time.perf_counter() - self._last.wall > LATE:
                signal.pthread_kill(self._thread, PROD)

    def _note(self, _: int, frame: FrameType | None) -> None:
        """Note where the window is and for how long, in its own thread.

        To look at it from the thread of the watcher (``sys._current_frames``, or
        ``faulthandler.dump_traceback``) ends the process once in some hundred runs: other threads
        begin and end meanwhile. A call of Qt is noted when it is over, with all its time.
        """
        now = time.perf_counter()
        since = max(self._last.wall, self._noted)
        self._noted = now
        place = _place(frame)
        self._seen[place] = self._seen.get(place, 0.0) + now - since


def _place(frame: FrameType | None) -> str:
    """Return the innermost calls of a thread in words."""
    calls = islice(traceback.walk_stack(frame), CALLS)
    return " < ".join(
        f"{Path(f.f_code.co_filename).name}:{line} {f.f_code.co_name}" for f, line in calls
    )


def _unheard(*_: object) -> None:
    """Hear a prod that comes when nothing is watched any more."""
