"""Parking reckoned: parts that add up, sums as the assessment has them, decks, sharing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.pages.parking.reckoning import added, reckon, shared_out
from solver.costs.fitting import deck
from solver.demand.parking import stalls_for, vehicles
from solver.problem.organisation import VehicleKind
from solver.problem.problem import Problem
from solver.study.assess import assess
from tests.support.problems import MANUAL, TODAY, tiny_problem


def crowded() -> Problem:
    """Return the city with hardly any stalls in the south."""
    problem = tiny_problem()
    sites = tuple(replace(s, car_stalls=2) if s.id == "south" else s for s in problem.site)
    return replace(problem, site=sites)


@pytest.mark.parametrize("scenario", [TODAY, MANUAL])
def test_stalls_are_those_of_the_assessment(scenario: str) -> None:
    problem = tiny_problem()
    found = reckon(problem, scenario)
    assert found is not None
    needs = assess(problem, scenario).parking
    assert [(s.site, s.kind, s.by_hour, s.supply) for s in found.sites] == [
        (n.site, n.kind, n.by_hour, n.supply) for n in needs
    ]
    for site in found.sites:
        assert added(site.parts) == site.by_hour
        assert all(value >= 0 for part in site.parts for value in part)


def test_who_brings_what() -> None:
    found = reckon(tiny_problem(), TODAY)
    assert found is not None
    trucks = next(s for s in found.sites if s.kind is VehicleKind.TRUCK and s.peak)
    staff, official, visitors = trucks.parts
    assert sum(staff) == sum(visitors) == 0
    assert official == trucks.by_hour  # only official trucks
    cars = next(s for s in found.sites if s.kind is VehicleKind.CAR and s.site == "centre")
    assert sum(cars.parts[2]) > 0
    assert cars.accessible >= 1


def test_stalls_are_shared_out_without_loss() -> None:
    parts = ((3, 0), (3, 0), (1, 0))
    assert shared_out((10, 4), parts) == ((4, 4), (4, 0), (2, 0))


def test_separate_peaks_never_need_less() -> None:
    found = reckon(tiny_problem(), TODAY)
    assert found is not None
    assert all(site.apart >= site.peak for site in found.sites)


def test_what_is_missing_and_what_a_deck_costs() -> None:
    problem = crowded()
    found = reckon(problem, MANUAL)
    assert found is not None
    cars = next(s for s in found.sites if (s.site, s.kind) == ("south", VehicleKind.CAR))
    assert cars.missing == cars.peak - 2 > 0
    assert cars.wanted == 1
    line = deck(problem, VehicleKind.CAR, "south")
    assert (cars.one_off, cars.yearly) == (line.one_off, line.amount)


def test_nothing_recorded_is_not_a_shortage() -> None:
    problem = tiny_problem()
    bare = {"car_stalls": 0, "motorcycle_stalls": 0, "truck_stalls": 0, "deck_levels": 0}
    sites = tuple(replace(s, **bare) for s in problem.site)
    found = reckon(replace(problem, site=sites), TODAY)
    assert found is not None
    assert not any(site.known or site.missing for site in found.sites)


def test_who_parks_where() -> None:
    found = reckon(tiny_problem(), TODAY)
    assert found is not None
    rows = {(need.opd, need.site): need for need in found.opds}
    assert set(rows) == {("a", "centre"), ("b", "south"), ("b", "centre"), ("c", "centre"),
                         ("d", "centre"), ("camat", "centre")}  # fmt: skip
    assert rows["b", "centre"].peaks[2] == 40  # four trucks before work
    assert rows["a", "centre"].visitors > 0
    assert reckon(tiny_problem(), "gone") is None


def test_separate_peaks_are_those_of_whole_opd() -> None:
    early = {"count": 40, "out_by_day": 10_000}  # home before work, when nobody else is there
    tiny = tiny_problem()
    fleet = tuple(replace(v, **early) if v.id == "v1" else v for v in tiny.vehicle)
    problem = replace(tiny, vehicle=fleet)
    found = reckon(problem, TODAY)
    assert found is not None
    cars = next(s for s in found.sites if (s.site, s.kind) == ("centre", VehicleKind.CAR))
    here = {b.id for b in problem.building if b.site == "centre"}
    by_opd: dict[str, list[tuple[int, ...]]] = {}
    for unit in problem.unit:
        if unit.building in here:
            by_opd.setdefault(unit.opd, []).append(vehicles(problem, unit, 2026)[0])
    peaks = [max(added(rows)) for rows in by_opd.values()]
    assert cars.apart == stalls_for(problem, sum(peaks))
    of_units = sum(max(row) for rows in by_opd.values() for row in rows)
    assert bool(stalls_for(problem, of_units) > cars.apart)  # or this test tells nothing
