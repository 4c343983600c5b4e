"""The profiles as the page shows them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.standards.profiles import ProfilesModel
from desktop.workflows.standards import set_value
from solver.problem.standards import StandardProfile
from tests.support.problems import tiny_problem


@pytest.fixture
def session() -> Session:
    made = Session(Document(tiny_problem()))
    made.do("", set_value("space.staff", 550, "Sari", "2026-11-20"))
    return made


@pytest.fixture
def model(session: Session) -> ProfilesModel:
    return ProfilesModel(session, lambda: "Budi", lambda: date(2026, 11, 22))


def test_every_profile_says_how_much_it_would_change(model: ProfilesModel) -> None:
    notes = {node.id: node.note for node in model.nodes().children}
    assert notes["permendagri_7_2006"] == "1"
    assert notes["shipped"] == "1"
    assert notes["sbsk"] == "!"  # nothing would change, but it is not complete


def test_what_would_change_stands_first(model: ProfilesModel) -> None:
    grid = model.grid("permendagri_7_2006")
    first = grid.rows()[0]
    assert first == "space.staff"
    assert (grid.text(first, "now"), grid.text(first, "then")) == ("5,5", "4")
    assert grid.tone(first, "then") == "changed"
    assert grid.tone(grid.rows()[1], "then") == "quiet"


def test_the_card_says_what_is_not_verified(model: ProfilesModel) -> None:
    card = model.card("permendagri_7_2006")
    assert card is not None
    assert "6 dari 10 baris belum diverifikasi" in card.words
    assert "Satu baris akan berubah" in card.words


def test_sbsk_says_plainly_which_figures_it_lacks(model: ProfilesModel, session: Session) -> None:
    card = model.card("sbsk")
    assert card is not None
    assert "BELUM LENGKAP: luas untuk 9 jabatan" in card.words
    assert "bukan dari naskah PMK 138/2024" in card.words
    grid = model.grid("sbsk")
    assert grid.text("space.eselon_2b", "then") == "–"
    assert grid.text("space.eselon_2b", "status") == "Belum ada angka"
    shown = {grid.tone(row, "status") for row in grid.rows() if grid.text(row, "then") == "–"}
    assert shown == {"status.own"}  # never as verified
    before = session.document.problem.standards["space.staff"]
    model.take("sbsk")
    assert session.document.problem.standards["space.staff"] == before


def test_taking_is_a_named_step(model: ProfilesModel, session: Session) -> None:
    assert "1 standar berubah" in model.take("permendagri_7_2006")
    assert session.undo_label == "pakai profil Permendagri 7/2006"
    row = session.document.problem.standards["space.staff"]
    assert (row.value, row.changed_by, row.changed_on) == (400, "Budi", "2026-11-22")
    assert model.take("permendagri_7_2006") == ""  # nothing left to change


def test_keeping_and_forgetting_ones_own(model: ProfilesModel, session: Session) -> None:
    assert model.own_rows() == 1
    id = model.keep("Kita", whole=False)
    assert len(model.grid(id).rows()) == 1
    card = model.card(id)
    assert card is not None
    assert card.own
    assert "Budi, 22 November 2026" in card.words
    assert "dihapus" in model.forget(id)
    assert model.card(id) is None
    assert model.keep("  ", whole=True) == ""


def test_the_shipped_ones_cannot_be_forgotten(model: ProfilesModel) -> None:
    assert model.forget("sbsk") == ""


def test_a_broken_profile_says_so(session: Session, model: ProfilesModel) -> None:
    from desktop.document.edits import put

    session.do("", put(StandardProfile(id="x", name="Rusak", rows="{")))
    card = model.card("x")
    assert card is not None
    assert "tidak dapat dibaca" in card.words
    assert model.take("x") == ""
