"""Parking types with their guards, and room classes in both space modes."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.case.build_tables import SIZES, ParkingTables, ParkingType, room_area, rooms_table
from solver.problem.organisation import MeetingSize, VehicleKind
from solver.problem.problem import Problem
from solver.problem.scenario import BuildingRole, SpaceMode
from tests.support.problems import BEST, tiny_problem

BASE = tiny_problem()
CAR, MOTORCYCLE, TRUCK = (ParkingType(kind) for kind in VehicleKind)


def tables(problem: Problem = BASE) -> ParkingTables:
    scope = scope_of(problem, BEST)
    assert scope is not None
    return ParkingTables(Prices(scope))


def with_sites(**fields: int) -> Problem:
    """The house receives too, so two sites take part; the fields are those of the centre."""
    rows = tuple(
        replace(r, role=BuildingRole.CANDIDATE) if r.building == "house" else r
        for r in BASE.scenario_building
    )
    sites = (replace(BASE.site[0], **fields), BASE.site[1])  # type: ignore[arg-type]
    return replace(BASE, scenario_building=rows, site=sites)


def test_one_site_needs_a_guard_for_trucks_only() -> None:
    found = tables()
    guard = ParkingType(VehicleKind.TRUCK, guard=True)
    assert found.types == (CAR, MOTORCYCLE, guard)
    site = found.sites[0]
    assert found.most == 2
    assert [found.stalls_of(t) for t in found.types] == [54, 225, 1]
    assert found.cost_of(guard) == 0
    # ten stalls hold 9 trucks; the guard gives away the two levels the case allows everywhere
    assert found.held(site, guard) == 90 - 20
    assert found.held(site, CAR) == 900


def test_sites_with_fewer_levels_are_guarded() -> None:
    found = tables(with_sites())
    assert ParkingType(VehicleKind.CAR, guard=True) in found.types
    centre, south = found.sites
    guard = ParkingType(VehicleKind.CAR, guard=True)
    ground = found.surface(centre, VehicleKind.CAR)
    assert found.held(centre, guard) == ground + 1 * 540 - 2 * 10
    assert found.held(south, guard) == 900 + 2 * 540 - 2 * 10


def test_the_guard_says_exactly_when_a_site_is_full() -> None:
    found = tables(with_sites())
    centre = found.sites[0]
    guard = ParkingType(VehicleKind.CAR, guard=True)
    full = found.surface(centre, VehicleKind.CAR) + found.decks(centre, VehicleKind.CAR) * 540
    for vehicles, fits in ((full, True), (full + 1, False)):
        levels = -(-(vehicles - found.held(centre, guard)) // (10 * found.stalls_of(guard)))
        assert (levels <= found.most) is fits


def test_fixed_units_have_parked_already() -> None:
    found = tables(with_sites())
    centre = found.sites[0]
    assert found.surface(centre, VehicleKind.CAR) < 540  # the kecamatan stays on this site


def test_a_site_without_records_does_not_limit() -> None:
    bare = with_sites(car_stalls=0, motorcycle_stalls=0, deck_levels=0)
    found = tables(bare)
    centre = found.sites[0]
    assert not found.known(centre)
    everybody = sum(max(need.vehicles[0]) for need in found.prices.needs.values())
    assert found.held(centre, CAR) == everybody


def test_without_decks_the_ground_is_all_there_is() -> None:
    sites = tuple(replace(site, deck_levels=0) for site in BASE.site)
    found = tables(replace(BASE, site=sites))
    assert found.types == (CAR, MOTORCYCLE, TRUCK)
    assert found.most == 0
    assert {found.cost_of(t) for t in found.types} == {0}
    assert found.table(found.prices.scope.units) is not None


def test_nobody_with_a_vehicle_needs_no_parking() -> None:
    problem = replace(BASE, post=(), vehicle=(), unit=tuple(
        replace(u, visitors=0) for u in BASE.unit
    ))  # fmt: skip
    assert tables(problem).table(problem.unit) is None


def test_by_average_rooms_take_no_area_of_their_own() -> None:
    prices = tables().prices
    assert room_area(prices, MeetingSize.SMALL) == 1_200
    modes = tuple(replace(s, space_mode=SpaceMode.AVERAGE) for s in BASE.scenario)
    average = tables(replace(BASE, scenario=modes)).prices
    assert room_area(average, MeetingSize.SMALL) == 0
    table = rooms_table(average)
    assert [k.area for k in table.classes] == [0] * len(SIZES)
    assert all(k.cost > 0 for k in table.classes)


def test_the_tables_of_limits_carry_everybody_in_one_zone() -> None:
    table = rooms_table(tables().prices)
    for c, k in enumerate(table.classes):
        slots = zip(*(load[c] for load in table.load), strict=True)
        assert k.limit[-1] >= max(map(sum, slots))
