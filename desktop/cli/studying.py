"""The command for studies of a scenario or case file: a front, the disruption dial, others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from desktop.cli import arguments
from desktop.cli.console import end_progress, say, say_files, say_issues, table
from desktop.cli.interrupt import INTERRUPTED, stoppable
from desktop.files.schema import SUFFIX
from desktop.system.translate import tr
from solver.errors import SatuAtapError

if TYPE_CHECKING:
    from desktop.document.document import Document
    from desktop.workflows.study.run import Study, StudyAsk
    from desktop.workflows.study.source import StudySource
    from solver.study.executor import Crew

KINDS = ("pareto-distance", "pareto-moves", "disruption", "alternatives")
MOST_POINTS = 50


def add(commands: Any) -> None:
    """Declare the command."""
    study = commands.add_parser("study", help=tr("cli.study"))
    study.add_argument("file", type=arguments.path, help=tr("cli.study.file"))
    study.add_argument("scenario", nargs="?", default=None, help=tr("cli.scenario"))
    study.add_argument("--kind", choices=KINDS, required=True, help=tr("cli.study.kind"))
    study.add_argument("--points", type=points, default=None, help=tr("cli.study.points"))
    study.add_argument("--seconds", type=arguments.seconds, default=120.0, help=tr("cli.seconds"))
    study.add_argument("--seed", type=arguments.seed, default=1, help=tr("cli.seed"))
    study.add_argument("--band", type=percent, default=150, help=tr("cli.study.band"))
    study.add_argument("--least", type=percent, default=500, help=tr("cli.study.least"))
    study.add_argument("--reproducible", action="store_true", help=tr("cli.study.reproducible"))
    where = study.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=arguments.threads, default=None, help=tr("cli.study.workers")
    )
    where.add_argument("--dask", metavar="ADDRESS", default=None, help=tr("cli.study.dask"))
    study.add_argument("--out", type=arguments.new_file, default=None, help=tr("cli.study.out"))
    study.add_argument("--keep", type=points, default=None, help=tr("cli.study.keep"))
    study.set_defaults(run=run_study_command)


def points(text: str) -> int:
    """Read a number of points or plans."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_POINTS:
        raise SatuAtapError("study_points", text=text, most=MOST_POINTS)
    return int(text)


def percent(text: str) -> int:
    """Read a share in percent, also with a decimal comma, as basis points."""
    try:
        found = round(100 * float(text.rstrip("%").replace(",", ".")))
    except (ValueError, OverflowError):
        raise SatuAtapError("study_percent", text=text) from None
    if not 0 <= found <= 10_000:
        raise SatuAtapError("study_percent", text=text)
    return found


def run_study_command(options: argparse.Namespace) -> int:
    """Run a study, print its table, write its JSON; exit 1 when there is no plan."""
    if options.file.suffix.casefold() == SUFFIX:
        return _of_project(options)
    return _of_case(options)


def _of_case(options: argparse.Namespace) -> int:
    from desktop.workflows.issue_text import issue_text
    from desktop.workflows.solve_case import load_case
    from desktop.workflows.study.source import source_of_case
    from solver.case.model import Case

    if options.keep is not None:
        raise SatuAtapError("study_keep_case")
    case = load_case(options.file)
    if not isinstance(case, Case):
        say_issues(case, issue_text)
        return 2
    _, code = _study(options, source_of_case(case), None)
    return code


def _of_project(options: argparse.Namespace) -> int:
    from desktop.workflows.find_scenario import find_scenario
    from desktop.workflows.issue_text import issue_text
    from desktop.workflows.open_file import read_document
    from desktop.workflows.study.source import source_of_scenario

    document = read_document(options.file)
    if options.scenario is None:
        raise SatuAtapError("argument_missing", names="scenario", program="satuatap study")
    scenario = find_scenario(document, options.scenario)
    source = source_of_scenario(document, scenario.id)
    if isinstance(source, tuple):
        say_issues(source, lambda found: issue_text(found, document))
        return 1
    study, code = _study(options, source, document)
    if options.keep is not None and study is not None:
        _keep(options, source, study)
    return code


def _study(
    options: argparse.Namespace, source: StudySource, document: Document | None
) -> tuple[Study | None, int]:
    from desktop.workflows.solve_case import write_json
    from desktop.workflows.study.record import study_record
    from desktop.workflows.study.run import run_study
    from desktop.workflows.study.text import study_text

    ask = _ask(options)
    with _crew(options) as crew, stoppable() as stop:
        study = run_study(source, ask, crew, _told(options.file.name), stop)
        stopped = stop()
    end_progress()
    text = study_text(source, study, document.problem if document else None)
    if text.rows:
        say(table(text.head, text.rows))
    for note in text.notes:
        say(note)
    if options.out is not None:
        write_json(options.out, study_record(source, ask, study))
        say_files([options.out])
    if stopped:
        return study, INTERRUPTED
    return study, 0 if text.rows else 1


def _ask(options: argparse.Namespace) -> StudyAsk:
    from desktop.workflows.study.run import StudyAsk, StudyKind

    kind = StudyKind(options.kind)
    usual = 4 if kind is StudyKind.ALTERNATIVES else 7
    return StudyAsk(
        kind,
        options.points or usual,
        options.seconds,
        options.seed,
        options.reproducible,
        options.band,
        options.least,
    )


@contextmanager
def _crew(options: argparse.Namespace) -> Iterator[Crew]:
    """Give who works: a cluster, worker processes, or for one worker this process."""
    from solver.study.executor import in_this_process, local_pool

    if options.dask is not None:
        from desktop.jobs.cluster import on_cluster

        with on_cluster(options.dask) as crew:
            yield crew
    elif options.workers == 1:
        yield in_this_process()
    else:
        yield local_pool(options.workers)


def _told(label: str) -> Callable[[float, int], None]:
    def tell(seconds: float, count: int) -> None:
        if sys.stderr.isatty():
            said = tr("cli.study.progress", label=label, seconds=f"{seconds:.0f}", n=count)
            sys.stderr.write(f"\r\033[K{said}")
            sys.stderr.flush()

    return tell


def _keep(options: argparse.Namespace, source: StudySource, study: Study) -> None:
    """Make a scenario of the chosen row and save the project."""
    from desktop.files.project import save
    from desktop.workflows.open_file import open_writable
    from desktop.workflows.study.keep import kept_row

    opened = open_writable(options.file)
    try:
        name, edit = kept_row(opened.session.document, source, study, options.keep)
        opened.session.do(tr("cli.study.keep_label", name=name), edit)
        save(opened)
        say(tr("cli.study.kept", name=name))
        say_files([options.file])
    finally:
        opened.close()
