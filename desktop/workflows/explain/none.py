"""Explain why a scenario or a case file has no plan: what window and command line both do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.workflows.explain.none_names import BuiltNames, CaseNames
from desktop.workflows.explain.none_text import why_none_lines
from desktop.workflows.solve_case import load_case
from solver.case.build import build_case
from solver.case.model import Case
from solver.errors import Issue
from solver.explain.why_none import ExplainOptions, WhyNone, why_none
from solver.problem.problem import Problem

OnProgress = Callable[["Explained"], None]
StopAsked = Callable[[], bool]


@dataclass(frozen=True)
class Explained:
    """What is known about why there is no plan, in data and in words.

    Parameters
    ----------
    found : WhyNone
        The data.
    lines : tuple of str
        Sentences in the language in use, headings between them.
    """

    found: WhyNone
    lines: tuple[str, ...]


def explain_none(
    problem: Problem,
    scenario_id: str,
    seconds: float = 20.0,
    on_progress: OnProgress | None = None,
    stop: StopAsked | None = None,
    *,
    threads: int = 2,
) -> Explained | tuple[Issue, ...]:
    """Explain why a scenario has no plan.

    Parameters
    ----------
    problem : Problem
        All records.
    scenario_id : str
        Which scenario.
    seconds : float
        Wall time at most.
    on_progress : callable or None
        Told what is known whenever that is more.
    stop : callable or None
        Asked often; True keeps what is known and ends.
    threads : int
        Threads to use.

    Returns
    -------
    Explained or tuple of Issue
        The explanation, or the Issues that keep the case from being built: they say themselves
        what is wrong.
    """
    built = build_case(problem, scenario_id)
    if isinstance(built, tuple):
        return built
    names = BuiltNames(built, problem)
    return _explain(built.case, names, ExplainOptions(seconds, threads), on_progress, stop)


def explain_case_file(
    path: Path,
    seconds: float = 20.0,
    on_progress: OnProgress | None = None,
    stop: StopAsked | None = None,
    *,
    threads: int = 2,
) -> Explained | tuple[Issue, ...]:
    """Explain why a case file has no plan; as `explain_none`, with numbers for names.

    Raises
    ------
    SatuAtapError
        When the file cannot be read or is not JSON.
    """
    case = load_case(path)
    if not isinstance(case, Case):
        return case
    options = ExplainOptions(seconds, threads)
    return _explain(case, CaseNames(case), options, on_progress, stop)


def _explain(
    case: Case,
    names: CaseNames,
    options: ExplainOptions,
    on_progress: OnProgress | None,
    stop: StopAsked | None,
) -> Explained:
    def tell(now: WhyNone) -> None:
        if on_progress is not None:
            on_progress(Explained(now, why_none_lines(now, names)))

    found = why_none(case, options, tell, stop)
    return Explained(found, why_none_lines(found, names))
