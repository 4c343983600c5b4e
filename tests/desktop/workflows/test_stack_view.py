"""The plan as data: everybody is somewhere exactly once, with the right roles and ghosts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from desktop.workflows.seats import Place
from desktop.workflows.stack_view import Need, StackView, stack_view, with_bars
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.study.assess import assess
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem

PROBLEM = tiny_problem()
NEEDS = {unit.id: Need(10_000, 5) for unit in PROBLEM.unit}


def view(scenario: str, problem: Problem = PROBLEM) -> StackView:
    return stack_view(problem, scenario, NEEDS)


def test_every_unit_is_somewhere_exactly_once() -> None:
    for scenario in (TODAY, MANUAL, BEST):
        made = view(scenario)
        counts = Counter(b.unit for bar in made.bars for b in bar.blocks)
        counts.update(b.unit for b in made.tray)
        assert counts == Counter(u.id for u in PROBLEM.unit)
        assert set(made.place_of) == set(made.block_of) == set(counts)


def test_today_shows_buildings_in_use_and_is_only_read() -> None:
    made = view(TODAY)
    assert not made.editable
    assert made.stays == ()
    names = {t.building for s in made.sites for t in s.towers}
    assert names == {"house", "hall", "tower", "camat"}
    assert made.place_of["a-bid"] == Place("house")  # floor not known
    assert [b.unit for b in made.tray] == ["d-sek"]


def test_a_plan_shows_all_floors_of_candidates_top_first_and_who_stays() -> None:
    made = view(MANUAL)
    towers = {t.building: t for s in made.sites for t in s.towers}
    assert set(towers) == {"tower", "new"}
    levels = [bar.level for bar in towers["new"].bars]
    assert levels == sorted(levels, reverse=True)
    assert len(levels) == 5
    assert towers["tower"].bars[-1].place == Place("tower")  # a-bid, floor not chosen yet
    assert towers["new"].new
    assert [bar.place for bar in made.stays] == [Place("hall"), Place("camat")]
    assert made.stays[0].blocks
    assert not made.stays[1].blocks  # nobody yet: e-kec may stay there


def test_a_floor_left_out_is_not_shown_unless_somebody_is_on_it() -> None:
    def shown(problem: Problem) -> bool:
        return Place("new", "new-4") in view(BEST, problem).bar_of

    assert not shown(PROBLEM)
    row = Placement(id="x", scenario=BEST, unit="b-bid", building="new", floor="new-4")
    assert shown(replace(PROBLEM, placement=(*PROBLEM.placement, row)))


def test_ghosts_are_those_who_sit_here_today_only() -> None:
    made = view(MANUAL)
    ghosts = {g.unit for g in made.bar_of[Place("tower", "tower-2")].ghosts}
    assert ghosts == set()
    assert "b-sek" not in {g.unit for bar in made.bars for g in bar.ghosts}
    empty = view(BEST)
    assert "b-bid" in {g.unit for g in empty.bar_of[Place("tower", "tower-2")].ghosts}


def test_excess_rooms_and_limits() -> None:
    made = stack_view(
        PROBLEM, MANUAL, NEEDS, {"tower-1": 60_000}, {"tower-1": (70_000, 10), "new-0": (1, 2)}
    )
    bar = made.bar_of[Place("tower", "tower-1")]
    assert bar.used == 3 * 10_000 + 60_000
    assert (bar.over_area, bar.over_people) == (20_000, 5)
    assert made.bar_of[Place("new", "new-0")].net == 1
    assert made.bar_of[Place("hall")].over_area == 0


def test_moved_and_pinned_are_marked() -> None:
    blocks = view(MANUAL).block_of
    assert blocks["a-sek"].moved
    assert not blocks["b-sek"].moved
    rows = tuple(replace(r, pinned=r.unit == "b-sek") for r in PROBLEM.placement)
    assert view(MANUAL, replace(PROBLEM, placement=rows)).block_of["b-sek"].pinned


def test_the_legend_counts_units_and_placed_ones() -> None:
    keys = {key.opd: key for key in view(MANUAL).opds}
    assert (keys["a"].units, keys["a"].placed, keys["a"].people) == (4, 4, 20)
    assert (keys["d"].units, keys["d"].placed) == (2, 0)


def test_who_takes_no_part_stays_where_they_are() -> None:
    made = view(BEST)
    assert made.place_of["e-kec"].building == PROBLEM.get(Unit, "e-kec").building
    assert {b.unit for b in made.tray} == set(assess(PROBLEM, BEST).unplaced)
    assert {b.unit for b in view(MANUAL).tray} == set(assess(PROBLEM, MANUAL).unplaced)
    assert {b.unit for b in view(TODAY).tray} == set(assess(PROBLEM, TODAY).unplaced)


def test_a_floor_knows_what_nobody_can_use() -> None:
    made = view(MANUAL)
    bar = next(b for b in made.bars if b.net and b.gross)
    assert bar.gross is not None
    assert bar.net is not None
    assert bar.service == bar.gross - bar.net
    assert replace(bar, gross=None).service == 0


def test_every_bar_can_be_changed_at_once() -> None:
    made = with_bars(view(MANUAL), lambda bar: replace(bar, room_count=7))
    assert {bar.room_count for bar in made.bars} == {7}
    assert len(made.bars) == len(view(MANUAL).bars)
