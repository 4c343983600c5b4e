"""Ways out: each shown by a sound plan, with figures that hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.model import Case, Floor, RoomClass, Rooms
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.explain.conflict import clashes
from solver.explain.probe import Clock, Prober
from solver.explain.repair import AmountKind, Repair, repairs
from solver.rules import RuleId
from tests.support import broken
from tests.support.cases import PAIRS, case, unit


def repaired(case: Case) -> tuple[Repair, ...]:
    clock = Clock(20)
    prober = Prober(case, clock)
    told: list[Repair] = []
    found = repairs(prober, clashes(prober), clock, told.append)
    assert sorted(map(id, told)) == sorted(map(id, found))
    return found


@pytest.mark.parametrize("way", broken.WAYS, ids=lambda way: way.__name__)
def test_every_way_out_is_shown_by_a_plan(way) -> None:
    found = repaired(way("small", 1).case)
    assert found
    for one in found:
        assert not violations(one.case, one.plan)
        assert one.cost == total(bill(one.case, one.plan))
        assert 0 <= one.lifted_low <= len(one.lifted)
        assert all(0 <= amount.low <= amount.high for amount in one.amounts)
        assert one.lifted or one.amounts


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        (broken.no_ground, AmountKind.AREA),
        (broken.too_many_people, AmountKind.PEOPLE),
        (broken.no_parking, AmountKind.PARKING),
        (broken.few_moves, AmountKind.LIMIT),
    ],
)
def test_both_figures_are_what_is_lacking(way, kind: AmountKind) -> None:
    of = way("small", 2)
    amounts = [a for one in repaired(of.case) for a in one.amounts if a.kind is kind]
    assert [(a.low, a.high) for a in amounts] == [(of.lacking, of.lacking)]


def test_a_floor_that_only_rooms_use_is_a_way_out_too() -> None:
    floors = (Floor(0, 0, 0, 20, 3, 0), Floor(0, 1, 0, 10, 3, 0))
    rooms = Rooms((RoomClass(5, 1, (0, 100)),), (((50,),),))
    of = case(floors=floors, units=(unit(0, 20, 5, floors=(0,), cost=(0,)),), rooms=rooms)
    (one,) = repaired(of)
    assert [(a.kind, a.low, a.high) for a in one.amounts] == [(AmountKind.PEOPLE, 2, 2)]


def test_what_figures_do_not_mend_is_lifted_as_well() -> None:
    """Unit 0 is too large for its only floor; besides it may not share it with unit 1."""
    units = (unit(0, 120, floors=(0,), cost=(0,)), unit(1, floors=(0,), cost=(0,)))
    (one,) = repaired(case(units=units, apart=((0, 1),)))
    assert (one.lifted_low, len(one.lifted)) == (1, 1)
    assert [(a.kind, a.high) for a in one.amounts] == [(AmountKind.AREA, 20)]


def test_space_is_also_found_on_a_new_floor() -> None:
    found = repaired(broken.too_small("small", 1).case)
    amounts = [a for one in found for a in one.amounts]
    assert {a.kind for a in amounts} == {AmountKind.AREA, AmountKind.FLOORS}
    floors = next(a for a in amounts if a.kind is AmountKind.FLOORS)
    assert (floors.low, floors.high) == (1, 1)
    assert found[-1].amounts == (floors,)


def test_few_rules_come_before_figures() -> None:
    first, *others = repaired(broken.no_ground("small", 1).case)
    assert first.lifted
    assert all(not one.lifted for one in others)


def test_a_contradiction_and_a_shortage_are_mended_together() -> None:
    small = broken.too_small("small", 1).case
    both = replace(small, together=((0, 1),), apart=((0, 1),))
    (one,) = repaired(both)
    assert len(one.lifted) == 1
    assert one.amounts[0].low >= 7


def test_short_room_tables_are_made_longer() -> None:
    none = next(pair.none for pair in PAIRS if pair.rule is RuleId.ROOMS)
    kinds = [a.kind for one in repaired(none) for a in one.amounts]
    assert AmountKind.TABLE in kinds
