"""Who sits where, and what places are called."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.places import (
    building_label,
    buildings_in_order,
    floor_label,
    floors_down,
    place_label,
    seats,
    site_label,
    subject_label,
    unit_label,
)
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import Unit
from solver.problem.scenario import ScenarioOpd
from tests.desktop.reports.example import city


def test_today_everybody_sits_where_they_sit() -> None:
    problem = city()
    assert {s.unit.id: s.building for s in seats(problem, "today")} == {
        u.id: u.building for u in problem.unit
    }


def test_in_a_plan_only_who_was_placed_sits() -> None:
    problem = city()
    assert len(seats(problem, "announced")) == len(problem.unit) - 2
    assert all(seat.floor for seat in seats(problem, "best"))


def test_who_takes_no_part_stays() -> None:
    problem = city()
    out = (ScenarioOpd(id="x", scenario="announced", opd="o3"),)
    found = {s.unit.id: s.building for s in seats(replace(problem, scenario_opd=out), "announced")}
    assert found["u3"] == problem.get(Unit, "u3").building
    assert "u19" in found
    assert "u18" not in found


def test_buildings_come_by_site_and_floors_from_the_top() -> None:
    problem = city()
    assert [b.id for b in buildings_in_order(problem)] == ["n", "b0", "b1", "b2"]
    assert [f.level for f in floors_down(problem, "n")] == [3, 2, 1, 0]


def test_floors_are_counted_from_the_ground() -> None:
    floor = Floor(id="f", building="n", level=0)
    assert floor_label(floor) == "Lantai 1"
    assert floor_label(replace(floor, level=-2)) == "Basemen 2"
    assert floor_label(replace(floor, name="Mezanin")) == "Mezanin"


def test_short_names_come_first() -> None:
    problem = city()
    assert building_label(problem.get(Building, "n")) == "Jakabaring"
    assert building_label(problem.get(Building, "b0")) == "Gedung Lama 1"
    assert site_label(problem.get(Site, "s0")) == "Jakabaring"
    assert unit_label(problem.get(Unit, "u0")) == "Sekretariat"


def test_places_are_building_and_floor() -> None:
    problem = city()
    assert place_label(problem, "n", "n1") == "Jakabaring, Lantai 2"
    assert place_label(problem, "b0", "") == "Gedung Lama 1"
    assert place_label(problem, "", "") == "–"


def test_what_a_rule_names_is_said_in_words() -> None:
    problem = city()
    assert subject_label(problem, "u1") == "Sekretariat (Dishub)"
    assert subject_label(problem, "n0") == "Jakabaring, Lantai 1"
    assert subject_label(problem, "b1") == "Gedung Lama 2"
    assert subject_label(problem, "s1") == "Merdeka"
    assert subject_label(problem, "o2") == "Kesbangpol"
    assert subject_label(problem, "city") == "Kota Palembang"
    assert subject_label(problem, "motorcycle") == "Sepeda motor"
    assert subject_label(problem, "unheard of") == "unheard of"
