"""Bounds on small models by CP-SAT's subsolvers that lean on linear programs, in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solver.cpsat.run import listen, proved_bound, stopping

# Of nine subsolvers these close the small assignment models of the sum bound; one thread runs
# them in turn, so that the answer repeats and the walk keeps its core.
SUBSOLVERS = ("max_lp_sym", "reduced_costs", "pseudo_costs", "core")


@dataclass(frozen=True)
class Weighed:
    """A bound on a model: None when there is none yet; `closed` when it is the optimum."""

    bound: int | None
    closed: bool


def weigh(
    model: cp_model.CpModel,
    seconds: float,
    *,
    effort: float | None = None,
    seed: int = 0,
    stop: Callable[[], bool] | None = None,
    on_bound: Callable[[int], None] | None = None,
) -> Weighed:
    """Bound the objective of a model with whole-number costs.

    Parameters
    ----------
    model : CpModel
        The model.
    seconds : float
        Wall time limit.
    effort : float or None
        Deterministic time limit; with it, and time enough, the answer repeats.
    seed : int
        Random seed.
    stop : callable or None
        Asked from another thread; True ends the run.
    on_bound : callable or None
        Told each better bound, from the solver's thread.
    """
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.max_time_in_seconds = max(0.01, seconds)
    parameters.num_workers = 1
    parameters.interleave_search = True
    parameters.subsolvers.extend(SUBSOLVERS)
    parameters.random_seed = seed % 2**31
    parameters.catch_sigint_signal = False
    if effort is not None:
        parameters.max_deterministic_time = max(1e-3, effort)
    told = listen(solver, on_bound)
    with stopping(solver.stop_search, stop):
        status = solver.solve(model)
    if status in (cp_model.INFEASIBLE, cp_model.MODEL_INVALID):
        return Weighed(None, False)
    return Weighed(proved_bound(solver, status, told), status == cp_model.OPTIMAL)
