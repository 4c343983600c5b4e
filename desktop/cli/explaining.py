"""Commands that explain why there is no plan."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli import arguments
from desktop.cli.console import say, say_issues
from desktop.cli.interrupt import INTERRUPTED, stoppable
from desktop.system.translate import tr

SECONDS = 20.0


def add(commands: Any) -> None:
    """Declare the commands."""
    explain = commands.add_parser("explain", help=tr("cli.explain"))
    explain.add_argument("file", type=arguments.path)
    explain.add_argument("--scenario", required=True, help=tr("cli.scenario"))
    _add_options(explain)
    explain.set_defaults(run=run_explain)

    case = commands.add_parser("explain-case", help=tr("cli.explain_case"))
    case.add_argument("case", type=arguments.path)
    _add_options(case)
    case.set_defaults(run=run_explain_case)


def _add_options(parser: argparse.ArgumentParser) -> None:
    help_text = tr("cli.explain.seconds")
    parser.add_argument("--seconds", type=arguments.seconds, default=SECONDS, help=help_text)
    parser.add_argument("--threads", type=arguments.threads, default=2, help=tr("cli.threads"))


def run_explain(options: argparse.Namespace) -> int:
    """Explain a scenario of a project; exit 0 when the answer is proved."""
    from desktop.workflows.explain.none import explain_none
    from desktop.workflows.find_scenario import find_scenario
    from desktop.workflows.issue_text import issue_text
    from desktop.workflows.open_file import read_document

    document = read_document(options.file)
    scenario = find_scenario(document, options.scenario)
    with stoppable() as stop:
        found = explain_none(
            document.problem, scenario.id, options.seconds, None, stop, threads=options.threads
        )
    if isinstance(found, tuple):
        say_issues(found, lambda each: issue_text(each, document))
        return 1
    return _told(found.lines, known=found.found.known, stopped=stop())


def run_explain_case(options: argparse.Namespace) -> int:
    """Explain a case file; exit 0 when the answer is proved, 2 when it is no case."""
    from desktop.workflows.explain.none import explain_case_file
    from desktop.workflows.issue_text import issue_text

    with stoppable() as stop:
        found = explain_case_file(
            options.case, options.seconds, None, stop, threads=options.threads
        )
    if isinstance(found, tuple):
        say_issues(found, issue_text)
        return 2
    return _told(found.lines, known=found.found.known, stopped=stop())


def _told(lines: tuple[str, ...], *, known: bool, stopped: bool) -> int:
    for line in lines:
        say(line)
    if stopped:
        return INTERRUPTED
    return 0 if known else 1
