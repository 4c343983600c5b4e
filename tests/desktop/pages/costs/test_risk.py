"""Tornado and draws in words; what is reckoned is kept, and a stop loses nothing."""

from __future__ import annotations

import pytest

from desktop.document.text import format_money
from desktop.pages.costs.risk import (
    RiskState,
    assumption_label,
    bins,
    chance_text,
    draws_work,
    lever_trace,
    levers,
    tornado_work,
)
from desktop.workflows.cost_risk import Result, ground_of
from tests.support.problems import MANUAL, tiny_problem


class EnoughError(Exception):
    """Raised by a report of progress, as a stop does."""


@pytest.fixture(scope="module")
def state() -> RiskState:
    made = RiskState(ground_of(tiny_problem(), MANUAL))
    return tornado_work(made, lambda done, total: None)


def test_every_assumption_is_reckoned_and_named(state: RiskState) -> None:
    assert len(state.swings) == len(state.ground.assumptions)
    for swing in state.swings:
        assert not assumption_label(swing.assumption).startswith(("standard.", "costs."))


@pytest.mark.parametrize("measure", ["saving", "npv"])
def test_levers_are_ranked_and_traced(state: RiskState, measure: str) -> None:
    rows = levers(state.swings, measure)
    widths = [abs(row.high - row.low) for row in rows]
    assert widths == sorted(widths, reverse=True)
    trace = lever_trace(tiny_problem(), state.swings, rows[0].key, state.base[0], measure)
    assert trace is not None
    assert "±" in trace.formula
    assert [node.label for node in trace.nodes] == ["Batas bawah", "Nilai sekarang", "Batas atas"]
    assert {trace.nodes[0].plan, trace.nodes[2].plan} == {
        format_money(rows[0].low),
        format_money(rows[0].high),
    }
    assert all(node.today for node in trace.nodes)
    assert rows[0].note.startswith("±")
    assert lever_trace(tiny_problem(), state.swings, "nothing", state.base[0], measure) is None


def test_a_stop_keeps_what_was_drawn_and_going_on_changes_nothing() -> None:
    made = RiskState(ground_of(tiny_problem(), MANUAL))

    def report(done: int, total: int) -> None:
        if done == 3:
            raise EnoughError

    with pytest.raises(EnoughError):
        draws_work(made, report, 6)
    assert len(made.draws) == 3
    draws_work(made, lambda done, total: None, 6)
    assert made.draws == [made.ground.draw(20_261_122, i) for i in range(6)]


def test_the_chance_in_words() -> None:
    draws = [Result(n, -n) for n in range(-2, 8)]
    saving, npv = chance_text(draws, "saving"), chance_text(draws, "npv")
    assert saving is not None
    assert npv is not None
    assert saving.share == "70%"
    assert saving.tone == "warning"
    assert npv.share == "20%"
    assert npv.tone == "negative"
    assert "10 percobaan" in saving.interval
    assert chance_text([], "saving") is None


def test_bins_hold_every_draw_and_have_an_edge_at_zero() -> None:
    draws = [Result(n * 7, 0) for n in range(-30, 50)]
    found = bins(draws, "saving")
    assert sum(n for _, _, n in found) == len(draws)
    assert any(low == 0 for low, _, _ in found)
    assert bins([], "saving") == ()
    assert sum(n for _, _, n in bins([Result(0, 0)], "saving")) == 1
