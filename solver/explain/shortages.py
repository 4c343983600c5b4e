"""All cheap tests of a case in one go, the plainest findings first."""

from __future__ import annotations

from solver.case.model import Case
from solver.explain.pooling import shared_shortages
from solver.explain.shortage import Shortage, View
from solver.explain.space import space_shortages
from solver.explain.tied import tied_shortages


def shortages(case: Case) -> tuple[Shortage, ...]:
    """Return everything that simple sums prove impossible; nothing when they prove nothing.

    Each finding is a proof: no plan exists while its rules hold. An empty answer is none.
    """
    view = View(case)
    return (*tied_shortages(view), *space_shortages(view), *shared_shortages(view))
