"""Bounds on a model by SCIP, which can be stopped at once and tells its bound whenever it ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model
from ortools.util.python.solve_interrupter import SolveInterrupter

from solver.cpsat.linear import safe_bound
from solver.cpsat.run import stopping

FAR = 2**62


@dataclass(frozen=True)
class Whole:
    """What a mixed-integer solver says of a model.

    Parameters
    ----------
    bound : int or None
        A bound on its objective.
    closed : bool
        The bound is its optimum.
    values : tuple of float
        The best solution by variable; empty when there is none.
    """

    bound: int | None
    closed: bool
    values: tuple[float, ...] = ()


def whole_bound(
    source: cp_model.CpModel,
    seconds: float,
    *,
    only: frozenset[int] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Whole:
    """Return a bound on a model with linear constraints and implications.

    Parameters
    ----------
    source : CpModel
        The model.
    seconds : float
        Wall time limit.
    only : frozenset of int or None
        Variables that are whole; the others may be in parts. None: all are whole.
    stop : callable or None
        Asked from another thread; True ends the run.
    """
    model, variables = _translate(source, only)
    interrupter = SolveInterrupter()
    limits = mathopt.SolveParameters(
        time_limit=timedelta(seconds=max(0.1, seconds)), threads=1, enable_output=False
    )
    with stopping(interrupter.interrupt, stop):
        result = mathopt.solve(
            model, mathopt.SolverType.GSCIP, params=limits, interrupter=interrupter
        )
    reason = result.termination.reason
    if reason in (
        mathopt.TerminationReason.INFEASIBLE,
        mathopt.TerminationReason.INFEASIBLE_OR_UNBOUNDED,
    ):
        return Whole(None, False)
    bound = safe_bound(result.termination.objective_bounds.dual_bound)
    values: tuple[float, ...] = ()
    if result.has_primal_feasible_solution():
        values = tuple(result.variable_values(variables))
    return Whole(bound, reason == mathopt.TerminationReason.OPTIMAL, values)


def _translate(source: cp_model.CpModel, only: frozenset[int] | None) -> tuple[Any, list[Any]]:
    proto = source.proto
    model = mathopt.Model()
    variables = [
        model.add_variable(
            lb=v.domain[0],
            ub=v.domain[len(v.domain) - 1],
            is_integer=only is None or i in only,
        )
        for i, v in enumerate(proto.variables)
    ]
    for constraint in proto.constraints:
        for terms, low, high in _rows(constraint):
            row = model.add_linear_constraint(lb=low, ub=high)
            for i, a in terms:
                row.set_coefficient(variables[i], row.get_coefficient(variables[i]) + a)
    goal = proto.objective
    model.objective.is_maximize = False
    model.objective.offset = goal.offset
    for i, a in zip(goal.vars, goal.coeffs, strict=True):
        model.objective.set_linear_coefficient(
            variables[i], model.objective.get_linear_coefficient(variables[i]) + a
        )
    return model, variables


def _rows(constraint: Any) -> Iterator[tuple[list[tuple[int, float]], float, float]]:
    """Return a constraint as linear rows; a negative literal l is one less variable -l-1."""
    if constraint.has_linear():
        row = constraint.linear
        low, high = row.domain[0], row.domain[len(row.domain) - 1]
        terms = [(i, float(a)) for i, a in zip(row.vars, row.coeffs, strict=True)]
        yield terms, low if low > -FAR else -math.inf, high if high < FAR else math.inf
        return
    if constraint.has_bool_or():
        literals = list(constraint.bool_or.literals)
        terms = [(i, 1.0) if i >= 0 else (-i - 1, -1.0) for i in literals]
        yield terms, 1 - sum(i < 0 for i in literals), math.inf
        return
    (condition,) = constraint.enforcement_literal
    for implied in constraint.bool_and.literals:
        yield [(implied, 1.0), (condition, -1.0)], 0, math.inf
