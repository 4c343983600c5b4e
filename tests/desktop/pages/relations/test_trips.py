"""Trips added up by unit and OPD, and the orders of the OPD."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.relations.trips import Order, Trips, pair
from solver.problem.relations import Trip
from tests.support.problems import tiny_problem


def test_sums_of_units_and_opd() -> None:
    trips = Trips(tiny_problem())
    assert trips.sum("unit:a-head", "unit:c-sek") == 1_000
    assert trips.sum("unit:c-sek", "unit:a-head") == 1_000
    assert trips.sum("opd:a", "opd:c") == 1_000
    assert trips.sum("opd:a", "opd:a") == 4_000  # a-sek with a-bid, counted once
    assert trips.sum("unit:a-sek", "opd:a") == 4_000
    assert trips.sum("opd:b", "opd:c") is None
    assert trips.total == 5_750


def test_trips_to_nobody_are_left_out() -> None:
    problem = tiny_problem()
    odd = Trip(id="odd", unit_a="", unit_b="a-sek", per_week=700)
    assert Trips(replace(problem, trip=(*problem.trip, odd))).sums == Trips(problem).sums


def test_two_records_of_one_pair_are_added_up() -> None:
    problem = tiny_problem()
    again = Trip(id="t9", unit_a="c-sek", unit_b="a-head", per_week=500)
    trips = Trips(replace(problem, trip=(*problem.trip, again)))
    assert trips.sum("unit:a-head", "unit:c-sek") == 1_500
    assert len(trips.between[pair("a-head", "c-sek")]) == 2


def test_orders() -> None:
    trips = Trips(tiny_problem())

    def ids(order: Order) -> list[str]:
        return [opd.id for opd in trips.opds(order)]

    assert ids(Order.PROJECT) == ["a", "b", "c", "d", "camat"]
    assert ids(Order.NAME) == ["c", "a", "b", "d", "camat"]  # Badan, Dinas, Dinas, Inspektorat, Kec
    assert ids(Order.GROUP)[0] == "b"  # the only one of a group
    assert ids(Order.BUSY)[0] == "a"
    near = ids(Order.NEAR)
    assert near[:2] == ["a", "c"]
    assert abs(near.index("b") - near.index("d")) == 1
    assert sorted(near) == sorted(ids(Order.PROJECT))
