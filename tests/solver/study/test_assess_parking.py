"""Parking by site: everybody who sits there, decks for those who moved in."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.problem.organisation import VehicleKind
from solver.problem.problem import Problem
from solver.rules import RuleId
from solver.study.assess_parking import SiteParking
from solver.study.assess_seats import Seats
from tests.support.problems import MANUAL, TODAY, tiny_problem

BASE = tiny_problem()


def parking(problem: Problem = BASE, scenario: str = MANUAL) -> SiteParking:
    scope = scope_of(problem, scenario)
    assert scope is not None
    return SiteParking(Seats(Prices(scope)))


def with_south(**fields: int) -> Problem:
    return replace(BASE, site=(BASE.site[0], replace(BASE.site[1], **fields)))  # type: ignore[arg-type]


def test_needs_are_by_site_and_kind_and_hour() -> None:
    found = {(need.site, need.kind): need for need in parking().needs()}
    south = found["south", VehicleKind.CAR]
    assert len(south.by_hour) == 10
    assert south.supply == 100
    assert 0 < south.peak < 100
    assert (south.levels, south.short) == (0, 0)
    assert south.accessible >= 1
    assert found["south", VehicleKind.TRUCK].supply == 10


def test_missing_stalls_are_built_as_levels() -> None:
    found = parking(with_south(motorcycle_stalls=20))
    need = next(n for n in found.needs() if n.kind is VehicleKind.MOTORCYCLE and n.site == "south")
    assert need.levels == 1
    assert need.short == 0
    assert list(found.broken()) == []


def test_more_levels_than_allowed_break_the_rule_by_so_many_stalls() -> None:
    found = parking(with_south(motorcycle_stalls=20, deck_levels=0, car_stalls=1))
    broken = {b.subjects: b for b in found.broken()}
    assert {b.rule for b in broken.values()} == {RuleId.PARKING}
    assert broken["south", "motorcycle"].amount > 50


def test_where_no_deck_may_stand_none_is_built() -> None:
    """The engine counts stalls one by one there; they are no levels, and stay missing."""
    nowhere = tuple(replace(site, deck_levels=0, motorcycle_stalls=1) for site in BASE.site)
    need = next(
        n
        for n in parking(replace(BASE, site=nowhere)).needs()
        if n.kind is VehicleKind.MOTORCYCLE and n.peak > n.supply
    )
    assert need.levels == 0
    assert need.short == need.peak - need.supply


def test_today_nothing_is_built() -> None:
    found = parking(with_south(motorcycle_stalls=1), TODAY)
    assert found.levels == {}
    need = next(n for n in found.needs() if n.kind is VehicleKind.MOTORCYCLE and n.site == "south")
    assert need.short > 0
