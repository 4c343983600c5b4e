"""Prices of several moves at once equal what the bill says after making them."""

from __future__ import annotations

from desktop.pages.stacking.moving import lock, movable, swap
from desktop.pages.stacking.pricing_many import group_offers, price, swap_offer
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.seats import TRAY, Place
from solver.rules import RuleId
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL

MIDDLE, TOP = Place("tower", "tower-1"), Place("tower", "tower-2")


def reckoned() -> StackingModel:
    made = StackingModel(session(), MANUAL)
    made.take(made.reckoning()())
    return made


def bill(made: StackingModel) -> int:
    assert made.pricer is not None
    return made.pricer.ledger.cost


def test_a_swap_costs_what_it_said() -> None:
    made = reckoned()
    before = bill(made)
    assert made.pricer is not None
    inside = [b.unit for b in made.view().bar_of[MIDDLE].blocks]
    first = next(u for u in inside if u not in made.pricer.lacking)
    found = price(made.pricer, ((first, TOP), ("b-bid", MIDDLE)))
    assert found is not None
    offer = swap_offer(made.view(), made.pricer, first, "b-bid")
    assert "Tukar dengan Dinas B · Unit b-bid" in offer.sentence
    swap(made, first, "b-bid")
    made.take(made.reckoning()())
    assert 1000 * (bill(made) - before) == found[0]


def test_a_whole_opd_costs_what_it_said() -> None:
    made = reckoned()
    before = bill(made)
    assert made.pricer is not None
    assert RuleId.PLACE in (price(made.pricer, [("a-sek", TOP)]) or (0, ()))[1]
    alone = {u: price(made.pricer, [(u, TOP)]) for u in movable(made, "a")}
    units = [u for u, one in alone.items() if one and RuleId.PLACE not in one[1]]
    assert len(units) >= 2
    found = price(made.pricer, [(unit, TOP) for unit in units])
    assert found is not None
    for unit in units:
        made.drop(unit, TOP)
    made.take(made.reckoning()())
    assert 1000 * (bill(made) - before) == found[0]


def test_places_that_make_no_sense_are_closed_with_a_reason() -> None:
    made = reckoned()
    tray = swap_offer(made.view(), made.pricer, "a-sek", "c-bid")
    assert tray.tone is Tone.FORBIDDEN
    assert "sudah ditempatkan" in tray.sentence
    lock(made, TOP)
    view = made.view()
    assert swap_offer(view, None, "a-sek", "b-bid").tone is Tone.FORBIDDEN
    offers = group_offers(view, movable(made, "a"))
    assert offers[TOP].tone is Tone.FORBIDDEN
    assert offers[TRAY].tone is Tone.UNKNOWN
    assert price(None, ()) is None
