"""Commands on core cases: export one from a scenario, solve one from outside."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli import arguments
from desktop.cli.console import (
    end_progress,
    progress_line,
    say,
    say_cut_short,
    say_files,
    say_issues,
)
from desktop.cli.interrupt import INTERRUPTED, stoppable
from desktop.system.translate import tr


def add(commands: Any) -> None:
    """Declare the commands."""
    case = commands.add_parser("case", help=tr("cli.case"))
    case.add_argument("file", type=arguments.path)
    case.add_argument("--scenario", required=True, help=tr("cli.scenario"))
    case.add_argument("--out", type=arguments.new_file, required=True, help=tr("cli.case.out"))
    case.set_defaults(run=run_case)

    solve = commands.add_parser("solve-case", help=tr("cli.solve_case"))
    solve.add_argument("case", type=arguments.path)
    solve.add_argument("--seconds", type=arguments.seconds, default=60.0, help=tr("cli.seconds"))
    solve.add_argument("--seed", type=arguments.seed, default=1, help=tr("cli.seed"))
    solve.add_argument("--threads", type=arguments.threads, default=2, help=tr("cli.threads"))
    solve.add_argument(
        "--out", type=arguments.new_file, required=True, help=tr("cli.solve_case.out")
    )
    solve.set_defaults(run=run_solve_case)


def run_case(options: argparse.Namespace) -> int:
    """Write the core case of a scenario."""
    from desktop.workflows.export_case import export_case
    from desktop.workflows.find_scenario import find_scenario
    from desktop.workflows.issue_text import issue_text
    from desktop.workflows.open_file import read_document

    document = read_document(options.file)
    found = export_case(document, find_scenario(document, options.scenario).id, options.out)
    if isinstance(found, tuple):
        say_issues(found, lambda each: issue_text(each, document))
        return 1
    say_files([options.out])
    say(tr("cli.case.hash", sha256=found))
    return 0


def run_solve_case(options: argparse.Namespace) -> int:
    """Solve a case file and write the solution; exit 1 without a plan, 75 when cut short."""
    from desktop.workflows.issue_text import issue_text
    from desktop.workflows.solve_case import solve_case_file

    with stoppable() as stop:
        found = solve_case_file(
            options.case,
            options.seconds,
            options.seed,
            options.threads,
            out=options.out,
            on_progress=progress_line(options.case.name),
            stop=stop,
        )
    end_progress()
    if isinstance(found, tuple):
        say_issues(found, issue_text)
        return 2
    outcome = found.outcome
    say(
        tr(
            "cli.solve_case.done",
            status=tr(f"status.{outcome.status.value}"),
            cost="–" if outcome.cost is None else outcome.cost,
            bound="–" if outcome.bound is None else outcome.bound,
            seconds=f"{outcome.seconds:.1f}",
        )
    )
    say_files([options.out])
    if found.cut_short:
        return say_cut_short(found.cut_short, kept=outcome.plan is not None)
    if stop():
        return INTERRUPTED
    return 0 if outcome.plan else 1
