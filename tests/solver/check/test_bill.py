"""Every term of the bill on a plan whose cost was worked out by hand."""

from __future__ import annotations

from solver.check.bill import bill, total
from solver.plan import Plan
from solver.rules import CostTerm
from tests.support.cases import rich

# Units 0 and 4 on floor 0, unit 1 on floor 1, unit 2 stays in old building 1, unit 3 on floor 1.
PLAN = Plan((0, 1, 4, 1, 0), ((0, 0), (0, 1), (1, 0)))


def test_by_hand() -> None:
    assert dict(bill(rich(), PLAN)) == {
        CostTerm.OPEN: 5 + 6 + 3,  # two floors, one tower
        CostTerm.UNIT: 3 + 2 + 2 + 2 + 5,
        CostTerm.OLD: -2,
        CostTerm.ROOM: 1 + 1 + 2,
        CostTerm.PARKING: 3 * 4,  # peaks 44 and 48 against 12: four levels of 10
        CostTerm.SPAN: 2 * 2,  # OPD 0 on levels 0 and 2
        CostTerm.SPLIT: 5,  # OPD 1: unit 2 stays, unit 3 moves
        CostTerm.FLOW: 2 * 2 + 1 * 2 + 3 * 4,
    }


def test_total_is_the_sum() -> None:
    parts = bill(rich(), PLAN)
    assert total(parts) == sum(amount for _, amount in parts)
    assert [term for term, _ in parts] == list(CostTerm)
