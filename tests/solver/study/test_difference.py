"""How plans differ: by hand, and nothing for twins changed about."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from solver.check.bill import bill, total
from solver.plan import Plan
from solver.rules import CostTerm
from solver.study.difference import Difference, Yardstick
from tests.support.every_plan import every_plan, tiny
from tests.support.twin_towers import twin_towers

CASE = twin_towers()  # people 2, 3, 4, 5, 6, 7: 27 in all
YARD = Yardstick(CASE)
PLACES = st.tuples(
    *(st.sampled_from(range(6)) for _ in range(4)), *(st.sampled_from(range(7)),) * 2
)
TOWERS = {0: 3, 1: 4, 2: 5, 3: 0, 4: 1, 5: 2}
WINGS = {1: 2, 2: 1}


def plan(*place: int, rooms: tuple[tuple[int, int], ...] = ()) -> Plan:
    return Plan(place, rooms)


def test_a_difference_by_hand() -> None:
    one, other = plan(0, 0, 1, 1, 6, 6), plan(0, 1, 1, 1, 0, 6)
    # unit 1 (3 people) is on another floor, unit 4 (6 people) left the old building
    found = YARD.difference(one, other)
    assert found == Difference(floor=3333, tower=2222, structure=0)
    assert found.whole == 1852


def test_the_structure_counts_floors_towers_and_old_buildings() -> None:
    one, other = plan(0, 0, 0, 0, 6, 6), plan(0, 0, 0, 0, 3, 3)
    # used: floor 0, tower 0, old 6 against floors 0 and 3, both towers; common are two of five
    assert YARD.difference(one, other).structure == 6000


@given(PLACES, st.sampled_from([TOWERS, WINGS, {4: 5, 5: 4}]))
def test_twins_changed_about_are_no_difference(
    place: tuple[int, ...], swap: dict[int, int]
) -> None:
    one = Plan(place)
    other = Plan(tuple(swap.get(p, p) for p in place))
    assert YARD.difference(one, other) == Difference(0, 0, 0)
    assert YARD.aligned(one, other) == one
    assert YARD.what(one, other).units == ()


@given(PLACES, PLACES)
def test_a_difference_is_the_same_both_ways(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    there, back = YARD.difference(Plan(one), Plan(other)), YARD.difference(Plan(other), Plan(one))
    assert there.floor == back.floor
    assert 0 <= there.whole <= 10_000
    assert there.tower <= there.floor


@given(PLACES, PLACES)
def test_aligning_changes_neither_cost_nor_the_plan_it_is_laid_on(
    one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    laid = YARD.aligned(Plan(one), Plan(other))
    assert total(bill(CASE, laid)) == total(bill(CASE, Plan(other)))


def test_what_differs_is_told_by_units_structure_and_cost() -> None:
    one, other = plan(0, 0, 1, 1, 6, 6), plan(0, 0, 0, 1, 0, 1)
    found = YARD.what(one, other)
    assert found.units == (2, 4, 5)
    assert (found.kept, found.left) == ((0,), ())
    assert (found.opened, found.closed) == ((), ())
    back = YARD.what(other, one)
    assert (back.kept, back.left) == ((), (0,))
    terms = dict(found.terms)
    assert terms[CostTerm.OLD] == 2 == -dict(back.terms)[CostTerm.OLD]
    assert sum(terms.values()) == total(bill(CASE, one)) - total(bill(CASE, other))
    third = plan(0, 0, 0, 0, 6, 6)
    assert YARD.what(third, one).closed == (1,)
    assert YARD.what(one, third).opened == (1,)


def test_without_people_every_unit_counts_the_same() -> None:
    units = tuple(replace(unit, people=0) for unit in CASE.units)
    yard = Yardstick(replace(CASE, units=units))
    found = yard.difference(plan(0, 0, 1, 1, 6, 6), plan(0, 1, 1, 1, 0, 6))
    assert found.floor == 3333


def test_rooms_on_a_floor_of_their_own_are_matched_with_it() -> None:
    case = tiny(1)
    yard = Yardstick(case)
    for found in every_plan(case)[:9]:
        assert yard.difference(found, found) == Difference(0, 0, 0)
