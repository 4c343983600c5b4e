"""Parse the text of a case file so that nothing wrong in it is lost before it can be told."""

from __future__ import annotations

import json

MOST_DIGITS = 40  # of a number; longer ones are out of every range, and slow to read
BEYOND: int = 10**MOST_DIGITS  # what they become


class Repeated(dict[str, object]):
    """A JSON object in which some keys stand more than once.

    Attributes
    ----------
    twice : list of str
        Those keys, each once.
    """

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.twice: list[str] = []
        for key, _ in pairs:
            if key in seen and key not in self.twice:
                self.twice.append(key)
            seen.add(key)


def parse(text: str) -> object:
    """Return what a JSON text holds, for `solver.case.read.read_case`.

    Objects with doubled keys come as `Repeated`, numbers beyond every range as one that is out of
    every range, and what is no JSON (NaN, Infinity) as a float, which is no whole number.

    Raises
    ------
    json.JSONDecodeError
        When the text is no whole JSON.
    RecursionError
        When it is nested too deeply.
    """
    return json.loads(text, object_pairs_hook=_record, parse_int=_whole)


def _record(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    return record if len(record) == len(pairs) else Repeated(pairs)


def _whole(digits: str) -> int:
    if len(digits) <= MOST_DIGITS:
        return int(digits)
    return -BEYOND if digits.startswith("-") else BEYOND
