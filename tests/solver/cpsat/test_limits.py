"""A limit counts units, floors, towers, rooms and levels, to the last one."""

from __future__ import annotations

from dataclasses import replace

from solver.check.layout import lay_out_rooms
from solver.check.usage import limit_used
from solver.plan import Plan
from solver.rules import CostTerm
from tests.support.cases import rich
from tests.support.modelled import modelled

PLACE = (0, 1, 4, 1, 0)


def test_exact_to_the_last() -> None:
    plan = Plan(PLACE, lay_out_rooms(rich(), PLACE) or ())
    for i, limit in enumerate(rich().limits):
        used = limit_used(rich(), plan, limit)
        assert used > 0
        for most, kept in ((used, True), (used - 1, False)):
            limits = list(rich().limits)
            limits[i] = replace(limit, most=most)
            case = replace(rich(), limits=tuple(limits))
            assert (modelled(case, PLACE, CostTerm.UNIT) is not None) is kept
