"""The bound by columns is never above the lumpy optimum, and comes near it."""

from __future__ import annotations

from functools import cache

import pytest
from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.cpsat.linear import relaxed_bound
from solver.search.clock import Effort
from solver.search.lumpy import blocks
from solver.search.lumpy.columns import Columns, by_columns
from solver.search.lumpy.model import lumpy_model
from solver.search.shares import share_out
from tests.support.cases import case, unit
from tests.support.nano import nano

ROUNDS = 60
PLAIN = Effort(20.0, lambda: False)
SEEDS = range(24)


def _columns(of: Case, effort: Effort = PLAIN) -> Columns:
    shares = share_out(of)
    columns = Columns(of, shares, lumpy_model(of, shares), effort)
    for _ in range(ROUNDS):
        if not columns.closed:
            columns.advance(effort)
    return columns


@cache
def _least(seed: int) -> int | None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(lumpy_model(nano(seed), share_out(nano(seed))).model)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else None


@cache
def _closed(seed: int) -> Columns:
    columns = _columns(nano(seed))
    assert columns.closed
    return columns


def _is_below(columns: Columns, least: int | None) -> None:
    assert columns.bound is not None
    if least is None:
        assert columns.value is None
    else:
        assert columns.bound <= least
        assert columns.value is None or columns.value >= least


@pytest.mark.parametrize("seed", SEEDS)
def test_never_above_the_lumpy_optimum(seed: int) -> None:
    _is_below(_closed(seed), _least(seed))


@pytest.mark.parametrize("seed", range(30, 36))
def test_nor_with_blocks_of_several_units(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "FEW", 0)
    _is_below(_columns(nano(seed)), _least(seed))


def test_near_the_optimum_and_above_the_relaxation() -> None:
    slack, relaxed = [], []
    for seed in SEEDS:
        least, bound = _least(seed), _closed(seed).bound
        if least is not None and bound is not None:
            slack.append(least - bound)
            linear = relaxed_bound(lumpy_model(nano(seed), share_out(nano(seed))).model, 5)
            relaxed.append(least - (linear or 0))
    assert len(slack) > 10
    assert sum(s == 0 for s in slack) > len(slack) * 2 // 3
    assert sum(slack) < sum(relaxed) // 3


def test_a_proved_solution_is_the_optimum() -> None:
    proved = [seed for seed in SEEDS if _closed(seed).proved]
    assert len(proved) > 8
    assert [_closed(seed).value for seed in proved] == [_least(seed) for seed in proved]


@pytest.mark.parametrize("seed", [1, 3])
def test_it_repeats_when_the_clock_does_not_matter(seed: int) -> None:
    counted = Effort(20.0, lambda: False, 0.1)
    once, again = _columns(nano(seed), counted), _columns(nano(seed), counted)
    assert once.bound == again.bound
    _is_below(once, _least(seed))


def test_a_stop_leaves_a_bound_that_holds() -> None:
    shares = share_out(nano(3))
    stopped = Effort(20.0, lambda: True)
    columns = Columns(nano(3), shares, lumpy_model(nano(3), shares), stopped)
    columns.advance(stopped)
    assert _least(3) is not None
    _is_below(columns, _least(3))


def test_who_moves_is_in_a_tower() -> None:
    assert _columns(case()).towers == {0: 0, 1: 0}


def test_for_several_sites_with_few_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert by_columns(nano(3))
    assert not by_columns(case(units=(unit(0), unit(1))))
    monkeypatch.setattr("solver.search.lumpy.columns.MOST_BLOCKS", 0)
    assert not by_columns(nano(3))
