"""The order of moves for CP-SAT: a wave for every unit, intervals for what is held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from solver.cpsat.run import Run, stopping
from solver.moves.model import MoveCase, MovePlan
from solver.plan import SolveStatus


@dataclass(frozen=True)
class Found:
    """What CP-SAT proved; `swing` is the least swing area when that was asked for, dm²."""

    status: SolveStatus
    plan: MovePlan | None = None
    bound: int | None = None
    swing: int | None = None


@dataclass
class _Draft:
    """The model with its variables."""

    case: MoveCase
    model: Any
    entered: list[Any]
    left: list[Any]
    aside: list[Any]
    swing: Any


def order_exactly(
    case: MoveCase,
    how: Run,
    *,
    hint: MovePlan | None = None,
    stop: Callable[[], bool] | None = None,
    on_plan: Callable[[MovePlan], None] | None = None,
    least_swing: bool = False,
) -> Found:
    """Find the cheapest order, or with `least_swing` one that needs the least swing area.

    Parameters
    ----------
    case : MoveCase
        What is ordered; with `least_swing` its swing area does not count.
    how : Run
        Time, threads, seed.
    hint : MovePlan or None
        Where to begin.
    stop : callable or None
        True ends the run with the best so far.
    on_plan : callable or None
        Told each better order, from a thread of the solver.
    """
    from ortools.sat.python import cp_model

    draft = _draft(case, least_swing)
    if hint is not None:
        _hint(draft, hint)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = how.seconds
    solver.parameters.num_workers = how.threads
    solver.parameters.random_seed = how.seed
    if how.effort is not None:
        solver.parameters.max_deterministic_time = how.effort
        solver.parameters.interleave_search = how.threads > 1

    class Watch(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            if on_plan is not None:
                on_plan(_read(draft, self.value))

    with stopping(solver.stop_search, stop):
        status = solver.solve(draft.model, Watch())
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        proved = SolveStatus.OPTIMAL if status == cp_model.OPTIMAL else SolveStatus.FEASIBLE
        bound = None if least_swing else _whole(solver.best_objective_bound)
        swing = solver.value(draft.swing) if least_swing else None
        return Found(proved, _read(draft, solver.value), bound, swing)
    none = status == cp_model.INFEASIBLE
    return Found(SolveStatus.INFEASIBLE if none else SolveStatus.UNKNOWN)


def _whole(bound: float) -> int:
    """Round a bound up to the next whole number, unless it is one but for the last bits."""
    return int(-(-(bound - 1e-6) // 1))


def _draft(case: MoveCase, least_swing: bool) -> _Draft:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    most = case.swing
    if least_swing:
        most = sum(mover.area for mover in case.movers)
        case = replace(case, swing=most)
    entered, left, aside = [], [], []
    for mover in case.movers:
        time = model.new_int_var(min(case.earliest(mover), case.waves), case.waves, "")
        if case.earliest(mover) > case.waves:
            model.add(time >= case.earliest(mover))  # no order: the checker says which
        entered.append(time)
        may = case.may_wait(mover)
        swung = model.new_bool_var("") if may else None
        away = model.new_int_var(1, case.waves, "") if may else time
        if swung is not None:
            model.add(away == time).only_enforce_if(~swung)
            model.add(away < time).only_enforce_if(swung)
        left.append(away)
        aside.append(swung)
    draft = _Draft(case, model, entered, left, aside, model.new_int_var(0, most, ""))
    _add_waves(draft)
    _add_spaces(draft)
    _add_swing(draft)
    if not least_swing:
        model.add(draft.swing == case.swing)
    model.minimize(draft.swing if least_swing else _cost(draft))
    return draft


def _add_waves(draft: _Draft) -> None:
    """At most so many people and units in a wave; a move to the swing space counts as well."""
    case, model = draft.case, draft.model
    moves, loads = [], []
    for i, mover in enumerate(case.movers):
        moves.append(model.new_fixed_size_interval_var(draft.entered[i], 1, ""))
        loads.append(case.load(mover))
        if draft.aside[i] is not None:
            moves.append(
                model.new_optional_fixed_size_interval_var(draft.left[i], 1, draft.aside[i], "")
            )
            loads.append(case.load(mover))
    model.add_cumulative(moves, loads, case.people)
    if case.units:
        model.add_cumulative(moves, [1] * len(moves), case.units)


def _add_spaces(draft: _Draft) -> None:
    """Hold a place until its unit left, and a new one from the beginning of its fitting out."""
    case, model = draft.case, draft.model
    for at, space in enumerate(case.spaces):
        coming = [i for i, m in enumerate(case.movers) if m.target == at and m.area]
        going = [i for i, m in enumerate(case.movers) if m.origin == at and m.held]
        need = sum(case.movers[i].area for i in coming) + sum(case.movers[i].held for i in going)
        if not coming or need <= space.room:
            continue
        held, areas = [], []
        for i in coming:
            start = draft.entered[i] - case.fit_out
            held.append(model.new_interval_var(start, case.waves + 1 - start, case.waves + 1, ""))
            areas.append(case.movers[i].area)
        for i in going:
            held.append(model.new_interval_var(1, draft.left[i], draft.left[i] + 1, ""))
            areas.append(case.movers[i].held)
        model.add_cumulative(held, areas, max(0, space.room))


def _add_swing(draft: _Draft) -> None:
    case, model = draft.case, draft.model
    held, areas = [], []
    for i, mover in enumerate(case.movers):
        if draft.aside[i] is not None:
            size = model.new_int_var(0, case.waves, "")
            stay = (draft.left[i], size, draft.entered[i], draft.aside[i], "")
            held.append(model.new_optional_interval_var(*stay))
            areas.append(mover.area)
    if held:
        model.add_cumulative(held, areas, draft.swing)


def _cost(draft: _Draft) -> Any:
    """Return the bill as a linear expression, the twin of `solver.moves.check.cost_of`."""
    case, model = draft.case, draft.model
    terms = []
    for at, old in enumerate(case.leaving):
        mine = [draft.left[i] for i, m in enumerate(case.movers) if m.leaves == at]
        if mine and old.cost:
            last = model.new_int_var(1, case.waves, "")
            for left in mine:
                model.add(last >= left)
            terms.append(old.cost * last)
    terms += [
        mover.swing * aside
        for mover, aside in zip(case.movers, draft.aside, strict=True)
        if aside is not None
    ]
    if case.movers and case.wave_cost:
        end = model.new_int_var(1, case.waves, "")
        for time in draft.entered:
            model.add(end >= time)
        terms.append(case.wave_cost * end)
    for group in range(len(case.groups) if case.spread_cost else 0):
        mine = [draft.entered[i] for i, m in enumerate(case.movers) if m.group == group]
        if len(mine) > 1:
            first, last = (model.new_int_var(1, case.waves, "") for _ in range(2))
            for time in mine:
                model.add(first <= time)
                model.add(last >= time)
            terms.append(case.spread_cost * (last - first))
    return sum(terms) if terms else 0


def _hint(draft: _Draft, plan: MovePlan) -> None:
    for i, (left, entered) in enumerate(zip(plan.left, plan.entered, strict=True)):
        draft.model.add_hint(draft.entered[i], entered)
        if draft.aside[i] is not None:
            draft.model.add_hint(draft.aside[i], left < entered)
            draft.model.add_hint(draft.left[i], left)


def _read(draft: _Draft, value: Callable[[Any], int]) -> MovePlan:
    return MovePlan(tuple(map(value, draft.left)), tuple(map(value, draft.entered)))
