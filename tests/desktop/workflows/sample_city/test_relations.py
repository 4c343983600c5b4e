"""Trips and rules of the sample city name units that exist, once each."""

from __future__ import annotations

from desktop.workflows.sample_city.organisation import seats
from desktop.workflows.sample_city.relations import pair_rules, place_rules, trips
from solver.problem.relations import PlaceKind


def test_no_pair_travels_twice_nor_to_itself() -> None:
    found = [frozenset((trip.unit_a, trip.unit_b)) for trip in trips(seats())]
    assert len(set(found)) == len(found)
    assert all(len(pair) == 2 for pair in found)


def test_every_name_is_a_unit() -> None:
    known = {seat.unit.id for seat in seats()}
    named = {id for trip in trips(seats()) for id in (trip.unit_a, trip.unit_b)}
    named |= {id for rule in pair_rules() for id in (rule.unit_a, rule.unit_b)}
    named |= {rule.unit for rule in place_rules()}
    assert named - known == set()


def test_every_rule_has_its_reason() -> None:
    assert all(rule.reason for rule in (*pair_rules(), *place_rules()))


def test_kecamatan_offices_stay_in_their_kecamatan() -> None:
    pinned = {r.unit: r.building for r in place_rules() if r.kind is PlaceKind.PINNED}
    camat = {
        seat.unit.id: seat.unit.building for seat in seats() if seat.unit.id.endswith("-camat")
    }
    assert len(camat) == 18
    assert camat.items() <= pinned.items()
