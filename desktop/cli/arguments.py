"""What may stand on the command line: paths, amounts of time, threads; refused in one sentence."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

from desktop.files.schema import SUFFIX
from solver.errors import SatuAtapError

LONGEST = 7 * 24 * 3600  # seconds of a search
MOST_THREADS = 64
LARGEST_SEED = 2**31 - 1
# What argparse says in English, and the sentence we say instead.
_REFUSALS = (
    (r"the following arguments are required: (?P<names>.*)", "argument_missing"),
    (r"one of the arguments (?P<names>.*) is required", "argument_one_of"),
    (r"unrecognized arguments: (?P<text>.*)", "argument_unknown"),
    (r"argument (?P<name>.*): expected .*", "argument_without_value"),
    (
        r"argument (?P<name>.*): invalid choice: '(?P<text>.*)' \(choose from (?P<names>.*)\)",
        "argument_choice",
    ),
    (r"argument (?P<name>.*): not allowed with argument (?P<other>.*)", "argument_not_both"),
)


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one sentence, as the rest of the program does."""

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed."""
        for pattern, key in _REFUSALS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                words = {name: said.replace("'", "") for name, said in found.groupdict().items()}
                raise SatuAtapError(key, program=self.prog, **words)
        raise SatuAtapError("argument_unusable", program=self.prog, text=message)


def path(text: str) -> Path:
    """Read a path; an empty one, often a variable that was never set, is refused."""
    if not text.strip():
        raise SatuAtapError("argument_no_path")
    return Path(text)


def new_file(text: str) -> Path:
    """Read the path of a file to be written; a folder or a project cannot be one."""
    found = path(text)
    if found.is_dir():
        raise SatuAtapError("file_is_folder", path=found)
    if found.suffix.casefold() == SUFFIX:
        raise SatuAtapError("argument_is_project", path=found)
    return found


def folder(text: str) -> Path:
    """Read the path of a folder, there or to be made; a file cannot be one."""
    found = path(text)
    if found.exists() and not found.is_dir():
        raise SatuAtapError("argument_no_folder", path=found)
    return found


def seconds(text: str) -> float:
    """Read how long a search may last: more than nothing, at most a week."""
    found = _number(text, "argument_seconds")
    if not 0 < found <= LONGEST:
        raise SatuAtapError("argument_seconds", text=text)
    return found


def threads(text: str) -> int:
    """Read a number of threads."""
    found = _number(text, "argument_threads")
    if found not in range(1, MOST_THREADS + 1):
        raise SatuAtapError("argument_threads", text=text, most=MOST_THREADS)
    return int(found)


def seed(text: str) -> int:
    """Read a random seed."""
    found = _number(text, "argument_seed")
    if not 0 <= found <= LARGEST_SEED or found != int(found):
        raise SatuAtapError("argument_seed", text=text, most=LARGEST_SEED)
    return int(found)


def _number(text: str, refusal: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise SatuAtapError(refusal, text=text, most=_MOST.get(refusal, "")) from None


_MOST = {"argument_threads": MOST_THREADS, "argument_seed": LARGEST_SEED}
