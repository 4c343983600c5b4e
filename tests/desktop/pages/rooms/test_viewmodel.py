"""Shared rooms in words: figures, table, hours, the promise kept or not."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.rooms.viewmodel import RoomsModel, hour_names, interval
from desktop.system.translate import set_language
from solver.demand.bookings import Service
from solver.problem.problem import Problem
from tests.desktop.pages.rooms.city import planned
from tests.support.problems import BEST, TODAY


def reckoned(problem: Problem | None = None, scenario: str = BEST) -> RoomsModel:
    model = RoomsModel(Session(Document(problem or planned())))
    model.choice.choose(scenario)
    model.take(model.work()())
    return model


def checked() -> RoomsModel:
    model = reckoned()
    model.take_checks(model.checking()(lambda *_: None))
    return model


def test_the_fullest_plan_is_shown_first() -> None:
    assert RoomsModel(Session(Document(planned()))).choice.id == BEST
    bare = replace(planned(), placement=())
    assert RoomsModel(Session(Document(bare))).choice.id == TODAY
    assert RoomsModel(Session(Document(Problem()))).choice.id == ""
    assert not RoomsModel(Session(Document(Problem()))).choice.has_plan


def test_figures_say_what_sharing_saves() -> None:
    model = checked()
    shared, alone, saved, level = model.figures()
    assert int(alone.value) - int(shared.value) == int(saved.value) > 0
    assert "lebih sedikit" in saved.below
    assert "m²" in saved.below
    assert level.value == "95%"
    assert level.below.startswith("Terpenuhi menurut simulasi 400 minggu")


def test_the_table_before_and_after_the_check() -> None:
    model = reckoned()
    grid = model.table()
    row = grid.rows()[0]
    assert grid.text(row, "simulated") == "…"
    after = checked().table()
    assert after.text(row, "simulated").startswith("✓ ")
    assert " ± " in after.text(row, "simulated")
    assert after.text(row, "name") == "Menara"
    assert after.text(row, "size") == "Kecil"


def test_the_chosen_group_in_a_sentence() -> None:
    model = checked()
    assert model.about() == "Pilih satu baris untuk membaca hasil simulasinya."
    model.size = "small"
    assert model.about().startswith("Menara, ruang kecil: dalam simulasi 400 minggu")


def test_every_room_has_its_hours() -> None:
    model = reckoned()
    rooms = sum(group.shared for group in model.groups if group.building == model.building)
    hours = model.hours()
    assert len(hours) == rooms
    assert {len(row.percents) for row in hours} == {45}
    assert hours[0].name == "Kecil 1"
    assert hours[0].words[0].startswith("Senin 07.30, ruang Kecil 1: terpakai ")
    assert hours[0].percents[4 * 9 + 4] == 0  # Friday prayer
    model.size = "large"
    assert {row.name.split()[0] for row in model.hours()} == {"Besar"}
    assert hour_names()[-1] == "15.30"


def test_checks_of_other_rooms_are_not_taken() -> None:
    model = reckoned()
    made = model.checking()(lambda *_: None)
    model.choice.choose(TODAY)
    model.take(model.work()())
    model.take_checks(made)
    assert model.checks == {}
    assert ("note", model.notes()[-1][1]) == model.notes()[-1]


def test_a_reckoning_without_chance_promises_nothing() -> None:
    problem = planned()
    standards = tuple(
        replace(s, value=1) if s.id == "rooms.deterministic" else s for s in problem.standard
    )
    model = reckoned(replace(problem, standard=standards))
    assert model.figures()[3].value == "–"
    assert model.table().text(model.table().rows()[0], "served") == "–"


def test_intervals_in_both_languages() -> None:
    service = Service(10_000, 9_700)
    assert interval(service) == "97,0% ± 0,3"
    set_language("en")
    assert interval(service) == "97.0% ± 0.3"
    assert interval(Service(0, 0)) == "–"


def test_zones_are_rows_and_choices_of_their_own() -> None:
    problem = planned()
    floors = (replace(f, zone="Atas" if f.id == "tower-2" else "") for f in problem.floor)
    model = reckoned(replace(problem, floor=tuple(floors)))
    assert model.buildings() == (("tower", "Menara"), ("tower/Atas", "Menara · Atas"))
    grid = model.table()
    assert grid.text("tower/Atas/small", "name") == "Menara · Atas"
    assert "di 1 gedung" in model.figures()[0].below
    model.building, model.size = "tower/Atas", "small"
    mine = next(g for g in model.groups if g.key == "tower/Atas/small")
    assert len(model.hours()) == mine.shared
    model.take(model.work()())
    assert (model.building, model.size) == ("tower/Atas", "small")
