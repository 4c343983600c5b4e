"""How many confined groups must be freed at least."""

from __future__ import annotations

import pytest

from solver.search.freed import least_freed
from tests.support.broken import no_ground, two_towers
from tests.support.cases import best_by_counting, case, unit
from tests.support.nano import nano


def test_pins_on_one_floor() -> None:
    pins = tuple(unit(0, 30, floors=(0,), cost=(0,)) for _ in range(6))
    assert least_freed(case(units=pins), 5) == 3
    tied = case(units=pins, together=((0, 1), (1, 2)))
    assert least_freed(tied, 5) == 1  # three of them go with one rule


def test_other_causes_need_nobody_freed() -> None:
    assert least_freed(no_ground("small", 1).case, 5) == 1
    assert least_freed(two_towers("small", 1).case, 5) == 0


@pytest.mark.parametrize("seed", range(40))
def test_nobody_is_freed_where_there_is_a_plan(seed: int) -> None:
    of = nano(seed)
    if best_by_counting(of) is not None:
        assert least_freed(of, 5) == 0
