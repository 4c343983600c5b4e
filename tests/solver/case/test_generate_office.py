"""Made-up city offices are sound, repeatable, of the size asked for, and hold a plan."""

from __future__ import annotations

from collections import Counter

import pytest

from solver.case.generate_city import UNITS, OfficeRecipe
from solver.case.generate_office import PlantedOffice, plant_office
from solver.case.sound import findings
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.rules import CostTerm

SMALL = [20, 60, 125, 250]


@pytest.mark.parametrize("fill", [85, 95, 97])
@pytest.mark.parametrize("units", SMALL)
def test_the_planted_plan_is_sound(units: int, fill: int) -> None:
    for seed in range(3):
        planted = plant_office(OfficeRecipe(units, fill), seed)
        assert findings(planted.case) == []
        assert violations(planted.case, planted.plan) == ()
        assert len(planted.case.units) == units


@pytest.mark.parametrize("units", [900, 2000])
def test_large_ones_too(units: int) -> None:
    planted = plant_office(OfficeRecipe(units, 97), units)
    assert findings(planted.case) == []
    assert violations(planted.case, planted.plan) == ()


@pytest.mark.parametrize("recipe", [OfficeRecipe(visitors=False), OfficeRecipe(60, talk=5)])
def test_the_options_too(recipe: OfficeRecipe) -> None:
    planted = plant_office(recipe, 3)
    assert violations(planted.case, planted.plan) == ()


def test_repeatable() -> None:
    assert plant_office(OfficeRecipe(60), 5) == plant_office(OfficeRecipe(60), 5)
    assert plant_office(OfficeRecipe(60), 5) != plant_office(OfficeRecipe(60), 6)


def _share_in_use(planted: PlantedOffice) -> float:
    case = planted.case
    floors = len(case.floors)
    units = sum(u.area for u, p in zip(case.units, planted.plan.place, strict=True) if p < floors)
    rooms = sum(case.rooms.classes[c].area for c, _ in planted.plan.rooms)
    return (units + rooms) / sum(floor.area for floor in case.floors)


@pytest.mark.parametrize("fill", [85, 95, 97])
def test_floors_are_as_full_as_asked(fill: int) -> None:
    for units in SMALL[1:]:
        share = _share_in_use(plant_office(OfficeRecipe(units, fill), 1))
        assert fill / 100 - 0.02 < share <= fill / 100


@pytest.mark.parametrize(
    ("size", "counts", "pairs"),
    [("S", (20, 8, 1, 1, 5), 50), ("M", (45, 24, 2, 1, 18), 180), ("L", (120, 80, 6, 3, 45), 600)],
)
def test_the_named_sizes(size: str, counts: tuple[int, ...], pairs: int) -> None:
    case = plant_office(OfficeRecipe(UNITS[size]), 1).case
    parts = (case.opds, case.floors, case.towers, case.sites, case.old)
    assert tuple(map(len, parts)) == counts
    assert 1.2 < len(case.flows) / pairs < 1.6
    assert {len(slots) for row in case.rooms.load for slots in row} == {45}
    assert {len(hours) for row in case.parking.vehicles for hours in row} == {10}


def test_the_needs_are_those_of_offices() -> None:
    case = plant_office(OfficeRecipe(), 1).case
    areas = sorted(unit.area for unit in case.units)
    assert 120 < areas[len(areas) // 2] < 190
    assert areas[-1] < 700
    assert 7.5 < sum(areas) / sum(unit.people for unit in case.units) < 9
    assert 10 < sum(unit.stay is not None for unit in case.units) < 50
    assert 0 < sum(1 < len(unit.floors) < 24 for unit in case.units) < 50
    assert {len(unit.floors) for unit in case.units} == {1, 20, 24}
    sizes = Counter(unit.opd for unit in case.units)
    assert max(sizes.values()) > 2 * min(sizes.values())


def test_the_planted_bill_has_every_term_that_it_can() -> None:
    planted = plant_office(OfficeRecipe(), 1)
    bill_by_term = dict(bill(planted.case, planted.plan))
    rising = set(CostTerm) - {CostTerm.SPLIT}
    assert all(bill_by_term[term] > 0 for term in rising)
    assert 0.3 < bill_by_term[CostTerm.OPEN] / total(bill(planted.case, planted.plan)) < 0.6


def test_calm_and_talk() -> None:
    usual = plant_office(OfficeRecipe(60), 2).case
    calm = plant_office(OfficeRecipe(60, visitors=False), 2).case
    talk = plant_office(OfficeRecipe(60, talk=5), 2).case
    assert any(unit.cost[0] != unit.cost[-1] for unit in usual.units)
    assert all(unit.cost[0] == unit.cost[-1] for unit in calm.units)
    assert {weight % 5 for *_, weight in talk.flows} == {0}
    assert {weight % 5 for *_, weight in usual.flows} != {0}
