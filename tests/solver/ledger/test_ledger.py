"""After any moves the running bill says what the check says from scratch."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.case.generate import Recipe, plant
from solver.check.bill import bill as bill_again
from solver.check.bill import total
from solver.check.rules import violations
from solver.ledger.face import (
    bill,
    colour,
    opened_for_rooms,
    plan_of,
    price_of_group,
)
from solver.ledger.ledger import RULES, Ledger
from solver.ledger.tables import NOWHERE, Tables
from solver.rules import RuleId
from tests.support.cases import PAIRS, allowed, rich

CASES = [rich()] + [
    plant(
        Recipe("small", fill, limits=seed % 2 == 0, tower_costs=seed % 2 == 0, parking=seed != 1),
        seed,
    ).case
    for seed, fill in ((0, 85), (1, 95), (2, 97), (3, 85))
]
TABLES = [Tables(case) for case in CASES]
MOVES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=40)


def _walked(which: int, start: int, moves: list[tuple[int, int]]) -> Ledger:
    tables = TABLES[which]
    places = allowed(tables.case)
    ledger = Ledger(tables, [row[(start + u) % len(row)] for u, row in enumerate(places)])
    for u, p in moves:
        unit = u % len(places)
        choices = (*places[unit], NOWHERE)
        ledger.move(unit, choices[p % len(choices)])
    for unit, row in enumerate(places):
        if ledger.place[unit] == NOWHERE:
            ledger.move(unit, row[start % len(row)])
    return ledger


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(CASES) - 1), st.integers(0, 99), MOVES)
def test_running_bill_is_the_whole_bill(
    which: int, start: int, moves: list[tuple[int, int]]
) -> None:
    ledger = _walked(which, start, moves)
    case = CASES[which]
    plan, lacking = plan_of(ledger)
    found = violations(case, plan)
    by_rule = {
        rule: sum(v.by for v in found if v.rule is rule)
        for rule in RULES
        if rule is not RuleId.AREA
    }
    over = dict(zip(RULES, ledger.over.tolist(), strict=True))
    for rule in (RuleId.PEOPLE, RuleId.ONE_TOWER, RuleId.TOGETHER, RuleId.APART, RuleId.PARKING):
        assert over[rule] == by_rule[rule]
    if lacking or over[RuleId.ROOMS]:
        return
    assert bill(ledger) == bill_again(case, plan)
    assert ledger.cost == total(bill_again(case, plan)) - opened_for_rooms(ledger)
    if ledger.feasible and not opened_for_rooms(ledger):
        assert found == ()
    if not found and not opened_for_rooms(ledger):
        assert ledger.feasible


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(CASES) - 1), st.integers(0, 99), MOVES)
def test_state_does_not_depend_on_the_road(
    which: int, start: int, moves: list[tuple[int, int]]
) -> None:
    ledger = _walked(which, start, moves)
    again = Ledger(TABLES[which], ledger.place)
    assert (again.cost, again.over.tolist()) == (ledger.cost, ledger.over.tolist())
    assert (again.flow == ledger.flow).all()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(CASES) - 1), st.integers(0, 99), st.integers(0, 10**6))
def test_prices_come_true(which: int, start: int, which_unit: int) -> None:
    ledger = _walked(which, start, [])
    unit = which_unit % len(ledger.place)
    for price in colour(ledger, unit):
        cost, over = ledger.cost, ledger.over.copy()
        before = ledger.move(unit, price.place)
        assert ledger.cost - cost == price.delta
        more = [r for r, by in zip(RULES, ledger.over - over, strict=True) if by > 0]
        assert list(price.broken) == more
        ledger.move(unit, before)
        assert (ledger.cost, ledger.over.tolist()) == (cost, over.tolist())


def test_a_swap_is_both_moves() -> None:
    ledger = Ledger(TABLES[0], (0, 1, 2, 1, 0))
    delta, _ = price_of_group(ledger, ((0, ledger.place[1]), (1, ledger.place[0])))
    assert ledger.place == [0, 1, 2, 1, 0]
    cost = ledger.cost
    ledger.move(0, 1)
    ledger.move(1, 0)
    assert ledger.cost - cost == delta


def test_a_group_may_come_from_the_tray() -> None:
    ledger = Ledger(TABLES[0], (NOWHERE, NOWHERE, 2, 1, 0))
    cost = ledger.cost
    delta, _ = price_of_group(ledger, ((0, 1), (1, 1)))
    assert (ledger.cost, ledger.place[:2]) == (cost, [NOWHERE, NOWHERE])
    ledger.move(0, 1)
    ledger.move(1, 1)
    assert ledger.cost - cost == delta


def test_a_forbidden_place_breaks_place() -> None:
    assert price_of_group(Ledger(TABLES[0], (0, 1, 2, 1, 0)), ((3, 2),)) == (0, (RuleId.PLACE,))


def test_each_rule_is_seen() -> None:
    for pair in PAIRS:
        tables = Tables(pair.case)
        assert Ledger(tables, pair.keeps).feasible, pair.rule
        over = dict(zip(RULES, Ledger(tables, pair.breaks).over.tolist(), strict=True))
        assert {rule: by for rule, by in over.items() if by} == {pair.rule: pair.by}
