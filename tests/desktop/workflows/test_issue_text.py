"""Findings speak of things by name, and every error is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.system.translate import LANGUAGES, catalogue, set_language, tr
from desktop.workflows.issue_text import error_text, issue_parts, issue_text, place_text
from solver.errors import SatuAtapError, issue
from solver.problem.integrity import field_issue
from solver.problem.organisation import Post, Unit
from tests.support.forms import organisation

DOCUMENT = organisation()


@pytest.fixture(autouse=True)
def in_indonesian() -> Iterator[None]:
    set_language("id")
    yield
    set_language("id")


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("unit/u1/growth", "Bidang PAUD (Disdik) › Pertumbuhan pegawai per tahun"),
        ("unit/u1", "Bidang PAUD (Disdik)"),
        ("opd/disdik/short", "Dinas Pendidikan › Singkatan"),
        ("post/p1/headcount", "Bidang PAUD › Jabatan › Jumlah orang"),
        ("post/p3/headcount", "Sekretariat › Arsiparis › Jumlah orang"),
        ("floor/g1/net", "Gedung B › Lantai 0 › Luas bersih"),
        ("floor/f1/net", "Gedung A › Lantai 1 › Luas bersih"),
        ("placement/q/floor", "Bidang PAUD › Penempatan › Lantai"),
        ("unit/gone/growth", "Unit › Pertumbuhan pegawai per tahun"),
        ("unit", "Unit"),
        ("kib.csv!B7", "kib.csv!B7"),
        ("Formulir Disdik.xlsx › Unit kerja!B7", "Formulir Disdik.xlsx › Unit kerja!B7"),
        ("", ""),
    ],
)
def test_places(where: str, text: str) -> None:
    assert place_text(where, DOCUMENT) == text


def test_places_without_a_document() -> None:
    assert place_text("unit/u1/growth") == "Unit › Pertumbuhan pegawai per tahun"


def test_the_whole_text() -> None:
    found = issue("reference_dangling", "unit/u1/building", id="b9")
    place, sentence, mend = issue_parts(found, DOCUMENT)
    assert issue_text(found, DOCUMENT) == f"{place}: {sentence} {mend}"
    assert place == "Bidang PAUD (Disdik) › Gedung sekarang"
    assert "b9" not in issue_text(found, DOCUMENT)  # an id is never shown


def test_bounds_are_written_in_the_unit_of_the_field() -> None:
    found = field_issue(Unit, "growth", 6_000, "unit/u1/growth")
    assert found is not None
    _, sentence, _ = issue_parts(found, DOCUMENT)
    assert "60%" in sentence
    assert "50%" in sentence
    low = field_issue(Post, "headcount", -3, "post/p1/headcount")
    assert low is not None
    assert "−3\u00a0orang" in issue_parts(low, DOCUMENT)[1]


def test_what_was_typed_stays_as_it_was_typed() -> None:
    found = issue("number_too_high", "unit/u1/growth", value="60", high="50%")
    assert "60 " in issue_parts(found, DOCUMENT)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_is_one_sentence_or_two(language: str) -> None:
    texts = {k: v for k, v in catalogue(language).items() if k.startswith("error.")}
    wrong = [k for k, v in texts.items() if not isinstance(v, str) or not re.search(r"[.?!:}]$", v)]
    assert wrong == []


def test_an_error_names_the_file() -> None:
    text = error_text(SatuAtapError("newer_format", path="kota.satuatap"))
    assert text.startswith("Berkas kota.satuatap ditulis oleh Satu Atap versi yang lebih baru")


def test_a_place_that_the_sentence_names_is_said_once() -> None:
    found = issue("unit_without_people", "unit/u1", name=DOCUMENT.problem.get(Unit, "u1").name)
    assert issue_text(found, DOCUMENT).count("Bidang PAUD") == 1
    assert issue_text(found, DOCUMENT).startswith("Bidang PAUD (Disdik) ")


def test_a_row_without_any_name_is_called_by_its_number() -> None:
    post = replace(DOCUMENT.problem.post[1], unit="gone", title="")
    rows = (DOCUMENT.problem.post[0], post)
    document = Document(replace(DOCUMENT.problem, post=rows))
    assert place_text(f"post/{post.id}/unit", document).startswith(f"{tr('record.post')} baris 2 ›")


def test_a_missing_standard_is_named_in_words() -> None:
    found = issue("standard_missing", "standard", standard="finance.discount")
    assert "finance." not in issue_text(found)


def test_reasons_are_not_counted_where_there_is_no_floor() -> None:
    found = issue("unit_without_place", "unit/u1", name="Bidang PAUD", floors=0)
    assert "0" not in issue_text(found, DOCUMENT)
