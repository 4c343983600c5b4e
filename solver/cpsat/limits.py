"""Sums over the plan that must not pass a limit: number of moves, one-off money."""

from __future__ import annotations

from typing import Any

from solver.case.model import Limit
from solver.cpsat.draft import Draft
from solver.rules import RuleId


def add_limits(draft: Draft) -> None:
    """LIMIT: a sum over the plan <= the most allowed."""
    for i, limit in enumerate(draft.case.limits):
        draft.require(RuleId.LIMIT, "limit", (i,), _used(draft, limit) <= limit.most)


def _used(draft: Draft, limit: Limit) -> Any:
    case = draft.case
    used: Any = 0
    for u, row in enumerate(limit.unit):
        for floor, amount in zip(case.units[u].floors, row, strict=True):
            if floor in draft.x[u]:
                used = used + amount * draft.x[u][floor]
    for f, amount in enumerate(limit.floor):
        used = used + amount * draft.floor_on[f]
    for t, amount in enumerate(limit.tower):
        used = used + amount * draft.tower_on[t]
    if limit.room:
        used = used + sum(limit.room[c] * var for (c, _), var in draft.rooms.items())
    if limit.level:
        used = used + sum(limit.level[k] * var for (_, k), var in draft.levels.items())
    return used
