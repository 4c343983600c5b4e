"""Solve a core case from a file and write its solution: what window and command line both do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop.jobs.attend import attend
from desktop.jobs.ending import why_ended
from desktop.jobs.messages import SolveCaseTask
from desktop.jobs.runner import Heard
from desktop.jobs.solving import solve_case_task
from desktop.jobs.worker import Work
from desktop.system.atomic import write_text
from solver.case.model import Case
from solver.case.parse import parse
from solver.case.read import read_case
from solver.case.write import canonical_sha256, write_solution
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.errors import Issue, SatuAtapError
from solver.plan import Outcome, Progress, SolveStatus

MOST_BYTES = 64_000_000  # the largest city measured needs 1.1 MB
T = TypeVar("T")


@dataclass(frozen=True)
class SolvedCase:
    """What came of a case file.

    Parameters
    ----------
    outcome : Outcome
        The audited outcome; when the run was cut short, of the best plan it had told.
    cut_short : str
        Why the run ended before its time, one sentence; empty when it did not.
    """

    outcome: Outcome
    cut_short: str = ""


def solve_case_file(
    path: Path,
    seconds: float,
    seed: int = 1,
    threads: int = 2,
    out: Path | None = None,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    work: Work = solve_case_task,
) -> SolvedCase | tuple[Issue, ...]:
    """Read a case file, solve it in a second process and write its solution.

    Parameters
    ----------
    path : Path
        An office-case/1 or office-case/2 file.
    seconds : float
        Wall time for the search.
    seed, threads : int
        Of all chance; to use.
    out : Path or None
        Where the office-solution/1 file goes; written whole or not at all. It is written for
        every status, also without a plan, and also when the process died.
    on_progress : callable or None
        Told a few times a second.
    stop : callable or None
        Asked often; the search ends with its best plan once it returns True.
    work : callable
        What the process does.

    Returns
    -------
    SolvedCase or tuple of Issue
        The outcome, or what is wrong with the case.

    Raises
    ------
    SatuAtapError
        When a file cannot be read or written, or is not JSON, or an argument is unusable.
    """
    if not seconds > 0 or threads < 1:
        raise SatuAtapError("case_options", seconds=seconds, threads=threads)
    case = load_case(path)
    if not isinstance(case, Case):
        return case
    task = SolveCaseTask(case, seconds, seed, threads)
    heard = attend(task, work, on_progress, stop)
    outcome = heard.outcome or kept(task, heard)
    if out is not None:
        write_json(out, write_solution(case, outcome))
    return SolvedCase(outcome, why_ended(heard.last))


def kept(task: SolveCaseTask, heard: Heard) -> Outcome:
    """Return the best plan of a run that died, checked and priced anew, and its last bound."""
    case, plan = task.case, heard.plan
    seconds, _, bound = heard.trace[-1] if heard.trace else (0.0, None, None)
    if plan is not None and violations(case, plan):
        plan = None
    parts = bill(case, plan) if plan is not None else ()
    cost = total(parts) if plan is not None else None
    if cost is not None and bound is not None and bound > cost:
        bound = None  # one of the two is wrong, and the plan is checked
    return Outcome(
        status=SolveStatus.UNKNOWN if plan is None else SolveStatus.FEASIBLE,
        plan=plan,
        cost=cost,
        bound=bound,
        parts=parts,
        seconds=seconds,
        seed=task.seed,
        threads=task.threads,
        case_sha256=canonical_sha256(case),
        trace=heard.trace,
    )


def load_case(path: Path) -> Case | tuple[Issue, ...]:
    """Read a case file; SatuAtapError when it is no readable JSON, Issues when it is no case."""
    return load_json(path, read_case)


def load_json(path: Path, read: Callable[[object], T]) -> T:
    """Read a JSON file and what it holds; SatuAtapError when it is no readable JSON."""
    try:
        with path.open("rb") as file:  # as much as it says it is: some files never end
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise SatuAtapError("case_too_large", path=path, most=MOST_BYTES // 1_000_000)
        return read(parse(content.decode("utf-8-sig")))
    except OSError as error:
        raise SatuAtapError("case_unreadable", path=path, reason=error.strerror) from error
    except json.JSONDecodeError as error:
        at = {"line": error.lineno, "column": error.colno}
        raise SatuAtapError("case_not_json", path=path, **at) from error
    except UnicodeDecodeError as error:
        raise SatuAtapError("case_no_text", path=path) from error
    except RecursionError as error:
        raise SatuAtapError("case_overdone", path=path) from error
    except MemoryError as error:
        raise SatuAtapError("case_no_memory", path=path) from error


def write_json(path: Path, record: object) -> None:
    """Write JSON whole or not at all."""
    try:
        write_text(path, json.dumps(record, separators=(",", ":")) + "\n")
    except OSError as error:
        raise SatuAtapError("case_unwritable", path=path, reason=error.strerror) from error
