"""Commands that solve a scenario of a project and write it back."""

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
from solver.errors import SatuAtapError
from solver.problem.scenario import ScenarioKind


def add(commands: Any) -> None:
    """Declare the commands."""
    solve = commands.add_parser("solve", help=tr("cli.solve"))
    solve.add_argument("file", type=arguments.path)
    solve.add_argument("--scenario", required=True, help=tr("cli.scenario"))
    solve.add_argument("--seconds", type=arguments.seconds, default=None, help=tr("cli.seconds"))
    solve.add_argument("--seed", type=arguments.seed, default=None, help=tr("cli.seed"))
    solve.add_argument("--threads", type=arguments.threads, default=2, help=tr("cli.threads"))
    solve.set_defaults(run=run_solve)


def run_solve(options: argparse.Namespace) -> int:
    """Solve one scenario, keep the best plan in the file, say how good it is."""
    from desktop.files.project import save
    from desktop.reports.guarantee import guarantee_of
    from desktop.workflows.find_scenario import find_scenario
    from desktop.workflows.issue_text import issue_text
    from desktop.workflows.open_file import open_writable
    from desktop.workflows.solve_apart import solve_apart

    opened = open_writable(options.file)
    try:
        document = opened.session.document
        scenario = find_scenario(document, options.scenario)
        if scenario.kind is ScenarioKind.MANUAL:  # a search would write over what was made by hand
            raise SatuAtapError("scenario_by_hand", name=scenario.name)
        with stoppable() as stop:
            found = solve_apart(
                document,
                scenario.id,
                seconds=options.seconds or scenario.seconds,
                seed=scenario.seed if options.seed is None else options.seed,
                threads=options.threads,
                on_progress=progress_line(scenario.name, money_scale=1000),
                stop=stop,
            )
        end_progress()
        if isinstance(found, tuple):
            say_issues(found, lambda each: issue_text(each, document))
            return 1
        solved = found.solved
        if solved is not None:
            opened.session.do(tr("cli.solve.label", name=scenario.name), solved.edit)
            say(guarantee_of(opened.session.document, scenario.id).sentence)
            if solved.outcome.plan is None:
                say(tr("cli.explain.hint", file=options.file, name=scenario.name))
            save(opened)
            say_files([options.file])
        if solved is None or found.cut_short:
            return say_cut_short(found.cut_short, kept=solved is not None)
        if stop():
            return INTERRUPTED
        return 0 if solved.outcome.plan else 1
    finally:
        opened.close()
