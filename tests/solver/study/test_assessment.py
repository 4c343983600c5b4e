"""Figures that follow from an assessment."""

from __future__ import annotations

from dataclasses import replace

from solver.costs.line import CostGroup, CostKey, CostLine
from solver.problem.organisation import VehicleKind
from solver.rules import RuleId
from solver.study.assess import assess
from solver.study.assessment import Broken, FloorUse, ParkingNeed
from tests.support.problems import TODAY, tiny_problem


def test_overflow_is_never_negative() -> None:
    use = FloorUse("f", "b", 100, 10, (), 80, 30, 12)
    assert (use.over_area, use.over_people) == (10, 2)
    assert (replace(use, room_area=0).over_area, replace(use, people=3).over_people) == (0, 0)


def test_parking_is_short_after_decks() -> None:
    need = ParkingNeed("s", VehicleKind.CAR, (10, 90, 40), 50, 0, 60, 2)
    assert (need.peak, need.short) == (90, 40)
    assert replace(need, levels=1).short == 0
    assert replace(need, by_hour=()).peak == 0


def test_cash_time_and_wishes_are_kept_apart() -> None:
    found = assess(tiny_problem(), TODAY)
    lines = tuple(
        CostLine(key, "unit", "u", amount)
        for key, amount in (
            (CostKey.RUNNING_FIXED, 1),
            (CostKey.FIT_OUT, 20),
            (CostKey.SPAN, 300),
            (CostKey.WISH, 4_000),
        )
    )
    mixed = replace(found, lines=lines)
    assert (mixed.cash, mixed.time, mixed.by_group[CostGroup.WISH]) == (21, 300, 4_000)


def test_feasible_means_all_placed_and_nothing_broken() -> None:
    found = replace(assess(tiny_problem(), TODAY), unplaced=())
    assert found.feasible
    assert not replace(found, unplaced=("u",)).feasible
    assert not replace(found, broken=(Broken(RuleId.AREA, ("f",), 1),)).feasible
