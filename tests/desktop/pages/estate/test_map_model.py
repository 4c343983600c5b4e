"""What the map shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.document.edits import put
from desktop.document.session import Session
from desktop.files.project import read_project, write_project
from desktop.pages.estate.map_model import MapModel, people_at
from desktop.workflows.map_background import Shape
from solver.problem.estate import MapLayer
from tests.support.problems import tiny_problem

LINES = (Shape(((104_700_000, -2_900_000), (104_800_000, -3_000_000)), False),)


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def model(session: Session) -> MapModel:
    return MapModel(session)


def test_every_site_with_coordinates_is_a_point(model: MapModel, session: Session) -> None:
    problem = session.document.problem
    assert {place.id for place in model.places()} == {site.id for site in problem.site}
    total = sum(people_at(problem, site) for site in problem.site)
    assert sum(place.people for place in model.places()) == total > 0
    assert model.unplaced() == ""


def test_a_site_without_coordinates_is_named(model: MapModel, session: Session) -> None:
    session.do("", put(replace(session.document.problem.site[0], latitude=None)))
    assert [place.id for place in model.places()] == ["south"]
    assert "Pusat" in model.unplaced()


def test_distances_in_a_line_and_by_road(model: MapModel) -> None:
    grid = model.distances("centre")
    assert list(grid.rows()) == ["south"]
    assert grid.text("south", "metres") == "4,7\u00a0km"  # 30,000 by 30,000 microdegrees
    assert grid.text("south", "ride").endswith("menit")
    assert model.distances("").rows() == ()
    assert model.distances("gone").rows() == ()


def test_a_background_is_kept_in_the_file(
    model: MapModel, session: Session, tmp_path: Path
) -> None:
    said = model.set_background(Path("batas kecamatan.geojson"), LINES)
    assert "batas kecamatan" in said
    assert session.undo_label == "pakai latar peta batas kecamatan"
    path = tmp_path / "a.satuatap"
    write_project(path, session.document)
    again = MapModel(Session(read_project(path).document))
    assert again.background() == LINES
    assert again.background_name() == "batas kecamatan"
    model.drop_background()
    assert model.background() == ()
    assert model.background_name() == ""


def test_a_broken_background_draws_nothing(model: MapModel, session: Session) -> None:
    session.do("", put(MapLayer(id="map", name="x", shapes="{")))
    assert model.background() == ()
