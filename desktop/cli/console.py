"""What the command line prints: sentences, tables, one progress line on a terminal."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from desktop.document.text import format_money_short, format_ratio
from desktop.system.translate import tr
from solver.errors import Issue, Severity
from solver.plan import Progress

CUT_SHORT = 75  # how a shell knows a run that may go better another time (EX_TEMPFAIL)


def say(text: str = "") -> None:
    """Print one line."""
    _print(text, sys.stdout)


def say_error(text: str) -> None:
    """Print one line on the error stream."""
    _print(text, sys.stderr)


def _print(text: str, stream: TextIO) -> None:
    """Print what the stream can show: names of files may hold what is no character at all."""
    encoding = stream.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)


def say_cut_short(why: str, *, kept: bool) -> int:
    """Say why a search ended before its time and what is left of it; return the exit code."""
    say_error(f"{why} {tr('cli.best_kept') if kept else tr('cli.nothing_kept')}")
    return CUT_SHORT


def say_issues(issues: Sequence[Issue], sentence: Callable[[Issue], str], most: int = 40) -> None:
    """Print issues, errors first; says how many more there are."""
    ordered = sorted(issues, key=lambda found: found.severity is not Severity.ERROR)
    for found in ordered[:most]:
        mark = tr("cli.error") if found.severity is Severity.ERROR else tr("cli.warning")
        say(f"{mark}: {sentence(found)}")
    if len(ordered) > most:
        say(tr("cli.more", n=len(ordered) - most))


def say_files(paths: Sequence[Path]) -> None:
    """Print the files that were written."""
    for path in paths:
        say(tr("cli.written", path=path))


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(0 if unicodedata.combining(c) else 1 for c in text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table: first column to the left, the others to the right."""
    everything = [list(head), *map(list, rows)]
    widths = [max(width(row[i]) for row in everything) for i in range(len(head))]
    lines = [_line(row, widths) for row in everything]
    lines.insert(1, "─" * max(width(line) for line in lines))
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = row
    cells = [first + " " * (widths[0] - width(first))]
    cells += [" " * (w - width(c)) + c for c, w in zip(others, widths[1:], strict=True)]
    return "  ".join(cells).rstrip()


def progress_line(label: str, money_scale: int = 1) -> Callable[[Progress], None]:
    """Return a listener that keeps one line up to date on a terminal, silent elsewhere.

    `money_scale` turns the money of the case into rupiah.
    """

    def show(progress: Progress) -> None:
        if not sys.stderr.isatty():
            return
        best = progress.best
        bound = progress.bound
        text = tr(
            "cli.progress",
            label=label,
            seconds=f"{progress.seconds:.0f}",
            best=format_money_short(None if best is None else best * money_scale),
            gap="–"
            if best is None or bound is None
            else format_ratio(best - bound, best, decimals=2),
        )
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()

    return show


def end_progress() -> None:
    """Clear the progress line."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
        sys.stderr.flush()
