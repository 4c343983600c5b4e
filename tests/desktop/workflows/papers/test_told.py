"""What is told while papers are made, in words of the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.reports.part import Part
from desktop.workflows.papers.apart import SHARES
from desktop.workflows.papers.files import KINDS
from desktop.workflows.papers.told import Begun, Going, going_words, mark_of

FORMS = ("lines", "sheets", "sections", "pictures", "pages", "packing")


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_has_its_words(language: str) -> None:
    said = [going_words(Begun(kind), language) for kind in ("", *KINDS)]
    said += [going_words(Going("docx", Part(form, 3, 9, "X")), language) for form in FORMS]
    assert not any("papers." in words or "{" in words for words in said)
    assert len(set(said)) == len(said)
    assert set(SHARES) == {"", *KINDS}


def test_a_part_names_the_kind_the_table_and_the_lines() -> None:
    words = going_words(Going("docx", Part("lines", 300, 900, "Daftar pindahan")), "id")
    assert words == "Word: tabel Daftar pindahan, baris 300 dari 900"


def test_a_file_that_was_swapped_in_has_another_mark(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    assert mark_of(path) is None
    path.write_text("old")
    was = mark_of(path)
    assert was == mark_of(path)
    other.write_text("new")
    other.replace(path)
    assert mark_of(path) not in (None, was)
