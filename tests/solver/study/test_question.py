"""Questions: blended prices add up, limits count, bounds speak for every plan."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan
from solver.study.question import (
    WHOLE,
    Aim,
    Blend,
    Point,
    Proved,
    blend,
    counting,
    moves_rows,
    only_way,
    unpriced,
    without_way,
)
from tests.support.cases import rich
from tests.support.every_plan import blend_of, every_plan, every_point, moves_of, tiny

CASES = [rich(), tiny(1), tiny(2)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cash_and_way_add_up_to_the_bill(case: Case) -> None:
    for plan in every_plan(case)[:50]:
        x, y = blend_of(case).measure(plan)
        assert x + y == total(bill(case, plan))
        assert y == sum(v for k, v in bill(case, plan) if k.value in ("span", "split", "flow"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_blended_case_charges_both_by_weight_and_keeps_the_rules(case: Case) -> None:
    question, aim = blend_of(case), Aim(3, 7)
    mixed = question.case(aim)
    for plan in every_plan(case)[:50]:
        x, y = question.measure(plan)
        assert total(bill(mixed, plan)) == 3 * x + 7 * y == question.score(aim, x, y)
        assert violations(mixed, plan) == ()


def test_blending_takes_apart_what_it_put_together() -> None:
    case = rich()
    back = blend(blend(case, only_way(case), 1, 2), only_way(case), 1, -2)
    plan = every_plan(case)[0]
    assert bill(back, plan) == bill(case, plan)
    assert blend(without_way(case), only_way(case), 1, 1) == case
    assert total(bill(unpriced(case), plan)) == 0


def test_moves_are_counted_and_limited() -> None:
    case = tiny(1)
    question = moves_of(case)
    for plan in every_plan(case):
        moved = sum(p < len(case.floors) for p in plan.place)
        assert question.measure(plan) == (total(bill(case, plan)), moved)
        assert total(bill(question.case(Aim(0, 1)), plan)) == moved
        assert (violations(question.case(Aim(most=2)), plan) == ()) == (moved <= 2)
        assert question.score(Aim(most=2), 5, moved) == (5 if moved <= 2 else None)
    assert total(bill(counting(case, moves_rows(case)), every_plan(case)[0])) >= 0


def test_who_sits_on_a_floor_today_moves_only_to_another() -> None:
    case = tiny(1)
    rows = moves_rows(case, Plan((0, 1, 0, 1)))
    assert [row[unit.floors.index(0)] for row, unit in zip(rows, case.units, strict=True)] == [
        0,
        1,
        0,
        1,
    ]


def test_between_two_points_both_cost_the_same() -> None:
    question = blend_of(tiny(1))
    left, right = Point(100, 300, Plan(())), Point(200, 50, Plan(()))
    aim = question.between(left, right)
    assert aim is not None
    assert aim.first + aim.second == WHOLE
    scores = [question.score(aim, p.x, p.y) for p in (left, right)]
    assert abs(scores[0] - scores[1]) <= 300  # type: ignore[operator]  # weights are rounded
    assert question.between(left, left) is None
    assert question.between(right, left) is None


def test_between_two_numbers_of_moves_is_the_middle() -> None:
    question = moves_of(tiny(1))
    assert question.between(Point(1, 9, Plan(())), Point(5, 3, Plan(()))) == Aim(most=6)
    assert question.between(Point(1, 4, Plan(())), Point(5, 3, Plan(()))) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bounds_on_weighted_sums_hold_for_every_plan(case: Case) -> None:
    question = blend_of(case)
    points = every_point(question)
    aims = [Aim(1, 9), Aim(5, 5), Aim(9, 1)]
    proved = [Proved(a, min(a.first * p.x + a.second * p.y for p in points)) for a in aims]
    for point in points:
        least = question.least(proved, point.y)
        assert least is not None
        assert least <= point.x
    assert question.least([], 3) is None


def test_bounds_on_moves_hold_for_as_many_and_fewer() -> None:
    question = moves_of(tiny(1))
    proved = [Proved(Aim(), 5), Proved(Aim(most=3), 8), Proved(Aim(0, 1), 2)]
    assert [question.least(proved, n) for n in (2, 3, 4)] == [8, 8, 5]
    assert question.fewest(proved) == 2
    assert question.fewest([]) == 0


def test_names_of_aims_tell_them_apart() -> None:
    aims = [Aim(), Aim(0, 1), Aim(1, 999), Aim(most=1), Aim(most=0)]
    assert len({aim.name for aim in aims}) == len(aims)


def test_matrix_distances_are_blended_too() -> None:
    case = plant(Recipe("tiny"), 5).case
    size = len(case.floors) + len(case.old)
    table = tuple(tuple(abs(i - j) for j in range(size)) for i in range(size))
    full = Case(**{**vars_of(case), "tree": (), "distance": table})
    question = Blend("matrix", without_way(full), only_way(full))
    plan = Plan(plant(Recipe("tiny"), 5).place)
    assert sum(question.measure(plan)) == total(bill(full, plan))


def vars_of(case: Case) -> dict[str, object]:
    return {name: getattr(case, name) for name in Case.__dataclass_fields__}
