"""A case with a plan planted in it is never called infeasible, up to 97 % fill."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from solver.case.generate import Recipe, plant
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.plan import Outcome, Plan, Progress, SolveStatus
from solver.search.solve import SolveOptions, solve
from tests.support.family import Member, member

FLAGS = ("visitors", "flows", "rooms", "parking", "stay", "limits", "tower_costs", "pairs")
RECIPES = st.builds(
    Recipe,
    size=st.sampled_from(("tiny", "small")),
    fill=st.sampled_from((85, 90, 95, 97)),
    **dict.fromkeys(FLAGS, st.booleans()),
)
FULL = Recipe("small", 97, limits=True, tower_costs=True)


def first_plan(of: Member, seconds: float, threads: int) -> Outcome:
    """Solve until there is a plan."""
    found: list[int] = []

    def hear(progress: Progress) -> None:
        if progress.best is not None:
            found.append(progress.best)

    options = SolveOptions(seconds, 1, threads)
    return solve(of.case, options, hear, stop=lambda: bool(found))


@settings(max_examples=8, deadline=None)
@given(RECIPES, st.integers(0, 10**6), st.sampled_from((1, 2)))
@example(FULL, 1, 1)
@example(FULL, 2, 2)
def test_a_plan_is_found_where_one_is_planted(recipe: Recipe, seed: int, threads: int) -> None:
    planted = plant(recipe, seed)
    outcome = first_plan(Member(planted.case, planted.place, sound=True), 60, threads)
    assert outcome.status in (SolveStatus.FEASIBLE, SolveStatus.OPTIMAL)
    assert outcome.plan is not None
    assert violations(planted.case, outcome.plan) == ()


@pytest.mark.parametrize("number", [1, 2, 3, 5, 6, 9, 11, 15, 16])
def test_in_every_shape(number: int) -> None:
    of = member(number)
    rooms = lay_out_rooms(of.case, of.place)
    assert of.sound
    assert rooms is not None
    assert violations(of.case, Plan(of.place, rooms)) == ()
    assert first_plan(of, 60, 1).plan is not None


@pytest.mark.parametrize("seconds", [0.01, 0.1, 0.5])
def test_no_time_is_no_proof(seconds: float) -> None:
    """Whatever the search had time for, it does not say that there is no plan."""
    for seed, size in ((1, "small"), (2, "S")):
        case = plant(Recipe(size, 97, limits=True, tower_costs=True), seed).case
        for threads in (1, 2):
            outcome = solve(case, SolveOptions(seconds, seed, threads))
            assert outcome.status is not SolveStatus.INFEASIBLE
