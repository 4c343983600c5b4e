"""A search under way or done, in words and points for the chart; no Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from desktop.document.text import format_money_short, format_ratio, format_seconds, sentence
from desktop.jobs.ending import why_ended
from desktop.jobs.messages import Finished, Refused
from desktop.jobs.runner import Heard
from desktop.pages.scenarios.search_log import LogLine, log_lines, phase_words
from desktop.system.translate import tr
from desktop.workflows.solve_scenario import (
    SolvedScenario,
    bound_record,
    in_rupiah,
    salvaged,
    solved,
)
from solver.errors import Issue
from solver.problem.scenario import Result

Point = tuple[float, int | None, int | None]  # seconds, best, bound in rupiah a year


@dataclass(frozen=True)
class SearchText:
    """What the panel says of a search."""

    best: str = "–"
    bound: str = "–"
    gap: str = "–"
    phase: str = ""
    elapsed: str = ""
    points: tuple[Point, ...] = ()
    parts: tuple[str, ...] = ()  # what the bound is made of, in words
    log: tuple[LogLine, ...] = ()


@dataclass(frozen=True)
class IssueText:
    """What prevents a search, with the page on which it is mended."""

    words: str
    page: str
    args: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Ending:
    """How a run ended: what to write, what to say, how loud."""

    solved: SolvedScenario | None
    words: str
    tone: str
    issues: tuple[Issue, ...] = ()


Phases = tuple[tuple[float, str], ...]  # seconds, phase of the engine


def live(heard: Heard, seconds: float, phases: Phases = ()) -> SearchText:
    """Return a search under way after so many seconds, with the phases it went through."""
    elapsed = format_seconds(int(seconds * 1000))
    if heard.built is None:
        return SearchText(phase=tr("scenarios.phase.building"), elapsed=elapsed)
    built, progress = heard.built, heard.progress
    points = tuple((s, in_rupiah(built, a), in_rupiah(built, b)) for s, a, b in heard.trace)
    if progress is None:
        return SearchText(phase=tr("scenarios.phase.starting"), elapsed=elapsed)
    best, bound = in_rupiah(built, progress.best), in_rupiah(built, progress.bound)
    parts = bound_record(built, progress.bound_parts)
    return replace(
        _said(best, bound),
        phase=phase_words(progress.phase),
        elapsed=elapsed,
        points=points,
        parts=bound_words(parts),
        log=log_lines(points, phases),
    )


def done(result: Result | None, phases: Phases = ()) -> SearchText:
    """Return a search that was written into the project; phases only if it was heard here."""
    if result is None or not result.outcome:
        return SearchText()
    points: tuple[Point, ...] = tuple((s, a, b) for s, a, b in json.loads(result.trace or "[]"))
    text = _said(result.best, result.bound)
    return replace(
        text,
        elapsed=format_seconds(result.milliseconds),
        points=points,
        parts=bound_words(result.bound_parts),
        log=log_lines(points, phases),
    )


def bound_words(record: str) -> tuple[str, ...]:
    """Return what the bound is made of, a sentence a part; nothing when it is not known."""
    if not record:
        return ()
    base, lumpy, level, site = json.loads(record)
    told = [("base", base), ("lumpy", lumpy)]
    told += [("level", level), ("site", site)] if site else [("ways", level)]
    return tuple(
        tr(f"scenarios.bound_part.{name}", amount=format_money_short(amount))
        for name, amount in told
    )


def _said(best: int | None, bound: int | None) -> SearchText:
    gap = "–" if best is None or bound is None else format_ratio(best - bound, best, decimals=2)
    return SearchText(format_money_short(best), format_money_short(bound), gap)


def ending(heard: Heard, seed: int, threads: int) -> Ending:
    """Return what came of a run, however it ended."""
    last = heard.last
    if isinstance(last, Refused):
        return Ending(None, tr("scenarios.refused"), "negative", last.issues)
    if isinstance(last, Finished) and heard.built is not None:
        return _finished(solved(heard.built, last.outcome))
    saved = salvaged(heard.built, heard.plan, heard.trace, seed, threads)
    why = why_ended(last)
    kept = tr("scenarios.best_kept") if saved else tr("scenarios.nothing_kept")
    return Ending(saved, f"{why} {kept}", "warning" if saved else "negative")


def _finished(found: SolvedScenario) -> Ending:
    status = found.outcome.status.value
    tone = {"optimal": "positive", "feasible": "positive"}.get(status, "negative")
    words = tr(
        f"scenarios.ended.{status}",
        best=format_money_short(found.best),
        bound=format_money_short(found.bound),
    )
    return Ending(found, words, tone)


_PAGES = {
    "organisation": ("opd", "unit", "post", "space", "vehicle", "meeting"),
    "relations": ("trip", "pair_rule", "place_rule"),
    "estate": ("site", "building", "floor", "running_cost"),
    "standards": ("standard",),
    "scenarios": ("scenario", "scenario_building", "scenario_rule"),
}  # fmt: skip


def issue_link(issue: Issue) -> IssueText:
    """Return an Issue in words with where to mend it, from its place ``<kind>/<id>/…``."""
    kind, _, rest = issue.where.partition("/")
    page = next((page for page, kinds in _PAGES.items() if kind in kinds), "")
    args = ((kind, rest.partition("/")[0]),) if page and rest else ()
    return IssueText(sentence(issue), page, args)
