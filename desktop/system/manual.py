"""The manual: one text per topic and language under ``resources/manual``, its order and titles."""

from __future__ import annotations

from functools import cache

from desktop.system.paths import resources

# In the order of reading: how to begin, the pages in the order of the work, what serves them all.
TOPICS = (
    "start",
    "home",
    "organisation",
    "estate",
    "relations",
    "standards",
    "scenarios",
    "stacking",
    "rooms",
    "parking",
    "costs",
    "moves",
    "compare",
    "reports",
    "files",
    "keys",
)


@cache
def manual_text(language: str, topic: str) -> str:
    """Return a topic of the manual as Markdown; its first line is its title.

    Parameters
    ----------
    language : str
        ``id`` or ``en``.
    topic : str
        One of TOPICS.
    """
    path = resources() / "manual" / language / f"{topic}.md"
    return path.read_text(encoding="utf-8")


def manual_title(language: str, topic: str) -> str:
    """Return the title of a topic."""
    return manual_text(language, topic).split("\n", 1)[0].removeprefix("#").strip()


def topics_with(language: str, words: str) -> tuple[str, ...]:
    """Return the topics whose text has every word, those with it in the title first."""
    wanted = words.casefold().split()
    found = [t for t in TOPICS if all(w in manual_text(language, t).casefold() for w in wanted)]
    titled = {t for t in found if all(w in manual_title(language, t).casefold() for w in wanted)}
    return tuple(sorted(found, key=lambda t: t not in titled))
