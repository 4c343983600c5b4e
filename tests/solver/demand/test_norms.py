"""Standards as numbers and inputs; a missing one counts as zero and never stops a reckoning."""

from __future__ import annotations

from solver.demand.norms import Norms
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.units import Measure
from tests.support.problems import tiny_problem


def test_a_standard_is_read_with_its_source_and_status() -> None:
    norms = Norms(tiny_problem())
    assert norms["space.staff"] == 400
    found = norms.input("space.staff")
    assert found.label == "standard.space.staff"
    assert found.status is FactStatus.SINGLE
    assert "123dok" in found.source


def test_a_missing_standard_counts_as_zero() -> None:
    norms = Norms(Problem())
    assert norms["space.staff"] == 0
    assert norms.at_least_one("time.speed") == 1
    assert norms.input("space.staff").measure is Measure.AREA
