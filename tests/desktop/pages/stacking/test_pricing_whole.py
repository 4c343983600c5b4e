"""The price of a whole OPD on every floor is what the second opinion says after the drop."""

from __future__ import annotations

import pytest

from desktop.pages.stacking.moving import drop_opd, lock, movable
from desktop.pages.stacking.pricing import Pricer
from desktop.pages.stacking.pricing_whole import WholePricing
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.seats import TRAY, Place
from desktop.workflows.solve_scenario import SolvedScenario, solve_scenario
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.ledger.face import opened_for_rooms, plan_of
from solver.rules import RuleId
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL

TOP = Place("tower", "tower-2")


@pytest.fixture(scope="module")
def solved() -> SolvedScenario:
    found = solve_scenario(session().document, BEST, seconds=1, seed=1, threads=1)
    assert isinstance(found, SolvedScenario)
    return found


@pytest.fixture
def model(solved: SolvedScenario) -> StackingModel:
    made = StackingModel(session(), BEST)
    made.session.do("x", solved.edit)
    made.take(made.reckoning()())
    return made


def pricer(model: StackingModel) -> Pricer:
    assert model.pricer is not None
    return model.pricer


def priced(model: StackingModel, opd: str) -> WholePricing:
    made = WholePricing(model.view(), model.pricer, movable(model, opd), model.reasons)
    while made.under_way:
        made.step()
    return made


def checked(model: StackingModel) -> tuple[int, set[RuleId]]:
    """Return cost and broken rules of the plan as it is, by the checker."""
    case, ledger = pricer(model).built.case, pricer(model).ledger
    plan, _ = plan_of(ledger)
    return total(bill(case, plan)) - opened_for_rooms(ledger), {
        violation.rule for violation in violations(case, plan)
    }


def test_every_floor_says_what_the_check_says_after_the_drop(model: StackingModel) -> None:
    before, sound = checked(model)
    assert sound == set()
    compared = 0
    for opd in ("a", "b", "c"):
        found = priced(model, opd)
        for place, delta in found._delta.items():
            if not drop_opd(model, opd, place):
                continue  # everybody is there already
            model.take(model.reckoning()())
            after, broken = checked(model)
            tone = found.offers[place].tone
            assert 1000 * (after - before) == delta, (opd, place)
            assert (tone is Tone.BROKEN) == bool(broken), (opd, place, broken)
            model.session.undo()
            model.take(model.reckoning()())
            compared += 1
    assert compared > 6


def test_the_best_three_are_marked_in_order(model: StackingModel) -> None:
    found = priced(model, "b")
    best = sorted((o.rank, place) for place, o in found.offers.items() if o.rank)
    assert best
    assert [rank for rank, _ in best] == list(range(1, len(best) + 1))
    deltas = [found._delta[place] for _, place in best]
    assert deltas == sorted(deltas)
    assert all(found.offers[place].tone is not Tone.BROKEN for _, place in best)
    assert any("menjadi Rp" in found.offers[place].sentence for _, place in best)


def test_the_bill_is_where_it_was_after_every_step(model: StackingModel) -> None:
    ledger = pricer(model).ledger
    before = (ledger.cost, list(ledger.place), ledger.over.tolist())
    made = WholePricing(model.view(), model.pricer, movable(model, "a"), model.reasons)
    while made.under_way:
        made.step()
        assert (ledger.cost, list(ledger.place), ledger.over.tolist()) == before


def test_a_floor_that_is_not_for_all_says_for_how_many_and_why() -> None:
    model = StackingModel(session(), MANUAL)
    model.take(model.reckoning()())
    said = {place: offer for place, offer in priced(model, "a").offers.items() if place.floor}
    barred = [offer for offer in said.values() if " dari 4 unit: " in offer.sentence]
    assert barred
    assert all(offer.tone is Tone.BROKEN and not offer.rank for offer in barred)


def test_before_the_bill_is_known_only_room_is_told(model: StackingModel) -> None:
    made = WholePricing(model.view(), None, movable(model, "a"), model.reasons)
    assert not made.under_way
    made.price(TOP)
    assert made.offers[TOP].tone in (Tone.UNKNOWN, Tone.BROKEN, Tone.HERE)
    assert made.offers[TRAY].tone is Tone.UNKNOWN


def test_with_nobody_to_go_along_every_place_is_closed(model: StackingModel) -> None:
    for place in {*model.view().place_of.values()}:
        lock(model, place)
    for unit in movable(model, "a"):
        model.pin(unit)
    assert movable(model, "a") == ()
    model.take(model.reckoning()())
    made = priced(model, "a")
    assert {offer.tone for offer in made.offers.values()} == {Tone.FORBIDDEN}
    assert "Tidak ada unit yang dapat ikut" in made.offers[TOP].sentence
