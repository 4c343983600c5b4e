"""Who sits where in a scenario, the part of each building, and who takes none."""

from __future__ import annotations

from desktop.workflows.seats import TRAY, Place, floor_label, outside, roles, seats
from solver.problem.estate import Floor
from solver.problem.scenario import BuildingRole
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem

PROBLEM = tiny_problem()


def test_a_building_without_a_row_may_keep_who_sits_there() -> None:
    assert roles(PROBLEM, MANUAL)["house"] is BuildingRole.EMPTIED
    assert roles(PROBLEM, TODAY)["house"] is BuildingRole.MAY_STAY


def test_only_who_is_placed_has_a_seat() -> None:
    assert seats(PROBLEM, MANUAL)["c-sek"] == Place("hall")
    assert "d-sek" not in seats(PROBLEM, TODAY)
    assert seats(PROBLEM, BEST).get("a-sek", TRAY) == TRAY


def test_who_takes_no_part_keeps_the_seat_of_today() -> None:
    assert outside(PROBLEM, BEST) == {"e-kec"}
    assert seats(PROBLEM, BEST)["e-kec"] == seats(PROBLEM, TODAY)["e-kec"]


def test_floors_without_a_name_are_counted_from_the_ground() -> None:
    assert floor_label(Floor(id="f", building="b", level=0)) == "L1"
    assert floor_label(Floor(id="f", building="b", level=-1)) == "B1"
    assert floor_label(Floor(id="f", building="b", level=3, name="Mezanin")) == "Mezanin"
