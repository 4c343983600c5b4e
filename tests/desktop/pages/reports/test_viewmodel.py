"""The choices of a report, and the papers themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.document.edits import put
from desktop.document.session import Session
from desktop.pages.reports.viewmodel import (
    MOST,
    WHOLE,
    ReportsModel,
    Wish,
    end_words,
    folder_of,
    make,
    pages,
    papers,
    web_page,
    written,
)
from desktop.system.settings import Settings
from desktop.system.translate import language
from desktop.workflows.papers.apart import Papers
from solver.problem.scenario import Result
from tests.support.problems import MANUAL, TODAY, tiny_problem

DAY = date(2026, 11, 22)
DOCUMENT = Document(tiny_problem())


def model(path: Path | None = None, **settings: str) -> ReportsModel:
    return ReportsModel(
        Session(DOCUMENT),
        lambda: Settings(**settings),
        path,
        lambda: DAY,  # type: ignore[arg-type]
    )


def test_today_is_always_in_and_the_first_few_are_chosen() -> None:
    choices = model().choices()
    assert [each.id for each in choices if each.fixed] == [TODAY]
    assert sum(each.chosen for each in choices) <= MOST + 1
    assert all(each.name and each.about for each in choices)


def test_a_result_that_no_longer_fits_is_called_so() -> None:
    made = model()
    result = Result(id=MANUAL, scenario=MANUAL, outcome="feasible", case_sha256="of other data")
    made._session.do("x", put(result))
    assert made.looking()() == {MANUAL}
    before = next(each for each in made.choices() if each.id == MANUAL)
    made.take(made.looking()())
    after = next(each for each in made.choices() if each.id == MANUAL)
    assert (before.stale, after.stale) == (False, True)
    assert "usang" not in before.about
    assert after.about.endswith("usang")


def test_the_folder_is_beside_the_project(tmp_path: Path) -> None:
    assert model(tmp_path / "kota.satuatap").folder().parent == tmp_path
    assert model(last_folder=str(tmp_path)).folder().parent == tmp_path
    assert model().folder().parent == Path.home()


def test_too_few_and_too_many() -> None:
    assert model().problem_with(())
    assert model().problem_with([str(i) for i in range(MOST + 2)])
    assert model().problem_with([TODAY, MANUAL]) == ""


def test_an_empty_project_says_at_once_what_is_missing() -> None:
    empty = ReportsModel(Session(Document()), Settings, None)
    assert "kota" in empty.problem_with([TODAY]).casefold()
    assert "Beranda" in empty.problem_with([TODAY]), "and where to mend it"


def test_papers_and_languages() -> None:
    assert [value for value, _ in model().papers()] == ["f4", "a4"]
    assert [value for value, _ in model().languages()] == ["id", "en"]
    assert model().day_words() == "22 November 2026"


@pytest.fixture
def wish(tmp_path: Path) -> Wish:
    return Wish((TODAY, MANUAL), "a4", "en", tmp_path / "papers")


def silent(done: int, total: int) -> None:
    """Let it go on."""


def test_report_and_workbook_are_written_with_progress(wish: Wish) -> None:
    told: list[tuple[int, int]] = []
    run = papers(DOCUMENT, wish, DAY)
    files = make(run, lambda done, total: told.append((done, total))).files
    assert sorted(path.suffix for path in files) == [".pdf", ".xlsx"]
    assert all(path.stat().st_size > 1000 for path in files)
    assert told
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {WHOLE}
    assert language() == "id"


def test_what_came_of_it_is_said_with_what_failed(tmp_path: Path) -> None:
    two = (tmp_path / "laporan.pdf", tmp_path / "buku.xlsx")
    assert end_words(Papers(two), stopped=False) == f"2 berkas ditulis di {tmp_path}."
    stopped = end_words(Papers(two[:1], ("Word tidak jadi dibuat.",)), stopped=True)
    assert stopped.startswith("Dihentikan; 1 berkas")
    assert stopped.endswith("Word tidak jadi dibuat.")
    assert end_words(Papers(), stopped=True) == "Dihentikan; tidak ada berkas yang ditulis."
    assert end_words(Papers(failed=("A.", "B.")), stopped=False) == "A. B."


def test_pages_are_pictures(wish: Wish) -> None:
    found = pages(DOCUMENT, wish, DAY, silent, 40)
    assert found
    assert all(image.startswith(b"\x89PNG") for image in found)
    assert language() == "id"


def test_the_web_page_to_look_at_is_one_file_and_replaces_the_last(
    wish: Wish, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SATUATAP_HOME", str(tmp_path / "home"))
    before = web_page(DOCUMENT, wish, date(2026, 11, 21), silent)
    after = web_page(DOCUMENT, wish, DAY, silent)
    assert before.name != after.name
    assert [path.name for path in after.parent.iterdir()] == [after.name]
    assert b'lang="en"' in after.read_bytes()
    assert not wish.folder.exists(), "looking writes nothing where the papers go"
    assert language() == "id"


def test_files_are_offered_by_name_and_pictures_together(tmp_path: Path) -> None:
    below = tmp_path / "gambar"
    files = (
        tmp_path / "laporan.pdf",
        tmp_path / "laporan.docx",
        *(tmp_path / f"halaman-{n}.png" for n in range(3)),
        *(below / f"biaya.{form}" for form in ("png", "svg")),
    )
    assert folder_of(files) == folder_of(files[-2:]) == tmp_path
    assert [(each.words, each.path) for each in written(files)] == [
        ("laporan.pdf", files[0]),
        ("laporan.docx", files[1]),
        ("3 gambar halaman", files[2]),
        ("2 gambar grafik dan susunan lantai", below),
    ]
    assert [each.path for each in written(files[-2:])] == [below]
    assert [each.path for each in written(files[2:5])] == [files[2]]
