"""Commands that write papers: demo (the main job on the sample city) and report."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from desktop.cli import arguments
from desktop.cli.console import end_progress, progress_line, say, say_files, table
from desktop.cli.interrupt import INTERRUPTED, stoppable
from desktop.reports.sections import SECTIONS
from desktop.system.translate import language, tr
from solver.errors import SatuAtapError

# Of desktop.workflows.papers.files, which is too heavy to load for every command.
KINDS = ("pdf", "xlsx", "docx", "html", "png", "images")
USUAL = ("pdf", "xlsx")


def add(commands: Any) -> None:
    """Declare the commands."""
    demo = commands.add_parser("demo", help=tr("cli.demo"))
    out = Path("out/palembang")
    demo.add_argument("--out", type=arguments.folder, default=out, help=tr("cli.out_dir"))
    demo.add_argument("--seconds", type=arguments.seconds, default=20, help=tr("cli.demo.seconds"))
    demo.add_argument("--threads", type=arguments.threads, default=2, help=tr("cli.threads"))
    demo.add_argument("--no-window", action="store_true", help=tr("cli.demo.no_window"))
    demo.set_defaults(run=run_demo)

    report = commands.add_parser("report", help=tr("cli.report"))
    report.add_argument("file", type=arguments.path)
    report.add_argument("--scenario", action="append", default=None, help=tr("cli.report.which"))
    report.add_argument(
        "--out", type=arguments.folder, required=True, metavar="DIR", help=tr("cli.out_dir")
    )
    report.add_argument("--paper", choices=("f4", "a4"), default="f4", help=tr("cli.report.paper"))
    report.add_argument(
        "--kind", action="append", choices=KINDS, default=None, help=tr("cli.report.kind")
    )
    report.add_argument(
        "--without", action="append", choices=SECTIONS, default=[], help=tr("cli.report.without")
    )
    report.set_defaults(run=run_report)


def run_demo(options: argparse.Namespace) -> int:
    """Solve the sample city, print the comparison, write the papers, open the window."""
    from desktop.workflows.demo import run_sample

    show = progress_line("Palembang", money_scale=1000)
    with stoppable() as stop:
        done = run_sample(options.out, options.seconds, options.threads, show, say, stop=stop)
    end_progress()
    say()
    say(table(done.head, done.rows))
    say()
    for sentence in done.guarantees:
        say(sentence)
    say()
    say_files(done.files)
    if stop():
        return INTERRUPTED
    if options.no_window or not has_screen():
        say(tr("cli.demo.no_screen"))
        return 0
    from desktop.window.app import run as open_window

    return open_window(done.project, options.lang)


def run_report(options: argparse.Namespace) -> int:
    """Write the report of a project in the forms asked for."""
    from desktop.workflows.find_scenario import find_scenario
    from desktop.workflows.open_file import read_document
    from desktop.workflows.papers.make_report import write_papers
    from desktop.workflows.papers.told import PapersAsk

    document = read_document(options.file)
    names = options.scenario or [each.id for each in document.problem.scenario[:4]]
    ids = [find_scenario(document, name).id for name in names]
    if not ids:
        raise SatuAtapError("no_scenario_yet", path=options.file)
    kinds, day = tuple(options.kind or USUAL), date.today()
    ask = PapersAsk(
        document.problem,
        tuple(ids),
        options.out,
        options.paper,
        language(),
        day,
        kinds,
        without=tuple(options.without),
    )
    files, reasons = write_papers(ask, lambda news: None)
    say_files(files)
    if reasons:
        raise reasons[0]
    return 0


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM"):
        return os.environ["QT_QPA_PLATFORM"] not in ("offscreen", "minimal")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
