"""Bounds on a model by SCIP, which can be stopped at once and tells its bound whenever it ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ortools.linear_solver import pywraplp  # type: ignore[attr-defined]
from ortools.sat.python import cp_model

from solver.cpsat.linear import SIMPLEX, safe_bound
from solver.cpsat.run import stopping

FAR = 2**62
# SCIP 10.0.0 calls wrong optima optimal where a row of two variables becomes a "variable bound" of
# its own kind and one of the two is not whole; as a plain row it is solved right.
PLAIN_ROWS = "constraints/linear/upgrade/varbound = FALSE\n"
FEW_CUTS = "separating/maxroundsroot = 3\nseparating/maxrounds = 0\n"
MOST_OTHERS = 4


@dataclass(frozen=True)
class Whole:
    """What a mixed-integer solver says of a model.

    Parameters
    ----------
    bound : int or None
        A bound on its objective.
    closed : bool
        The bound is its optimum; without a bound: there is no solution.
    values : tuple of float
        The best solution by variable; empty when there is none.
    others : tuple of tuple of float
        Solutions met on the way.
    """

    bound: int | None
    closed: bool
    values: tuple[float, ...] = ()
    others: tuple[tuple[float, ...], ...] = ()


def whole_bound(
    source: cp_model.CpModel,
    seconds: float,
    *,
    only: frozenset[int] | None = None,
    stop: Callable[[], bool] | None = None,
    gap: int = 0,
    brief: bool = False,
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
    gap : int
        Bound and solution may be so far apart at the end.
    brief : bool
        Few cuts, for small models that are solved many times; tell other solutions as well.
    """
    # Of the three ways to SCIP in OR-Tools 9.15 the oldest alone can be interrupted in silence:
    # MathOpt's writes two lines of errors to stderr each time, model_builder's cannot be stopped.
    solver, variables, _ = _translate(source, only)
    solver.SetTimeLimit(max(100, round(seconds * 1000)))
    how = PLAIN_ROWS + f"limits/absgap = {gap}\n" + FEW_CUTS * brief
    solver.SetSolverSpecificParametersAsString(how)
    exact = pywraplp.MPSolverParameters()
    exact.SetDoubleParam(exact.RELATIVE_MIP_GAP, 0.0)
    with stopping(solver.InterruptSolve, stop):
        status = solver.Solve(exact)
    if status == solver.INFEASIBLE:
        return Whole(None, True)
    if status not in (solver.OPTIMAL, solver.FEASIBLE, solver.NOT_SOLVED):
        return Whole(None, False)
    bound = safe_bound(solver.Objective().BestBound())
    found = status in (solver.OPTIMAL, solver.FEASIBLE)
    values = tuple(var.solution_value() for var in variables) if found else ()
    others: list[tuple[float, ...]] = []
    while brief and found and len(others) < MOST_OTHERS and solver.NextSolution():
        others.append(tuple(var.solution_value() for var in variables))
    return Whole(bound, status == solver.OPTIMAL, values, tuple(others))


def row_prices(
    source: cp_model.CpModel, seconds: float, stop: Callable[[], bool] | None = None
) -> list[float]:
    """Return the multipliers of the constraints in the linear relaxation of a model, by GLOP.

    Empty when it takes longer. Of a constraint that is several rows, those of the last.
    """
    for how in SIMPLEX:
        solver, _, rows = relaxation(source)
        solver.SetTimeLimit(max(100, round(seconds * 1000)))
        solver.SetSolverSpecificParametersAsString(how)
        with stopping(solver.InterruptSolve, stop):
            status = solver.Solve()
        if status == solver.OPTIMAL:
            return [of[-1][0].dual_value() for of in rows]
        if status != solver.ABNORMAL:
            return []
    return []


def _translate(
    source: cp_model.CpModel, only: frozenset[int] | None, engine: str = "SCIP"
) -> tuple[Any, list[Any], list[list[Any]]]:
    """Return the solver, its variables, and the rows of each constraint with their terms."""
    proto = source.proto
    solver = pywraplp.Solver.CreateSolver(engine)
    variables = [
        solver.Var(v.domain[0], v.domain[len(v.domain) - 1], only is None or i in only, "")
        for i, v in enumerate(proto.variables)
    ]
    rows: list[list[Any]] = []
    for constraint in proto.constraints:
        rows.append([])
        for terms, low, high in linear_rows(constraint):
            row = solver.Constraint(low, high)
            rows[-1].append((row, terms))
            for i, a in terms:
                row.SetCoefficient(variables[i], row.GetCoefficient(variables[i]) + a)
    goal = solver.Objective()
    goal.SetMinimization()
    goal.SetOffset(proto.objective.offset)
    for i, a in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        goal.SetCoefficient(variables[i], goal.GetCoefficient(variables[i]) + a)
    return solver, variables, rows


def relaxation(source: cp_model.CpModel) -> tuple[Any, list[Any], list[list[Any]]]:
    """Return GLOP with a model's relaxation, its variables, and rows with terms by constraint.

    For who solves it again and again with other ends or rows.
    """
    return _translate(source, frozenset(), "GLOP")


def linear_rows(constraint: Any) -> Iterator[tuple[list[tuple[int, float]], float, float]]:
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
