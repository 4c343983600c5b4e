"""Papers from a process of their own: progress, Stop, deaths, and what is kept."""

from __future__ import annotations

import logging
import os
import signal
import threading
from datetime import date
from pathlib import Path

import pytest

from desktop.jobs.messages import Done, News
from desktop.jobs.worker import StopAsked, Tell
from desktop.reports.part import Part
from desktop.system.translate import language, set_language, text_in
from desktop.workflows.papers.apart import PagesAsk, Papers, PapersRun, page_pictures, papers_task
from desktop.workflows.papers.told import (
    Begun,
    Going,
    KindFailed,
    Opening,
    PapersAsk,
    Written,
    mark_of,
)
from solver.errors import SatuAtapError
from solver.problem.problem import Problem
from tests.desktop.reports.example import city

DAY = date(2026, 11, 22)
KINDS = ("pdf", "docx", "html")


class HaltError(Exception):
    """The person pressed Stop."""


def ask(folder: Path, *kinds: str, problem: Problem | None = None) -> PapersAsk:
    whole = problem if problem is not None else city()
    return PapersAsk(whole, ("announced",), folder, "a4", "en", DAY, kinds or KINDS)


def nothing(papers: Papers) -> None:
    """Let it go on."""


# What the process does instead.


def _write(task: PapersAsk, tell: Tell, kind: str) -> None:
    path = task.folder / f"laporan.{kind}"
    tell(News(Opening(path, mark_of(path))))
    path.write_text(kind)
    tell(News(Written(path)))


def dies_over_word(task: PapersAsk, tell: Tell, stop: StopAsked) -> None:
    for kind in task.kinds:
        tell(News(Begun(kind)))
        if kind == "docx":
            os.kill(os.getpid(), signal.SIGKILL)
        _write(task, tell, kind)
    tell(Done(None))


def fails_over_word(task: PapersAsk, tell: Tell, stop: StopAsked) -> None:
    for kind in task.kinds:
        tell(News(Begun(kind)))
        if kind == "docx":
            raise ValueError("a bug")
        _write(task, tell, kind)
    tell(Done(None))


def dies_at_once(task: PapersAsk, tell: Tell, stop: StopAsked) -> None:
    tell(News(Begun("")))
    os.kill(os.getpid(), signal.SIGKILL)


def dies_silently(task: PagesAsk, tell: Tell, stop: StopAsked) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def busy_elsewhere(task: PapersAsk, tell: Tell, stop: StopAsked) -> None:
    tell(News(Begun("docx")))
    tell(News(KindFailed("docx", "report_busy", (("file", "laporan.docx"),))))
    tell(Done(None))


def deaf_after_one(task: PapersAsk, tell: Tell, stop: StopAsked) -> None:
    """Write one file, swap in another without telling, and hear nothing any more."""
    tell(News(Begun("pdf")))
    _write(task, tell, "pdf")
    tell(News(Begun("docx")))
    path = task.folder / "laporan.docx"
    tell(News(Opening(path, mark_of(path))))
    beside = task.folder / "beside"
    beside.write_text("new")
    beside.replace(path)
    (task.folder / ".laporan.docx-x.part").write_text("half")
    tell(News(Going("docx", Part("lines", 1, 2))))
    threading.Event().wait()


def deaf_before_the_swap(task: PapersAsk, tell: Tell, stop: StopAsked) -> None:
    tell(News(Begun("docx")))
    path = task.folder / "laporan.docx"
    tell(News(Opening(path, mark_of(path))))
    tell(News(Going("docx", Part("lines", 1, 2))))
    threading.Event().wait()


def test_the_papers_are_made_and_told_in_words(tmp_path: Path) -> None:
    set_language("id")
    told: list[Papers] = []
    papers = PapersRun(ask(tmp_path)).make(told.append)
    assert [path.suffix for path in papers.files] == [".pdf", ".docx", ".html"]
    assert papers.failed == ()
    assert b'lang="en"' in papers.files[2].read_bytes()
    shares = [each.share for each in told]
    assert shares == sorted(shares)
    assert language() == "id"
    assert papers.words.startswith("Halaman web: bagian"), "told in the language of the window"


def test_what_cannot_be_made_at_all_is_refused_in_the_readers_language(tmp_path: Path) -> None:
    set_language("id")
    with pytest.raises(SatuAtapError) as refused:
        PapersRun(ask(tmp_path, problem=Problem())).make(nothing)
    assert refused.value.key == "report_missing"
    assert "kota" in refused.value.values["why"]


@pytest.mark.parametrize("work", [dies_over_word, fails_over_word])
def test_a_death_over_one_kind_does_not_lose_the_others(
    work: object, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        papers = PapersRun(ask(tmp_path), work).make(nothing)  # type: ignore[arg-type]
    assert [path.suffix for path in papers.files] == [".pdf", ".html"]
    (sentence,) = papers.failed
    assert sentence.startswith("Word tidak jadi dibuat")


def test_a_death_before_any_kind_is_one_sentence_and_no_second_try(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        papers = PapersRun(ask(tmp_path), dies_at_once).make(nothing)
    assert papers.files == ()
    (sentence,) = papers.failed
    assert sentence.startswith("Laporan tidak jadi dibuat")


def test_a_file_open_elsewhere_is_told_with_its_kind(tmp_path: Path) -> None:
    papers = PapersRun(ask(tmp_path), busy_elsewhere).make(nothing)
    (sentence,) = papers.failed
    assert sentence.startswith("Word: ")
    assert "laporan.docx" in sentence


def _stopped(run: PapersRun) -> None:
    def beat(papers: Papers) -> None:
        if papers.words.startswith("Word: tabel"):
            raise HaltError

    with pytest.raises(HaltError):
        run.make(beat)


def test_a_stop_keeps_what_is_there_and_leaves_no_half(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "laporan.docx").write_text("old")
    run = PapersRun(ask(tmp_path), deaf_after_one)
    with caplog.at_level(logging.CRITICAL):
        _stopped(run)
    assert [path.name for path in run.papers.files] == ["laporan.pdf", "laporan.docx"]
    assert (tmp_path / "laporan.docx").read_text() == "new"
    assert {path.name for path in tmp_path.iterdir()} == {"laporan.pdf", "laporan.docx"}


def test_an_old_file_that_was_not_replaced_is_not_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "laporan.docx").write_text("old")
    run = PapersRun(ask(tmp_path), deaf_before_the_swap)
    with caplog.at_level(logging.CRITICAL):
        _stopped(run)
    assert run.papers.files == ()
    assert (tmp_path / "laporan.docx").read_text() == "old"


def test_the_makers_hear_a_stop_where_they_tell_how_far_they_are(tmp_path: Path) -> None:
    told: list[object] = []

    def in_word() -> bool:
        return any(isinstance(each, Going) and each.kind == "docx" for each in told)

    def tell(message: object) -> None:
        told.append(message.what if isinstance(message, News) else message)

    papers_task(ask(tmp_path), tell, in_word)
    assert isinstance(told[-1], Done)
    assert isinstance(told[-2], Going), "nothing is begun after it"
    assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]


def test_pages_are_drawn(tmp_path: Path) -> None:
    pages = page_pictures(PagesAsk(ask(tmp_path / "none"), 30), lambda: None)
    assert len(pages) > 5
    assert all(page.startswith(b"\x89PNG") for page in pages)
    assert list(tmp_path.iterdir()) == []


def test_pages_of_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError) as refused:
        page_pictures(PagesAsk(ask(tmp_path, problem=Problem()), 30), lambda: None)
    assert refused.value.key == "report_missing"


def test_a_process_that_dies_over_the_pages_is_one_sentence(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL), pytest.raises(SatuAtapError) as refused:
        page_pictures(PagesAsk(ask(tmp_path), 30), lambda: None, dies_silently)
    assert refused.value.key == "pages_killed"
    for how in ("killed", "crashed", "silent", "no_memory"):
        for lang in ("id", "en"):
            assert not text_in(lang, f"error.pages_{how}").startswith("error.")
            assert not text_in(lang, f"papers.failed.{how}").startswith("papers.")
