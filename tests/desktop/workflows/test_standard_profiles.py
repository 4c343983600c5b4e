"""Profiles of standards: what one would change, taking, keeping, what is not verified."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.files.project import read_project, write_project
from desktop.workflows.standard_profiles import (
    ORDER,
    Profile,
    changes,
    find_profile,
    forget,
    keep,
    profiles,
    take,
)
from desktop.workflows.standards import set_text, set_value, shipped, shipped_standards
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.problem.standards import StandardProfile
from tests.support.problems import tiny_problem

PROBLEM = Problem(standard=shipped_standards())
OWN = set_value("space.staff", 550, "Sari", "2026-11-20")(Document(PROBLEM)).problem


def profile(problem: Problem, id: str) -> Profile:
    found = find_profile(problem, id)
    assert found is not None
    return found


def changed(problem: Problem, id: str) -> list[str]:
    return [c.before.id for c in changes(problem, profile(problem, id)) if c.changes]


def test_a_fresh_project_has_the_shipped_profiles() -> None:
    assert tuple(p.id for p in profiles(PROBLEM)) == ORDER
    for each in profiles(PROBLEM):
        assert each.rows
        assert changed(PROBLEM, each.id) == []


def test_values_seen_in_the_regulation_and_those_that_are_not() -> None:
    rows = {row.id: row for row in profile(PROBLEM, "permendagri_7_2006").rows}
    seen = {key: row.value for key, row in rows.items() if row.status is not FactStatus.ESTIMATE}
    assert seen == {
        "space.eselon_2b": 4_100,
        "space.eselon_3a": 2_200,
        "space.eselon_4a": 900,
        "space.staff": 400,
    }
    assert all(rows[key].source for key in seen)
    sbsk = {row.id: row.value for row in profile(PROBLEM, "sbsk").rows}
    assert sbsk["space.average_simple"] == 960
    assert sbsk["space.average"] == 1_000
    assert sbsk["space.unusable_high_rise"] == 3_000


def test_only_the_rows_of_a_profile_would_change_and_only_those_that_differ() -> None:
    assert changed(OWN, "permendagri_7_2006") == ["space.staff"]
    assert changed(OWN, "shipped") == ["space.staff"]
    assert changed(OWN, "sbsk") == []


def test_taking_a_profile_notes_who_and_when_and_is_one_step() -> None:
    session = Session(Document(OWN))
    session.do("p", take(OWN, profile(OWN, "permendagri_7_2006"), "Budi", "2026-11-22"))
    row = session.document.problem.standards["space.staff"]
    first = shipped("space.staff")
    assert first is not None
    assert row == replace(first, changed_by="Budi", changed_on="2026-11-22")
    other = session.document.problem.standards["space.eselon_3b"]
    assert other.changed_by == ""  # it was so before
    session.undo()
    assert session.document.problem == OWN


def test_a_text_that_differs_is_a_change_too() -> None:
    texts = set_text("space.staff", "note", "diperiksa", "Sari", "2026-11-20")(Document(PROBLEM))
    assert changed(texts.problem, "shipped") == ["space.staff"]


def test_an_own_profile_is_kept_in_the_file_and_brings_its_values_back(tmp_path: Path) -> None:
    id, edit = keep("Kota kita", [OWN.standards["space.staff"]], "Sari", "2026-11-20")
    document = edit(Document(OWN, "p"))
    path = tmp_path / "a.satuatap"
    write_project(path, document)
    again = read_project(path).document.problem
    assert again.standards["space.staff"].changed_by == "Sari"
    found = profile(again, id)
    assert (found.name, found.own, found.kept_by) == ("Kota kita", True, "Sari")
    plain = replace(again, standard=shipped_standards())
    assert changed(plain, id) == ["space.staff"]
    taken = take(plain, found, "Budi", "2026-11-22")(Document(plain)).problem
    assert taken.standards["space.staff"].value == 550
    assert taken.standards["space.staff"].status is FactStatus.OWN
    assert forget(id)(document).problem.standard_profile == ()


@pytest.mark.parametrize(
    "rows", ["", "{", "[1]", '[{"key": "space.staff", "value": "4", "status": "own"}]', "[[]]",
             '[{"key": "space.staff", "value": 4, "status": "?"}]']
)  # fmt: skip
def test_a_broken_profile_is_told_and_changes_nothing(rows: str) -> None:
    record = StandardProfile(id="x", name="Rusak", rows=rows)
    problem = replace(PROBLEM, standard_profile=(record,))
    found = profile(problem, "x")
    assert found.broken
    assert changes(problem, found) == ()


def test_rows_of_another_version_are_left_out() -> None:
    record = StandardProfile(
        id="x", name="Lama", rows='[{"key": "space.gone", "value": 4, "status": "own"}]'
    )
    found = profile(replace(PROBLEM, standard_profile=(record,)), "x")
    assert found.rows == ()
    assert not found.broken


def test_what_a_shipped_profile_lacks_is_known_and_not_among_its_rows() -> None:
    problem = tiny_problem()
    for profile in profiles(problem):
        assert set(profile.lacks) <= set(problem.standards)
        assert not set(profile.lacks) & {row.id for row in profile.rows}
    sbsk = next(p for p in profiles(problem) if p.id == "sbsk")
    assert "space.eselon_2b" in sbsk.lacks
