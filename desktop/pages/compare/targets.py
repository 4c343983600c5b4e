"""What the city wants of a figure: read from what was typed, kept in the project; no Qt."""

from __future__ import annotations

import re

from desktop.document.document import Document
from desktop.document.edits import Edit, new_id, put, remove
from desktop.document.text import format_money_short, format_number, parse_number
from desktop.system.translate import tr
from solver.errors import Issue
from solver.problem.problem import Problem
from solver.problem.scenario import Target
from solver.units import Measure

MONEY = (Measure.RUPIAH, Measure.RUPIAH_YEAR)
SIZES = (("money.trillion", 10**12), ("money.billion", 10**9), ("money.million", 10**6))


def targets_of(problem: Problem) -> dict[str, int]:
    """Return what is wanted, by the key of the row."""
    return {row.key: row.value for row in problem.target}


def target_words(value: int | None, measure: Measure) -> str:
    """Return a target as it stands in its cell; empty without one."""
    if value is None:
        return ""
    return format_money_short(value) if measure in MONEY else format_number(value, measure)


def read_target(key: str, text: str, measure: Measure) -> int | Issue | None:
    """Return what was typed in the smallest unit: ``Rp5 miliar``, ``9,6``; None for nothing."""
    bare = text.strip().lstrip("≥≤").strip()
    if bare in ("", "–", "-"):
        return None
    if measure in MONEY:
        for word, size in SIZES:
            found = re.fullmatch(rf"(?i)(.*?)\s*{re.escape(tr(word))}", bare)
            if found:
                short = re.sub(r"(?i)rp\.?\s*", "", found[1])
                number = parse_number(short, Measure.HUNDREDTH, f"target/{key}")
                return number if isinstance(number, Issue) else number * size // 100
    return parse_number(bare, measure, f"target/{key}")


def target_edit(key: str, value: int | None) -> Edit:
    """Return the edit that sets what is wanted of a figure, or takes it away."""

    def edit(document: Document) -> Document:
        mine = [row.id for row in document.problem.target if row.key == key]
        if value is None:
            return remove(Target, mine)(document)
        return put(Target(id=mine[0] if mine else new_id(), key=key, value=value))(document)

    return edit


def reached(value: int | None, target: int | None, better: str | None) -> bool | None:
    """Tell whether a figure reaches its target; None when that cannot be said."""
    if value is None or target is None or better is None:
        return None
    return value <= target if better == "less" else value >= target
