"""Prices while holding: from the running bill, the same as the second opinion."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.edits import put
from desktop.pages.stacking.pricing import Pricer, make_pricer, offers, prices
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.solve_scenario import SolvedScenario, solve_scenario
from desktop.workflows.stack_view import StackView, stack_view
from desktop.workflows.unit_needs import unit_needs
from solver.case.build import blocked
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem


def view_of(problem: Problem, scenario: str) -> StackView:
    return stack_view(problem, scenario, unit_needs(problem, scenario))


def pricer(problem: Problem, earlier: Pricer | None = None) -> Pricer:
    made = make_pricer(problem, MANUAL, earlier)
    assert isinstance(made, Pricer)
    return made


def moved(problem: Problem, unit: str, place: Place) -> Problem:
    made = session()
    row = next(r for r in problem.placement if r.unit == unit and r.scenario == MANUAL)
    made.do("x", put(replace(row, building=place.building, floor=place.floor)))
    return made.document.problem


def test_a_price_is_what_the_bill_changes_by() -> None:
    problem = tiny_problem()
    before = pricer(problem)
    found = prices(before, "b-bid")
    target = Place("tower", "tower-1")
    after = pricer(moved(problem, "b-bid", target))
    assert found[target].delta == (after.ledger.cost - before.ledger.cost) * 1000
    assert found[Place("tower", "tower-2")].delta == 0


def test_case_and_tables_serve_again_when_only_places_changed() -> None:
    problem = tiny_problem()
    first = pricer(problem)
    again = pricer(moved(problem, "b-bid", Place("tower", "tower-1")), first)
    units = tuple(replace(u, growth=500) if u.id == "b-bid" else u for u in problem.unit)
    other = pricer(replace(problem, unit=units), first)
    if again.built is not first.built:  # the problems are made anew, so all rows differ
        placement = tuple(replace(row) for row in problem.placement)
        again = pricer(replace(problem, placement=placement), first)
    assert again.built is first.built
    assert other.built is not first.built


def test_a_pin_makes_another_case() -> None:
    problem = tiny_problem()
    first = pricer(problem)
    rows = tuple(
        replace(r, pinned=r.unit == "b-bid") if isinstance(r, Placement) else r
        for r in problem.placement
    )
    assert pricer(replace(problem, placement=rows), first).built is not first.built


def test_units_outside_the_case_leave_the_bill_open() -> None:
    made = pricer(tiny_problem())
    assert "c-bid" in made.lacking
    assert made.cost is None
    assert prices(made, "nobody") == {}


def test_today_has_no_prices() -> None:
    assert not isinstance(make_pricer(tiny_problem(), TODAY), Pricer)


def test_offers_before_and_after_the_prices_are_known() -> None:
    problem = tiny_problem()
    view = view_of(problem, MANUAL)
    waiting = offers(view, "b-bid", None, {})
    assert waiting[Place("tower", "tower-1")].tone is Tone.UNKNOWN
    known = offers(view, "b-bid", prices(pricer(problem), "b-bid"), {})
    assert known[Place("tower", "tower-2")].tone is Tone.HERE
    assert known[TRAY].tone is Tone.UNKNOWN
    assert known[Place("hall")].tone is Tone.FORBIDDEN
    assert set(known) == {bar.place for bar in view.bars} | {TRAY}


def test_a_floor_that_would_overflow_says_by_how_much() -> None:
    problem = tiny_problem()
    small = tuple(
        replace(f, net=9_000, people_limit=5) if f.id == "tower-0" else f for f in problem.floor
    )
    view = view_of(replace(problem, floor=small), MANUAL)
    told = offers(view, "b-bid", {}, {})[Place("tower", "tower-0")]
    assert told.tone is Tone.BROKEN
    assert told.figure.startswith("lebih")
    assert "orang" in told.figure


def test_a_reason_against_a_floor_is_told() -> None:
    problem = tiny_problem()
    assert problem.get(Unit, "b-sek").opd == "b"
    reasons = blocked(problem, BEST, "b-sek")
    told = offers(view_of(problem, BEST), "b-sek", {}, reasons)[Place("new", "new-0")]
    assert told.tone is Tone.BROKEN
    assert "dilarang" in told.sentence


def test_the_new_cost_of_the_whole_plan_is_told_once_everybody_is_in_it() -> None:
    problem = tiny_problem()
    assert {p.total for p in prices(pricer(problem), "b-bid").values()} == {None}
    document = Document(problem)
    solved = solve_scenario(document, BEST, seconds=1, seed=1, threads=1)
    assert isinstance(solved, SolvedScenario)
    full = make_pricer(solved.edit(document).problem, BEST)
    assert isinstance(full, Pricer)
    found = prices(full, "b-bid")
    assert full.cost == solved.best
    assert all(price.total == solved.best + price.delta for price in found.values())
    view = view_of(full.problem, BEST)
    free = offers(view, "b-bid", found, {})
    assert any("menjadi Rp" in offer.sentence for offer in free.values())
