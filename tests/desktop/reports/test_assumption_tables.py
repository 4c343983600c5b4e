"""Every standard with source and status; illustrations and remarks."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.text import format_choice
from desktop.reports.assumption_tables import (
    illustration_table,
    is_changed,
    remark_subject,
    remark_table,
    source_table,
    standard_source,
    standard_table,
)
from desktop.reports.table import LineStyle, Tone
from desktop.system.translate import tr
from solver.problem.realisation import Remark
from tests.desktop.reports.example import city, reckoned


def test_every_standard_appears_with_its_status() -> None:
    problem = city()
    plain = [x.cells for x in standard_table(reckoned(problem)).lines if x.style is LineStyle.PLAIN]
    assert {(c[0].text, c[2].text) for c in plain} == {
        (tr(f"standard.{row.id}"), format_choice(row.status)) for row in problem.standard
    }
    assert {c[1].value for c in plain} == {row.value for row in problem.standard}


def test_changed_standards_are_marked_with_who_and_when() -> None:
    changed = [row for row in city().standard if is_changed(row)]
    assert [row.id for row in changed] == ["finance.discount"]
    lines = standard_table(reckoned(city())).lines
    (cell,) = [x.cells[0] for x in lines if x.cells[0].note]
    assert cell.tone is Tone.STRONG
    assert "Rina" in cell.note
    assert "2026-11-20" in cell.note


def test_weak_figures_stand_out() -> None:
    lines = standard_table(reckoned(city())).lines
    tones = [x.cells[2].tone for x in lines if x.style is LineStyle.PLAIN]
    assert tones.count(Tone.MUTED) == 1


def test_every_source_stands_once_in_the_list_it_is_numbered_in() -> None:
    reckoning = reckoned(city())
    listed = {x.cells[0].text: x.cells[1].text for x in source_table(reckoning).lines}
    assert len(set(listed.values())) == len(listed)
    numbers = [x.cells[3].text for x in standard_table(reckoning).lines if len(x.cells) > 1]
    shown = zip(numbers, reckoning.problem.standard, strict=True)
    assert [listed.get(n, "–") for n, _ in shown] == [
        standard_source(row) for row in reckoning.problem.standard
    ]


def test_a_source_carries_its_date() -> None:
    staff, factor, _ = city().standard
    assert standard_source(staff) == "Permendagri 7/2006, 2006"
    assert standard_source(factor) == "–"


def test_illustrations_are_counted_beside_all_rows() -> None:
    lines = illustration_table(reckoned(city())).lines
    assert [[c.value for c in x.cells[1:]] for x in lines] == [[3, 4], [20, 20]]
    assert illustration_table(reckoned(city(illustration=False))).lines == ()


def test_remarks_name_their_subject() -> None:
    problem = city()
    assert remark_table(reckoned(problem)).lines[0].cells[0].text == "Seluruh proyek"
    about = Remark(id="r", body="x", subject_kind="building", subject="b0")
    assert remark_subject(problem, about) == "Gedung Lama 1"
    assert remark_subject(problem, replace(about, subject="")) == tr("record.building")
    staff = replace(about, subject_kind="standard", subject="space.staff")
    assert remark_subject(problem, staff) == tr("standard.space.staff")
