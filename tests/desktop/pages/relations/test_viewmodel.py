"""What the page of relations does: folds, jumps, adding, pasting, rules, modes."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.relations.rules import Draft, Verb
from desktop.pages.relations.trips import Order
from desktop.pages.relations.viewmodel import RelationsModel, Wrong
from solver.problem.relations import PairKind
from tests.desktop.pages.relations.city import session
from tests.support.problems import BEST, MANUAL


def test_folds_and_what_asks_for_another_matrix() -> None:
    model = RelationsModel(session())
    shape = model.shape()
    model.fold("opd:a")
    assert model.opened == {"a"}
    assert model.shape() != shape
    model.fold("opd:a")
    assert model.shape() == shape
    model.fold_all(opened=True)
    assert len(model.matrix().rows()) == 5 + 12
    model.order = Order.BUSY
    assert model.matrix().rows()[0] == "opd:a"


def test_jumping_opens_what_has_to_be_open() -> None:
    model = RelationsModel(session())
    assert model.reveal("unit c-bid") == "unit:c-bid"
    assert model.opened == {"c"}
    assert model.reveal("Inspektorat") == "opd:d"
    assert (model.reveal("zzz"), model.reveal(" ")) == ("", "")
    assert model.summary() == "4 hubungan · 58 perjalanan per minggu"


def test_adding_says_what_is_wrong_field_by_field() -> None:
    made = session()
    model = RelationsModel(made)
    found = model.add_trip("Zzz", "", "x")
    assert [each.field for each in found] == ["unit_a", "unit_b", "per_week"]
    assert model.add_trip("a-head", "c-sek", "3")[0].field == "unit_b"  # already there
    assert made.undo_label is None
    assert model.add_trip("d-sek", "b-bid", "3") == ()
    assert made.document.problem.trip[-1].per_week == 300
    assert made.undo_label == "tambah hubungan Inspektorat · Unit d-sek – Dinas B · Unit b-bid"


def test_pasting_tells_every_line_that_is_wrong() -> None:
    made = session()
    model = RelationsModel(made)
    assert not model.paste("  ").done
    said = model.paste("\n".join(f"a-head\tZzz{i}\t1" for i in range(9)))
    assert not said.done
    assert "Baris 1: “Zzz0” tidak ada" in said.words
    assert "… dan 3 baris lain." in said.words
    good = model.paste("d-sek\tb-bid\t2")
    assert (good.done, good.words) == (True, "1 hubungan ditambahkan, 0 diperbarui.")
    assert made.undo_label == "tempel 1 hubungan kerja"
    made.undo()
    assert len(made.document.problem.trip) == 4


def test_a_rule_by_names_typed() -> None:
    made = session()
    model = RelationsModel(made)
    draft = Draft(verb=Verb.APART, unit="Dinas B · Unit b-sek", other="unit b-bid", reason="x")
    assert model.told(draft).startswith("Unit b-sek dan Unit b-bid (Dinas B) tidak boleh")
    name = model.save_rule(draft)
    assert isinstance(name, str)
    assert model.draft(name).other == "b-bid"
    assert str(made.undo_label).startswith("tambah aturan: Unit b-sek dan Unit b-bid")
    wrong = model.save_rule(replace(draft, other=""))
    assert isinstance(wrong, Wrong)
    assert wrong.field == "other"
    changed = model.save_rule(replace(model.draft(name), verb=Verb.TOGETHER))
    assert changed == name
    assert made.document.problem.pair_rule[-1].kind is PairKind.TOGETHER


def test_modes_of_the_chosen_scenario() -> None:
    made = session()
    model = RelationsModel(made)
    assert model.scenario == MANUAL  # the fullest plan, as on every page
    assert [id for id, _ in model.scenarios()] == [BEST, MANUAL]  # today holds no rules
    model.choose_scenario(BEST)
    assert model.hold("together", "wish", "2.500.000") == ""
    together, apart = model.modes()
    assert (together.mode, together.price) == ("wish", "2.500.000")
    assert [value for value, _ in apart.options] == ["hard", "off"]
    assert made.undo_label == "Pasangan selantai dalam Rencana hasil hitungan"
    assert model.hold("together", "wish", "banyak") != ""
    model.choose_scenario(MANUAL)
    assert model.modes()[0].mode == "hard"


def test_floors_and_buildings_to_pick_from() -> None:
    model = RelationsModel(session())
    assert model.floors("tower")[0] == ("", "seluruh gedung")
    assert len(model.floors("tower")) == 4
    assert model.buildings()[0][1] == "Blok Baru"
