"""The command line: parser, language, and how every run ends (0 done, 1 no, 2 user error)."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
from collections.abc import Sequence

from desktop.cli import (
    cases,
    explaining,
    looking,
    papers,
    projects,
    reasons,
    self_test,
    solving,
    studying,
)
from desktop.cli.arguments import Parser
from desktop.cli.console import say_error
from desktop.cli.interrupt import INTERRUPTED
from desktop.system.log import ensure_streams, start_log
from desktop.system.translate import LANGUAGES, set_language, tr
from desktop.system.version import VERSION
from solver.errors import SatuAtapError

FAMILIES = (papers, projects, solving, studying, cases, explaining, reasons, looking, self_test)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = Parser(prog="satuatap", description=tr("cli.about"))
    top.add_argument("--version", action="version", version=f"satuatap {VERSION}")
    top.add_argument("--lang", choices=LANGUAGES, default=None, help=tr("cli.lang"))
    commands = top.add_subparsers(dest="command", metavar=tr("cli.command"))
    for family in FAMILIES:
        family.add(commands)
    return top


def run(arguments: Sequence[str]) -> int:
    """Run one command; without one the window opens.

    Returns
    -------
    int
        0 done; 1 the answer is no (a check failed, a plan is missing); 2 the user's error, told
        in one sentence.
    """
    ensure_streams()
    _choose_language(arguments)
    start_log()
    try:
        options = parser().parse_args(arguments or ["open"])
        return int(options.run(options))
    except SatuAtapError as error:
        say_error(tr(f"error.{error.key}", **error.values))
        return 2
    except KeyboardInterrupt:
        say_error(tr("cli.interrupted"))
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has left: not our failure
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # a bug: one sentence for the person, the rest into the log
        logging.getLogger(__name__).exception("unexpected")
        say_error(tr("cli.unexpected"))
        if os.environ.get("SATUATAP_DEBUG"):
            raise
        return 70


def _choose_language(arguments: Sequence[str]) -> None:
    """Set the language before the help texts are made."""
    chosen = os.environ.get("SATUATAP_LANG", "id")
    for flag, value in zip(arguments, list(arguments)[1:], strict=False):
        if flag == "--lang":
            chosen = value
    for argument in arguments:
        if argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    if chosen in LANGUAGES:
        set_language(chosen)
