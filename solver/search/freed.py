"""The fewest groups of units that must leave the floors they are confined to, by Hall's sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.case.ties import Group, ties
from solver.cpsat.run import round_up, stopping

MOST_SETS = 40  # sets of floors to which most area is confined, and their unions by two


def least_freed(case: Case, seconds: float, stop: Callable[[], bool] | None = None) -> int:
    """Return how many PLACE or TOGETHER rules must be lifted at least.

    Lifting one frees at most one group of units that are together; APART and ONE_TOWER are left
    out. For every set of floors, the groups confined to it that are not freed must fit onto it
    by area and by people.

    Parameters
    ----------
    case : Case
        The case.
    seconds : float
        Wall time limit.
    stop : callable or None
        Asked from another thread.
    """
    moving = [group for group in ties(case).loose if group.must_move]
    model = cp_model.CpModel()
    freed = [model.new_bool_var("") for _ in moving]
    for floors in _sets(case, moving):
        inside = [i for i, group in enumerate(moving) if group.floors <= floors]
        for measure in ("area", "people"):
            size = [sum(getattr(case.units[u], measure) for u in moving[i].units) for i in inside]
            have = sum(getattr(case.floors[f], measure) for f in floors)
            gone = sum(n * freed[i] for n, i in zip(size, inside, strict=True))
            model.add(gone >= sum(size) - have)
    model.minimize(sum(freed))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False
    with stopping(solver.stop_search, stop):
        status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return 0  # even free groups do not fit, or time is up
    return max(0, round_up(solver.best_objective_bound))


def _sets(case: Case, moving: list[Group]) -> list[frozenset[int]]:
    """Return sets of floors to which groups are confined; the whole says nothing here."""
    wanted: Counter[frozenset[int]] = Counter()
    for group in moving:
        wanted[group.floors] += sum(case.units[u].area for u in group.units)
    every = frozenset(range(len(case.floors)))
    common = [s for s, _ in wanted.most_common(MOST_SETS) if s != every]
    unions = {a | b for a in common for b in common}
    return sorted(unions - {every}, key=lambda s: (len(s), sorted(s)))
