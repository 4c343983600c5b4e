"""What the engine did when, for the curious: phases, better plans and bounds as lines; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.document.text import format_change, format_money_short, format_ratio
from desktop.system.translate import has, tr

Point = tuple[float, int | None, int | None]  # seconds, best, bound in rupiah a year
MOST = 400  # lines kept: the last ones


@dataclass(frozen=True)
class LogLine:
    """One line: when, and what happened."""

    seconds: float
    words: str

    @property
    def text(self) -> str:
        """Return the line as it is shown and copied."""
        return f"{clock(self.seconds)}  {self.words}"


def clock(seconds: float) -> str:
    """Return a moment of a search with its tenth of a second: ``1:04.2``."""
    tenths = int(seconds * 10 + 0.5)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def phase_words(name: str) -> str:
    """Return what the engine does in a phase."""
    key = f"scenarios.phase.{name}"
    return tr(key) if has(key) else tr("scenarios.phase.searching")


def log_lines(
    points: Sequence[Point], phases: Sequence[tuple[float, str]] = ()
) -> tuple[LogLine, ...]:
    """Return phases, better plans and better bounds in the order of time, the last ones."""
    found = [LogLine(seconds, phase_words(name)) for seconds, name in phases]
    best = bound = None
    for seconds, now_best, now_bound in points:
        if now_best is not None and now_best != best:
            found.append(LogLine(seconds, _better("plan", best, now_best)))
        if now_bound is not None and now_bound != bound:
            found.append(LogLine(seconds, _better("bound", bound, now_bound)))
        best, bound = now_best, now_bound
    if best is not None and bound is not None:
        gap = format_ratio(best - bound, best, decimals=3)
        key = "scenarios.log.proved" if best <= bound else "scenarios.log.gap"
        found.append(LogLine(points[-1][0], tr(key, gap=gap)))
    return tuple(sorted(found, key=lambda line: line.seconds)[-MOST:])


def _better(what: str, before: int | None, now: int) -> str:
    amount = format_money_short(now)
    if before is None:
        return tr(f"scenarios.log.first_{what}", amount=amount)
    return tr(f"scenarios.log.{what}", amount=amount, change=format_change(now - before))


def log_text(lines: Sequence[LogLine], guarantee: str = "") -> str:
    """Return the log as it is copied: a line a line, then the guarantee."""
    told = [line.text for line in lines]
    return "\n".join([*told, "", guarantee] if guarantee else told)
