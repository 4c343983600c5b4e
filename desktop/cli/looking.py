"""Commands that load Qt: open the window, draw one page of it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from desktop.cli import arguments
from desktop.cli.console import say, say_files
from desktop.system.translate import language, tr
from solver.errors import SatuAtapError

LARGEST = 8000  # pixels a side


def add(commands: Any) -> None:
    """Declare the commands."""
    window = commands.add_parser("open", help=tr("cli.open"))
    window.add_argument("file", type=arguments.path, nargs="?")
    window.set_defaults(run=run_open)

    preview = commands.add_parser("preview", help=tr("cli.preview"))
    preview.add_argument("page", nargs="?", help=tr("cli.preview.page"))
    preview.add_argument("--list", action="store_true", help=tr("cli.preview.list"))
    preview.add_argument("--png", type=arguments.new_file, help=tr("cli.preview.png"))
    preview.add_argument("--file", type=arguments.path, default=None, help=tr("cli.preview.file"))
    preview.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    preview.add_argument("--size", default="1366x768", metavar="WxH", help=tr("cli.preview.size"))
    preview.set_defaults(run=run_preview)


def run_open(options: argparse.Namespace) -> int:
    """Open the window, with a project if one is named."""
    from desktop.window.app import run

    return run(options.file, options.lang)


def run_preview(options: argparse.Namespace) -> int:
    """Draw one page of the window into a picture, with a project or the sample city."""
    from desktop.window.navigation import PAGES
    from desktop.window.preview import preview
    from desktop.workflows.open_file import read_document, sample_document

    ids = [page.id for page in PAGES]
    if options.list:
        for page in PAGES:
            say(f"{page.id}\t{tr(page.title_key)}")
        return 0
    if options.page not in ids:
        raise SatuAtapError("no_such_page", page=options.page or "", pages=", ".join(ids))
    if options.png is None:
        raise SatuAtapError("png_missing")
    document = read_document(options.file) if options.file else sample_document()
    size = _size(options.size)
    before = _written(options.png)
    preview(options.page, document, options.png, language(), options.theme, size, options.file)
    if _written(options.png) == before:  # Qt does not say that it could not
        raise SatuAtapError("save_denied", path=options.png)
    say_files([options.png])
    return 0


def _written(path: Path) -> int:
    """Return when a file was last written; 0 when there is none."""
    return path.stat().st_mtime_ns if path.exists() else 0


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if not found or max(map(int, found.groups())) > LARGEST:
        raise SatuAtapError("size_unreadable", text=text)
    return int(found.group(1)), int(found.group(2))
