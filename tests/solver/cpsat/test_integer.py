"""Bounds by SCIP: the optimum when closed, sound when stopped, lower with fewer whole variables."""

from __future__ import annotations

import pytest
from ortools.sat.python import cp_model

from solver.case.generate import Recipe, plant
from solver.cpsat.build import build
from solver.cpsat.integer import Whole, row_prices, whole_bound
from solver.cpsat.linear import SIMPLEX, relaxed_bound
from solver.cpsat.run import Run, run
from solver.search.small.layers import layers
from tests.support.cases import PAIRS, best_by_counting, rich
from tests.support.nano import nano


def test_whole_bound_is_the_optimum_when_closed() -> None:
    found = whole_bound(build(rich()).model, 20)
    assert (found.bound, found.closed) == (best_by_counting(rich()), True)


def test_whole_bound_of_nothing_possible() -> None:
    assert whole_bound(build(PAIRS[0].none).model, 20) == Whole(None, True)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """A user's terminal, or the log of a service, is not the place for a solver's chatter."""
    whole_bound(build(rich()).model, 20, stop=lambda: False)
    assert capfd.readouterr() == ("", "")


def test_a_stopped_bound_is_none_or_sound() -> None:
    case = plant(Recipe("tiny", 97), 1).case
    found = whole_bound(build(case).model, 20, stop=lambda: True)
    best = run(build(case), Run(30)).cost
    assert best is not None
    assert found.closed or found.bound is None or found.bound <= best


def test_fewer_whole_variables_bound_no_higher() -> None:
    model = build(rich()).model
    relaxed = relaxed_bound(model, 20)
    some = whole_bound(model, 20, only=frozenset(range(0, len(model.proto.variables), 2)))
    every = whole_bound(model, 20)
    assert relaxed is not None
    assert some.bound is not None
    assert every.bound is not None
    assert relaxed <= some.bound <= every.bound


def test_a_bound_of_a_relaxation_is_not_above_the_optimum() -> None:
    """SCIP called 565 optimal here, in each layer, where a plan costs 494."""
    draft = build(nano(9027))
    for only in layers(draft):
        found = whole_bound(draft.model, 20, only=only)
        assert found.bound is not None
        assert found.bound <= 494


def test_a_gap_ends_early_and_others_are_told() -> None:
    model = build(rich()).model
    best = best_by_counting(rich())
    found = whole_bound(model, 20, gap=10**6, brief=True)
    assert best is not None
    assert found.bound is not None
    assert found.bound <= best
    assert found.closed
    assert all(len(values) == len(found.values) for values in found.others)
    assert whole_bound(model, 20).others == ()


def test_row_prices_are_the_multipliers() -> None:
    model = cp_model.CpModel()
    x = model.new_int_var(0, 10, "")
    y = model.new_int_var(0, 10, "")
    model.add_implication(model.new_bool_var(""), model.new_bool_var(""))
    needed = model.add(x + 2 * y >= 8)
    roomy = model.add(x + y <= 100)
    model.minimize(3 * x + 4 * y)
    prices = row_prices(model, 5)
    assert prices[needed.index] == pytest.approx(2)
    assert prices[roomy.index] == pytest.approx(0)


@pytest.mark.parametrize("how", SIMPLEX)
def test_either_method_of_the_linear_solver_does(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    model = build(rich()).model
    bound, prices = relaxed_bound(model, 20), row_prices(model, 20)
    monkeypatch.setattr("solver.cpsat.linear.SIMPLEX", (how,))
    monkeypatch.setattr("solver.cpsat.integer.SIMPLEX", (how,))
    assert relaxed_bound(model, 20) == bound
    assert len(row_prices(model, 20)) == len(prices) > 0
