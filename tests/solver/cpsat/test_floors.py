"""Floors and towers are charged once anything is on them, and hold what they hold."""

from __future__ import annotations

from dataclasses import replace

from solver.rules import CostTerm
from tests.support.cases import case, rich, unit
from tests.support.modelled import modelled


def test_floors_and_towers_in_use() -> None:
    assert modelled(rich(), (0, 1, 4, 1, 0), CostTerm.OPEN) == 5 + 6 + 3


def test_area_and_people_to_the_last() -> None:
    full = case(units=(unit(0, 50, 5), unit(1, 50, 5)))
    assert modelled(full, (0, 0), CostTerm.OPEN) == 0
    wider = replace(full, units=(unit(0, 51, 5), unit(1, 50, 5)))
    assert modelled(wider, (0, 0), CostTerm.OPEN) is None
    more = replace(full, units=(unit(0, 50, 6), unit(1, 50, 5)))
    assert modelled(more, (0, 0), CostTerm.OPEN) is None
