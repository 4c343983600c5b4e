"""Toilets by the table, and the area of amenities on a floor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.demand.amenities import floor_amenities, toilets, toilets_for
from solver.demand.norms import Norms
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


@pytest.mark.parametrize(
    ("people", "count"),
    [(0, 0), (1, 1), (15, 1), (16, 2), (45, 3), (60, 4), (80, 5), (100, 6), (101, 7), (141, 8)],
)
def test_the_table_of_permenaker(people: int, count: int) -> None:
    assert toilets_for(Norms(PROBLEM), people) == count


def test_both_sexes_have_one_even_on_a_small_floor() -> None:
    assert toilets(PROBLEM, 1).value == 2
    assert toilets(PROBLEM, 60).value == 4
    assert toilets(PROBLEM, 0).value == 0


def test_the_lowest_floor_also_has_the_lactation_room() -> None:
    above = floor_amenities(PROBLEM, 60, lowest=False)
    # 4 toilets of 3 m², 3.47 m², one pantry of 6 m², 12 worshippers of 1 m²
    assert above.value == 4 * 300 + 347 + 600 + 1_200
    assert floor_amenities(PROBLEM, 60, lowest=True).value == above.value + 1_200
    assert floor_amenities(PROBLEM, 0, lowest=True).value == 0


@given(st.integers(0, 3_000), st.integers(0, 200))
def test_more_people_never_need_less(people: int, more: int) -> None:
    less, plus = (floor_amenities(PROBLEM, n, lowest=True) for n in (people, people + more))
    assert plus.value >= less.value
