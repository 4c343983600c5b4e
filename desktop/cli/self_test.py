"""The installed program tests itself: every part that packing could have broken."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop.cli.console import say
from desktop.system.translate import LANGUAGES, catalogue, tr

PNG = b"\x89PNG\r\n\x1a\n"


def add(commands: Any) -> None:
    """Declare the command."""
    test = commands.add_parser("self-test", help=tr("cli.self_test"))
    test.add_argument("--no-window", action="store_true", help=tr("cli.self_test.no_window"))
    test.set_defaults(run=run_self_test)


@dataclass(frozen=True)
class Check:
    """One check: the key of its name, and what it does in a folder of its own."""

    key: str
    run: Callable[[Path], None]


def run_self_test(options: argparse.Namespace) -> int:
    """Run every check, say how each ended; exit 1 when one failed."""
    failed = 0
    for check in CHECKS:
        if options.no_window and check.key == "window":
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                check.run(Path(folder))
            except Exception as error:  # whatever packing broke is told here
                failed += 1
                say(f"✗ {tr(f'cli.self_test.{check.key}')}: {type(error).__name__}: {error}")
            else:
                say(f"✓ {tr(f'cli.self_test.{check.key}')}")
    say(tr("cli.self_test.done", failed=failed, n=len(CHECKS)))
    return 1 if failed else 0


def _texts(_: Path) -> None:
    for language in LANGUAGES:
        _must(len(catalogue(language)) > 100, f"catalogue {language}")


def _sample(_: Path) -> None:
    from desktop.workflows.sample import sample_problem
    from solver.errors import Severity
    from solver.problem.integrity import integrity

    errors = [each for each in integrity(sample_problem()) if each.severity is Severity.ERROR]
    _must(not errors, str(errors[:3]))


def _file(folder: Path) -> None:
    from desktop.files.project import new_project, open_project, save
    from desktop.workflows.sample import sample_problem

    path = folder / "uji.satuatap"
    made = new_project(sample_problem())
    save(made, path)
    made.close()
    opened = open_project(path)
    _must(opened.session.document.problem == sample_problem(), "round trip")
    opened.close()


def _solver(_: Path) -> None:
    """Solve the sample for a moment in a second process, as the window does."""
    from desktop.jobs.messages import SolveTask
    from desktop.jobs.runner import Run
    from desktop.workflows.sample import sample_problem
    from solver.problem.scenario import ScenarioKind

    problem = sample_problem()
    which = next(s.id for s in problem.scenario if s.kind is ScenarioKind.OPTIMISED)
    heard = Run(SolveTask(problem, which, seconds=8, seed=1, threads=2), lambda _: None).wait(180)
    _must(heard.outcome is not None, str(heard.last))
    _must(heard.outcome is not None and heard.outcome.plan is not None, "plan")


def _papers(folder: Path) -> None:
    from desktop.workflows.open_file import sample_document
    from desktop.workflows.papers.make_report import make_report

    document = sample_document()
    ids = [each.id for each in document.problem.scenario[:2]]
    kinds = ("pdf", "xlsx", "docx", "html")
    for path in make_report(document, ids, folder, "f4", "id", date(2026, 11, 22), kinds=kinds):
        _must(path.stat().st_size > 10_000, path.name)


def _window(folder: Path) -> None:
    """Draw a page in a second process, so that this one stays without Qt."""
    picture = folder / "home.png"
    program = (
        [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    )
    command = [*program, "preview", "home", "--png", str(picture)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    _must(done.returncode == 0, done.stderr.decode(errors="replace")[-500:])
    _must(picture.read_bytes().startswith(PNG), "PNG")


def _must(good: bool, what: str) -> None:
    if not good:
        raise AssertionError(what)


CHECKS = (
    Check("texts", _texts),
    Check("sample", _sample),
    Check("file", _file),
    Check("solver", _solver),
    Check("papers", _papers),
    Check("window", _window),
)
