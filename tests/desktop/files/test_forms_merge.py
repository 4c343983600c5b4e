"""Forms that come back: untouched ones change nothing, all others exactly what the clerk did."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.document.document import Document, changes
from desktop.document.edits import remove, set_field
from desktop.files.forms_merge import FormsReport, read_forms, take_theirs
from desktop.files.forms_write import write_forms
from desktop.system.translate import set_language
from solver.errors import SatuAtapError
from solver.problem.organisation import Opd, Post, PostLevel, Unit
from solver.problem.problem import Problem
from tests.support.forms import at, empty, fill, organisation
from tests.support.records import problems

DOCUMENT = organisation()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_forms(DOCUMENT, tmp_path)
    return tmp_path


def edit_disdik(folder: Path, change: Callable[[Any], None]) -> None:
    fill(folder / "Formulir Disdik.xlsx", change)


def assert_nothing(report: FormsReport, document: Document) -> None:
    assert (report.new, report.changed, report.removed, report.contradictory) == ((), (), (), ())
    assert changes(document, report.edit(document)) == ()


def unit(document: Document, id: str = "u1") -> Unit:
    return document.problem.get(Unit, id)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(problems(3))
def test_an_untouched_form_of_any_project_changes_nothing(tmp_path: Path, problem: Problem) -> None:
    ids = sorted({u.opd for u in problem.unit} | {"o"})
    opds = tuple(Opd(id=id, name=f"Dinas {id}", short=id) for id in ids)
    document = Document(replace(problem, opd=opds), "p")
    folder = tmp_path / "any"
    shutil.rmtree(folder, ignore_errors=True)
    write_forms(document, folder)
    assert_nothing(read_forms(document, folder), document)


def test_saved_by_a_spreadsheet_program_it_is_still_untouched(folder: Path) -> None:
    edit_disdik(folder, lambda book: None)
    report = read_forms(DOCUMENT, folder)
    assert_nothing(report, DOCUMENT)
    assert report.issues == ()
    assert len(report.files) == 2


def test_written_in_one_language_and_read_in_the_other(tmp_path: Path) -> None:
    set_language("en")
    try:
        (path, _) = write_forms(DOCUMENT, tmp_path)
        assert path.name == "Form Disdik.xlsx"
    finally:
        set_language("id")
    report = read_forms(DOCUMENT, tmp_path)
    assert_nothing(report, DOCUMENT)
    assert report.issues == ()


def test_changed_fields(folder: Path) -> None:
    def change(book: Any) -> None:
        at(book, "unit", "u1", "growth").value = 3.25
        at(book, "unit", "u1", "building").value = "Gedung B"
        at(book, "unit", "u1", "floor").value = None
        at(book, "unit", "u1", "occupied").value = None
        at(book, "post", "p2", "headcount").value = "15"
        at(book, "meeting", "m1", "per_week").value = 2

    edit_disdik(folder, change)
    report = read_forms(DOCUMENT, folder)
    after = report.edit(DOCUMENT)
    assert unit(after) == replace(
        unit(DOCUMENT), growth=325, building="b2", floor="", occupied=None
    )
    assert after.problem.get(Post, "p2").headcount == 15
    assert after.problem.meeting[0].per_week == 200
    told = {(c.field, c.before, c.after) for c in report.changed if c.kind == "unit"}
    assert told == {
        ("growth", "2,5%", "3,25%"),
        ("building", "Gedung A", "Gedung B"),
        ("floor", "Gedung A › Lantai 1", ""),
        ("occupied", "84,75\u00a0m²", ""),
    }
    growth = next(c for c in report.changed if c.field == "growth")
    assert growth.where == "Formulir Disdik.xlsx › Unit kerja!J7"
    assert growth.name == "Bidang PAUD"
    assert (report.new, report.removed, report.contradictory, report.issues) == ((), (), (), ())


def test_changed_in_the_project_meanwhile_only(folder: Path) -> None:
    now = set_field(Unit, "u1", "growth", 999)(DOCUMENT)
    assert_nothing(read_forms(now, folder), now)


def test_changed_in_both(folder: Path) -> None:
    edit_disdik(folder, lambda book: setattr(at(book, "unit", "u1", "growth"), "value", 3))
    now = set_field(Unit, "u1", "growth", 999)(DOCUMENT)
    report = read_forms(now, folder)
    assert unit(report.edit(now)).growth == 999
    (found,) = report.contradictory
    assert (found.field, found.before, found.after) == ("growth", "9,99%", "3%")
    assert unit(take_theirs(found)(now)).growth == 300
    same = set_field(Unit, "u1", "growth", 300)(DOCUMENT)  # both to the same value
    assert_nothing(read_forms(same, folder), same)


def test_new_records_with_a_new_unit(folder: Path) -> None:
    def change(book: Any) -> None:
        row = at(book, "unit", "", "name").row
        sheet = book["Unit kerja"]
        sheet.cell(row, 2).value = "UPTD Sanggar"
        at(book, "unit", "", "name").value = "Bidang Dikdas"  # the next spare line
        line = at(book, "post", "", "unit")
        line.value = "uptd  sanggar"
        book["Jabatan"].cell(line.row, 3).value = "Pelaksana"
        book["Jabatan"].cell(line.row, 5).value = 4

    edit_disdik(folder, change)
    report = read_forms(DOCUMENT, folder)
    after = report.edit(DOCUMENT).problem
    assert [u.name for u in after.unit[3:]] == ["UPTD Sanggar", "Bidang Dikdas"]
    assert {u.opd for u in after.unit[3:]} == {"disdik"}
    post = after.post[-1]
    assert (post.unit, post.level, post.headcount) == (after.unit[3].id, PostLevel.STAFF, 4)
    assert [c.kind for c in report.new] == ["unit", "unit", "post"]
    assert report.issues == ()


def test_new_records_that_lack_what_is_needed(folder: Path) -> None:
    def change(book: Any) -> None:
        line = at(book, "post", "", "unit").row
        book["Jabatan"].cell(line, 5).value = 4
        book["Jabatan"].cell(line + 1, 2).value = "Bidang Hantu"

    edit_disdik(folder, change)
    report = read_forms(DOCUMENT, folder)
    assert_nothing(report, DOCUMENT)
    assert [(i.key, i.where.rpartition("!")[2]) for i in report.issues] == [
        ("reference_empty", "B10"),
        ("form_reference", "B11"),
    ]


def test_a_renamed_unit_keeps_its_posts(folder: Path) -> None:
    edit_disdik(folder, lambda book: setattr(at(book, "unit", "u1", "name"), "value", "Bidang A"))
    report = read_forms(DOCUMENT, folder)
    after = report.edit(DOCUMENT)
    assert unit(after).name == "Bidang A"
    assert after.problem.post == DOCUMENT.problem.post
    assert len(report.changed) == 1


def test_removed_lines(folder: Path) -> None:
    def change(book: Any) -> None:
        empty(book, "post", "p2")
        sheet = book["Rapat"]
        sheet.delete_rows(at(book, "meeting", "m1", "unit").row)

    edit_disdik(folder, change)
    report = read_forms(DOCUMENT, folder)
    after = report.edit(DOCUMENT).problem
    assert [p.id for p in after.post] == ["p1", "p3", "p4"]
    assert after.meeting == ()
    assert sorted(c.id for c in report.removed) == ["m1", "p2"]


def test_a_removed_unit_takes_everything_along(folder: Path) -> None:
    edit_disdik(folder, lambda book: empty(book, "unit", "u1"))
    report = read_forms(DOCUMENT, folder)
    after = report.edit(DOCUMENT).problem
    assert [u.id for u in after.unit] == ["u2", "k1"]
    assert [p.id for p in after.post] == ["p3", "p4"]
    assert after.placement == ()


def test_removed_here_and_changed_there(folder: Path) -> None:
    edit_disdik(folder, lambda book: empty(book, "post", "p2"))
    now = set_field(Post, "p2", "headcount", 20)(DOCUMENT)
    report = read_forms(now, folder)
    assert report.edit(now).problem.get(Post, "p2").headcount == 20
    assert [(c.id, c.field) for c in report.contradictory] == [("p2", "")]
    taken = take_theirs(report.contradictory[0])(now)
    assert [p.id for p in taken.problem.post] == ["p1", "p3", "p4"]
    gone = remove(Post, ["p3"])(DOCUMENT)
    assert [c.id for c in read_forms(gone, folder).removed] == ["p2"]


def test_changed_here_and_removed_there(folder: Path) -> None:
    edit_disdik(folder, lambda book: setattr(at(book, "post", "p3", "headcount"), "value", 7))
    now = remove(Post, ["p3"])(DOCUMENT)
    report = read_forms(now, folder)
    assert changes(now, report.edit(now)) == ()
    assert [(c.id, c.field, c.after) for c in report.contradictory] == [("p3", "headcount", "7")]
    with pytest.raises(ValueError, match="p3"):
        take_theirs(report.contradictory[0])


def test_cells_that_cannot_be_read_stay_as_they_are(folder: Path) -> None:
    def change(book: Any) -> None:
        at(book, "unit", "u1", "visitors").value = "sekitar 30"
        at(book, "unit", "u1", "kind").value = "Divisi"
        at(book, "unit", "u1", "name").value = None
        at(book, "unit", "u1", "growth").value = "=1+1"
        at(book, "unit", "u2", "pattern").value = None  # emptied choices say nothing

    edit_disdik(folder, change)
    report = read_forms(DOCUMENT, folder)
    assert unit(report.edit(DOCUMENT)) == unit(DOCUMENT)
    assert sorted((i.key, i.where.rpartition("!")[2]) for i in report.issues) == [
        ("choice_unknown", "D7"),
        ("number_missing", "J7"),
        ("number_unreadable", "M7"),
        ("table_formula_unknown", "J7"),
        ("text_empty", "B7"),
    ]


def test_a_copied_line_is_a_new_record(folder: Path) -> None:
    def change(book: Any) -> None:
        old, new = at(book, "post", "p2", "unit").row, at(book, "post", "", "unit").row
        for cell in book["Jabatan"][old]:
            book["Jabatan"].cell(new, cell.column).value = cell.value
        book["Jabatan"].cell(new, 5).value = 3

    edit_disdik(folder, change)
    report = read_forms(DOCUMENT, folder)
    after = report.edit(DOCUMENT).problem
    assert [p.headcount for p in after.post if p.unit == "u1"] == [1, 12, 3]
    assert [i.key for i in report.issues] == ["form_id_doubled"]


def test_forms_of_other_projects_and_lost_opd(folder: Path) -> None:
    other = replace(DOCUMENT, project="lain")
    report = read_forms(other, folder)
    assert {i.key for i in report.issues} == {"form_other_project"}
    assert report.files == ()
    lost = remove(Opd, ["disdik"])(DOCUMENT)
    report = read_forms(lost, folder)
    assert [(i.key, i.where) for i in report.issues] == [("form_opd_gone", "Formulir Disdik.xlsx")]


def test_two_forms_of_one_opd(folder: Path) -> None:
    old = folder / "Formulir Disdik.xlsx"
    new = folder / "Formulir Disdik (1).xlsx"
    shutil.copy(old, new)
    fill(new, lambda book: setattr(at(book, "unit", "u1", "growth"), "value", 1))
    os.utime(old, (1_000_000, 1_000_000))
    report = read_forms(DOCUMENT, folder)
    assert unit(report.edit(DOCUMENT)).growth == 100
    assert [(i.key, i.where) for i in report.issues] == [("form_doubled", old.name)]


def test_torn_and_foreign_files_do_not_stop_the_others(folder: Path) -> None:
    (folder / "torn.xlsx").write_bytes(b"PK\x03\x04 torn")
    (folder / "~$Formulir Disdik.xlsx").write_bytes(b"x")
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    edit_disdik(folder, lambda book: setattr(at(book, "unit", "u1", "growth"), "value", 1))
    report = read_forms(DOCUMENT, folder)
    assert unit(report.edit(DOCUMENT)).growth == 100
    assert [(i.key, i.where) for i in report.issues] == [("form_not_read", "torn.xlsx")]
    assert "rusak" in dict(report.issues[0].values)["reason"]


def test_nothing_to_read(tmp_path: Path) -> None:
    for path, key in ((tmp_path, "forms_none"), (tmp_path / "no", "forms_no_folder")):
        with pytest.raises(SatuAtapError) as caught:
            read_forms(DOCUMENT, path)
        assert caught.value.key == key
