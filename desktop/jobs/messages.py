"""What goes through the pipe between the window and the solver process: frozen, plain data."""

from __future__ import annotations

from dataclasses import dataclass

from solver.case.build import BuiltCase
from solver.case.model import Case
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
    seconds : float
        As in `solver.search.solve.SolveOptions`.
    seed, threads : int
        As in `solver.search.solve.SolveOptions`.
    """

    problem: Problem
    scenario_id: str
    seconds: float
    seed: int
    threads: int


@dataclass(frozen=True)
class SolveCaseTask:
    """What the child is asked to do: solve a case from a file. Options as in `SolveTask`."""

    case: Case
    seconds: float
    seed: int
    threads: int


@dataclass(frozen=True)
class Stop:
    """Parent to child: end the search and hand over the best plan."""


@dataclass(frozen=True)
class Ready:
    """The child has loaded the solver."""


@dataclass(frozen=True)
class Alive:
    """The child is there, and has nothing else to say."""


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
    """News from the search: a better plan at once, figures at most ten times a second."""

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
    """The child ended without a last word; told by the runner itself.

    `silent` when the runner ended it, because it gave no sign of life or did not stop.
    """

    exit_code: int | None
    silent: bool = False


@dataclass(frozen=True)
class News:
    """What a work that is no search tells on its way; read by who asked for it."""

    what: object


@dataclass(frozen=True)
class Done:
    """The last word of a work that is no search."""

    what: object


Message = Ready | Alive | Built | Refused | Advanced | Finished | News | Done | Failed | Lost
LAST = (Refused, Finished, Done, Failed, Lost)  # after one of these nothing comes
