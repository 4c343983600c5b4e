"""A watchdog of the window: how long its thread was busy, or waited, between two heartbeats.

Wall time says nothing on a computer that others use too. Measured are what a stall is made of:
the processor's time of the thread of the window, and how long that thread waited for something
(a lock, a disk, another process) that was not a free core. Linux tells the latter apart from
waiting for a core; elsewhere it counts as nothing.
"""

from __future__ import annotations

import faulthandler
import random
import re
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 5  # milliseconds between two heartbeats
LIMIT = 100  # milliseconds of the processor that the window may be deaf
WAIT_LIMIT = 1_000  # and of waiting: a disk or an interpreter shared with others is slow at times
YARD = 3.3  # milliseconds of the yardstick on the computer the limits are meant for, at rest
WALK = 7.0  # and of the walk through memory, which others slow down more than reckoning
LATE = 0.04  # seconds without a heartbeat after which it is noted what the window does
LOOK = 0.01
CALL = re.compile(r'File "(.+)", line (\d+) in (.+)')


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
        self._seen: dict[str, int] = {}
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = _Clock.now()

    def __enter__(self) -> Heartbeat:
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._over.clear()
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
        """Note where the thread of the window is whenever it is late."""
        while not self._over.wait(LOOK):
            if time.perf_counter() - self._last.wall > LATE:
                text = _place(self._thread)
                self._seen[text] = self._seen.get(text, 0) + 1


def _place(thread: int) -> str:
    """Return the innermost six calls of a thread in words.

    As the interpreter tells them after a crash: to take the frames of a thread that goes on
    (``sys._current_frames``) keeps what Qt lent to them, and ends the process sooner or later.
    """
    with tempfile.TemporaryFile("w+") as told:
        faulthandler.dump_traceback(told, all_threads=True)
        told.seek(0)
        threads = told.read().split("\n\n")
    own = next((each for each in threads if f"0x{thread:016x}" in each.partition("\n")[0]), "")
    calls = [CALL.search(line) for line in own.splitlines()[1:7]]
    return " < ".join(f"{Path(c[1]).name}:{c[2]} {c[3]}" for c in calls if c)
