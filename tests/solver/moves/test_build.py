"""A scenario becomes a case: who moves, what is full, what empties, what opens when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from solver.demand.rounding import half_up
from solver.moves.build import MovesBuilt, MoveTerms, build_moves
from solver.moves.solve import OrderOptions, order_moves
from solver.problem.estate import Building, Floor
from solver.problem.problem import Problem
from solver.problem.realisation import MoveStatus, Realisation
from solver.problem.scenario import Placement
from tests.support.problems import MANUAL, TODAY, tiny_problem

START = date(2027, 1, 4)
TERMS = MoveTerms(START)


def units_of(built: MovesBuilt) -> set[str]:
    return {mover.unit for mover in built.case.movers}


def with_news(*rows: Realisation) -> Problem:
    return replace(tiny_problem(), realisation=rows)


def planned() -> dict[str, Placement]:
    return {row.unit: row for row in tiny_problem().placement if row.scenario == MANUAL}


def test_who_moves_are_those_whose_place_differs() -> None:
    problem = tiny_problem()
    built = build_moves(problem, MANUAL, TERMS)
    today = {unit.id: unit.building for unit in problem.unit}
    wanted = {id for id, row in planned().items() if row.building != today[id]}
    assert wanted
    assert wanted <= units_of(built)
    for unit in units_of(built):
        now, then = built.places[unit]
        assert now != then
        assert then[0] == planned()[unit].building


def test_today_moves_nobody() -> None:
    assert build_moves(tiny_problem(), TODAY, TERMS).case.movers == ()


def test_an_unknown_scenario_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        build_moves(tiny_problem(), "none", TERMS)


def test_what_has_moved_is_done_and_what_was_cancelled_stays() -> None:
    first, second = sorted(units_of(build_moves(tiny_problem(), MANUAL, TERMS)))[:2]
    to = planned()[first]
    problem = with_news(
        Realisation(id="1", unit=first, move=MoveStatus.MOVED, building=to.building),
        Realisation(id="2", unit=second, move=MoveStatus.CANCELLED),
    )
    built = build_moves(problem, MANUAL, TERMS)
    assert not {first, second} & units_of(built)
    assert built.done == (first,)
    assert built.cancelled == (second,)
    from_today = build_moves(problem, MANUAL, replace(TERMS, realised=False))
    assert {first, second} <= units_of(from_today)


def test_who_moved_elsewhere_goes_on_from_there() -> None:
    first = sorted(units_of(build_moves(tiny_problem(), MANUAL, TERMS)))[0]
    other = next(b.id for b in tiny_problem().building if b.id != planned()[first].building)
    problem = with_news(
        Realisation(id="1", unit=first, move=MoveStatus.MOVED, building=other),
    )
    built = build_moves(problem, MANUAL, TERMS)
    assert built.places[first][0] == (other, "")


def test_a_date_opens_a_space_in_the_first_whole_wave_after_it() -> None:
    problem = tiny_problem()
    target = {then[0] for _, then in build_moves(problem, MANUAL, TERMS).places.values()}
    buildings = tuple(
        replace(b, available=date(2027, 1, 19)) if b.id in target else b for b in problem.building
    )
    case = build_moves(replace(problem, building=buildings), MANUAL, TERMS).case
    # Waves of two weeks begin on 4 and 18 January and 1 February; fitted out in two waves.
    assert {case.spaces[m.target].opens for m in case.movers} == {3}
    assert {case.earliest(m) for m in case.movers} == {5}


def test_a_space_is_never_fuller_than_it_may_be() -> None:
    case = build_moves(tiny_problem(), MANUAL, TERMS).case
    for at, space in enumerate(case.spaces):
        held = sum(m.held for m in case.movers if m.origin == at)
        area = sum(m.area for m in case.movers if m.target == at)
        assert space.room >= max(held, area)


def test_rooms_of_the_plan_take_their_area() -> None:
    problem = tiny_problem()
    plain = build_moves(problem, MANUAL, TERMS).case
    target = plain.spaces[plain.movers[0].target]
    floor = problem.where(Floor, "building", target.building)[0].id
    less = build_moves(problem, MANUAL, TERMS, {floor: 100}).case
    assert less.spaces[less.movers[0].target].capacity == target.capacity - 100
    crowded = build_moves(problem, MANUAL, TERMS, {floor: target.capacity}).case
    coming = sum(m.area for m in crowded.movers if m.target == crowded.movers[0].target)
    assert crowded.spaces[crowded.movers[0].target].room >= coming


def test_an_old_building_costs_what_keeping_it_costs_more_than_leaving_it() -> None:
    problem = tiny_problem()
    inside = {unit.building for unit in problem.unit}
    tower = planned()[next(iter(planned()))].building
    everybody = tuple(
        Placement(id=f"p{u.id}", scenario=MANUAL, unit=u.id, building=tower) for u in problem.unit
    )
    built = build_moves(replace(problem, placement=everybody, realisation=()), MANUAL, TERMS)
    assert {each.building for each in built.case.leaving} == inside - {tower} - {""}
    assert any(each.cost for each in built.case.leaving)
    double = build_moves(
        replace(problem, placement=everybody, realisation=()), MANUAL, replace(TERMS, weeks=52)
    )
    for short, long in zip(built.case.leaving, double.case.leaving, strict=True):
        assert short.cost == pytest.approx(half_up(long.cost * 2, 52), abs=1)


def test_remarks_name_large_units_and_new_buildings_without_a_date() -> None:
    built = build_moves(tiny_problem(), MANUAL, replace(TERMS, people=1))
    assert set(built.large) == {m.unit for m in built.case.movers if m.people > 1}
    for id in built.undated:
        assert tiny_problem().get(Building, id).available is None


def test_the_waves_allowed_are_enough() -> None:
    built = build_moves(tiny_problem(), MANUAL, TERMS)
    assert order_moves(built.case, OrderOptions(0.0)).plan is not None
