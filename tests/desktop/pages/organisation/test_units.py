"""Tables of units: of one OPD, and of all below their OPD."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.grid import Cell
from desktop.document.session import Session
from desktop.pages.organisation.units import FILTERS, HEAD, AllUnits, all_units, unit_table
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def table(session: Session) -> AllUnits:
    return all_units(session, FILTERS[""], lambda: "b")


def test_every_unit_hangs_below_its_opd(table: AllUnits, session: Session) -> None:
    problem = session.document.problem
    assert set(table.rows()) == {HEAD + o.id for o in problem.opd} | {u.id for u in problem.unit}
    assert {table.parent(u.id) for u in problem.unit} == {HEAD + u.opd for u in problem.unit}


def test_the_row_of_an_opd_sums_up(table: AllUnits, session: Session) -> None:
    problem = session.document.problem
    mine = {u.id for u in problem.where(Unit, "opd", "a")}
    people = sum(post.headcount for post in problem.post if post.unit in mine)
    assert table.text(HEAD + "a", "people") == str(people)
    assert table.text(HEAD + "a", "name") == "Dinas A"
    assert table.text(HEAD + "a", "lacks").startswith("lengkap ")
    assert table.text(HEAD + "a", "floor") == ""
    assert table.fixed(HEAD + "a", "name")
    assert not table.fixed(problem.unit[0].id, "name")


def test_the_row_of_an_opd_cannot_be_written(table: AllUnits, session: Session) -> None:
    found = table.write((Cell(HEAD + "a", "visitors", "5"), Cell("a-sek", "visitors", "6")))
    assert [each.key for each in found] == ["head_row"]
    assert session.undo_label is None
    same = table.text(HEAD + "a", "name")
    assert not table.write((Cell(HEAD + "a", "name", same), Cell("a-sek", "visitors", "6")))


def test_new_units_must_name_their_opd(table: AllUnits, session: Session) -> None:
    found = table.write((Cell("+20", "name", "Bidang Baru"),))
    assert [(each.key, each.where) for each in found] == [("unit_without_opd", "+20/opd")]
    assert not table.write((Cell("+20", "name", "Bidang Baru"), Cell("+20", "opd", "Badan C")))
    made = session.document.problem.unit[-1]
    assert (made.name, made.opd) == ("Bidang Baru", "c")


def test_a_row_added_by_hand_belongs_to_the_opd_in_sight(table: AllUnits, session: Session) -> None:
    table.add()
    assert session.document.problem.unit[-1].opd == "b"


def test_removing_spares_the_opd(table: AllUnits, session: Session) -> None:
    table.remove([HEAD + "a", "a-sek"])
    assert session.document.problem.opd == tiny_problem().opd
    assert session.document.problem.find(Unit, "a-sek") is None


@pytest.mark.parametrize("key", list(FILTERS))
def test_every_filter_picks_what_it_says(session: Session, key: str) -> None:
    problem = session.document.problem
    rows = all_units(session, FILTERS[key], lambda: "").rows()
    picked = {row for row in rows if not row.startswith(HEAD)}
    assert picked == {u.id for u in problem.unit if FILTERS[key](problem, u)}
    heads = {row.removeprefix(HEAD) for row in rows if row.startswith(HEAD)}
    assert heads == {problem.get(Unit, row).opd for row in picked}


def test_filters_tell_apart(session: Session) -> None:
    problem = session.document.problem
    bare = replace(problem.unit[0], building="", floor="")
    problem = replace(problem, unit=(bare, *problem.unit[1:]))
    assert FILTERS["no_building"](problem, bare)
    assert FILTERS["incomplete"](problem, bare)
    assert not FILTERS["illustration"](problem, bare)


def test_units_of_one_opd_hang_below_their_unit(session: Session) -> None:
    unit = replace(session.document.problem.get(Unit, "a-sek"), parent="a-x")
    session.do("", lambda d: replace(d, problem=replace(d.problem, unit=(unit,))))
    assert unit_table(session, "a", FILTERS[""]).parent("a-sek") == "a-x"


def test_opd_are_sorted_among_themselves(table: AllUnits) -> None:
    heads = [row for row in table.rows() if row.startswith(HEAD)]
    keys = [table.order(row, "people") for row in heads]
    assert sorted(keys) == sorted(keys, key=lambda key: key[1])
    for column in ("name", "lacks", "visitors", "floor"):
        assert all(table.order(row, column)[0] == 0 for row in heads)
        assert table.order("a-sek", column)[0] == 1
