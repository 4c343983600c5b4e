"""Buildings of the sample city: areas, rents, costs by rule, coordinates."""

from __future__ import annotations

from desktop.workflows.sample_city.estate import (
    building_rows,
    buildings,
    floors,
    running_costs,
    sites,
    yearly_cost,
)
from solver.problem.estate import BuildingState, CostCategory, Ownership

LATITUDES = range(-3_100_000, -2_800_000)
LONGITUDES = range(104_600_000, 104_900_000)


def test_every_site_lies_in_palembang() -> None:
    for site in sites():
        assert site.latitude in LATITUDES, site.id
        assert site.longitude in LONGITUDES, site.id


def test_a_centroid_is_not_passed_off_as_an_office() -> None:
    for site in sites():
        if site.id.startswith("kec-"):
            assert "bukan letak kantor" in site.note


def test_floors_fill_their_building() -> None:
    gross = {b.id: b.gross or 0 for b in buildings()}
    for id, area in gross.items():
        own = [floor for floor in floors() if floor.building == id]
        assert 0 <= area - sum(floor.gross or 0 for floor in own) < 100 * len(own)
        assert all((floor.net or 0) < (floor.gross or 0) for floor in own)
        assert own[0].public, id


def test_rent_is_paid_for_rented_buildings_only() -> None:
    rented = {b.id for b in buildings() if b.ownership is Ownership.RENTED}
    paid = {c.building for c in running_costs({}) if c.category is CostCategory.RENT}
    assert paid == rented


def test_a_building_that_does_not_stand_costs_nothing_yet() -> None:
    new = {b.id for b in buildings() if b.state is BuildingState.NEW}
    assert new == {"keramasan-a", "keramasan-b", "satpolpp-baru"}
    assert new & {c.building for c in running_costs({})} == set()


def test_costs_of_a_building_by_rule() -> None:
    row = next(row for row in building_rows() if row["id"] == "disdik")
    found = yearly_cost(row, people=100)
    assert found[CostCategory.INTERNET][0] == 60_000_000 + 100 * 300_000
    assert found[CostCategory.MAINTENANCE][0] == 2_100 * 212_667
    assert found[CostCategory.SECURITY] == (8 * 68_133_601, 10_000)
    assert found[CostCategory.RENT][0] == 0


def test_leaving_an_owned_building_is_worth_something_but_not_heritage() -> None:
    by_id = {b.id: b for b in buildings()}
    assert by_id["disdik"].reuse_income > 0
    assert by_id["walikota"].reuse_income == 0
    assert by_id["walikota"].empty_cost > by_id["disdik"].empty_cost
    assert by_id["perkimtan"].empty_cost == 0
