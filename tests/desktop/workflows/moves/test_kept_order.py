"""A kept order survives the file, holds while the plan does, and says what became of it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from desktop.document import edits
from desktop.document.document import Document
from desktop.files.storage import read_document, write_document
from desktop.workflows.moves.kept_order import Standing, fingerprint, timetable_of, waves_of
from desktop.workflows.moves.order_moves import (
    keep_order,
    make_ready,
    planned_days,
    realise,
    terms_for,
    usual_terms,
)
from solver.moves.build import MoveTerms
from solver.plan import SolveStatus
from solver.problem.organisation import Unit
from solver.problem.realisation import MoveStatus, Timetable
from solver.problem.scenario import Placement, Scenario
from tests.support.problems import MANUAL, tiny_problem

FOUND = "2026-11-20T09:30:00"


@pytest.fixture(scope="module")
def plain() -> Document:
    """Everybody into the tower, nothing kept."""
    problem = tiny_problem()
    places = tuple(
        Placement(id=f"p{u.id}", scenario=MANUAL, unit=u.id, building="tower") for u in problem.unit
    )
    return Document(replace(problem, placement=places, realisation=(), timetable=()))


@pytest.fixture(scope="module")
def terms(plain: Document) -> MoveTerms:
    return replace(usual_terms(plain), people=30)


@pytest.fixture(scope="module")
def kept(plain: Document, terms: MoveTerms) -> Document:
    return keep_order(make_ready(plain, MANUAL, terms), FOUND, "Sari")(plain)


def test_it_is_in_the_file_with_its_terms_and_shown_again(
    plain: Document, kept: Document, terms: MoveTerms
) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    write_document(connection, kept, {})
    again, issues = read_document(connection)
    connection.close()
    assert issues == ()
    row = timetable_of(again.problem, MANUAL)
    assert row is not None
    assert (row.kept_by, row.found_on) == ("Sari", FOUND)
    assert terms_for(again, MANUAL) == terms
    assert terms_for(plain, MANUAL) == usual_terms(plain)
    ready = make_ready(again, MANUAL, terms)
    first = make_ready(plain, MANUAL, terms)
    assert ready.kept is not None
    assert ready.kept.standing is Standing.FRESH
    assert ready.is_kept
    assert (ready.order.plan, ready.order.cost) == (first.order.plan, first.order.cost)
    assert ready.order.status is first.order.status
    assert first.kept is None
    assert not first.is_kept


def test_other_terms_and_another_plan_are_told(kept: Document, terms: MoveTerms) -> None:
    other = make_ready(kept, MANUAL, replace(terms, people=25))
    assert other.kept is not None
    assert other.kept.standing is Standing.TERMS
    assert not other.is_kept
    grown = replace(kept.problem.unit[0], occupied=7_000)
    ready = make_ready(edits.put(grown)(kept), MANUAL, terms)
    assert ready.kept is not None
    assert ready.kept.standing is Standing.PLAN
    assert ready.order.plan is not None  # found anew


def test_what_moved_since_leaves_the_rest_in_its_waves(kept: Document, terms: MoveTerms) -> None:
    before = make_ready(kept, MANUAL, terms)
    first = before.moves[0]
    day = date(2027, 1, 6)
    moved = realise(kept.problem, (first.unit,), MoveStatus.MOVED, day, {first.unit: first.target})
    ready = make_ready(moved(kept), MANUAL, terms)
    assert ready.kept is not None
    assert ready.kept.standing is Standing.FOLLOWED
    waves = {move.unit: move.entered for move in before.moves}
    assert {m.unit: m.entered for m in ready.moves} == {
        unit: wave for unit, wave in waves.items() if unit != first.unit
    }
    assert planned_days(ready) == planned_days(before)  # what moved keeps the day it was due
    again = keep_order(ready, FOUND)(moved(kept))
    row = timetable_of(again.problem, MANUAL)
    assert row is not None
    assert waves_of(row).keys() == waves.keys()
    fresh = make_ready(again, MANUAL, terms).kept
    assert fresh is not None
    assert fresh.standing is Standing.FRESH


def test_news_that_leave_no_room_are_told(kept: Document, terms: MoveTerms) -> None:
    row = timetable_of(kept.problem, MANUAL)
    assert row is not None
    waves = [[unit, left, 1] for unit, (left, _) in waves_of(row).items()]  # all at once: broken
    broken = edits.put(replace(row, waves=json.dumps(waves), case_sha256="other"))(kept)
    ready = make_ready(broken, MANUAL, terms)
    assert ready.kept is not None
    assert ready.kept.standing is Standing.NEWS
    assert ready.order.status in (SolveStatus.OPTIMAL, SolveStatus.FEASIBLE)


@pytest.mark.parametrize("text", ["", "[", "[[1]]", '[["a-sek", "x", 2]]', "7"])
def test_waves_that_cannot_be_read_are_no_order(
    kept: Document, terms: MoveTerms, text: str
) -> None:
    row = timetable_of(kept.problem, MANUAL)
    assert row is not None
    spoiled = replace(row, waves=text)
    assert waves_of(spoiled) == {}
    ready = make_ready(edits.put(spoiled)(kept), MANUAL, terms)
    assert not ready.is_kept
    assert ready.order.plan is not None


def test_it_goes_with_its_scenario(kept: Document, plain: Document, terms: MoveTerms) -> None:
    without = edits.remove(Scenario, (MANUAL,))(kept)
    assert without.problem.timetable == ()
    assert keep_order(make_ready(plain, MANUAL, terms), FOUND)(without) is without


def test_any_other_figure_gives_another_fingerprint(kept: Document, terms: MoveTerms) -> None:
    case = make_ready(kept, MANUAL, terms).built.case
    assert fingerprint(case) == fingerprint(replace(case))
    assert fingerprint(case) != fingerprint(replace(case, swing=case.swing + 1))
    assert kept.problem.find(Unit, "a-sek") is not None
    assert isinstance(kept.problem.timetable[0], Timetable)
