"""Free a few units, keep the others, and let CP-SAT place the freed ones best."""

from __future__ import annotations

import random
from collections.abc import Callable

from solver.case.model import Case
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.ledger.tables import Tables
from solver.plan import Plan

FREED = 24  # units
SECONDS = 2.0  # for one small model


def free_floors(tables: Tables, plan: Plan, rng: random.Random) -> list[int]:
    """Choose the units of two floors that share flows or OPDs."""
    case = tables.case
    u = rng.randrange(len(case.units))
    near = [v for v in tables.members[case.units[u].opd] if plan.place[v] != plan.place[u]]
    near += [int(v) for v in tables.partners[u][0] if plan.place[int(v)] != plan.place[u]]
    v = rng.choice(near) if near else rng.randrange(len(case.units))
    floors = {plan.place[u], plan.place[v]}
    here = [w for w, p in enumerate(plan.place) if p in floors]
    return rng.sample(here, min(len(here), FREED))


def free_opds(tables: Tables, plan: Plan, rng: random.Random) -> list[int]:
    """Choose whole OPDs that talk to each other."""
    case = tables.case
    chosen: list[int] = []
    opd = case.units[rng.randrange(len(case.units))].opd
    tried: set[int] = set()
    while len(chosen) + len(tables.members[opd]) <= FREED and opd not in tried:
        tried.add(opd)
        chosen += tables.members[opd]
        near = [int(v) for u in tables.members[opd] for v in tables.partners[u][0]]
        opd = case.units[rng.choice(near or range(len(case.units)))].opd
    return chosen or tables.members[opd][:FREED]


NEIGHBOURHOODS: tuple[Callable[[Tables, Plan, random.Random], list[int]], ...] = (
    free_floors,
    free_opds,
)


def reopen(
    tables: Tables,
    plan: Plan,
    rng: random.Random,
    seconds: float,
    *,
    stop: Callable[[], bool],
    effort: float | None = None,
) -> tuple[Plan, int] | None:
    """Return the best plan found that differs only in a few units, with its cost in the model."""
    case: Case = tables.case
    free = set(rng.choice(NEIGHBOURHOODS)(tables, plan, rng))
    free |= {v for u in tuple(free) for v in tables.together[u]}
    only = {u: (p,) for u, p in enumerate(plan.place) if u not in free}
    draft = build(case, only)
    draft.hint(plan)
    how = Run(min(seconds, SECONDS), 1, rng.randrange(2**31), effort)
    answer = run(draft, how, stop=stop)
    if answer.plan is None or answer.cost is None:
        return None
    return answer.plan, answer.cost
