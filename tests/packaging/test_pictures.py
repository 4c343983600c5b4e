"""Pictures of the pages: the looks that are drawn, and a page drawn small."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.window.navigation import PAGES
from tests.packaging.test_bundle import script
from tests.support.problems import BEST, tiny_problem

pictures = script("pictures")


def test_every_look_has_a_name_of_its_own_and_both_languages_are_seen() -> None:
    names = [look.name for look in pictures.LOOKS]
    assert len(set(names)) == len(names)
    assert {look.language for look in pictures.LOOKS} == {"id", "en"}
    assert {look.theme for look in pictures.LOOKS} == {"light", "dark", "contrast"}
    assert "id-light-3840x2160" in names


def test_a_page_and_its_tabs_are_drawn(qapp: object, tmp_path: Path) -> None:
    wanted = pictures.Look("id", "light", (1366, 768), "1", ("costs",))
    document = Document(tiny_problem())
    files = pictures.draw(wanted, document, tmp_path / "kota.satuatap", tmp_path, tabs=True)
    assert [file.name for file in files] == ["costs.png", "costs.1.png", "costs.2.png"]
    with Image.open(files[0]) as image:
        assert image.size == (1366, 768)
        assert image.mode == "P", "few colours, so that a page of docs stays small"
    assert len({file.read_bytes() for file in files}) == 3, "each tab shows something else"


def test_the_plan_of_the_sample_is_asked_for_only_where_it_exists(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = Document(tiny_problem())
    assert pictures._args(document, "stacking") == {}
    monkeypatch.setattr(pictures, "SCENARIO", BEST)
    assert pictures._args(document, "stacking") == {"scenario": BEST}
    assert pictures._args(document, "compare") == {}


def test_without_a_solved_project_one_sentence_says_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert pictures.main(["--file", str(tmp_path / "none.satuatap")]) == 2
    assert "dev.py demo" in capsys.readouterr().err


def test_the_book_shows_every_page() -> None:
    assert pictures.BOOK.pages == ()
    shown = {file.stem for file in (pictures.ROOT / "docs" / "pictures").glob("*.png")}
    assert {page.id for page in PAGES} <= shown
