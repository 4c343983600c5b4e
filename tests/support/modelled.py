"""One term of the bill as the model sees it on a fixed placement."""

from __future__ import annotations

from solver.case.model import Case
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.plan import SolveStatus
from solver.rules import CostTerm


def modelled(case: Case, place: tuple[int, ...], term: CostTerm) -> int | None:
    """Return the least value of a term with every unit fixed; None when no plan keeps the rules."""
    draft = build(case)
    for unit, p in enumerate(place):
        draft.define(draft.x[unit][p] == 1)
    draft.model.minimize(draft.total(term))
    answer = run(draft, Run(20))
    return answer.cost if answer.status is SolveStatus.OPTIMAL else None
