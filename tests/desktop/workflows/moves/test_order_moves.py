"""The order of moves told by waves, months and units; what is realised is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.document.document import Document
from desktop.workflows.moves.order_moves import (
    Ready,
    by_month,
    day_of,
    find_order,
    first_monday,
    first_opening,
    flows,
    idle_until,
    make_ready,
    realisation_of,
    realise,
    terms_for,
    usual_terms,
)
from solver.moves import solve
from solver.moves.model import MoveCase, MoveOrder
from solver.problem.realisation import MoveStatus
from solver.problem.scenario import Placement
from tests.support.problems import MANUAL, tiny_problem


@pytest.fixture(scope="module")
def ready() -> Ready:
    """Everybody into the tower, so that old buildings empty."""
    problem = tiny_problem()
    places = tuple(
        Placement(id=f"p{u.id}", scenario=MANUAL, unit=u.id, building="tower") for u in problem.unit
    )
    document = Document(replace(problem, placement=places, realisation=()))
    return make_ready(document, MANUAL, replace(usual_terms(document), people=30))


def test_a_first_order_does_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[solve.OrderOptions] = []
    real = solve.order_moves

    def listening(case: MoveCase, options: solve.OrderOptions) -> MoveOrder:
        heard.append(options)
        return real(case, options)

    monkeypatch.setattr(solve, "order_moves", listening)
    document = Document(tiny_problem())
    make_ready(document, MANUAL, usual_terms(document))
    (options,) = heard
    assert options.effort is not None
    assert options.threads == 1  # several would race each other


def test_weeks_begin_on_mondays() -> None:
    assert first_monday(date(2027, 1, 1)) == date(2027, 1, 4)
    assert first_monday(date(2027, 1, 4)) == date(2027, 1, 4)
    assert day_of(usual_terms(Document(tiny_problem())), 3) == date(2027, 2, 1)


def test_waves_months_and_the_bill_agree_to_the_rupiah(ready: Ready) -> None:
    waves = ready.waves
    assert ready.order.cost is not None
    assert ready.order.cost.double > 0
    assert sum(wave.double for wave in waves) == ready.order.cost.double
    assert sum(amount for _, amount in by_month(waves)) == ready.order.cost.double
    assert all(month.day == 1 for month, _ in by_month(waves))


def test_every_move_stands_in_one_wave_and_one_flow(ready: Ready) -> None:
    moves = ready.moves
    assert sum(wave.units for wave in ready.waves) == len(moves)
    assert sum(people for _, _, people, _ in flows(moves)) == sum(m.people for m in moves)
    assert [m.entered for m in moves] == sorted(m.entered for m in moves)


def test_an_old_building_is_emptied_once(ready: Ready) -> None:
    gone = [building for wave in ready.waves for building in wave.emptied]
    assert sorted(gone) == sorted(old.building for old in ready.built.case.leaving)


def test_a_search_is_never_worse(ready: Ready) -> None:
    found = find_order(ready, 5.0, threads=1)
    assert found.order.cost is not None
    assert ready.order.cost is not None
    assert found.order.cost.total <= ready.order.cost.total


def test_realised_and_taken_back() -> None:
    problem = tiny_problem()
    day = date(2026, 2, 12)
    done = realise(problem, ("a-sek",), MoveStatus.MOVED, day, {"a-sek": ("tower", "")})
    after = done(Document(problem)).problem
    row = realisation_of(after, "a-sek")
    assert row is not None
    assert (row.move, row.moved_on, row.building) == (MoveStatus.MOVED, day, "tower")
    assert len(after.realisation) == len(problem.realisation)  # the earlier row is replaced
    back = realise(after, ("a-sek",), MoveStatus.PLANNED, day, {})(Document(after)).problem
    row = realisation_of(back, "a-sek")
    assert row is not None
    assert (row.move, row.moved_on, row.building) == (MoveStatus.PLANNED, None, "")


def opening_in(year: int, **floors: int) -> Document:
    """Return the city that moves into a tower which is there from a year on."""
    problem = tiny_problem()
    places = tuple(
        Placement(id=f"p{u.id}", scenario=MANUAL, unit=u.id, building="tower", floor="tower-1")
        for u in problem.unit
    )
    buildings = tuple(
        replace(b, available=date(year, 3, 1)) if b.id == "tower" else b for b in problem.building
    )
    rows = tuple(
        replace(f, available=date(floors["floor"], 5, 3)) if floors and f.id == "tower-1" else f
        for f in problem.floor
    )
    changed = replace(
        problem, building=buildings, floor=rows, placement=places, realisation=(), timetable=()
    )
    return Document(changed)


def test_nobody_begins_before_the_first_place_is_there() -> None:
    late = opening_in(2029)
    assert first_opening(late.problem, MANUAL) == date(2029, 3, 1)
    assert terms_for(late, MANUAL).start == date(2029, 3, 5)
    assert terms_for(opening_in(2029, floor=2030), MANUAL).start == date(2030, 5, 6)
    early = opening_in(2020)
    assert terms_for(early, MANUAL) == usual_terms(early)
    assert first_opening(tiny_problem(), "gone") is None
    assert first_opening(Document(tiny_problem()).problem, MANUAL) is None  # stands already


def test_waves_of_waiting_are_told_with_the_day_that_mends_them() -> None:
    late = opening_in(2029)
    found = idle_until(make_ready(late, MANUAL, usual_terms(late)))
    assert found is not None
    waves, day = found
    assert waves > 50
    assert day >= date(2029, 3, 1)
    again = make_ready(late, MANUAL, replace(usual_terms(late), start=day))
    assert idle_until(again) is None
    assert again.order.cost is not None
