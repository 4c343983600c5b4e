"""What drag and drop asks: colours, prices, and the plan with its rooms."""

from __future__ import annotations

from solver.check.bill import bill as bill_again
from solver.check.rules import violations
from solver.ledger.face import bill, colour, plan_of, price_of_group
from solver.ledger.ledger import Ledger
from solver.ledger.tables import NOWHERE, Tables
from solver.rules import RuleId
from tests.support.cases import PAIRS, rich

TABLES = Tables(rich())
PLACE = (0, 1, 4, 1, 0)


def test_staying_where_one_is_costs_nothing() -> None:
    ledger = Ledger(TABLES, PLACE)
    for unit, place in enumerate(PLACE):
        assert price_of_group(ledger, ((unit, place),)) == (0, ())


def test_every_place_has_its_colour() -> None:
    ledger = Ledger(TABLES, PLACE)
    assert [p.place for p in colour(ledger, 1)] == [0, 1, 2, 3]
    assert RuleId.ONE_TOWER in colour(ledger, 1)[2].broken


def test_broken_rules_are_named() -> None:
    for pair in PAIRS:
        ledger = Ledger(Tables(pair.case), pair.keeps)
        moves = tuple(enumerate(pair.breaks))
        assert price_of_group(ledger, moves)[1] == (pair.rule,)
        assert tuple(ledger.place) == pair.keeps


def test_from_the_tray() -> None:
    ledger = Ledger(TABLES, (0, NOWHERE, 4, 1, 0))
    full = Ledger(TABLES, PLACE)
    delta, _ = price_of_group(ledger, ((1, 1),))
    assert ledger.cost + delta == full.cost


def test_plan_and_bill() -> None:
    ledger = Ledger(TABLES, PLACE)
    plan, lacking = plan_of(ledger)
    assert lacking == 0
    assert violations(rich(), plan) == ()
    assert bill(ledger) == bill_again(rich(), plan)
