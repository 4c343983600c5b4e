"""Opening, saving and leaving beside the window: what is edited meanwhile is never lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.edits import set_field
from desktop.document.session import Session
from desktop.files import project as files
from desktop.files.lock import lock_path
from desktop.files.project import OpenProject, new_project, read_project
from desktop.files.recovery import discard, left_copies
from desktop.files.working_copy import working_folder
from desktop.system.translate import tr
from desktop.window import dialogs
from desktop.window.dialogs import Answer
from desktop.window.filing import Filing
from desktop.window.main_window import MainWindow
from solver.errors import SatuAtapError
from solver.problem.problem import City
from tests.support.problems import tiny_problem
from tests.support.window import window_on

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def window(qtbot: QtBot, look: None) -> Iterator[MainWindow]:
    made = window_on(qtbot, None)
    made.desk.start(tiny_problem())
    qtbot.waitUntil(lambda: made.tasks.running == [], timeout=20_000)
    yield made
    made.tasks.stop_all()
    made.desk.close()


@pytest.fixture
def until(qtbot: QtBot) -> Wait:
    return lambda there: qtbot.waitUntil(there, timeout=20_000)


@pytest.fixture
def quiet(window: MainWindow, until: Wait) -> Callable[[], None]:
    """Wait until nothing is under way."""
    return lambda: until(lambda: window.tasks.running == [])


class Gate:
    """Holds up whoever writes or reads a file until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.reached, self.free = threading.Event(), threading.Event()
        meant = getattr(files, name)

        def held(*args: Any) -> Any:
            self.reached.set()
            assert self.free.wait(20)
            return meant(*args)

        monkeypatch.setattr(files, name, held)


def rename(window: MainWindow, name: str = "Kota Lain") -> None:
    window.desk.session.do("nama", set_field(City, "city", "name", name))


def city(window: MainWindow) -> str:
    return window.desk.session.document.problem.city[0].name


def in_file(path: Path) -> str:
    return read_project(path).document.problem.city[0].name


def ways(window: MainWindow) -> list[str]:
    """Return the buttons beside the notice, without the cross."""
    buttons = window._notices.findChildren(QPushButton)
    return [b.text() for b in buttons if b.isVisible() and b.text()]


def answer(monkeypatch: pytest.MonkeyPatch, *answers: Answer) -> list[Answer]:
    left = list(answers)
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: left.pop(0))
    return left


# Saving


@pytest.mark.parametrize(
    ("key", "offered"),
    [
        ("save_disk_full", ["Simpan lagi", "Simpan sebagai…"]),
        ("save_taken_over", ["Simpan sebagai…"]),
    ],
)
def test_a_save_that_failed_offers_the_way_out_it_speaks_of(  # noqa: PLR0917
    window: MainWindow,
    quiet: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    offered: list[str],
) -> None:
    window.desk.save(tmp_path / "kota")
    rename(window)

    def refuse(*_: Any) -> None:
        raise SatuAtapError(key, path=tmp_path, user="Sari", machine="BPKAD")

    with monkeypatch.context() as broken:
        broken.setattr("desktop.window.filing.write_save", refuse)
        window.command("file.save")
        quiet()
    assert ways(window) == offered
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: tmp_path / "lain.satuatap")
    window._notices.findChildren(QPushButton)[-1].click()
    quiet()
    assert in_file(tmp_path / "lain.satuatap") == "Kota Lain"


def test_save_asks_for_a_name_once_and_then_no_more(
    window: MainWindow, until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(parent: object, folder: str, name: str) -> Path:
        asked.append(name)
        return tmp_path / "kota.satuatap"

    monkeypatch.setattr(dialogs, "ask_save", ask)
    window.command("file.save")
    until(lambda: window._top.state() == "Tersimpan")
    assert (tmp_path / "kota.satuatap").is_file()
    rename(window)
    assert window._top.state() == "Belum disimpan"
    window.command("file.save")
    until(lambda: window._top.state() == "Tersimpan")
    assert in_file(tmp_path / "kota.satuatap") == "Kota Lain"
    assert len(asked) == 1


def test_the_pages_stay_when_the_project_gets_another_file(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.navigate("reports")
    window.navigate("home")
    quiet()
    pages = dict(window._pages)
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: tmp_path / "kota.satuatap")
    window.command("file.save_as")
    quiet()
    assert window._pages == pages
    assert {page.context.path for page in pages.values()} == {tmp_path / "kota.satuatap"}
    assert "kota" in window.windowTitle()


def test_a_project_that_was_held_is_ours_under_another_name(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.desk.save(tmp_path / "kota")
    window.desk.close()
    window.desk.project = OpenProject(
        Session(read_project(path).document, read_only=True), path, read_only=True
    )
    window.desk.laid.emit()
    assert window.banner()
    page = window.page
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: tmp_path / "salinan.satuatap")
    window.command("file.save_as")
    quiet()
    assert not window.banner()
    assert window.page is not page  # with everything on it that was locked
    assert window.actions_by_id["file.import_kib"].isEnabled()


def test_save_as_that_is_cancelled_saves_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: None)
    window.command("file.save_as")
    assert window.desk.path is None
    assert window.tasks.running == []


def test_what_is_edited_during_a_save_stays_and_is_not_said_to_be_saved(
    window: MainWindow, until: Wait, quiet: Callable[[], None], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = window.desk.save(tmp_path / "kota")
    rename(window, "Pertama")
    gate = Gate(monkeypatch, "write_project")
    window.command("file.save")
    assert gate.reached.wait(20)
    rename(window, "Kedua")
    gate.free.set()
    quiet()
    assert (in_file(path), city(window)) == ("Pertama", "Kedua")
    assert window._top.state() == "Belum disimpan"
    window.command("edit.undo")  # back to what was written
    assert window._top.state() == "Tersimpan"
    window.command("edit.redo")
    project = window.desk.project
    assert project is not None
    assert project.copy is not None
    project.copy.leave()  # as if the process ended here
    window.desk.project = None
    (left,) = left_copies()
    assert left.changes == 3  # the edit, undo and redo since the save, not those in the file
    window.command("recover", left=left, then=lambda: None)
    until(lambda: window.desk.project is not None)
    assert city(window) == "Kedua"


def test_two_saves_follow_each_other(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.desk.save(tmp_path / "kota")
    rename(window, "Pertama")
    gate = Gate(monkeypatch, "write_project")
    window.command("file.save")
    rename(window, "Kedua")
    window.command("file.save")
    gate.free.set()
    quiet()
    assert in_file(path) == "Kedua"
    assert not window.desk.changed


def test_a_save_that_is_stopped_leaves_the_old_file_and_everything_else(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.desk.save(tmp_path / "kota")
    rename(window)
    gate = Gate(monkeypatch, "write_project")
    window.command("file.save")
    assert gate.reached.wait(20)
    window.tasks.running[-1].stop()
    gate.free.set()
    quiet()
    assert window.notice() == tr("project.save_stopped")
    assert in_file(path) == "Kota Contoh"
    assert window.desk.changed
    assert list(tmp_path.glob("*.part")) == []
    window.command("file.save")
    quiet()
    assert in_file(path) == "Kota Lain"


def test_a_save_that_fails_is_one_sentence_and_nothing_is_lost(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    window.desk.save(folder / "kota")
    rename(window)
    folder.rename(tmp_path / "pulled")
    answer(monkeypatch, Answer.SAVE)
    window.command("file.new")  # which waits for the save, and does not happen without it
    quiet()
    assert window.notice()
    assert "error." not in window.notice()
    assert city(window) == "Kota Lain"
    assert window.desk.changed
    (tmp_path / "pulled").rename(folder)
    window.command("file.save")
    quiet()
    assert in_file(folder / "kota.satuatap") == "Kota Lain"


# Leaving


def test_leaving_waits_for_the_save_it_was_told_to_make(
    window: MainWindow, until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.desk.save(tmp_path / "kota")
    rename(window)
    left = answer(monkeypatch, Answer.SAVE)
    window.do["may_close"] = Filing(window).may_close
    window.close()
    assert window.isVisible()
    until(lambda: not window.isVisible())
    assert left == []
    assert in_file(path) == "Kota Lain"
    assert not lock_path(path).exists()
    assert list(working_folder().iterdir()) == []


def test_leaving_in_the_middle_of_a_save_waits_for_it(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.desk.save(tmp_path / "kota")
    rename(window)
    gate = Gate(monkeypatch, "write_project")
    window.command("file.save")
    assert gate.reached.wait(20)
    window.command("file.close")
    assert window.desk.project is not None
    gate.free.set()
    quiet()
    assert window.desk.project is None
    assert in_file(path) == "Kota Lain"


# Opening


def test_open_asks_first_about_what_is_not_saved(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.desk.save(tmp_path / "a")
    rename(window)
    answer(monkeypatch, Answer.CANCEL, Answer.DROP)
    window.command("file.open", path=path)
    quiet()
    assert city(window) == "Kota Lain"
    window.command("file.open", path=path)
    quiet()
    assert city(window) == "Kota Contoh"
    assert not window.desk.session.read_only  # not held by ourselves


def test_what_is_edited_while_another_project_opens_is_asked_about(
    window: MainWindow, until: Wait, quiet: Callable[[], None], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window.desk.save(tmp_path / "a")
    other = window.desk.save(tmp_path / "b")
    window.desk.save(tmp_path / "a")
    gate = Gate(monkeypatch, "read_project")
    answer(monkeypatch, Answer.CANCEL)
    window.command("file.open", path=other)
    assert gate.reached.wait(20)
    rename(window)
    gate.free.set()
    quiet()
    assert city(window) == "Kota Lain"
    assert window.desk.path == tmp_path / "a.satuatap"
    assert len(list(working_folder().glob("*.satuatap"))) == 1  # the other copy is put away


def test_an_opening_that_is_stopped_leaves_what_lies_there_and_nothing_behind(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = window.desk.save(tmp_path / "b")
    window.desk.save(tmp_path / "a")
    gate = Gate(monkeypatch, "read_project")
    window.command("file.open", path=other)
    assert gate.reached.wait(20)
    window.tasks.running[-1].stop()
    gate.free.set()
    quiet()
    assert window.desk.path == tmp_path / "a.satuatap"
    assert len(list(working_folder().glob("*.satuatap"))) == 1
    assert not lock_path(other).exists()


def test_a_torn_file_is_refused_in_words(
    window: MainWindow, quiet: Callable[[], None], tmp_path: Path
) -> None:
    torn = tmp_path / "rusak.satuatap"
    torn.write_bytes(b"bukan")
    window.command("file.open", path=torn)
    quiet()
    assert window.notice()
    assert "error." not in window.notice()
    assert window.desk.project is not None
    assert ways(window) == ["Buka berkas lain…"]


def test_a_recovery_that_is_stopped_is_offered_again(
    window: MainWindow, quiet: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = new_project(tiny_problem())
    lost.session.do("nama", set_field(City, "city", "name", "Kota Terputus"))
    assert lost.copy is not None
    lost.copy.leave()
    (left,) = left_copies()
    free = threading.Event()
    meant = files.load

    def held(*args: Any) -> Any:
        assert free.wait(20)
        return meant(*args)

    monkeypatch.setattr("desktop.files.recovery.load", held)
    window.command("recover", left=left, then=lambda: None)
    window.tasks.running[-1].stop()
    free.set()
    quiet()
    assert left_copies() == (left,)
    assert city(window) == "Kota Contoh"
    discard(left)
