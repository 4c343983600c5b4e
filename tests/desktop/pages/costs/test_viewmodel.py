"""The waterfall reconciles, figures are those of the cash flow, words say what is missing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.document.text import format_money_short
from desktop.pages.costs.viewmodel import BOTTOM, TOP, CostsModel
from desktop.system.translate import tr
from solver.problem.problem import Problem
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem


@pytest.fixture
def model() -> CostsModel:
    made = CostsModel(Session(Document(tiny_problem())))
    made.choice.choose(MANUAL)
    made.take(made.work()())
    return made


@pytest.mark.parametrize("by_opd", [False, True])
def test_the_waterfall_leads_from_today_to_the_plan(model: CostsModel, by_opd: bool) -> None:
    model.by_opd = by_opd
    rows = model.falls()
    assert model.story is not None
    assert (rows[0].key, rows[0].end) == (TOP, model.story.today.cash)
    assert (rows[-1].key, rows[-1].end) == (BOTTOM, model.story.plan.cash)
    for above, below in pairwise(rows[:-1]):
        assert below.start == above.end
    for row in rows:
        assert model.trace(row.key) is not None


def test_the_figures(model: CostsModel) -> None:
    facts = {fact.key: fact.value for fact in model.facts()}
    assert model.story is not None
    saving = model.story.today.cash - model.story.plan.cash
    assert facts["saving"] == format_money_short(saving)
    assert facts["npv"] == format_money_short(model.story.flow.npv)
    assert list(facts) == ["saving", "one_off", "npv", "payback", "ratio"]
    below = next(fact.below for fact in model.facts() if fact.key == "one_off")
    sums = {x.key: 0 for x in model.story.plan.lines if x.one_off}
    for line in model.story.plan.lines:
        sums[line.key] = sums.get(line.key, 0) + line.one_off
    dearest = max(sums, key=lambda key: sums[key])
    assert below.startswith(tr(f"cost.{dearest.value}").lower())
    assert below.count(",") <= 2


def test_figures_of_a_plan_that_leaves_units_out_are_quiet_and_say_so(model: CostsModel) -> None:
    assert model.story is not None
    assert model.story.plan.unplaced
    facts = {fact.key: fact for fact in model.facts()}
    assert {fact.tone for fact in facts.values()} == {"quiet"}
    assert facts["saving"].below == tr("costs.incomplete")


def test_years_are_named_and_traced(model: CostsModel) -> None:
    years = model.years()
    assert years[0].key == "2026"
    assert all(model.year_trace(year.key) is not None for year in years)


def test_a_plan_without_places_says_so(model: CostsModel) -> None:
    model.choice.choose(BEST)
    model.take(model.work()())
    assert "belum ditempatkan" in model.warning()


def test_a_scenario_with_places_is_shown_first_and_today_never() -> None:
    model = CostsModel(Session(Document(tiny_problem())))
    assert model.choice.id == MANUAL
    assert TODAY not in dict(model.choice.options)


def test_without_anything_there_is_nothing() -> None:
    model = CostsModel(Session(Document(Problem())))
    assert model.choice.id == ""
    assert not model.has_today
    assert model.falls() == model.facts() == model.years() == ()
    assert model.trace("x") is model.fact_trace("npv") is model.year_trace("2026") is None


def test_a_scenario_that_is_gone_is_not_chosen(model: CostsModel) -> None:
    problem = tiny_problem()
    rows = tuple(s for s in problem.scenario if s.id != MANUAL)
    other = CostsModel(Session(Document(replace(problem, scenario=rows))))
    other.choice.choose(MANUAL)
    assert other.choice.id == BEST
