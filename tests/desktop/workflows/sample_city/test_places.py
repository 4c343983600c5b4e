"""The simple filling keeps what a floor must have and spreads the rest."""

from __future__ import annotations

from dataclasses import replace

from desktop.workflows.sample import sample_problem
from desktop.workflows.sample_city.places import allowed, fill
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.relations import PairKind


def city() -> Problem:
    return sample_problem()


def test_counters_go_to_public_floors() -> None:
    problem = city()
    unit = problem.get(Unit, "dukcapil-dafduk")
    assert {floor.level for floor in allowed(problem, unit, "setda")} == {0}
    assert {floor.public for floor in allowed(problem, unit, "mpp")} == {True}


def test_visitors_climb_no_stairs() -> None:
    problem = city()
    unit = problem.get(Unit, "disnaker-hubin")
    assert {floor.level for floor in allowed(problem, unit, "disnaker")} == {0}
    assert len(allowed(problem, unit, "setda")) == 8


def test_a_building_that_suits_nobody_still_takes_them() -> None:
    """Over-full or unsuitable is shown to the planner, never refused."""
    problem = city()
    unit = replace(problem.get(Unit, "disdik-gtk"), public_floor=True)
    closed = replace(problem, floor=tuple(replace(f, public=False) for f in problem.floor))
    assert len(allowed(closed, unit, "disdik")) == 2


def test_pairs_share_a_floor_and_nobody_is_left_out() -> None:
    problem = city()
    ids = [unit.id for unit in problem.unit if unit.opd == "bpkad"]
    found = fill(problem, dict.fromkeys(ids, "mpp"), 2031)
    assert set(found) == set(ids)
    pairs = [r for r in problem.pair_rule if r.kind is PairKind.TOGETHER and r.unit_a in found]
    assert pairs
    assert all(found[r.unit_a] == found[r.unit_b] for r in pairs)


def test_who_sits_already_stays() -> None:
    problem = city()
    found = fill(
        problem, {"disdik-sd": "disdik", "disdik-smp": "disdik"}, 2031, {"disdik-sd": "disdik-1"}
    )
    assert found["disdik-sd"] == "disdik-1"
    assert found["disdik-smp"] == "disdik-0"
