"""A broken rule: which, where and by how much."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules import RuleId


@dataclass(frozen=True, order=True)
class Violation:
    """One rule that a plan breaks.

    Parameters
    ----------
    rule : RuleId
        The rule.
    kind : str
        What `subject` counts: ``unit``, ``floor``, ``opd``, ``pair``, ``zone class``,
        ``site vehicle`` or ``limit``.
    subject : tuple of int
        Indexes into the case: the unit, the floor, the OPD, the two units, (zone label, room
        class), (site, vehicle type) or the limit.
    by : int
        How much is too much or missing: area, people, towers, rooms, levels, the limit's own
        measure; 1 for a unit at the wrong place and for a pair.
    """

    rule: RuleId
    kind: str
    subject: tuple[int, ...]
    by: int
