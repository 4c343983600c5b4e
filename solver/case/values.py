"""Take numbers, lists and records out of untrusted JSON; whatever is wrong becomes an Issue."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from solver.case.parse import Repeated
from solver.errors import Issue
from solver.units import BIG

MOST_LETTERS = 1_000  # of a name
CONTROLS = ("Cc", "Cs")  # line breaks and the like; halves of characters, which no file can hold
MOST_ISSUES = 50  # a file that is wrong everywhere needs no longer list
T = TypeVar("T")


@dataclass
class Values:
    """Collects what is wrong while values are taken out of parsed JSON.

    Every method returns a harmless value of the right type when the data is wrong, so reading
    goes on and the user sees all findings at once.
    """

    found: list[Issue] = field(default_factory=list)

    def wrong(self, key: str, where: str, **values: object) -> None:
        """Note an Issue ``case_<key>`` at the JSON path `where`."""
        if len(self.found) < MOST_ISSUES:
            shown = tuple((name, _shown(value)) for name, value in values.items())
            self.found.append(Issue(f"case_{key}", where, (("path", where), *shown)))

    def number(self, data: object, where: str, low: int = 0, high: int = BIG) -> int:
        """Return a whole number in ``low..high``."""
        if isinstance(data, bool) or not isinstance(data, int):
            self.wrong("not_a_number", where)
            return low
        if not low <= data <= high:
            # Python refuses to print integers of more than 4,300 digits.
            got = data if abs(data) < 10**30 else "…"
            self.wrong("out_of_range", where, value=got, low=low, high=high)
            return low
        return data

    def text(self, data: object, where: str) -> str:
        """Return a text that can be written into any file."""
        if not isinstance(data, str):
            self.wrong("not_a_text", where)
            return ""
        if len(data) > MOST_LETTERS:
            self.wrong("text_too_long", where, length=len(data), most=MOST_LETTERS)
        if any(unicodedata.category(letter) in CONTROLS for letter in data[:MOST_LETTERS]):
            self.wrong("text_unprintable", where)
        return data

    def items(self, data: object, where: str) -> list[object]:
        """Return a list."""
        if isinstance(data, list):
            return data
        self.wrong("not_a_list", where)
        return []

    def each(self, data: object, where: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
        """Read every item of a list with its path."""
        return tuple(read(item, f"{where}[{i}]") for i, item in enumerate(self.items(data, where)))

    def numbers(
        self, data: object, where: str, low: int = 0, high: int = BIG, size: int | None = None
    ) -> tuple[int, ...]:
        """Return a list of whole numbers, of `size` numbers when given."""
        values = self.each(data, where, lambda item, path: self.number(item, path, low, high))
        if size is not None and len(values) != size and isinstance(data, list):
            self.wrong("wrong_length", where, length=len(values), expected=size)
            return (values + (max(low, 0),) * size)[:size]
        return values

    def record(
        self, data: object, where: str, needed: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> dict[str, object] | None:
        """Return an object that has all `needed` keys and no key beyond needed and `optional`."""
        if not isinstance(data, dict):
            self.wrong("not_a_record", where)
            return None
        for key in data.twice if isinstance(data, Repeated) else ():
            self.wrong("key_twice", _key(where, key), name=key)
        missing = [key for key in needed if key not in data]
        for key in missing:
            self.wrong("missing", f"{where}.{key}", name=key)
        for key in data:
            if key not in needed and key not in optional:
                # A rule this program does not know must not be dropped in silence.
                self.wrong("unknown_key", _key(where, key), name=key)
        return None if missing else data


def _shown(value: object) -> str:
    """Return a value from a file as a short text that can be printed anywhere."""
    return str(value)[:80].encode("utf-8", "replace").decode()


def _key(where: str, key: object) -> str:
    """Return the path of a key that may be anything."""
    return f"{where}.{_shown(key)[:40]}"
