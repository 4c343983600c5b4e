"""Running costs: the latest year counts, rent is fixed, norms priced by hand."""

from __future__ import annotations

from dataclasses import replace

from solver.costs.line import CostKey, CostLine
from solver.costs.running import (
    area_lines,
    building_gross,
    capped,
    floor_gross,
    house_lines,
    latest,
    person_rate,
    recorded,
    total,
    unusable_key,
    wage_year,
)
from solver.demand.norms import Norms
from solver.problem.estate import Building, Floor
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()
NORMS = Norms(PROBLEM)


def test_of_every_category_the_latest_year_counts() -> None:
    assert {row.year for row in latest(PROBLEM, "house")} == {2025}
    assert len(latest(PROBLEM, "house")) == 3
    assert recorded(PROBLEM, "new") is None


def test_rent_is_fixed_in_full() -> None:
    found = recorded(PROBLEM, "hall")
    assert found is not None
    assert (found.fixed, found.use) == (150_000_000 + 24_000_000, 36_000_000)
    assert found.inputs[0].source == "DPA 2025"


def test_a_wage_is_never_below_the_minimum_wage() -> None:
    # 4,192,837 · 13 · 1.25
    assert wage_year(NORMS, "running.guard_wage") == 68_133_601
    rows = tuple(
        replace(r, value=5_000_000) if r.id == "running.guard_wage" else r for r in PROBLEM.standard
    )
    raised = Norms(replace(PROBLEM, standard=rows))
    assert wage_year(raised, "running.guard_wage") == 81_250_000


def test_norms_price_an_area() -> None:
    tower = PROBLEM.get(Building, "tower")
    lines = {x.key: x.amount for x in area_lines(PROBLEM, tower, "floor", "f", 100_000)}
    # (0.8 · 12.44 + 0.2 · 4.50) kWh · 12 · 1,000 m² · Rp1,522.88
    assert lines[CostKey.FLOOR_ENERGY] == 198_316_000
    # 1,000 m² / 500 m² per cleaner
    assert lines[CostKey.FLOOR_CLEANING] == 136_267_000
    assert lines[CostKey.FLOOR_MAINTENANCE] == 212_667_000


def test_guards_come_by_posts_and_a_lift_has_its_upkeep() -> None:
    tower = PROBLEM.get(Building, "tower")
    keys = [line.key for line in house_lines(PROBLEM, tower)]
    assert keys == [CostKey.BUILDING_GUARDS, CostKey.BUILDING_INTERNET, CostKey.BUILDING_LIFT]
    # two posts of four guards
    assert house_lines(PROBLEM, tower)[0].amount == 545_069_000
    assert len(house_lines(PROBLEM, replace(tower, lift=False))) == 2


def test_gross_comes_from_net_where_it_is_not_recorded() -> None:
    house = PROBLEM.get(Building, "house")
    assert unusable_key(house) == "space.unusable_simple"
    floor = PROBLEM.get(Floor, "house-0")
    assert floor_gross(PROBLEM, floor, house) == 75_000
    assert building_gross(PROBLEM, replace(house, gross=None)) == 75_000
    assert building_gross(PROBLEM, house) == 80_000


def test_a_person_adds_water_and_internet() -> None:
    assert person_rate(NORMS) == 57_163 + 300_000  # 12.5 m³ · Rp4,573


def test_the_first_line_gives_way_to_a_cap() -> None:
    lines = tuple(CostLine(CostKey.EMPTY, "building", "b", n) for n in (700, 500))
    assert total(capped(lines, 1_000)) == 1_000
    assert capped(lines, 1_000)[1] == lines[1]
    assert capped(lines, 1_200) == lines
    assert capped((), 0) == ()
