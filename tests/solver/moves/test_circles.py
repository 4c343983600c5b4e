"""Circles are named: spaces, buildings and units that wait for each other."""

from __future__ import annotations

from dataclasses import replace

from solver.moves.circles import circles
from solver.moves.model import Mover, Space
from tests.solver.moves.tiny import exchange, two_houses


def test_two_full_floors_that_change_places_are_one_circle() -> None:
    (found,) = circles(exchange())
    assert found.spaces == ("f1", "f2")
    assert found.buildings == ("b1", "b2")
    assert found.units == ("u1", "u2")
    assert found.missing == 200


def test_with_room_enough_there_is_no_circle() -> None:
    case = exchange()
    roomy = tuple(replace(space, capacity=200) for space in case.spaces)
    assert circles(replace(case, spaces=roomy)) == ()


def test_a_chain_is_no_circle() -> None:
    assert circles(two_houses()) == ()


def test_three_floors_in_a_round_and_a_bystander() -> None:
    spaces = tuple(Space(f"f{i}", f"b{i}", 50) for i in range(4))
    round_ = [Mover(f"u{i}", 1, 50, (i + 1) % 3, i, 50) for i in range(3)]
    case = replace(exchange(), spaces=spaces, movers=(*round_, Mover("x", 1, 10, 0, 3, 10)))
    (found,) = circles(case)
    assert found.units == ("u0", "u1", "u2")
