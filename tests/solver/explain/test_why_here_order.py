"""Which place of a unit is looked at first."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.explain.why_here_order import in_order
from solver.explain.why_here_repair import Repair
from solver.explain.why_here_rules import BareMoves
from solver.ledger.tables import Tables
from solver.plan import Plan


@pytest.mark.parametrize("unit", [3, 4, 9])
def test_here_first_then_sound_moves_the_cheapest_first_and_hopeless_ones_last(unit: int) -> None:
    planted = plant(Recipe("S", fill=85), 2)
    case, tables = planted.case, Tables(planted.case)
    plan = Plan(planted.place, lay_out_rooms(case, planted.place) or ())
    repair = Repair(tables)
    repair.begin(plan.place)
    places = tables.allowed[unit].tolist()
    hopeless = next(p for p in places if p != plan.place[unit])
    certain = {p: (1,) if p == hopeless else () for p in places}
    order = in_order(repair.walker, unit, certain)
    assert repair.walker.place.tolist() == list(plan.place)
    assert sorted(order) == sorted(places)
    assert order[0] == plan.place[unit]
    assert order[-1] == hopeless
    moves = BareMoves(tables, plan)
    after = [moves.to(unit, p)[0] for p in order[1:-1]]
    broken = [bool(violations(case, each)) for each in after]
    assert broken == sorted(broken)
    costs = [total(bill(case, each)) for each, bad in zip(after, broken, strict=True) if not bad]
    assert costs == sorted(costs)
