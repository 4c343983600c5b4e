"""Made-up cases are sound, repeatable, and hold the plan planted in them."""

from __future__ import annotations

import pytest

from solver.case.generate import SIZES, Recipe, plant
from solver.case.sound import findings
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.plan import Plan


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fill", [85, 97])
def test_the_planted_plan_is_sound(size: str, fill: int) -> None:
    for seed in range(3):
        planted = plant(Recipe(size, fill, limits=seed == 1, tower_costs=seed == 1), seed)
        assert findings(planted.case) == []
        rooms = lay_out_rooms(planted.case, planted.place)
        assert rooms is not None
        assert violations(planted.case, Plan(planted.place, rooms)) == ()


def test_repeatable() -> None:
    assert plant(Recipe(), 5) == plant(Recipe(), 5)
    assert plant(Recipe(), 5) != plant(Recipe(), 6)
