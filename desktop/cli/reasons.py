"""Commands that give reasons for a plan: why a unit sits where it does, and what is binding."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.cli import arguments
from desktop.cli.console import say, say_files, say_issues
from desktop.cli.interrupt import INTERRUPTED, stoppable
from desktop.system.translate import tr
from solver.errors import Issue, SatuAtapError
from solver.problem.scenario import Scenario, ScenarioKind

if TYPE_CHECKING:
    from desktop.document.document import Document
    from desktop.workflows.solve_scenario import SolvedScenario

WHY_SECONDS, BINDING_SECONDS = 10.0, 60.0


def add(commands: Any) -> None:
    """Declare the commands."""
    why = commands.add_parser("why", help=tr("cli.why"))
    why.add_argument("file", type=arguments.path)
    why.add_argument("scenario", help=tr("cli.scenario"))
    why.add_argument("unit", help=tr("cli.why.unit"))
    _add_search(why, WHY_SECONDS)
    why.add_argument("--keep", action="store_true", help=tr("cli.why.keep"))
    why.set_defaults(run=run_why)

    binding = commands.add_parser("binding", help=tr("cli.binding"))
    binding.add_argument("file", type=arguments.path)
    binding.add_argument("scenario", help=tr("cli.scenario"))
    _add_search(binding, BINDING_SECONDS)
    binding.add_argument("--all", action="store_true", help=tr("cli.binding.all"))
    binding.add_argument("--keep", action="store_true", help=tr("cli.why.keep"))
    binding.set_defaults(run=run_binding)

    why_case = commands.add_parser("why-case", help=tr("cli.why_case"))
    why_case.add_argument("case", type=arguments.path)
    why_case.add_argument("solution", type=arguments.path, help=tr("cli.why_case.solution"))
    why_case.add_argument("unit", type=arguments.seed, help=tr("cli.why_case.unit"))
    _add_search(why_case, WHY_SECONDS)
    why_case.set_defaults(run=run_why_case)

    binding_case = commands.add_parser("binding-case", help=tr("cli.binding_case"))
    binding_case.add_argument("case", type=arguments.path)
    binding_case.add_argument("solution", type=arguments.path, help=tr("cli.why_case.solution"))
    _add_search(binding_case, BINDING_SECONDS)
    binding_case.set_defaults(run=run_binding_case)


def _add_search(command: Any, seconds: float) -> None:
    command.add_argument(
        "--seconds", type=arguments.seconds, default=seconds, help=tr("cli.seconds")
    )
    command.add_argument("--seed", type=arguments.seed, default=1, help=tr("cli.seed"))


def run_why(options: argparse.Namespace) -> int:
    """Explain the place of one unit of a scenario."""
    from desktop.workflows.explain.floor import explain_floor, find_unit

    document, scenario = _read(options)
    unit = find_unit(document.problem, options.unit)
    with stoppable() as stop:
        found = explain_floor(
            document.problem,
            scenario.id,
            unit,
            seconds=options.seconds,
            seed=options.seed,
            stop=stop,
        )
    if isinstance(found, tuple):
        return _say_issues(found, document)
    claims = [f" ({row.claim})" if row.claim else "" for row in found.rows]
    rows = [" ".join(row.sentences) for row in found.rows]
    _say(found.sentences, [text + claim for text, claim in zip(rows, claims, strict=True)])
    _keep(options, found.better)
    return INTERRUPTED if stop() else 0


def run_binding(options: argparse.Namespace) -> int:
    """Find what binds the plan of a scenario."""
    from desktop.workflows.explain.binding import explain_binding
    from solver.explain.binding import BindingOptions

    document, scenario = _read(options)
    with stoppable() as stop:
        found = explain_binding(
            document.problem,
            scenario.id,
            options=BindingOptions(options.seconds, options.seed),
            stop=stop,
        )
    if isinstance(found, tuple):
        return _say_issues(found, document)
    _say(found.sentences, [row.sentence for row in found.rows if options.all or row.matters])
    _keep(options, found.better)
    return INTERRUPTED if stop() else 0


def run_why_case(options: argparse.Namespace) -> int:
    """Explain the place of one unit of a solved case file."""
    from desktop.workflows.explain.case import why_here_file
    from desktop.workflows.issue_text import issue_text
    from solver.explain.why_here import WhyOptions

    with stoppable() as stop:
        how = WhyOptions(options.seconds, options.seed)
        found = why_here_file(options.case, options.solution, options.unit, how, stop=stop)
    if isinstance(found, tuple):
        say_issues(found, issue_text)
        return 2
    _say(found.sentences, found.rows)
    return INTERRUPTED if stop() else 0


def run_binding_case(options: argparse.Namespace) -> int:
    """Find what binds a solved case file."""
    from desktop.workflows.explain.case import binding_file
    from desktop.workflows.issue_text import issue_text
    from solver.explain.binding import BindingOptions

    with stoppable() as stop:
        how = BindingOptions(options.seconds, options.seed)
        found = binding_file(options.case, options.solution, how, stop=stop)
    if isinstance(found, tuple):
        say_issues(found, issue_text)
        return 2
    _say(found.sentences, found.rows)
    return INTERRUPTED if stop() else 0


def _read(options: argparse.Namespace) -> tuple[Document, Scenario]:
    """Read the project and find the scenario; refuse to write over what was made by hand."""
    from desktop.workflows.find_scenario import find_scenario
    from desktop.workflows.open_file import read_document

    document = read_document(options.file)
    scenario = find_scenario(document, options.scenario)
    if options.keep and scenario.kind is ScenarioKind.MANUAL:
        raise SatuAtapError("scenario_by_hand", name=scenario.name)
    return document, scenario


def _say_issues(found: Sequence[Issue], document: Document) -> int:
    from desktop.workflows.issue_text import issue_text

    say_issues(found, lambda each: issue_text(each, document))
    return 1


def _say(sentences: Sequence[str], rows: Sequence[str]) -> None:
    for sentence in sentences:
        say(sentence)
    say()
    for row in rows:
        say(f"- {row}")


def _keep(options: argparse.Namespace, better: SolvedScenario | None) -> None:
    """Write a better plan into the file when that was asked for."""
    from desktop.files.project import save
    from desktop.workflows.open_file import open_writable

    if not options.keep or better is None:
        return
    opened = open_writable(options.file)
    try:
        opened.session.do(tr("cli.why.done"), better.edit)
        save(opened)
    finally:
        opened.close()
    say_files([options.file])
