"""Many tasks over any executor: nothing lost when a worker dies, nothing counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass
from typing import Any, Protocol, Self

from solver.study.executor import Crew, Stop, never

MOST_TRIES = 3  # of one task, when the worker that has it dies
LISTEN = 0.1  # seconds between two looks whether to stop
GRACE = 10.0  # seconds for running tasks to hand over what they have after a stop


class Task(Protocol):
    """One piece of work: frozen, picklable, and the same result however often it is done."""

    @property
    def key(self) -> str:
        """Name of the task within its sweep."""
        ...

    def carry(self, matter: Any) -> Self:
        """Return the task with the matter of the study in it."""
        ...


@dataclass(frozen=True)
class Swept:
    """What came of a sweep.

    Parameters
    ----------
    done : dict of str to object
        The one result of each finished task, by key, in the order of the tasks.
    lost : tuple of str
        Tasks whose worker died every time.
    undone : tuple of str
        Tasks that a stop left undone.
    """

    done: dict[str, Any]
    lost: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


class Sweep:
    """A study's hold on its workers, for one round of tasks after another.

    Parameters
    ----------
    crew : Crew
        Who works.
    key : str
        Of the study.
    matter : object
        What all tasks need; each worker is given it once if the crew can.
    work : callable
        What a worker does with a task; a function of a module.
    stop : callable
        Asked often; True ends the round that runs.
    """

    def __init__(
        self, crew: Crew, key: str, matter: Any, work: Callable[[Any], Any], stop: Stop = never
    ) -> None:
        self.crew = crew
        self.stop = stop
        self._key, self._matter, self._work = key, matter, work
        self._lost_when: tuple[type[BaseException], ...] = (CancelledError, *crew.lost_when)
        # The system says OSError when it has no memory for another process.
        self._gone_when: tuple[type[BaseException], ...] = (OSError, *crew.lost_when)
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close(wait_for_tasks=not self.stop())

    def close(self, *, wait_for_tasks: bool = True) -> None:
        """End the workers."""
        if self._executor is not None:
            self._executor.shutdown(wait_for_tasks, cancel_futures=True)
            self._executor = None

    def run(
        self, tasks: Iterable[Task], on_done: Callable[[str, Any], None] | None = None
    ) -> Swept:
        """Do a round of tasks and wait for all of them.

        Parameters
        ----------
        tasks : iterable of Task
            Keys must differ: the second task of a key is dropped.
        on_done : callable or None
            Told key and result, in the order in which they end.

        Returns
        -------
        Swept
            A stop keeps what is done, and what the running tasks hand over in a grace time.
        """
        left = {task.key: task for task in reversed(tuple(tasks))}
        left = dict(reversed(left.items()))
        order = tuple(left)
        round_ = _Round(on_done)
        while left and not self.stop():
            self._one_pass(left, round_)
            for key in [*round_.done, *round_.lost(MOST_TRIES)]:
                left.pop(key, None)
        done = {key: round_.done[key] for key in order if key in round_.done}
        lost = tuple(key for key in round_.lost(MOST_TRIES) if key not in done)
        return Swept(done, lost, tuple(left))

    def _one_pass(self, left: dict[str, Task], round_: _Round) -> None:
        """Give all that is left to the workers; ends early when they are gone."""
        futures: dict[Future[Any], str] = {}
        gone = False
        for key, task in round_.next_of(left).items():
            if self.stop():
                break
            future = self._submit(task)
            gone = future is None
            if future is None:
                round_.tries[key] += 1
                break
            futures[future] = key
            if future.done():  # in this process: told at once, so that a stop is heard
                self._take({future}, futures, round_)
                del futures[future]
        self._gather(futures, round_)
        if gone:  # not before: what still runs would be asked to end, and hand over half
            self.close(wait_for_tasks=False)

    def _submit(self, task: Task) -> Future[Any] | None:
        """Hand a task over; None when the workers are gone."""
        sent = task.carry(self._matter) if self.crew.carries else task
        try:
            return self._workers().submit(self._work, sent)
        except self._gone_when:
            return None

    def _gather(self, futures: dict[Future[Any], str], round_: _Round) -> None:
        waiting = set(futures)
        broken = False
        while waiting and not self.stop():
            ready, waiting = wait(waiting, timeout=LISTEN, return_when=FIRST_COMPLETED)
            broken |= self._take(ready, futures, round_)
        if waiting:
            for future in waiting:
                future.cancel()
            ask = getattr(self._executor, "ask_to_stop", None)
            if ask is not None:
                ask()
                ready, waiting = wait(waiting, timeout=GRACE)
                broken |= self._take(ready, futures, round_)
        if broken:
            self.close(wait_for_tasks=False)

    def _take(
        self, ready: set[Future[Any]], futures: dict[Future[Any], str], round_: _Round
    ) -> bool:
        """Take the results of futures that are done; return whether a worker has died."""
        broken = False
        for future in sorted(ready, key=lambda each: futures[each]):
            try:
                result = future.result()
            except self._lost_when:
                if not self.stop():  # a stop cancels what has not begun
                    round_.tries[futures[future]] += 1
                    broken = True
                continue
            round_.take(futures[future], result)
        return broken

    def _workers(self) -> Executor:
        if self._executor is None:
            self._executor = self.crew.begin(self._key, self._matter, self.stop)
        return self._executor


class _Round:
    """The results of one round, each key once, and how often a worker died over each task."""

    def __init__(self, on_done: Callable[[str, Any], None] | None) -> None:
        self.done: dict[str, Any] = {}
        self.tries: Counter[str] = Counter()
        self._on_done = on_done

    def take(self, key: str, result: Any) -> None:
        """Keep a result unless the task has one already."""
        if key in self.done:
            return
        self.done[key] = result
        if self._on_done is not None:
            self._on_done(key, result)

    def next_of(self, left: dict[str, Task]) -> dict[str, Task]:
        """Return the tasks to give out together.

        All tasks of a pool fail when one of its workers dies. Those that failed too often go
        alone, so that only the guilty one is lost.
        """
        calm = {key: task for key, task in left.items() if self.tries[key] < MOST_TRIES - 1}
        return calm or dict([next(iter(left.items()))])

    def lost(self, most: int) -> list[str]:
        """Return the tasks that were tried too often."""
        return [key for key, count in self.tries.items() if count >= most]
