"""What the engine calls proved is what counting out every plan finds."""

from __future__ import annotations

import random

import pytest

from solver.case.model import Case
from solver.search.solve import SolveOptions, solve
from tests.support.cases import best_by_counting, rich
from tests.support.counting import countable, miscounted, optimum
from tests.support.family import member
from tests.support.nano import nano

NANOS = [case for case in map(nano, range(8)) if countable(case)]
MEMBERS = [m.case for m in map(member, range(20)) if countable(m.case)]


def tell(case: Case, threads: int) -> None:
    """Solve and compare with the count."""
    assert miscounted(case, solve(case, SolveOptions(6, 1, threads))) == ""


def test_there_is_enough_to_count() -> None:
    assert len(NANOS) >= 5
    assert len(MEMBERS) >= 8
    assert {optimum(case) is None for case in NANOS} == {True, False}


@pytest.mark.parametrize("case", NANOS, ids=lambda case: case.name)
def test_five_units_with_everything(case: Case) -> None:
    tell(case, 1)


@pytest.mark.parametrize("case", MEMBERS, ids=lambda case: case.name)
def test_the_smallest_of_the_family(case: Case) -> None:
    tell(case, random.Random(case.name).choice((1, 1, 2)))


def test_counting_layouts_is_never_dearer_than_first_fit() -> None:
    for case in (rich(), *NANOS[:10]):
        first_fit, exact = best_by_counting(case), optimum(case)
        assert first_fit is None or (exact is not None and exact <= first_fit)
