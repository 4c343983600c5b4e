"""Floors are proposed where storeys and area are known and nobody has written any."""

from __future__ import annotations

from desktop.files.kib_floors import floors_of, proposed
from solver.problem.estate import Building, Floor
from solver.problem.problem import Problem
from solver.problem.record import FactStatus

HALL = Building(id="b", site="s", name="Aula", gross=100_001, storeys=3, source="KIB 2026")


def test_the_area_is_shared_out_and_none_is_lost() -> None:
    floors = floors_of(HALL)
    assert [(f.level, f.name, f.public) for f in floors] == [
        (0, "Lantai 1", True),
        (1, "Lantai 2", False),
        (2, "Lantai 3", False),
    ]
    assert sum(f.gross or 0 for f in floors) == 100_001
    assert {(f.building, f.source, f.status) for f in floors} == {
        ("b", "KIB 2026", FactStatus.ESTIMATE)
    }
    assert len({f.id for f in floors}) == 3


def test_nothing_is_proposed_without_both_or_over_floors_that_are_there() -> None:
    bare = Building(id="c", site="s", name="Rumah", storeys=2)
    assert floors_of(bare) == ()
    there = Problem(building=(HALL,), floor=(Floor(id="f", building="b", level=0),))
    assert proposed(there, (HALL, bare)) == ()
    assert len(proposed(Problem(building=(HALL,)), (HALL, bare))) == 3
