"""Sites, buildings, floors and costs as texts, and every one of their fields within reach."""

from __future__ import annotations

import pytest

from desktop.document.document import Document
from desktop.document.grid import Cell
from desktop.document.session import Session
from desktop.pages.estate.viewmodel import GROUPS, EstateModel
from solver.problem.estate import Building, CostCategory, Floor, RunningCost
from solver.problem.organisation import Unit
from solver.problem.problem import KINDS
from solver.units import declared
from tests.support.problems import tiny_problem


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def model(session: Session) -> EstateModel:
    return EstateModel(session)


def test_the_tree_holds_every_building_and_floor(model: EstateModel, session: Session) -> None:
    problem = session.document.problem
    buildings = [b for site in model.nodes() for b in site.children]
    assert {b.id for b in buildings} == {b.id for b in problem.building}
    floors = [f for b in buildings for f in b.children]
    assert {f.id for f in floors} == {f.id for f in problem.floor}


def test_a_building_without_a_site_is_not_lost(session: Session) -> None:
    from desktop.document.edits import put

    session.do("", put(Building(id="lost", site="gone", name="Gedung Hilang")))
    assert EstateModel(session).nodes()[-1].id == "lost"


def test_every_field_can_be_reached(model: EstateModel) -> None:
    for kind in GROUPS:
        assert {c.name for c in model.form_grid(kind).columns()} == set(declared(KINDS[kind]))
    costs = {c.name for c in model.costs("house").columns()}
    assert costs == set(declared(RunningCost)) - {"building"}


def test_what_is_added_finds_its_owner(model: EstateModel, session: Session) -> None:
    problem = session.document.problem
    floor = problem.floor[0]
    above = model.add("floor", "floor", floor.id)
    made = session.document.problem.get(Floor, above)
    levels = [f.level for f in problem.floor if f.building == floor.building]
    assert (made.building, made.level) == (floor.building, max(levels) + 1)
    beside = model.add("building", "floor", floor.id)
    owner = problem.get(Building, floor.building)
    assert session.document.problem.get(Building, beside).site == owner.site
    assert model.add("floor", "site", problem.site[0].id) == ""


def test_costs_by_year_are_written_into_records(model: EstateModel, session: Session) -> None:
    grid = model.costs_by_year("house")
    assert grid.write((Cell("rent", "2024", "Rp12.000.000"),)) == ()
    rows = session.document.problem.where(RunningCost, "building", "house")
    found = [r for r in rows if r.category is CostCategory.RENT]
    assert [(r.year, r.amount) for r in found] == [(2024, 12_000_000)]
    assert "total" not in {c.name for c in grid.columns()}  # years are not added up


def test_bars_and_table_say_the_same(model: EstateModel, session: Session) -> None:
    for building in session.document.problem.building:
        grid, bars = model.costs_by_year(building.id), model.bars(building.id)
        rows = session.document.problem.where(RunningCost, "building", building.id)
        total = sum(sum(values) for _, values in bars.series)
        assert total == sum(row.amount for row in rows)
        assert tuple(c.name for c in grid.columns())[1:] == bars.years


def test_removing_a_building_leaves_its_units_without_a_place(
    model: EstateModel, session: Session
) -> None:
    inside = [u.id for u in session.document.problem.where(Unit, "building", "house")]
    assert model.remove("building", "house")
    assert {session.document.problem.get(Unit, id).building for id in inside} == {""}


def test_titles(model: EstateModel, session: Session) -> None:
    for site in model.nodes():
        for node in (site, *site.children, *(f for b in site.children for f in b.children)):
            assert model.title(node.kind, node.id)[0]
    assert model.title("", "") == ("", "")
    assert model.title("floor", "gone") == ("", "")


def test_a_floor_added_in_the_table_comes_on_top(model: EstateModel, session: Session) -> None:
    table = model.floors("tower")
    top = max(f.level for f in session.document.problem.where(Floor, "building", "tower"))
    for step in (1, 2):
        id = table.add()
        assert id
        assert session.document.problem.get(Floor, id).level == top + step
