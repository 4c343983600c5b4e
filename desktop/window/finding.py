"""Finding by a few letters: how well words answer what was typed, with gaps and slips allowed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

Thing = TypeVar("Thing")
WHOLE, START, WITHIN, LETTERS, SLIP = 100, 80, 50, 30, 20
FEW = 3  # letters up to which slips are not forgiven


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return a text in small letters without accents, signs as spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def score(query: str, text: str) -> int:
    """Return how well a text answers a query; 0 when a word of the query is not in it.

    Every word counts by its best place: a whole word, the start of one, inside one, its letters in
    order ("gdg" for *gedung*), the start of a word with one slip. Shorter texts come first.

    Parameters
    ----------
    query, text : str
        Both as `folded` returns them.
    """
    words, total = text.split(), 0
    for part in query.split():
        best = _part(part, text, words)
        if not best:
            return 0
        total += best
    starts = 15 if text.startswith(query) else 0
    return total * 4 + starts * 4 - min(len(text), 60) // 4 if total else 0


def _part(part: str, text: str, words: list[str]) -> int:
    if part in text:
        if part in words:
            return WHOLE
        return START if any(word.startswith(part) for word in words) else WITHIN
    if _initials(part, words) or (len(part) > 1 and any(_in_order(part, w) for w in words)):
        return LETTERS
    near = len(part) > FEW and any(_one_slip(part, word) for word in words)
    return SLIP if near else 0


def _initials(part: str, words: list[str]) -> bool:
    return len(part) > 1 and "".join(word[0] for word in words).find(part) >= 0


def _in_order(part: str, word: str) -> bool:
    """Tell whether a word begins like the part and has its other letters in order."""
    if word[0] != part[0] or len(part) * 3 < len(word):
        return False
    rest = iter(word)
    return all(letter in rest for letter in part)


def _one_slip(part: str, word: str) -> bool:
    """Tell whether the start of a word is the part with one letter wrong, missing or swapped."""
    at = next((i for i, (a, b) in enumerate(zip(part, word, strict=False)) if a != b), None)
    if at is None or at == 0:
        return False
    tail = part[at:]
    swapped = tail[1:2] + tail[:1] + tail[2:]
    return any(
        word[skip:].startswith(kept)
        for skip, kept in ((at + 1, tail[1:]), (at + 1, tail), (at, tail[1:]), (at, swapped))
    )


def ranked(
    query: str, things: Iterable[Thing], texts: Callable[[Thing], Iterable[str]]
) -> list[Thing]:
    """Return the things that answer a query, the best first, equals in the order given."""
    asked = folded(query)
    scored = [(max(score(asked, folded(t)) for t in texts(thing)), thing) for thing in things]
    return [thing for points, thing in sorted(scored, key=lambda s: -s[0]) if points > 0]
