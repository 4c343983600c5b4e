"""What the command palette offers: commands, what the page can do, pages, and records by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from desktop.system.translate import LANGUAGES, catalogue, language, text_in, tr
from desktop.widgets.deeds import Deed
from desktop.window.finding import ranked
from desktop.window.navigation import PAGES
from solver.problem.problem import Problem

BY_SCENARIO = {"stacking", "rooms", "parking", "costs", "moves"}  # pages that show one scenario
DRAWINGS = {
    "opd": "landmark",
    "unit": "users",
    "site": "map-pin",
    "building": "building-2",
    "scenario": "sliders-horizontal",
}
MOST = 60  # lines shown at once


@dataclass(frozen=True)
class Entry:
    """One line of the palette.

    Parameters
    ----------
    id : str
        ``<sort>:<name>``, by which it is remembered as used.
    words, also : str
        What it is called, and in the other language.
    group : str
        Quiet words at the right: what sort of thing it is.
    act : callable
        Does it.
    keys, drawing : str
        Its keys as Qt writes them, its icon; empty for none.
    record : bool
        Whether it is a record of the project: shown only when asked for by name.
    """

    id: str
    words: str
    group: str
    act: Callable[[], object]
    also: str = ""
    keys: str = ""
    drawing: str = ""
    record: bool = False


def commands(
    known: Iterable[tuple[str, str, str, str]], do: Callable[[str], object]
) -> Iterator[Entry]:
    """Return the commands of the window, each given as id, words, keys and drawing."""
    for id, words, keys, drawing in known:
        group = tr(f"menu.{id.partition('.')[0]}").replace("&", "")
        act = partial(do, id)
        yield Entry(f"command:{id}", words, group, act, in_other(f"command.{id}"), keys, drawing)


def pages(keys: Callable[[int], str], go: Callable[..., object], *, open: bool) -> Iterator[Entry]:
    """Return the pages that can be reached, numbered from 1 for their keys."""
    for place, page in enumerate(PAGES, 1):
        if open or not page.needs_project:
            also = in_other(page.title_key)
            act = partial(go, page.id)
            yield Entry(f"page:{page.id}", tr(page.title_key), tr("palette.page"), act, also,
                        keys(place), page.icon)  # fmt: skip


def deeds(page_id: str, title: str, found: Iterable[Deed]) -> Iterator[Entry]:
    """Return what a page can do now."""
    for deed in found:
        key = _key_of().get(deed.words, "")
        id = f"deed:{page_id}:{key or deed.words}"
        yield Entry(id, deed.words, title, deed.act, in_other(key) if key else "", deed.keys,
                    "arrow-right")  # fmt: skip


def records(problem: Problem, here: str, go: Callable[..., object]) -> Iterator[Entry]:
    """Return OPD, units, sites, buildings and scenarios, each with the page it is shown on.

    A unit is shown in the stacking plan when that is open, a scenario on any page that shows one.
    """
    places = {
        "opd": "organisation",
        "unit": "stacking" if here == "stacking" else "organisation",
        "site": "estate",
        "building": "estate",
        "scenario": here if here in BY_SCENARIO else "scenarios",
    }
    owner = {each.id: each.short or each.name for each in problem.opd}
    for kind, page in places.items():
        group = tr(f"record.{kind}")
        for record in problem.rows(kind):
            of = owner.get(getattr(record, "opd", ""), "")
            yield Entry(
                f"{kind}:{record.id}",
                str(getattr(record, "name", "")),
                f"{group} · {of}" if of else group,
                partial(go, page, **{kind: record.id}),
                str(getattr(record, "short", "")) or of,
                drawing=DRAWINGS[kind],
                record=True,
            )


def chosen(query: str, entries: Iterable[Entry], used: tuple[str, ...]) -> list[Entry]:
    """Return the lines for what was typed, the best first; nothing typed: the last used first."""
    known = list(entries)
    latest = {id: place for place, id in enumerate(used)}
    known.sort(key=lambda e: latest.get(e.id, len(used)))
    if query.strip():
        return ranked(query, known, lambda e: (e.words, e.also, f"{e.words} {e.group}"))[:MOST]
    return [e for e in known if not e.record or e.id in latest][:MOST]


def with_used(used: tuple[str, ...], id: str, most: int = 12) -> tuple[str, ...]:
    """Return what was used last, with one more at the front."""
    return (id, *(old for old in used if old != id))[:most]


def in_other(key: str) -> str:
    """Return a text of the catalogue in the language that is not in use."""
    other = next(code for code in LANGUAGES if code != language())
    return text_in(other, key) if key in catalogue(other) else ""


def _key_of() -> dict[str, str]:
    return _keys(language())


@cache
def _keys(code: str) -> dict[str, str]:
    """Return the key of every whole text of a language: how a button's words are translated."""
    texts = catalogue(code).items()
    return {text: key for key, text in reversed(list(texts)) if isinstance(text, str)}
