"""Terms in and out, the order in words, pictures that agree with it, obstacles named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.moves.viewmodel import TERMS, MovesModel
from desktop.system.settings import Settings
from desktop.workflows.moves.order_moves import find_order
from solver.moves.model import Hindrance, MoveOrder, Obstacle
from solver.plan import SolveStatus
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from tests.support.problems import MANUAL, TODAY, tiny_problem


def city() -> Problem:
    """Everybody into the tower."""
    problem = tiny_problem()
    places = tuple(
        Placement(id=f"p{u.id}", scenario=MANUAL, unit=u.id, building="tower") for u in problem.unit
    )
    return replace(problem, placement=places, realisation=(), timetable=())


@pytest.fixture
def model() -> MovesModel:
    made = MovesModel(Session(Document(city())))
    made.choice.choose(MANUAL)
    made.change(people=40)
    made.take(made.work()())
    return made


def test_terms_are_read_and_written_in_words(model: MovesModel) -> None:
    assert model.term_text("start") == "4 Januari 2027"
    assert model.read_term("start", "1 Maret 2027") == ""
    assert model.term_text("start") == "1 Maret 2027"
    assert model.read_term("swing", "12,5") == ""
    assert model.terms.swing == 1_250
    assert model.read_term("people", "0") != ""
    assert model.read_term("people", "banyak") != ""
    assert model.read_term("start", "") != ""
    assert model.terms.people == 40
    assert set(TERMS) == {"start", "weeks", "people", "fit_out", "swing"}


def test_the_order_in_words(model: MovesModel) -> None:
    assert model.ready is not None
    assert str(len(model.moves())) in model.headline()
    words, tone = model.guarantee()
    assert words
    assert tone in ("positive", "quiet")


@pytest.mark.parametrize("by_unit", [False, True])
def test_the_time_line_holds_every_person_once(model: MovesModel, by_unit: bool) -> None:
    model.by_unit = by_unit
    lines = model.lines()
    moved = sum(int(b.text.replace(".", "")) for x in lines for b in x.bars if b.kind == "move")
    assert moved == sum(move.people for move in model.moves())
    assert len(lines) == len({m.unit if by_unit else m.opd for m in model.moves()})
    last = max(bar.last for line in lines for bar in line.bars)
    assert last == len(model.heads())
    assert all(bar.first >= 1 for line in lines for bar in line.bars)


def test_flows_months_and_emptied_agree(model: MovesModel) -> None:
    assert sum(f.people for f in model.flow_rows()) == sum(m.people for m in model.moves())
    assert model.flow_detail(model.flow_rows()[0].key)
    assert model.ready is not None
    assert model.ready.order.cost is not None
    assert sum(p.amount for p in model.months()) == model.ready.order.cost.double
    grid = model.emptied()
    assert set(grid.rows()) == {id for wave in model.waves() for id in wave.emptied}
    paid = [int(grid.order(row, "paid")) for row in grid.rows()]
    assert sum(paid) == model.ready.order.cost.double
    assert model.swings() == ()


def test_a_better_order_stays_when_the_case_is_the_same(model: MovesModel) -> None:
    assert model.ready is not None
    better = find_order(model.ready, 5.0, threads=1).order
    model.take_order(better)
    model.take(model.work()())
    assert model.ready.order is better
    model.change(people=35)
    model.take(model.work()())
    assert model.ready.order is not better
    kept = model.ready.order
    model.take_order(better)  # of another case: too late
    assert model.ready.order is kept


@pytest.mark.parametrize("why", Hindrance)
def test_every_hindrance_has_its_sentence(model: MovesModel, why: Hindrance) -> None:
    assert model.ready is not None
    case = model.ready.built.case
    units = tuple(mover.unit for mover in case.movers)
    order = MoveOrder(
        case, SolveStatus.INFEASIBLE, obstacles=(Obstacle(why, 1_200, ("tower",), units),)
    )
    model.ready = replace(model.ready, order=order)
    (said, *_) = model.notes()
    assert "{" not in said
    assert not said.startswith("moves.")
    assert model.headline() == "Tidak ada urutan yang mungkin dengan ketentuan ini."
    assert model.lines() == model.months() == ()


def test_nobody_to_move_and_nothing_at_all() -> None:
    model = MovesModel(Session(Document(Problem())))
    assert model.choice.id == ""
    assert model.headline() == ""
    assert model.notes() == model.lines() == model.flow_rows() == ()
    assert model.grid().rows() == ()
    problem = replace(tiny_problem(), placement=())
    still = MovesModel(Session(Document(problem)))
    still.choice.choose(MANUAL)
    still.take(still.work()())
    assert "Tidak ada lagi" in still.headline()
    assert any("belum punya tempat" in note for note in still.notes())
    assert TODAY not in dict(still.choice.options)


def test_who_keeps_the_order_is_in_the_file() -> None:
    model = MovesModel(Session(Document(city())), lambda: Settings(person=" Sari "))
    model.choice.choose(MANUAL)
    model.take(model.work()())
    assert model.keep()
    (row,) = model.problem.timetable
    assert row.kept_by == "Sari"
    model.take(model.work()())
    assert "oleh Sari" in model.kept()[0]
    assert not model.can_keep
