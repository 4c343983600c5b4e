"""What goes through the pipe between the window and the solver process: frozen, plain data."""

from __future__ import annotations

from dataclasses import dataclass

from solver.case.build import BuiltCase
from solver.errors import Issue
from solver.plan import Outcome, Progress
from solver.problem.problem import Problem


@dataclass(frozen=True)
class SolveTask:
    """What the child is asked to do: build the case of a scenario and solve it.

    Parameters
    ----------
    problem : Problem
        The project; looked-up values are not sent, see `desktop.jobs.runner.bare`.
    scenario_id : str
        The scenario to solve.
    seconds, seed, threads : int
        As in `solver.search.solve.SolveOptions`.
    """

    problem: Problem
    scenario_id: str
    seconds: int
    seed: int
    threads: int


@dataclass(frozen=True)
class Stop:
    """Parent to child: end the search and hand over the best plan."""


@dataclass(frozen=True)
class Ready:
    """The child has loaded the solver."""


@dataclass(frozen=True)
class Built:
    """The case stands; its indexes are needed to read plans."""

    built: BuiltCase


@dataclass(frozen=True)
class Refused:
    """The case cannot be built; nothing was solved."""

    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class Advanced:
    """A sign of life from the search; at most ten a second, no better plan is ever left out."""

    progress: Progress


@dataclass(frozen=True)
class Finished:
    """The audited outcome; the last message of a run that went well."""

    outcome: Outcome


@dataclass(frozen=True)
class Failed:
    """A bug in the child, or no memory left for it; `details` is the traceback."""

    details: str
    memory: bool = False


@dataclass(frozen=True)
class Lost:
    """The child ended without a last word: killed, or out of memory. Told by the runner itself."""

    exit_code: int | None


Message = Ready | Built | Refused | Advanced | Finished | Failed | Lost
LAST = (Refused, Finished, Failed, Lost)  # after one of these nothing comes
