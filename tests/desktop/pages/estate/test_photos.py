"""Photos of a building in the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.files.project import read_project, write_project
from desktop.pages.estate.photos import MOST, PhotosModel
from solver.problem.estate import Photo
from tests.support.problems import tiny_problem

IMAGE = "QUJD" * 1_000  # 3,000 bytes


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def model(session: Session) -> PhotosModel:
    return PhotosModel(session)


def test_photos_are_added_named_and_removed(model: PhotosModel, session: Session) -> None:
    id = model.add("tower", "Tampak samping", IMAGE, (40, 30))
    (card,) = model.photos("tower")
    assert (card.caption, card.size) == ("Tampak samping", "40 × 30 · 3\u00a0kB")
    model.rename(id, " Tampak belakang ")
    assert model.photos("tower")[0].caption == "Tampak belakang"
    assert session.undo_label == "judul foto"
    model.rename(id, "Tampak belakang")  # nothing new: no step
    assert "Tampak belakang" in model.remove(id)
    assert model.photos("tower") == ()
    session.undo()
    assert model.photos("tower")[0].id == id


def test_the_words_weigh_the_photos(model: PhotosModel) -> None:
    model.add("tower", "", IMAGE, (0, 0))
    assert model.words("tower").startswith("1 foto · 3\u00a0kB")


def test_there_is_an_end(model: PhotosModel) -> None:
    for _ in range(MOST):
        assert model.add("tower", "", IMAGE, (1, 1))
    assert model.room("tower") == 0
    assert model.add("tower", "", IMAGE, (1, 1)) == ""
    assert model.add("gone", "", IMAGE, (1, 1)) == ""


def test_photos_survive_the_file_and_go_with_their_building(
    model: PhotosModel, session: Session, tmp_path: Path
) -> None:
    from desktop.document.edits import remove
    from solver.problem.estate import Building

    model.add("tower", "Depan", IMAGE, (40, 30))
    path = tmp_path / "a.satuatap"
    write_project(path, session.document)
    again = read_project(path).document.problem
    assert again.photo == session.document.problem.photo
    session.do("", remove(Building, ("tower",)))
    assert session.document.problem.where(Photo, "building", "tower") == ()
