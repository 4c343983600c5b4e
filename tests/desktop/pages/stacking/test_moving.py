"""Swaps, whole OPDs and locked floors as named steps; the case keeps a locked floor."""

from __future__ import annotations

from desktop.pages.stacking.moving import (
    drop_many,
    drop_opd,
    going,
    lock,
    locked_at,
    movable,
    pin_many,
    placement,
    swap,
)
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.seats import TRAY, Place
from solver.case.build import BuiltCase, build_case
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL, TODAY

MIDDLE, TOP = Place("tower", "tower-1"), Place("tower", "tower-2")


def model() -> StackingModel:
    return StackingModel(session(), MANUAL)


def test_two_units_change_places_and_undo_brings_them_back() -> None:
    made = model()
    before = made.problem
    assert "bertukar tempat" in swap(made, "a-sek", "b-bid")
    assert made.view().place_of["a-sek"] == TOP
    assert made.view().place_of["b-bid"] == MIDDLE
    assert made.session.undo_label == "Tukar tempat Dinas A · Unit a-sek dan Dinas B · Unit b-bid"
    made.session.undo()
    assert made.problem is before
    assert swap(made, "a-sek", "c-bid") == ""  # in the tray
    assert swap(StackingModel(session(), TODAY), "a-sek", "b-bid") == ""


def test_a_whole_opd_moves_but_its_pinned_units_stay() -> None:
    made = model()
    made.pin("a-sek")
    units = movable(made, "a")
    assert "a-sek" not in units
    assert len(units) == 3
    assert "3 unit" in drop_opd(made, "a", TOP)
    places = made.view().place_of
    assert {places[unit] for unit in units} == {TOP}
    assert places["a-sek"] == MIDDLE
    made.session.undo()
    assert drop_opd(made, "a", TRAY)
    assert {made.view().place_of[unit] for unit in units} == {TRAY}


def test_a_locked_floor_keeps_everybody_and_lets_nobody_in() -> None:
    made = model()
    made.drop("a-sek", TRAY)  # the tower does not bear it
    assert "dikunci" in lock(made, MIDDLE)
    assert made.view().bar_of[MIDDLE].locked
    assert locked_at(made, "a-head")
    assert made.drop("a-head", TOP) == ""
    assert made.drop("b-bid", MIDDLE) == ""
    assert swap(made, "a-head", "b-bid") == ""
    assert made.offers("b-bid")[MIDDLE].tone is Tone.FORBIDDEN
    assert {o.tone for p, o in made.offers("a-head").items() if p != MIDDLE} == {Tone.FORBIDDEN}
    built = build_case(made.problem, MANUAL)
    assert isinstance(built, BuiltCase)
    f = built.floors.index("tower-1")
    inside = {u for u, unit in enumerate(built.case.units) if f in unit.floors}
    here = {b.unit for b in made.view().bar_of[MIDDLE].blocks}
    assert {built.units[u] for u in inside} == here
    assert all(built.case.units[u].floors == (f,) for u in inside)
    assert "dibuka" in lock(made, MIDDLE)
    assert not made.view().bar_of[MIDDLE].locked
    row = placement(made, "a-head")
    assert row is not None
    assert not row.pinned


def test_an_empty_locked_floor_takes_no_part() -> None:
    made = model()
    for block in made.view().bar_of[TOP].blocks:
        made.drop(block.unit, TRAY)
    assert lock(made, TOP)
    built = build_case(made.problem, MANUAL)
    assert isinstance(built, BuiltCase)
    assert "tower-2" not in built.floors
    assert lock(made, TRAY) == ""


def test_several_units_move_and_are_pinned_as_one_step() -> None:
    made = model()
    before = made.problem
    place = Place("tower", "tower-2")
    units = ("b-sek", "a-sek")
    assert going(made, units) == ("a-sek", "b-sek"), "in the order of the plan"
    assert drop_many(made, units, place) == "2 unit dipindahkan ke Menara · Lantai 3."
    seats = made.view().place_of
    assert seats["a-sek"] == seats["b-sek"] == place
    assert made.session.undo_label == "Pindahkan 2 unit ke Menara · Lantai 3"
    made.session.undo()
    assert made.problem == before
    assert pin_many(made, ("a-sek", "b-sek")).startswith("2 unit dikunci")
    assert going(made, units) == ()
    assert drop_many(made, units, place) == ""
    assert pin_many(made, ("a-sek", "b-sek")) == "Kunci 2 unit dibuka."
    assert drop_many(made, units, TRAY).startswith("2 unit dikeluarkan")
    assert {"a-sek", "b-sek"} <= {block.unit for block in made.view().tray}
