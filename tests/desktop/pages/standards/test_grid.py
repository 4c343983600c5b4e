"""Norms and prices as cells: a new value becomes the planner's own."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.document.document import Document
from desktop.document.grid import Cell
from desktop.document.session import Session
from desktop.pages.standards.grid import StandardsGrid, field_of
from solver.problem.record import FactStatus
from tests.support.problems import tiny_problem

KEY = "space.staff"


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def grid(session: Session) -> StandardsGrid:
    return StandardsGrid(session, lambda row: True, lambda: "Siti", lambda: date(2026, 11, 22))


def test_every_standard_can_be_shown(grid: StandardsGrid, session: Session) -> None:
    assert set(grid.rows()) == set(session.document.problem.standards)
    for row in grid.rows():
        for column in grid.columns():
            assert isinstance(grid.text(row, column.name), str)
            assert not grid.text(row, "label").startswith("standard.")
            grid.tone(row, column.name)


def test_an_own_value_is_marked_with_who_and_when(grid: StandardsGrid, session: Session) -> None:
    assert grid.tone(KEY, "value") == "strong"
    assert grid.write((Cell(KEY, "value", "4,5"),)) == ()
    row = session.document.problem.standards[KEY]
    assert (row.value, row.status) == (450, FactStatus.OWN)
    assert (row.changed_by, row.changed_on) == ("Siti", "2026-11-22")
    assert grid.tone(KEY, "value") == "changed"


def test_a_value_beyond_its_bounds_is_refused(grid: StandardsGrid, session: Session) -> None:
    before = session.document
    spec = field_of(before.problem.standards[KEY])
    found = grid.write((Cell(KEY, "value", "999999"), Cell(KEY, "note", "x")))
    assert [each.key for each in found] == ["number_too_high"]
    assert session.document is before
    assert spec.high < 99_999_900


def test_source_and_status_are_edited_without_touching_the_value(
    grid: StandardsGrid, session: Session
) -> None:
    was = session.document.problem.standards[KEY].value
    assert grid.write((Cell(KEY, "source", "SK Wali Kota"), Cell(KEY, "status", "verified"))) == ()
    row = session.document.problem.standards[KEY]
    assert (row.source, row.status, row.value) == ("SK Wali Kota", FactStatus.VERIFIED, was)


def test_only_statuses_are_chosen(grid: StandardsGrid) -> None:
    assert len(grid.options(KEY, "status")) == len(FactStatus)
    assert grid.options(KEY, "value") == ()
    assert not grid.can_add


def test_every_column_a_person_writes_notes_who_and_when() -> None:
    session = Session(Document(tiny_problem()))
    grid = StandardsGrid(session, lambda _: True, lambda: "Sari", lambda: date(2026, 11, 22))
    assert grid.text("space.staff", "changed") == ""
    assert not grid.write((Cell("space.staff", "note", "diperiksa"),))
    assert grid.text("space.staff", "changed") == "Sari, 22 November 2026"
    assert not grid.write((Cell("space.mayor", "status", "verified"),))
    assert session.document.problem.standards["space.mayor"].changed_on == "2026-11-22"
    assert grid.write((Cell("space.staff", "changed", "x"),)) == ()
    assert grid.text("space.staff", "changed").startswith("Sari")
