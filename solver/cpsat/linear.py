"""The same model for a linear solver: often the better bound, found from the linear side."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model

from solver.cpsat.draft import Draft
from solver.cpsat.run import Answer, stopping
from solver.plan import SolveStatus

BEYOND = 1e17
# GLOP gives up on some models ("abnormal") by one method; which one differs by the model.
SIMPLEX = ("use_dual_simplex: true", "use_dual_simplex: false")
MARGIN = 1e-6  # floating-point solvers are trusted to this share of the bound


def solve_linear(
    draft: Draft,
    seconds: float,
    *,
    engine: str,
    relaxed: bool = False,
    stop: Callable[[], bool] | None = None,
) -> Answer:
    """Solve a model with a linear (mixed-integer) solver.

    Parameters
    ----------
    draft : Draft
        The model; only linear constraints and implications.
    seconds : float
        Wall time limit.
    engine : str
        ``scip`` (mixed-integer) or ``glop`` (relaxed).
    relaxed : bool
        Drop integrality: a weaker bound, much faster.
    stop : callable or None
        Asked from another thread; True ends the run.

    Returns
    -------
    Answer
        `bound` is rounded towards safety. The status is never OPTIMAL or INFEASIBLE here:
        floating-point proofs are left to exact solvers.
    """
    model, variables = translate(draft.model, draft.hinted, relaxed=relaxed)
    solver = model_builder.Solver(engine)
    solver.set_time_limit_in_seconds(max(0.1, seconds))
    with stopping(solver.stop_search, stop):
        status = solver.solve(model)
    if relaxed:
        proved = status == model_builder.SolveStatus.OPTIMAL
        bound = safe_bound(solver.objective_value) if proved else None
        return Answer(SolveStatus.UNKNOWN, None, None, bound)
    found = status in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE)
    bound = safe_bound(solver.best_objective_bound)
    if not found:
        return Answer(SolveStatus.UNKNOWN, None, None, bound)
    plan = draft.read(lambda var: round(solver.value(variables[var.index])))
    return Answer(SolveStatus.FEASIBLE, plan, round(solver.objective_value), bound)


def safe_bound(bound: object) -> int | None:
    """Round up what is surely below the optimum; None when the solver has no bound."""
    if not isinstance(bound, float) or not abs(bound) < BEYOND:
        return None
    return math.ceil(bound - MARGIN * max(1.0, abs(bound)))


def relaxed_bound(
    source: cp_model.CpModel, seconds: float, *, stop: Callable[[], bool] | None = None
) -> int | None:
    """Return the bound of the linear relaxation by GLOP, None when it takes too long."""
    model, _ = translate(source, relaxed=True)
    for how in SIMPLEX:
        solver = model_builder.Solver("glop")
        solver.set_time_limit_in_seconds(max(0.1, seconds))
        solver.set_solver_specific_parameters(how)
        with stopping(solver.stop_search, stop):
            status = solver.solve(model)
        if status == model_builder.SolveStatus.OPTIMAL:
            return safe_bound(solver.objective_value)
        if status != model_builder.SolveStatus.ABNORMAL:
            return None
    return None


def translate(
    source: cp_model.CpModel,
    hinted: list[tuple[cp_model.IntVar, int]] | None = None,
    *,
    relaxed: bool = False,
) -> tuple[Any, list[Any]]:
    """Return the model with the same variables, in the same order, for linear solvers."""
    proto = source.proto
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    variables = [
        model.new_var(v.domain[0], v.domain[len(v.domain) - 1], not relaxed, "")
        for v in proto.variables
    ]
    for constraint in proto.constraints:
        _add(model, variables, constraint)
    goal = proto.objective
    terms = model_builder.LinearExpr.weighted_sum(
        [variables[i] for i in goal.vars], list(goal.coeffs), constant=goal.offset
    )
    model.minimize(terms)
    for var, value in hinted or ():
        model.add_hint(variables[var.index], value)
    return model, variables


def _add(model: Any, variables: list[Any], constraint: Any) -> None:
    if constraint.has_linear():
        row = constraint.linear
        terms = model_builder.LinearExpr.weighted_sum(
            [variables[i] for i in row.vars], list(row.coeffs)
        )
        low, high = row.domain[0], row.domain[len(row.domain) - 1]
        model.add_linear_constraint(
            terms, low if low > -(2**62) else -float("inf"), high if high < 2**62 else float("inf")
        )
        return
    if constraint.has_bool_or():  # a condition that is always, or never, true
        _add_any(model, variables, constraint.bool_or.literals)
        return
    (condition,) = constraint.enforcement_literal
    for implied in constraint.bool_and.literals:
        step = model_builder.LinearExpr.weighted_sum(
            [variables[implied], variables[condition]], [1.0, -1.0]
        )
        model.add_linear_constraint(step, 0, float("inf"))


def _add_any(model: Any, variables: list[Any], literals: Any) -> None:
    """Add that one of the literals holds; a negative literal l stands for not variable -l-1."""
    signs = [1.0 if literal >= 0 else -1.0 for literal in literals]
    named = [variables[i if i >= 0 else -i - 1] for i in literals]
    terms = model_builder.LinearExpr.weighted_sum(named, signs)
    model.add_linear_constraint(terms, 1 - signs.count(-1), float("inf"))
