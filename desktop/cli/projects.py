"""Commands on a project file: new, check, import, forms."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli import arguments
from desktop.cli.console import say, say_files, say_issues
from desktop.system.translate import tr
from solver.errors import SatuAtapError, Severity


def add(commands: Any) -> None:
    """Declare the commands."""
    new = commands.add_parser("new", help=tr("cli.new"))
    new.add_argument("file", type=arguments.path)
    new.add_argument("--sample", action="store_true", help=tr("cli.new.sample"))
    new.set_defaults(run=run_new)

    check = commands.add_parser("check", help=tr("cli.check"))
    check.add_argument("file", type=arguments.path)
    check.set_defaults(run=run_check)

    read = commands.add_parser("import", help=tr("cli.import"))
    read.add_argument("file", type=arguments.path)
    kind = read.add_mutually_exclusive_group(required=True)
    kind.add_argument("--kib", type=arguments.path, metavar="TABLE", help=tr("cli.import.kib"))
    kind.add_argument("--forms", type=arguments.path, metavar="DIR", help=tr("cli.import.forms"))
    read.add_argument("--dry-run", action="store_true", help=tr("cli.import.dry"))
    read.set_defaults(run=run_import)

    forms = commands.add_parser("forms", help=tr("cli.forms"))
    forms.add_argument("file", type=arguments.path)
    forms.add_argument(
        "--out", type=arguments.folder, required=True, metavar="DIR", help=tr("cli.out_dir")
    )
    forms.set_defaults(run=run_forms)


def run_new(options: argparse.Namespace) -> int:
    """Write a new project file, empty or the sample city."""
    from desktop.files.project import named, new_project, save
    from desktop.workflows.new_project import empty_problem
    from desktop.workflows.sample import sample_problem

    path = named(options.file)
    if path.exists():
        raise SatuAtapError("file_exists", path=path)
    opened = new_project(sample_problem() if options.sample else empty_problem())
    try:
        save(opened, path)
    finally:
        opened.close()
    say_files([path])
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Say what is wrong with the data of a project; exit 1 when something must be mended."""
    from desktop.files.project import read_project
    from desktop.workflows.check_project import check_project
    from desktop.workflows.issue_text import issue_text

    content = read_project(options.file)
    document = content.document
    issues = (*content.issues, *check_project(document))  # what became a default is told first
    errors = sum(found.severity is Severity.ERROR for found in issues)
    say_issues(issues, lambda found: issue_text(found, document))
    say(tr("cli.checked", errors=errors, warnings=len(issues) - errors))
    return 1 if errors else 0


def run_import(options: argparse.Namespace) -> int:
    """Read a table or forms into a project, as one edit; exit 1 on nothing but errors."""
    from desktop.files.project import save
    from desktop.workflows.issue_text import issue_text
    from desktop.workflows.open_file import open_writable
    from desktop.workflows.read_in import read_in

    opened = open_writable(options.file)
    try:
        document = opened.session.document
        report = read_in(document, kib=options.kib, forms=options.forms)
        changes = report.edit(document) != document
        if changes and not options.dry_run:  # before a word is said: the reader may leave
            opened.session.do(report.label, report.edit)
            save(opened)
        for line in report.lines:
            say(line)
        say_issues(report.issues, lambda found: issue_text(found, document))
        if not changes:
            say(tr("cli.import.nothing"))
            return int(any(found.severity is Severity.ERROR for found in report.issues))
        if not options.dry_run:
            say_files([options.file])
        return 0
    finally:
        opened.close()


def run_forms(options: argparse.Namespace) -> int:
    """Write one form per OPD."""
    from desktop.workflows.open_file import read_document
    from desktop.workflows.write_forms import write_forms

    say_files(write_forms(read_document(options.file), options.out))
    return 0
