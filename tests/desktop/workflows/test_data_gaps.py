"""What units lack."""

from __future__ import annotations

from dataclasses import replace

from desktop.workflows.data_gaps import WANTED, Gap, gaps, known, lacks
from tests.support.problems import tiny_problem


def test_a_unit_without_anything_lacks_everything() -> None:
    problem = tiny_problem()
    bare = replace(problem.unit[0], id="bare", building="", floor="", occupied=None)
    problem = replace(problem, unit=(bare,))
    assert lacks(problem, bare) == tuple(key for key, _ in WANTED)
    assert known(problem, problem.unit) == (0, 4)
    assert next(iter(gaps(problem, [bare]))) == Gap(bare, "posts")


def test_an_area_of_zero_is_known() -> None:
    problem = tiny_problem()
    unit = replace(problem.unit[0], occupied=0)
    assert "occupied" not in lacks(replace(problem, unit=(unit,)), unit)
