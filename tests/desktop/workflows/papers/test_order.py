"""The order on paper is that of the page of moves: kept, stale, first, none; realised or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.moves.realised import summary
from desktop.pages.moves.viewmodel import MovesModel
from desktop.reports.order_data import OrderData
from desktop.reports.reckoning import reckon
from desktop.system.translate import set_language
from desktop.workflows.moves.order_moves import keep_order, make_ready, realise, usual_terms
from desktop.workflows.papers.order import order_data, told, with_order
from solver.moves.model import Hindrance, MovePlan, Obstacle
from solver.plan import SolveStatus
from solver.problem.realisation import MoveStatus
from solver.problem.scenario import Placement
from tests.desktop.pages.moves.test_viewmodel import city
from tests.support.problems import MANUAL, TODAY

FOUND_ON = "2026-11-20T10:00:00"
TOWN = Document(city())


@pytest.fixture(scope="module")
def kept() -> Document:
    """The plan with an order that is kept, of small waves."""
    ready = make_ready(TOWN, MANUAL, replace(usual_terms(TOWN), people=40))
    return keep_order(ready, FOUND_ON)(TOWN)


def page(document: Document) -> MovesModel:
    model = MovesModel(Session(document))
    model.choice.choose(MANUAL)
    model.take(model.work()())
    return model


def paper(document: Document) -> OrderData:
    found = order_data(document, MANUAL)
    assert found is not None
    return found


def test_figures_are_those_of_the_page(kept: Document) -> None:
    model, made = page(kept), paper(kept)
    assert model.is_kept
    said = dict(made.remarks)
    assert said["short"] == model.headline()
    assert said["basis"] == model.kept()[0]
    assert [(w.number, w.first, w.last, w.swing, w.double, w.emptied) for w in made.waves] == [
        (w.number, w.first, w.last, w.swing, w.double, w.emptied) for w in model.waves()
    ]
    bars = [bar for line in model.lines() for bar in line.bars if bar.kind == "move"]
    for wave in made.waves:
        assert wave.people == sum(int(bar.text) for bar in bars if bar.first == wave.number)
    units = [(m.unit, wave.number) for wave in made.waves for m in wave.moves]
    assert units == [(m.unit, m.entered) for m in model.moves()]
    assert [each.building for each in made.emptied] == list(model.emptied().rows())
    assert model.ready is not None
    assert model.ready.order.cost is not None
    assert made.double == sum(e.paid for e in made.emptied) == model.ready.order.cost.double


def test_an_order_that_is_kept_says_when(kept: Document) -> None:
    said = dict(paper(kept).remarks)
    assert said["basis"] == "Tersimpan di berkas 20 November 2026 pukul 10.00."
    assert "Orang per gelombang: 40" in said["terms"]


def test_without_a_kept_order_the_first_one_says_so_and_where_to_keep_one() -> None:
    made = paper(TOWN)
    basis = dict(made.remarks)["basis"]
    assert made.waves
    assert basis.startswith("Belum ada urutan yang disimpan")
    assert "Simpan urutan" in basis
    assert "Pindahan" in basis


def test_a_changed_plan_makes_the_kept_order_stale(kept: Document) -> None:
    problem = kept.problem
    unit = problem.unit[0]
    places = tuple(
        replace(p, building=unit.building, floor="") if p.unit == unit.id else p
        for p in problem.placement
    )
    document = replace(kept, problem=replace(problem, placement=places))
    basis = dict(paper(document).remarks)["basis"]
    assert "sudah usang" in basis
    assert "20 November 2026" in basis
    assert "urutan awal" in basis  # what is printed instead


def test_proved_or_not_is_said_and_never_more_than_is_known(kept: Document) -> None:
    ready = make_ready(kept, MANUAL, replace(usual_terms(kept), people=40))
    assert ready.order.cost is not None
    loose = replace(ready.order, status=SolveStatus.FEASIBLE, bound=ready.order.cost.total // 2)
    assert (
        "paling banyak 50,0% lebih murah"
        in dict(told(replace(ready, order=loose)).remarks)["proof"]
    )
    tight = replace(ready.order, status=SolveStatus.OPTIMAL, bound=ready.order.cost.total)
    proof = dict(told(replace(ready, order=tight)).remarks)["proof"]
    assert proof == "Terbukti tidak ada urutan yang lebih murah."


def test_realised_moves_are_counted_as_on_the_page(kept: Document) -> None:
    first, second = [unit.id for unit in kept.problem.unit[:2]]
    moved = realise(
        kept.problem, (first,), MoveStatus.MOVED, date(2028, 5, 1), {first: ("tower", "")}
    )(kept)
    document = realise(moved.problem, (second,), MoveStatus.CANCELLED, None, {})(moved)
    made, grid = paper(document), page(document).grid()
    states = [each.move for each in made.become]
    late = sum((each.late or 0) > 0 for each in made.become)
    assert late == 1
    assert f"{states.count(MoveStatus.MOVED)} dari {len(states)} unit" in summary(grid)
    assert f"{late} terlambat" in summary(grid)
    assert [each.unit for each in made.told] == [first, second]
    assert f"Dari {len(page(kept).moves())} unit" in dict(made.remarks)["counted"]


def test_who_waits_in_the_swing_space_stands_in_the_wave_of_entering() -> None:
    ready = make_ready(TOWN, MANUAL, usual_terms(TOWN))
    plan = ready.order.plan
    assert plan is not None
    waiting = MovePlan((plan.entered[0] - 1, *plan.left[1:]), plan.entered)
    made = told(replace(ready, order=replace(ready.order, plan=waiting)))
    unit = ready.built.case.movers[0].unit
    (number,) = [wave.number for wave in made.waves for move in wave.moves if move.unit == unit]
    (left,) = [move.left for wave in made.waves for move in wave.moves if move.unit == unit]
    assert (left, number) == (plan.entered[0] - 1, plan.entered[0])
    assert made.waves[left - 1].swing > 0


def test_no_order_says_why_and_has_no_waves() -> None:
    ready = make_ready(TOWN, MANUAL, usual_terms(TOWN))
    why = (Obstacle(Hindrance.WAVES, 7),)
    order = replace(ready.order, plan=None, cost=None, status=SolveStatus.INFEASIBLE, obstacles=why)
    made = told(replace(ready, order=order))
    assert made.waves == ()
    assert made.emptied == ()
    assert dict(made.remarks)["short"].startswith("Tidak ada urutan yang mungkin")
    assert "7 gelombang cukup" in dict(made.remarks)["notes"]


def test_nobody_moves() -> None:
    problem = city()
    stay = tuple(
        Placement(id=f"s{u.id}", scenario=MANUAL, unit=u.id, building=u.building, floor=u.floor)
        for u in problem.unit
        if u.building
    )
    made = paper(Document(replace(problem, placement=stay)))
    assert made.waves == ()
    assert dict(made.remarks)["short"].startswith("Tidak ada lagi yang harus pindah")


def test_today_has_no_order_and_the_proposed_scenario_has() -> None:
    assert order_data(TOWN, TODAY) is None
    assert with_order(reckon(TOWN, [MANUAL], TODAY)).order is None
    assert with_order(reckon(TOWN, [MANUAL], MANUAL)).order == order_data(TOWN, MANUAL)


def test_every_word_is_in_both_catalogues(kept: Document) -> None:
    for language in ("id", "en"):
        set_language(language)
        try:
            said = [words for document in (kept, TOWN) for _, words in paper(document).remarks]
        finally:
            set_language("id")
        assert [text for text in said if "report." in text or "moves." in text] == []
