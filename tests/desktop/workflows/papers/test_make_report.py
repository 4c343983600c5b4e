"""The papers of a decision: whole files or none, in the language asked for."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.document.document import Document
from desktop.reports.comparison import compare
from desktop.reports.sections import SECTIONS
from desktop.system.translate import language, set_language, text_in
from desktop.workflows.papers.files import KINDS, file_names
from desktop.workflows.papers.make_report import (
    draw_pages,
    make_report,
    moment,
    report_issues,
    write_papers,
    write_whole,
)
from desktop.workflows.papers.told import PapersAsk
from solver.errors import SatuAtapError
from solver.problem.problem import Problem
from tests.desktop.reports.example import city
from tests.desktop.reports.pdf_text import bare, pages, words
from tests.support.problems import tiny_problem

DAY = date(2026, 11, 22)


def test_report_and_workbook_are_written_and_nothing_else(tmp_path: Path) -> None:
    document = Document(problem=tiny_problem())
    ids = [scenario.id for scenario in document.problem.scenario]
    files = make_report(document, ids, tmp_path / "new" / "folder", "f4", "id", DAY)
    assert sorted(f.name for f in (tmp_path / "new" / "folder").iterdir()) == sorted(
        f.name for f in files
    )
    assert [f.suffix for f in files] == [".pdf", ".xlsx"]
    assert files[0].read_bytes().startswith(b"%PDF-")
    assert load_workbook(files[1]).sheetnames[0] == "Ringkasan"


def test_paper_and_workbook_say_what_the_comparison_says(tmp_path: Path) -> None:
    document = Document(problem=tiny_problem())
    ids = [scenario.id for scenario in document.problem.scenario]
    pdf, book = make_report(document, ids, tmp_path, "a4", "id", DAY)
    cash = compare(document, ids).row("cash").values
    text = words(pdf.read_bytes())
    sheet = load_workbook(book, data_only=True)["Ringkasan"]
    (row,) = [r for r in sheet.iter_rows() if r[0].value == "Biaya kas per tahun"]
    for value, cell in zip(cash, row[1:], strict=False):
        assert value is not None
        assert f"{value:,}".replace(",", ".") in text
        assert cell.value == value


def test_files_are_the_same_bytes_on_the_same_day(tmp_path: Path) -> None:
    document = Document(problem=city())
    kinds = ("pdf", "xlsx", "docx", "html")
    one = make_report(document, ["announced"], tmp_path / "a", when=DAY, kinds=kinds)
    two = make_report(document, ["announced"], tmp_path / "b", when=DAY, kinds=kinds)
    assert [f.read_bytes() for f in one] == [f.read_bytes() for f in two]


def test_the_language_in_use_is_put_back(tmp_path: Path) -> None:
    set_language("id")
    pdf, _ = make_report(Document(problem=city()), ["announced"], tmp_path, "f4", "en", DAY)
    assert language() == "id"
    assert pdf.name == "report-palembang-2026-11-22.pdf"
    assert bare("Decision requested") in pages(pdf.read_bytes())[0]


def test_the_planner_chooses_what_is_proposed(tmp_path: Path) -> None:
    document = Document(problem=city())
    pdf, _ = make_report(document, ["announced", "best"], tmp_path, when=DAY, proposed="announced")
    assert bare("Skenario “Rencana diumumkan (A–E)”") in pages(pdf.read_bytes())[0]


def test_each_step_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    make_report(
        Document(problem=city()), ["announced"], tmp_path, when=DAY, on_progress=told.append
    )
    assert told == [
        "Menghitung semua skenario …",
        "PDF: menata halaman …",
        "Excel: menyusun lembar …",
    ]


@pytest.mark.parametrize("problem", [Problem(), replace(city(), unit=())])
def test_an_empty_project_is_refused_in_words(problem: Problem, tmp_path: Path) -> None:
    document = Document(problem=problem)
    found = report_issues(document, ["today"])
    assert found
    with pytest.raises(SatuAtapError) as refused:
        make_report(document, ["today"], tmp_path, when=DAY)
    assert refused.value.key == "report_missing"
    assert text_in("id", f"issue.{found[0].key}") in refused.value.values["why"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("x")
    with pytest.raises(SatuAtapError) as refused:
        make_report(Document(problem=city()), ["announced"], place, when=DAY)
    assert refused.value.key == "report_folder"


def test_a_file_open_elsewhere_is_told_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "laporan.pdf"
    old.write_bytes(b"old")

    def locked(source: str, target: Path) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(SatuAtapError) as refused:
        write_whole(old, b"new")
    assert refused.value.key == "report_busy"
    assert refused.value.values["file"] == "laporan.pdf"
    assert old.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["laporan.pdf"]


def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SatuAtapError) as refused:
        write_whole(tmp_path / "laporan.pdf", b"new")
    assert refused.value.key == "report_full"
    assert list(tmp_path.iterdir()) == []


def test_a_share_that_went_away_is_told(tmp_path: Path) -> None:
    share = tmp_path / "bersama"
    share.write_text("its place is taken, so the folder cannot come back")
    with pytest.raises(SatuAtapError) as refused:
        write_whole(share / "laporan" / "laporan.pdf", b"new")
    assert refused.value.key == "report_gone"
    assert refused.value.values["folder"] == str(share / "laporan")


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    document = Document(problem=city())
    pictures = make_report(document, ["announced"], tmp_path, when=DAY, kinds=("png",))
    assert sorted(tmp_path.iterdir()) == list(pictures)
    assert pictures[0].name.endswith("-halaman-01.png")
    assert len(pictures) > 5
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)


def test_every_kind_is_written_whole_with_a_step_each(tmp_path: Path) -> None:
    document, told = Document(problem=city()), list[str]()
    files = make_report(
        document, ["announced"], tmp_path, "a4", "en", DAY, told.append, kinds=KINDS
    )
    there = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert there == sorted(files), "and nothing is left beside them"
    assert {path.suffix for path in files} == {".pdf", ".xlsx", ".docx", ".html", ".png", ".svg"}
    assert len(told) == len(KINDS) + 1
    assert not any("papers." in step for step in told)
    assert told[1] == "PDF: menata halaman …", "told in the language in use, not of the papers"


def test_an_old_word_file_stays_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document(problem=city())
    (old,) = make_report(document, ["announced"], tmp_path, when=DAY, kinds=("docx",))
    before = old.read_bytes()

    swap = os.replace

    def locked(source: str, target: Path) -> None:
        if Path(target).suffix == ".docx":
            raise PermissionError(13, "used by another process")
        swap(source, target)

    monkeypatch.setattr(os, "replace", locked)
    changed = Document(problem=replace(city(), remark=()))
    with pytest.raises(SatuAtapError) as refused:
        make_report(changed, ["announced"], tmp_path, when=DAY, kinds=("docx", "html"))
    assert refused.value.key == "report_busy"
    assert refused.value.values["file"] == old.name
    assert "Word" in text_in("id", "error.report_busy")
    assert old.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == [old.name, old.with_suffix(".html").name], (
        "the web page is made all the same"
    )


@pytest.mark.parametrize(
    "key",
    [f"report_{why}" for why in ("missing", "folder", "busy", "disk", "full", "gone")],
)
def test_every_refusal_has_its_sentence(key: str) -> None:
    for lang in ("id", "en"):
        assert text_in(lang, f"error.{key}") != f"error.{key}"


def test_names_of_the_files() -> None:
    problem = city()
    assert file_names(Document(problem=problem), DAY) == (
        "laporan-palembang-2026-11-22.pdf",
        "buku-kerja-palembang-2026-11-22.xlsx",
    )
    odd = replace(problem, city=(replace(problem.city[0], name="Kota Ñ / Pagar Alam"),))
    assert file_names(Document(problem=odd), DAY)[0] == "laporan-pagar-alam-2026-11-22.pdf"
    none = replace(problem, city=())
    assert file_names(Document(problem=none), DAY)[0] == "laporan-kota-2026-11-22.pdf"


def test_a_day_is_its_midnight() -> None:
    assert moment(DAY) == datetime(2026, 11, 22, tzinfo=UTC)
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert moment(noon) == noon
    assert moment(noon.replace(tzinfo=None)) == noon
    assert moment(None).date() == date.today()


def test_no_section_at_all_is_refused_but_the_workbook_is_not(tmp_path: Path) -> None:
    ask = PapersAsk(city(), ("best",), tmp_path, "a4", "id", DAY, ("xlsx",), without=SECTIONS)
    (files, reasons) = write_papers(ask, lambda _: None)
    assert [file.suffix for file in files] == [".xlsx"]
    assert reasons == ()
    with pytest.raises(SatuAtapError, match="report_missing"):
        write_papers(replace(ask, kinds=("xlsx", "html")), lambda _: None)
    with pytest.raises(SatuAtapError, match="report_missing"):
        draw_pages(ask, 50)


def test_pages_without_the_order_of_moves_do_not_look_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("desktop.workflows.papers.make_report.with_order", looked)
    without = tuple(key for key in SECTIONS if key != "remarks")
    ask = PapersAsk(city(), ("best",), tmp_path, "a4", "id", DAY, (), without=without)
    drawn = len(draw_pages(ask, 30))
    assert drawn == 2  # the first page, and that of the remarks
