"""The stacking page without Qt: scenario, header, edits."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.edits import put, set_field
from desktop.document.session import Session
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.seats import TRAY, Place
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Result, Scenario
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL, TODAY


def reckoned(model: StackingModel) -> StackingModel:
    model.take(model.reckoning()())
    return model


def test_the_first_scenario_shown_has_placements() -> None:
    model = StackingModel(session())
    assert model.scenario == MANUAL
    assert StackingModel(Session(Document(Problem()))).view().bars == ()
    assert [c.id for c in model.choices()] == [TODAY, MANUAL, BEST]


def test_today_and_a_borrowed_project_are_not_editable() -> None:
    assert not StackingModel(session(), TODAY).editable
    made = session()
    made.read_only = True
    model = StackingModel(made, MANUAL)
    assert not model.editable
    assert not model.view().editable
    assert model.drop("a-sek", TRAY) == ""


def test_a_drop_is_one_named_step_that_undo_takes_back() -> None:
    made = session()
    model = StackingModel(made, MANUAL)
    before = made.document
    said = model.drop("c-bid", Place("tower", "tower-2"))
    assert said == "Badan C · Unit c-bid dipindahkan ke Menara · Lantai 3."
    assert made.undo_label == "Pindahkan Badan C · Unit c-bid ke Menara · Lantai 3"
    assert model.view().place_of["c-bid"] == Place("tower", "tower-2")
    made.undo()
    assert made.document is before


def test_a_drop_where_it_is_already_does_nothing() -> None:
    made = session()
    model = StackingModel(made, MANUAL)
    assert model.drop("a-sek", Place("tower", "tower-1")) == ""
    assert model.drop("nobody", TRAY) == ""
    assert made.undo_label is None


def test_pinning_and_freeing() -> None:
    model = StackingModel(session(), MANUAL)
    assert "dikunci" in model.pin("a-sek")
    assert model.view().block_of["a-sek"].pinned
    assert "dibuka" in model.pin("a-sek")
    assert model.pin("c-bid") == ""  # in the tray: nothing to pin it to


def test_the_header_waits_then_tells_and_grows_old_with_every_edit() -> None:
    model = StackingModel(session(), MANUAL)
    assert model.header().figures[0].value == "…"
    reckoned(model)
    head = model.header()
    assert head.figures[0].value.startswith("Rp")
    assert head.figures[-1].value == "5"
    model.drop("c-bid", Place("tower", "tower-2"))
    assert model.header().figures[0].value == "…"
    assert reckoned(model).header().figures[-1].value == "4"


def test_an_over_full_floor_is_told_in_words() -> None:
    made = session()
    floor = made.document.problem.floor[1]
    made.do("x", put(replace(floor, net=1_000)))
    model = reckoned(StackingModel(made, MANUAL))
    assert any("kelebihan" in sentence for sentence in model.header().broken)
    assert model.header().figures[2].tone == "negative"


def test_a_result_that_no_longer_fits_is_stale() -> None:
    made = session()
    result = Result(id=MANUAL, scenario=MANUAL, outcome="feasible", best=1, case_sha256="old")
    made.do("x", put(result))
    assert reckoned(StackingModel(made, MANUAL)).header().stale


def test_needs_are_reckoned_again_when_people_or_year_change() -> None:
    made = session()
    model = StackingModel(made, MANUAL)
    before = model.view().block_of["a-sek"]
    made.do("x", set_field(Scenario, MANUAL, "year", 2050))
    assert model.view().block_of["a-sek"].people > before.people
    made.do("x", set_field(Unit, "a-sek", "growth", 0))
    assert model.view().block_of["a-sek"].people < before.people


def test_reasons_and_prices_are_known_after_reckoning() -> None:
    model = StackingModel(session(), BEST)
    assert model.price_by_place("b-sek") == {}
    reckoned(model)
    assert Place("tower", "tower-1") in model.price_by_place("b-sek")
    assert "new-0" in model.reasons("b-sek")
    assert model.problem.where(Placement, "scenario", BEST) == ()


def test_a_unit_that_takes_no_part_cannot_be_moved() -> None:
    made = session()
    model = StackingModel(made, BEST)
    found = model.offers("e-kec")
    here = model.view().place_of["e-kec"]
    assert found[here].tone is Tone.HERE
    assert {o.tone for place, o in found.items() if place != here} == {Tone.FORBIDDEN}
    assert model.drop("e-kec", Place("tower", "tower-0")) == ""
    assert made.undo_label is None


def test_the_plan_counts_rooms_and_names_broken_rules_once_they_are_reckoned() -> None:
    model = StackingModel(session(), MANUAL)
    assert model.view().broken == {}
    reckoned(model)
    assessment = model.reckoned.assessment if model.reckoned else None
    assert assessment is not None
    counted = sum(bar.room_count for bar in model.view().bars)
    assert counted == sum(n for need in assessment.rooms for _, n in need.floors)
    about = {subject for each in assessment.broken for subject in each.subjects}
    assert set(model.view().broken) == about
    assert about


def test_rooms_of_the_plan_before_do_not_fill_the_floors_of_a_search() -> None:
    model = reckoned(StackingModel(session(), MANUAL))
    rooms = sum(bar.room_area for bar in model.view().bars)
    assert rooms > 0
    model.drop("c-bid", Place("tower", "tower-2"))
    assert sum(bar.room_area for bar in model.view().bars) == rooms, "a hand moves no rooms"
    model.session.do("Cari", put(Result(id=MANUAL, scenario=MANUAL)))
    bars = model.view().bars
    assert not any(bar.room_area or bar.room_count for bar in bars)
    assert sum(bar.room_area for bar in reckoned(model).view().bars) > 0
