"""The other side: bounds no plan can beat, proofs, and plans found on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.case.model import Case
from solver.cpsat.build import build
from solver.cpsat.draft import Draft
from solver.cpsat.linear import solve_linear
from solver.cpsat.run import Answer, Run, run
from solver.plan import Plan, SolveStatus
from solver.search.race import Race

SMALL = 7_000  # variables: a linear solver may close the whole model
LARGE = 70_000  # variables: not even its relaxation ends in time
FIRST_TRY = 0.2  # share of the time for the first attempt at a proof
PATIENCE = 3.0  # seconds the walk has for a first plan before this side looks for one


@dataclass(frozen=True)
class Means:
    """Workers, seed, and the effort of each run when the clock must not matter."""

    threads: int
    seed: int
    effort: float | None = None


def simple_bound(case: Case) -> int:
    """Return what every plan pays at least: each unit at its cheapest, floors for those who move.

    Floors are counted by area as if they could be opened in part, the cheapest per area first.
    """
    cost = 0
    area = 0
    for unit in case.units:
        choices = unit.cost if unit.stay is None else (*unit.cost, unit.stay_cost)
        cost += min(choices)
        area += unit.area if unit.stay is None else 0
    cost += sum(min(0, old.keep_cost) for old in case.old)
    for floor in sorted(case.floors, key=lambda f: f.open_cost / max(1, f.area)):
        if area > 0 and floor.area:
            cost += floor.open_cost * min(area, floor.area) // floor.area
            area -= floor.area
    return cost


def prove(race: Race, means: Means) -> None:
    """Work on the bound until the race is over: the model as a whole, by size.

    Small models go to CP-SAT and then to a mixed-integer solver; larger ones get the bound of
    their linear relaxation, then CP-SAT starts from the best plan.
    """
    race.raise_bound(simple_bound(race.case))
    draft = build(race.case)
    size = len(draft.meanings)
    if size <= SMALL:
        _exact(race, draft, means, race.left() * FIRST_TRY)
        if not race.over():
            _mixed(race, draft)
    else:
        _find_any(race, means)
        if size <= LARGE and not race.over():
            answer = solve_linear(draft, race.left(), engine="glop", relaxed=True, stop=race.over)
            race.raise_bound(answer.bound)
    if not race.over():
        _exact(race, draft, means, race.left())


def _exact(race: Race, draft: Draft, means: Means, seconds: float) -> None:
    """Run CP-SAT on the whole model from the best plan."""
    if race.plan is not None:
        draft.hint(race.plan)
    how = Run(min(seconds, race.left()), means.threads, means.seed, means.effort)
    answer = run(draft, how, stop=race.over, on_plan=_taker(race), on_bound=race.raise_bound)
    _enter(race, answer)


def _taker(race: Race) -> Callable[[Plan, int], None]:
    def take(plan: Plan, cost: int) -> None:
        race.offer(plan, cost)

    return take


def _enter(race: Race, answer: Answer) -> None:
    if answer.status is SolveStatus.INFEASIBLE:
        race.infeasible = True
        return
    if answer.plan is not None and answer.cost is not None:
        race.offer(answer.plan, answer.cost)
    race.raise_bound(answer.bound)


def _mixed(race: Race, draft: Draft) -> None:
    """Run a mixed-integer solver on the whole model."""
    if race.plan is not None:
        draft.hint(race.plan)
    answer = solve_linear(draft, race.left(), engine="scip", stop=race.over)
    _enter(race, answer)


def _find_any(race: Race, means: Means) -> None:
    """Look for any plan, or the proof that there is none, while the walk has not found one."""
    while race.best is None and race.spent() < PATIENCE and not race.ended.wait(0.05):
        pass
    if race.best is not None or race.over():
        return
    draft = build(race.case, with_costs=False)
    how = Run(race.left(), means.threads, means.seed, means.effort)
    answer = run(draft, how, stop=lambda: race.best is not None or race.over())
    if answer.status is SolveStatus.INFEASIBLE:
        race.infeasible = True
    elif answer.plan is not None:
        race.start = answer.plan
