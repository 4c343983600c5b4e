"""A few good plans that really differ."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from solver.plan import Plan
from solver.search.walk.pool import ALIKE, MOST, Pool, _difference

PLANS = st.lists(
    st.tuples(st.integers(0, 50), st.tuples(*[st.integers(0, 2)] * 20)), min_size=1, max_size=30
)


@given(PLANS)
def test_the_best_is_kept_and_no_two_are_alike(found):
    pool = Pool()
    for cost, place in found:
        pool.add(Plan(place), cost)
    assert pool.plans[0][0] == min(cost for cost, _ in found)
    assert len(pool.plans) <= MOST
    for i, (_, one) in enumerate(pool.plans):
        assert all(_difference(one, other) > ALIKE for _, other in pool.plans[:i])


def test_a_pair_is_never_the_same_plan():
    pool = Pool()
    for cost in range(3):
        pool.add(Plan((cost,) * 10), cost)
    for seed in range(30):
        one, other = pool.pair(random.Random(seed))
        assert one.place != other.place
