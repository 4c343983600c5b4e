"""The table of what is missing."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.organisation.missing import Spot, missing_grid, spot_of
from solver.problem.organisation import Opd
from tests.support.problems import tiny_problem


def test_each_missing_thing_has_its_row() -> None:
    problem = tiny_problem()
    whole, bare = problem.unit[0], replace(problem.unit[1], floor="", occupied=None)
    whole = replace(
        whole, floor=problem.floor[0].id, building=problem.floor[0].building, occupied=1
    )
    problem = replace(problem, unit=(whole, bare))
    grid = missing_grid(problem, problem.unit, problem.opd[:1], with_opd=True)
    assert [spot_of(row) for row in grid.rows()] == [
        Spot(bare.id, "floor"),
        Spot(bare.id, "occupied"),
    ]
    row = grid.rows()[0]
    assert grid.text(row, "opd") == "Dinas A"
    assert grid.text(row, "lacks") == "lantai"
    assert grid.text(row, "why")


def test_one_opd_needs_no_column_of_opd() -> None:
    problem = tiny_problem()
    assert (
        missing_grid(problem, problem.unit, problem.opd[:1], with_opd=False).columns()[0].name
        == "unit"
    )


def test_an_opd_without_units_is_missing_too() -> None:
    problem = tiny_problem()
    problem = replace(problem, opd=(*problem.opd, Opd(id="z", name="Dinas Z", short="Dinas Z")))
    grid = missing_grid(problem, (), problem.opd, with_opd=True)
    assert [spot_of(row) for row in grid.rows()] == [Spot("z", "units")]
    row = grid.rows()[0]
    assert grid.text(row, "opd") == "Dinas Z"
    assert grid.text(row, "lacks") == "unit"
