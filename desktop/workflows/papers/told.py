"""What is asked of who makes papers, and what is told on the way: frozen, plain, loads nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.reports.part import Part
from desktop.system.translate import text_in
from solver.problem.problem import Problem

Mark = tuple[int, int]  # which file it is, and when it was last written


@dataclass(frozen=True)
class PapersAsk:
    """The papers of scenarios.

    Parameters
    ----------
    problem : Problem
        The project.
    scenarios : tuple of str
        At most four beside today.
    folder : Path
        Made when absent; files of the same day are replaced.
    paper, language : str
        ``f4`` or ``a4``; language of the papers.
    day : date
        On the papers; the same day gives the same bytes.
    kinds : tuple of str
        Some of `desktop.workflows.papers.files.KINDS`, made in the order given.
    proposed : str
        Id of the scenario to propose; empty for the cheapest feasible one.
    seen_in : str
        Language of who waits for them.
    without : tuple of str
        Keys of `desktop.reports.sections.SECTIONS` that are left out. The workbook and the
        charts are whole all the same: formulas of one sheet read those of another.
    """

    problem: Problem
    scenarios: tuple[str, ...]
    folder: Path
    paper: str
    language: str
    day: date
    kinds: tuple[str, ...]
    proposed: str = ""
    seen_in: str = "id"
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Begun:
    """A kind of file is begun; the one before it has ended. Without a kind: the reckoning."""

    kind: str


@dataclass(frozen=True)
class Going:
    """How far a kind is."""

    kind: str
    part: Part


@dataclass(frozen=True)
class Opening:
    """A file is about to be swapped in; `was` is the mark of the one it replaces."""

    path: Path
    was: Mark | None


@dataclass(frozen=True)
class Written:
    """A file is there, whole."""

    path: Path


@dataclass(frozen=True)
class KindFailed:
    """A kind could not be made; key and values of the `SatuAtapError` that says why."""

    kind: str
    key: str
    values: tuple[tuple[str, str], ...] = ()


PaperNews = Begun | Going | Opening | Written | KindFailed


def mark_of(path: Path) -> Mark | None:
    """Return what tells a file from the one that was there before; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def going_words(news: Begun | Going, language: str) -> str:
    """Return how far the papers are, in words of a language."""
    if isinstance(news, Begun):
        return text_in(language, f"papers.begun.{news.kind or 'reckoning'}")
    kind, part = text_in(language, f"papers.kind.{news.kind}"), news.part
    key = f"papers.part.{part.form}"
    return text_in(language, key, kind=kind, what=part.what, done=part.done, of=part.of)
