"""Single prices: as the ledger counts them, and the plan stays as it was."""

from __future__ import annotations

import random

import pytest

from solver.kernel.prices import price_of_group, price_of_move, price_of_swap, prices_by_place
from solver.kernel.walker import Walker
from solver.ledger.ledger import RULES, Ledger
from solver.ledger.tables import NOWHERE, Tables
from solver.rules import RuleId
from solver.search.walk.ground import ground
from tests.support.family import member

ALL = range(20)


def _both(seed: int) -> tuple[Walker, Ledger, random.Random]:
    found = member(seed)
    tables = Tables(found.case)
    walker = ground(tables).walker(seed, found.place)
    return walker, Ledger(tables, found.place), random.Random(seed)


def _truth(ledger: Ledger, moves: tuple[tuple[int, int], ...]) -> tuple[int, dict[RuleId, int]]:
    """Make moves in the ledger, count what they change, and take them back."""
    cost, over = ledger.cost, ledger.over.copy()
    before = [(unit, ledger.move(unit, place)) for unit, place in moves]
    change, more = ledger.cost - cost, ledger.over - over
    for unit, place in reversed(before):
        ledger.move(unit, place)
    return change, {rule: int(by) for rule, by in zip(RULES, more, strict=True) if by}


def _same(price, truth, tables: Tables) -> None:
    change, more = truth
    found = dict(price.broken)
    assert price.change == change
    if tables.has_rooms:  # corners count in the kernel only
        found.pop(RuleId.AREA, None)
        more.pop(RuleId.AREA, None)
    assert found == more


@pytest.mark.parametrize("seed", ALL)
def test_moves_are_priced_as_the_ledger_does(seed: int) -> None:
    walker, ledger, rng = _both(seed)
    tables, before = walker.tables, (walker.place.tolist(), walker.cost, walker.over.tolist())
    for unit in range(len(ledger.place)):
        places = tables.allowed[unit].tolist()
        place = rng.choice([NOWHERE, *places])
        _same(price_of_move(walker, unit, place), _truth(ledger, ((unit, place),)), tables)
        for each, price in zip(places, prices_by_place(walker, unit), strict=True):
            assert price == price_of_move(walker, unit, each)
    assert (walker.place.tolist(), walker.cost, walker.over.tolist()) == before


@pytest.mark.parametrize("seed", ALL)
def test_swaps_and_groups_are_priced_as_the_ledger_does(seed: int) -> None:
    walker, ledger, rng = _both(seed)
    tables, units = walker.tables, range(len(ledger.place))
    for _ in range(20):
        u, v = rng.sample(units, 2)
        swap = ((u, ledger.place[v]), (v, ledger.place[u]))
        if all(place in tables.column[unit] for unit, place in swap):
            _same(price_of_swap(walker, u, v), _truth(ledger, swap), tables)
        else:
            assert price_of_swap(walker, u, v).worse == (RuleId.PLACE,)
        group = rng.sample(units, min(4, len(units)))
        moves = tuple((w, int(rng.choice(tables.allowed[w].tolist()))) for w in group)
        _same(price_of_group(walker, moves), _truth(ledger, moves), tables)
    assert walker.place.tolist() == ledger.place
    assert walker.cost == ledger.cost


def test_a_unit_in_the_tray_is_priced_against_the_tray() -> None:
    walker, ledger, _ = _both(1)
    walker.move(0, NOWHERE)
    ledger.move(0, NOWHERE)
    for place, price in zip(
        walker.tables.allowed[0].tolist(), prices_by_place(walker, 0), strict=True
    ):
        _same(price, _truth(ledger, ((0, place),)), walker.tables)
    assert walker.at(0) == NOWHERE


def test_where_a_unit_may_not_be_breaks_place() -> None:
    walker, _, _ = _both(2)
    count = len(walker.tables.case.floors) + len(walker.tables.case.old)
    unit, place = next(
        (u, p)
        for u, column in enumerate(walker.tables.column)
        for p in range(count)
        if p not in column
    )
    assert price_of_move(walker, unit, place).broken == ((RuleId.PLACE, 1),)
