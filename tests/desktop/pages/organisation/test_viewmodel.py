"""Departments and units as texts, and every one of their fields within reach."""

from __future__ import annotations

import pytest

from desktop.document.document import Document
from desktop.document.grid import Cell
from desktop.document.session import Session
from desktop.pages.organisation.units import ALL
from desktop.pages.organisation.viewmodel import PARTS, OrganisationModel
from solver.problem.organisation import Opd, PostLevel, Unit
from solver.units import declared
from tests.support.problems import tiny_problem


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def model(session: Session) -> OrganisationModel:
    return OrganisationModel(session)


def test_the_list_counts_people_and_says_what_is_incomplete(
    model: OrganisationModel, session: Session
) -> None:
    problem = session.document.problem
    whole, *opds = model.nodes()
    people = [int(node.note.rpartition(" ")[2].replace(".", "")) for node in opds]
    assert sum(people) == sum(post.headcount for post in problem.post)
    assert whole.note.endswith(f"· {sum(people)}")
    assert "%" in whole.note
    assert model.count() == str(len(problem.opd))


def test_all_units_together_have_a_title_and_no_form(model: OrganisationModel) -> None:
    assert model.title(ALL)[0] == "Semua unit"
    assert "12 unit" in model.title(ALL)[1]
    assert model.has(ALL)
    assert not model.is_opd(ALL)
    assert len(model.posts(ALL).rows()) == 13  # and the sum


def test_looking_at_an_opd_shows_no_unit(model: OrganisationModel) -> None:
    assert model.look_at("opd:b") == ""
    assert model.look_at("a-sek") == "a-sek"


def test_every_field_can_be_reached(model: OrganisationModel) -> None:
    for record, grid in ((Opd, model.opd_grid()), (Unit, model.unit_grid())):
        assert {c.name for c in grid.columns()} == set(declared(record))
    for kind, (record, _) in PARTS.items():
        reached = {c.name for c in model.part_grid(kind, "a-head").columns()}
        assert reached == set(declared(record)) - {"unit"}


def test_a_new_row_belongs_to_its_owner(model: OrganisationModel, session: Session) -> None:
    unit = session.document.problem.unit[0]
    for kind, (record, _) in PARTS.items():
        grid = model.part_grid(kind, unit.id)
        made = grid.add()
        assert made is not None
        assert session.document.problem.get(record, made).unit == unit.id  # type: ignore[attr-defined]
    made = model.unit_table(unit.opd).add()
    assert made is not None
    assert session.document.problem.get(Unit, made).opd == unit.opd


def test_people_by_level_are_written_into_posts(model: OrganisationModel, session: Session) -> None:
    unit = session.document.problem.unit[0]
    grid = model.posts(unit.opd)
    assert grid.write((Cell(unit.id, PostLevel.CONTRACT.value, "7"),)) == ()
    posts = session.document.problem.where(PARTS["post"][0], "unit", unit.id)
    assert [p.headcount for p in posts if p.level is PostLevel.CONTRACT] == [7]  # type: ignore[attr-defined]


def test_a_department_goes_with_its_units_and_comes_back(
    model: OrganisationModel, session: Session
) -> None:
    before = session.document
    said = model.remove_opd(before.problem.opd[0].id)
    assert before.problem.opd[0].short in said
    assert not session.document.problem.where(Unit, "opd", before.problem.opd[0].id)
    session.undo()
    assert session.document is before


def test_what_is_not_there_has_no_title(model: OrganisationModel) -> None:
    assert model.title("gone") == ("", "")
    assert model.unit_name("gone") == ""
    assert model.opd_of("gone") == ""
    assert not model.has("gone")
