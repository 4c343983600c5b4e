"""The page of reports by mouse: choose, look, write."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.reports import view as view_module
from desktop.pages.reports import viewmodel
from desktop.pages.reports.view import EMPTY, PAGES, ReportsPage
from desktop.pages.reports.viewmodel import KINDS, WHOLE
from desktop.widgets.page import PageContext
from desktop.workflows.papers.apart import Papers, PapersRun
from solver.errors import SatuAtapError
from tests.support.problems import BEST, TODAY
from tests.support.window import Heard


@pytest.fixture
def page(qtbot: QtBot, look: None, context: PageContext) -> ReportsPage:
    made = ReportsPage(context)
    qtbot.addWidget(made)
    made.resize(1138, 680)
    made.show()
    return made


@pytest.fixture
def png(qapp: object, tmp_path: Path) -> bytes:
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.save(str(tmp_path / "page.png"))
    return (tmp_path / "page.png").read_bytes()


def test_scenarios_are_chosen_by_ticks(page: ReportsPage) -> None:
    assert TODAY in page.wish().scenarios
    page._ticks[BEST].click()
    assert BEST not in page.wish().scenarios
    assert not page._ticks[TODAY].isEnabled()


def test_the_pages_are_shown(
    qtbot: QtBot,
    page: ReportsPage,
    context: PageContext,
    png: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(viewmodel, "pages", lambda *_: [png, png, png])
    assert page._room.currentIndex() == EMPTY
    qtbot.mouseClick(page._look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.tasks.running == [])
    assert page._room.currentIndex() == PAGES
    assert page.roll.count == 3
    assert page._at.text() == "1 / 3"
    assert page.place() == {"look": "1"}
    assert page._state.text() == "3 halaman"


def test_files_are_offered_when_written(  # noqa: PLR0917
    qtbot: QtBot,
    page: ReportsPage,
    context: PageContext,
    heard: Heard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = (tmp_path / "laporan.pdf", tmp_path / "buku.xlsx")
    monkeypatch.setattr(viewmodel, "make", lambda *_: Papers(files))
    monkeypatch.setattr(viewmodel, "pages", lambda *_: [])
    qtbot.mouseClick(page._write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.tasks.running == [])
    shown = {b.text().strip() for b in page.findChildren(QPushButton) if b.isVisible()}
    assert {"laporan.pdf", "buku.xlsx", "Buka folder"} <= shown
    assert str(tmp_path) in heard.notices[0]


def test_a_refusal_is_told_and_the_buttons_come_back(
    qtbot: QtBot,
    page: ReportsPage,
    context: PageContext,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> None:
        raise SatuAtapError("report_folder", folder="X")

    monkeypatch.setattr(viewmodel, "make", fails)
    qtbot.mouseClick(page._write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.tasks.running == [])
    assert "X" in heard.notices[0]
    assert page._write.isEnabled()


def test_after_a_stop_the_page_is_ready_again(
    qtbot: QtBot, page: ReportsPage, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(*_: object) -> list[bytes]:
        gate.wait(10)
        return []

    monkeypatch.setattr(viewmodel, "pages", slow)
    qtbot.mouseClick(page._look, Qt.MouseButton.LeftButton)
    assert page._room.currentIndex() == PAGES, "what goes on is said where the pages will be"
    assert page._state.text()
    context.tasks.running[0].stop()
    gate.set()
    qtbot.waitUntil(lambda: context.tasks.running == [])
    assert page._room.currentIndex() == EMPTY
    assert page._look.isEnabled()
    assert page._write.isEnabled()


def test_a_stop_keeps_and_names_what_is_written(  # noqa: PLR0917
    qtbot: QtBot,
    page: ReportsPage,
    context: PageContext,
    heard: Heard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By mouse: the words of the part are on the page, and Stop is beside them."""
    tick = threading.Event()

    def slow(run: PapersRun, report: Callable[[int, int], None]) -> Papers:
        run.papers = Papers((tmp_path / "laporan.pdf",), words="Word: tabel X, baris 300 dari 900")
        while True:
            report(500, WHOLE)  # raises when it is to end
            tick.wait(0.01)

    monkeypatch.setattr(viewmodel, "make", slow)
    qtbot.mouseClick(page._write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "300 dari 900" in page.going.said.text())
    assert page.going.isVisible()
    assert page.going.bar.value() == 500
    qtbot.mouseClick(page.going.halt, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.tasks.running == [])
    assert not page.going.isVisible()
    shown = {b.text().strip() for b in page.findChildren(QPushButton) if b.isVisible()}
    assert "laporan.pdf" in shown
    assert heard.notices[0].startswith("Dihentikan; 1 berkas")
    assert page._write.isEnabled()


def test_a_kind_that_failed_is_told_beside_what_was_written(  # noqa: PLR0917
    qtbot: QtBot,
    page: ReportsPage,
    context: PageContext,
    heard: Heard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Papers((tmp_path / "laporan.pdf",), ("Word tidak jadi dibuat.",))
    monkeypatch.setattr(viewmodel, "make", lambda *_: made)
    monkeypatch.setattr(viewmodel, "pages", lambda *_: [])
    qtbot.mouseClick(page._write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.tasks.running == [])
    assert heard.notices[0].startswith("1 berkas ditulis")
    assert heard.notices[0].endswith("Word tidak jadi dibuat.")
    shown = {b.text().strip() for b in page.findChildren(QPushButton) if b.isVisible()}
    assert "laporan.pdf" in shown


def test_kinds_are_chosen_and_none_is_refused(qtbot: QtBot, page: ReportsPage) -> None:
    assert page.wish().kinds == ("pdf", "xlsx")
    page._forms["png"].click()
    assert page.wish().kinds == ("pdf", "xlsx", "png")
    for kind in ("docx", "html", "images"):
        qtbot.keyClick(page._forms[kind], Qt.Key.Key_Space)
    assert page.wish().kinds == KINDS
    for tick in page._forms.values():
        tick.click()
    assert not page._write.isEnabled()
    assert page._look.isEnabled(), "looking needs no file"
    assert page._wrong.isVisible()


def test_many_pictures_are_one_line(
    qtbot: QtBot,
    page: ReportsPage,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = (tmp_path / "laporan.pdf", *(tmp_path / f"halaman-{n}.png" for n in range(28)))
    monkeypatch.setattr(viewmodel, "make", lambda *_: Papers(files))
    monkeypatch.setattr(viewmodel, "pages", lambda *_: [])
    qtbot.mouseClick(page._write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.tasks.running == [])
    assert page._files.count() == 3, "the report, the pictures, the folder"
    assert "28 gambar halaman" in {b.text().strip() for b in page.findChildren(QPushButton)}


def test_by_keys_alone_the_pages_are_reached_and_read(
    qtbot: QtBot,
    page: ReportsPage,
    context: PageContext,
    png: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(viewmodel, "pages", lambda *_: [png] * 12)
    page.window().activateWindow()
    with qtbot.waitActive(page.window()):
        page._look.setFocus()
    qtbot.keyClick(page._look, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: context.tasks.running == [])
    qtbot.waitUntil(page.roll.hasFocus)
    qtbot.keyClick(page.roll, Qt.Key.Key_Right)
    assert page._at.text() == "2 / 12"
    qtbot.keyClick(page.roll, Qt.Key.Key_F6)
    assert not page.roll.hasFocus()


def test_papers_go_beside_the_file_unless_another_folder_was_chosen(
    page: ReportsPage, tmp_path: Path
) -> None:
    page.file_moved(tmp_path / "satu" / "kota.satuatap")
    assert Path(page._folder.text()).parent == tmp_path / "satu"
    page._folder.setText("/tmp/sendiri")
    page.file_moved(tmp_path / "dua" / "kota.satuatap")
    assert page._folder.text() == "/tmp/sendiri"


def test_the_web_page_is_made_and_opened(
    qtbot: QtBot,
    page: ReportsPage,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(view_module, "_open", opened.append)
    monkeypatch.setattr(viewmodel, "web_page", lambda *_: tmp_path / "laporan.html")
    page._web.setFocus()
    qtbot.keyClick(page._web, Qt.Key.Key_Space)
    assert not page._write.isEnabled()
    qtbot.waitUntil(lambda: context.tasks.running == [])
    assert opened == [tmp_path / "laporan.html"]
    assert page._write.isEnabled()
    assert page._state.text() == ""


def test_every_form_is_written_and_offered(
    qtbot: QtBot, page: ReportsPage, context: PageContext, heard: Heard, tmp_path: Path
) -> None:
    page._folder.setText(str(tmp_path / "papers"))
    page._forms["pdf"].click()
    page._forms["xlsx"].click()
    for kind in ("docx", "html", "images"):
        page._forms[kind].click()
    qtbot.mouseClick(page._write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(heard.notices), timeout=30_000)
    context.tasks.stop_all()
    shown = {b.text().strip() for b in page.findChildren(QPushButton) if b.isVisible()}
    assert {".docx", ".html"} <= {Path(words).suffix for words in shown}
    assert any("grafik dan susunan lantai" in words for words in shown)
    assert "papers" in heard.notices[0]
