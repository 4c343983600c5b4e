"""Papers made in a process of their own: whole files, kept whatever happens to the process."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.jobs.ending import how_ended
from desktop.jobs.follow import follow
from desktop.jobs.messages import Done, News
from desktop.jobs.runner import bare
from desktop.jobs.worker import StopAsked, Tell, Work
from desktop.system.translate import language, set_language, tr
from desktop.workflows.issue_text import error_text
from desktop.workflows.papers.told import (
    Begun,
    Going,
    KindFailed,
    Opening,
    PapersAsk,
    Written,
    going_words,
    mark_of,
)
from solver.errors import SatuAtapError

# How long each kind takes beside the others; the first is the reckoning.
SHARES = {"": 8, "pdf": 30, "xlsx": 16, "docx": 20, "html": 1, "png": 30, "images": 45}


@dataclass(frozen=True)
class Papers:
    """What there is so far.

    Parameters
    ----------
    files : tuple of Path
        Those that are there, whole.
    failed : tuple of str
        A sentence for each kind that could not be made.
    words : str
        What goes on.
    share : int
        How much of all is done, in thousandths.
    """

    files: tuple[Path, ...] = ()
    failed: tuple[str, ...] = ()
    words: str = ""
    share: int = 0


class PapersRun:
    """One making of papers; `papers` is what there is of it, to be read from any thread.

    Parameters
    ----------
    ask : PapersAsk
        Which.
    work : callable
        What the process does.
    """

    def __init__(self, ask: PapersAsk, work: Work | None = None) -> None:
        self._ask = _sent(ask)
        self._work = work or papers_task
        self._kind = ""
        self._opening: Opening | None = None
        self._refused: KindFailed | None = None
        self.papers = Papers()

    def make(self, beat: Callable[[Papers], None]) -> Papers:
        """Make the papers; a process that dies over a kind is followed by one for the rest.

        Parameters
        ----------
        beat : callable
            Told ten times a second what there is. What it raises is the stop: within a second
            the process has ended, `papers` is complete, and the exception goes on.

        Raises
        ------
        SatuAtapError
            No kind can be made at all.
        """
        kinds = self._ask.kinds
        while kinds:
            ask = replace(self._ask, kinds=kinds)
            try:
                last = follow(ask, self._work, self._hear, lambda: beat(self.papers))
            finally:
                self._look()
            if self._refused is not None:
                raise SatuAtapError(self._refused.key, **dict(self._refused.values))
            if isinstance(last, Done):
                break
            self._fail(tr(f"papers.failed.{how_ended(last)}", kind=self._name()))
            # Without a kind begun, the next process would die of the same.
            kinds = kinds[kinds.index(self._kind) + 1 :] if self._kind in kinds else ()
            self._kind = ""
        return self.papers

    def _name(self) -> str:
        return tr(f"papers.kind.{self._kind or 'all'}")

    def _fail(self, sentence: str) -> None:
        self.papers = replace(self.papers, failed=(*self.papers.failed, sentence))

    def _hear(self, news: object) -> None:
        match news:
            case Begun(kind):
                self._kind = kind
                self._say(news, 0)
            case Going(_, part):
                self._say(news, part.share)
            case Opening():
                self._opening = news
            case Written(path):
                self._opening = None
                self._keep(path)
            case KindFailed(kind="", key=_):
                self._refused = news
            case KindFailed(kind, key, values):
                self._fail(f"{tr(f'papers.kind.{kind}')}: {error_text(_error(key, values))}")

    def _say(self, news: Begun | Going, share: int) -> None:
        order = ("", *(kind for kind in SHARES if kind in self._ask.kinds))
        whole = sum(SHARES[kind] for kind in order)
        done = sum(SHARES[kind] for kind in order[: order.index(self._kind)])
        now = (1000 * done + SHARES[self._kind] * share) // whole
        words = going_words(news, language())
        self.papers = replace(self.papers, words=words, share=max(now, self.papers.share))

    def _keep(self, path: Path) -> None:
        self.papers = replace(self.papers, files=(*self.papers.files, path))

    def _look(self) -> None:
        """See what became of a file that was about to be swapped in; sweep what lies beside it."""
        opening, self._opening = self._opening, None
        if opening is None:
            return
        path = opening.path
        if mark_of(path) not in (None, opening.was):
            self._keep(path)
        for part in path.parent.glob(f".{path.name}-*.part"):
            with contextlib.suppress(OSError):
                part.unlink()


def _sent(ask: PapersAsk) -> PapersAsk:
    """Return what goes to the process: the problem without look-ups, the language of now."""
    return replace(ask, problem=bare(ask.problem), seen_in=language())


def _error(key: str, values: tuple[tuple[str, str], ...]) -> SatuAtapError:
    return SatuAtapError(key, **dict(values))


class _StopAskedError(Exception):
    """Stop was asked for; raised where the makers tell how far they are."""


def papers_task(ask: PapersAsk, tell: Tell, stop: StopAsked) -> None:
    """Make the papers in the process: `PaperNews` as News, then Done."""
    from desktop.workflows.papers.make_report import write_papers

    set_language(ask.seen_in)

    def heard(news: object) -> None:
        tell(News(news))
        if stop():
            raise _StopAskedError

    try:
        write_papers(ask, heard)
    except SatuAtapError as reason:
        tell(News(KindFailed("", reason.key, tuple(reason.values.items()))))
    except _StopAskedError:
        pass
    tell(Done(None))


@dataclass(frozen=True)
class PagesAsk:
    """The pages of a report as pictures of so many dots an inch; what else as in `PapersAsk`."""

    papers: PapersAsk
    ppi: int


def page_pictures(ask: PagesAsk, beat: Callable[[], None], work: Work | None = None) -> list[bytes]:
    """Return the pages as PNG, drawn in a process; `beat` as in `desktop.jobs.follow.follow`.

    Raises
    ------
    SatuAtapError
        There can be no report, or the process died.
    """
    found: list[Any] = []
    sent = replace(ask, papers=_sent(ask.papers))
    last = follow(sent, work or pages_task, found.append, beat)
    if found:
        raise _error(found[0].key, found[0].values)
    if isinstance(last, Done):
        pages: list[bytes] = last.what  # type: ignore[assignment]  # what it was asked for
        return pages
    raise SatuAtapError(f"pages_{how_ended(last)}")


def pages_task(ask: PagesAsk, tell: Tell, stop: StopAsked) -> None:
    """Draw the pages in the process and tell them as Done."""
    from desktop.workflows.papers.make_report import draw_pages

    set_language(ask.papers.seen_in)
    try:
        tell(Done(draw_pages(ask.papers, ask.ppi)))
    except SatuAtapError as reason:
        tell(News(KindFailed("", reason.key, tuple(reason.values.items()))))
        tell(Done([]))
