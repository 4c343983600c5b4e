"""Estate of the case: openings, what fixed units leave, the tree of distances, the base."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_estate import Estate
from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.case.build_units import Places
from solver.case.distance import distances
from solver.case.model import Case
from solver.problem.problem import Problem
from solver.problem.scenario import ScenarioOpd
from tests.support.problems import BEST, tiny_problem

BASE = tiny_problem()


def estate(problem: Problem = BASE) -> Estate:
    scope = scope_of(problem, BEST)
    assert scope is not None
    return Estate(Places(Prices(scope)))


def without_b() -> Problem:
    """Dinas B takes no part: two of its units stay in the tower."""
    return replace(BASE, scenario_opd=(ScenarioOpd(id="x", scenario=BEST, opd="b"),))


def test_a_candidate_is_opened_at_its_fixed_cost_less_the_cost_of_an_empty_building() -> None:
    found = estate()
    tower, new = found.towers()
    assert tower.open_cost == found.prices.opening("tower") // 1000
    assert new.open_cost * 1000 == sum(x.amount for x in found.prices.buildings["new"].used)
    assert [floor.open_cost > 0 for floor in found.floors()] == [False] * 3 + [True] * 4


def test_where_a_fixed_unit_sits_nothing_is_saved() -> None:
    found = estate(without_b())
    assert found.occupied == {"tower", "hall"}
    assert found.towers()[0].open_cost == 0
    assert found.old()[0].keep_cost == 0


def test_fixed_units_take_their_floor() -> None:
    found = estate(without_b())
    need = found.prices.needs["b-sek"]
    assert found.room_left["tower-1"].net == 75_000 - need.area
    assert found.room_left["tower-1"].people == 160 - need.people
    assert found.room_left["tower-0"].net == 75_000


def test_a_fixed_unit_without_a_floor_is_spread_from_the_roomiest() -> None:
    problem = without_b()
    units = tuple(replace(u, floor="") if u.building == "tower" else u for u in problem.unit)
    left = estate(replace(problem, unit=units)).room_left
    area = sum(estate(problem).prices.needs[id].area for id in ("b-sek", "b-bid"))
    assert sum(left[f"tower-{k}"].net for k in range(3)) == 3 * 75_000 - area
    assert left["tower-0"].net < 75_000


def test_an_overfull_floor_receives_nobody_but_never_less() -> None:
    problem = without_b()
    floors = tuple(
        replace(f, net=5_000, people_limit=3) if f.id == "tower-1" else f for f in problem.floor
    )
    left = estate(replace(problem, floor=floors)).room_left["tower-1"]
    assert (left.net, left.people) == (0, 0)


def test_the_tree_gives_the_distances_of_the_city() -> None:
    found = estate()
    floors = found.prices.scope.floors
    case = Case("x", (), found.towers(), found.floors(), found.old(), (), (), tree=found.tree())
    table = distances(case)
    at = [found.prices.place(floor.building, floor.id) for floor in floors]
    at += [found.prices.place(building.id) for building in found.places.old]
    way = found.prices.travel
    assert [[way.distance(a, b) for b in at] for a in at] == [list(row) for row in table]


def test_basements_hang_below_the_lobby() -> None:
    floors = tuple(replace(f, level=f.level - 2) if f.building == "new" else f for f in BASE.floor)
    found = estate(replace(BASE, floor=floors))
    at = [found.prices.place(f.building, f.id) for f in found.prices.scope.floors]
    case = Case("x", (), (), found.floors(), found.old(), (), (), tree=found.tree())
    table = distances(case)
    for p, a in enumerate(at):
        for q, b in enumerate(at):
            assert table[p][q] == found.prices.travel.distance(a, b)


def test_the_base_is_everything_as_if_nobody_who_takes_part_used_it() -> None:
    found = estate()
    unused = sum(
        line.amount
        for id, price in found.prices.buildings.items()
        for line in (price.used if id == "camat" else price.unused)
    )
    stay = found.prices.scope.fixed[0]
    assert found.base() == unused + found.prices.use(stay, "camat")


def test_floors_without_a_zone_pool_by_building_and_named_ones_apart() -> None:
    assert [floor.zone for floor in estate().floors()] == [0, 0, 0, 1, 1, 1, 1]
    named = {"tower-2": "Atas", "new-1": "Atas", "new-2": " Atas "}
    floors = tuple(replace(f, zone=named.get(f.id, "")) for f in BASE.floor)
    zones = [floor.zone for floor in estate(replace(BASE, floor=floors)).floors()]
    assert zones == [0, 0, 2, 1, 3, 3, 1]  # the same word in two buildings is two zones
