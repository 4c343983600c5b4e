"""The main job on the sample city: solve, compare, write project and papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.document.session import Session
from desktop.document.text import format_money_short, format_number
from desktop.files.project import new_project, save
from desktop.reports.comparison import Comparison, compare
from desktop.reports.guarantee import guarantee_of
from desktop.system.translate import language, tr
from desktop.workflows.issue_text import issue_text
from desktop.workflows.papers.make_report import make_report
from desktop.workflows.sample import sample_problem
from desktop.workflows.solve_scenario import solve_scenario
from solver.errors import SatuAtapError
from solver.plan import Progress
from solver.problem.scenario import Scenario, ScenarioKind
from solver.units import Measure

PAPERS = ("pdf", "xlsx", "docx", "html")
MONEY = (Measure.RUPIAH, Measure.RUPIAH_YEAR)


@dataclass(frozen=True)
class Demo:
    """What the main job gave: a table to print, sentences, files."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guarantees: tuple[str, ...]
    files: tuple[Path, ...]
    project: Path


def run_sample(
    folder: Path,
    seconds: float,
    threads: int,
    on_progress: Callable[[Progress], None],
    say: Callable[[str], None],
    *,
    stop: Callable[[], bool] = lambda: False,
) -> Demo:
    """Solve every optimised scenario of the sample city and write everything into a folder.

    Parameters
    ----------
    folder : Path
        Made when absent; files of an earlier run are replaced.
    seconds, threads : int
        For each scenario.
    on_progress : callable
        Told of each sign of life of the engine.
    say : callable
        Told what is being done, in one line.
    stop : callable
        Once it returns True the search ends with its best plan and no other begins.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise SatuAtapError("report_folder", folder=folder) from reason
    opened = new_project(sample_problem())
    try:
        session = opened.session
        for scenario in session.document.problem.scenario:
            if scenario.kind is ScenarioKind.OPTIMISED and not stop():
                say(tr("cli.demo.solving", name=scenario.name, seconds=f"{seconds:g}"))
                _solve(
                    opened.session, scenario, seconds, threads, on_progress=on_progress, stop=stop
                )
        project = folder / "palembang.satuatap"
        save(opened, project)
        document = session.document
    finally:
        opened.close()
    say(tr("cli.demo.writing"))
    ids = [each.id for each in document.problem.scenario]
    papers = make_report(document, ids, folder, "f4", language(), date.today(), kinds=PAPERS)
    head, rows = comparison_texts(compare(document, ids))
    solved = [s.id for s in document.problem.scenario if s.kind is ScenarioKind.OPTIMISED]
    sentences = tuple(guarantee_of(document, each).sentence for each in solved)
    return Demo(head, rows, sentences, (project, *papers), project)


def _solve(
    session: Session,
    scenario: Scenario,
    seconds: float,
    threads: int,
    *,
    on_progress: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> None:
    solved = solve_scenario(
        session.document,
        scenario.id,
        seconds=seconds,
        seed=scenario.seed,
        threads=threads,
        on_progress=on_progress,
        stop=stop,
    )
    if isinstance(solved, tuple):
        found = issue_text(solved[0], session.document)
        raise SatuAtapError("cannot_solve", name=scenario.name, why=found)
    session.do(tr("cli.solve.label", name=scenario.name), solved.edit)


def comparison_texts(
    comparison: Comparison,
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the comparison as the texts of a table: head and rows."""
    head = ("", *(column.name for column in comparison.scenarios))
    rows = tuple(
        (tr(f"comparison.{row.key}"), *(_value(value, row.measure) for value in row.values))
        for row in comparison.rows
    )
    return head, rows


def _value(value: int | None, measure: Measure) -> str:
    return format_money_short(value) if measure in MONEY else format_number(value, measure)
