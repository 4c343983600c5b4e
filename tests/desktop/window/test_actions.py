"""What the commands do: new, open, save, import, close, each with its refusals."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.document.edits import set_field
from desktop.window import actions, dialogs
from desktop.window.dialogs import Answer
from desktop.window.main_window import MainWindow
from desktop.workflows.read_in import ReadIn
from solver.problem.problem import City
from tests.support.problems import tiny_problem
from tests.support.window import window_on


@pytest.fixture
def window(qtbot: QtBot, look: None) -> MainWindow:
    made = window_on(qtbot, None)
    made.desk.start(tiny_problem())
    qtbot.waitUntil(lambda: made.tasks.running == [], timeout=20_000)
    yield made
    made.tasks.stop_all()
    made.desk.close()


def rename(window: MainWindow) -> None:
    window.desk.session.do("nama", set_field(City, "city", "name", "Kota Lain"))


def test_every_command_of_the_table_is_there(window: MainWindow) -> None:
    assert set(window.actions_by_id) <= set(window.do)


def test_close_clears_the_desk(window: MainWindow) -> None:
    window.command("file.close")
    assert window.desk.project is None


def test_the_question_about_unsaved_work_has_three_answers(
    window: MainWindow, qtbot: QtBot
) -> None:
    for words, answer in (
        ("Simpan", Answer.SAVE),
        ("Jangan simpan", Answer.DROP),
        ("Batal", Answer.CANCEL),
    ):

        def press(words: str = words) -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            next(b for b in box.buttons() if b.text() == words).click()

        QTimer.singleShot(0, press)
        assert dialogs.ask_unsaved(window, "Kota") is answer


def test_forms_are_written_and_come_back_through_a_dialogue(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: tmp_path)
    window.command("file.write_forms")
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=30_000)
    n = len(window.desk.session.document.problem.opd)
    assert len(list(tmp_path.glob("*.xlsx"))) == n
    assert f"{n} formulir" in window.notice()

    shown: list[str] = []

    def take(dialog: actions.ReadInDialog) -> int:
        shown.append(dialog.windowTitle())
        return int(actions.QDialog.DialogCode.Accepted)

    monkeypatch.setattr(actions.ReadInDialog, "exec", take)
    window.command("file.import_forms")
    qtbot.waitUntil(lambda: window.tasks.running == [] and bool(shown), timeout=30_000)
    assert window.notice() == "Tidak ada yang berubah: data sudah sama."


def test_an_inventory_is_read_and_can_be_undone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window.desk.session.document

    def read_in(document: object, *, kib: Path, report: object) -> ReadIn:
        edit = set_field(City, "city", "province", "Jambi")
        return ReadIn("impor KIB", edit, ("1 gedung",), ())

    monkeypatch.setattr(dialogs, "ask_table", lambda *_: tmp_path / "kib.xlsx")
    monkeypatch.setattr("desktop.workflows.read_in.read_in", read_in)
    monkeypatch.setattr(actions.ReadInDialog, "exec", lambda _: 1)
    window.command("file.import_kib")
    qtbot.waitUntil(lambda: window.notice() == "Data dimasukkan ke proyek.")
    assert window.desk.session.document.problem.city[0].province == "Jambi"
    window.command("edit.undo")
    assert window.desk.session.document is before


def test_a_cancelled_import_changes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window.desk.session.document
    edit = set_field(City, "city", "province", "Jambi")
    monkeypatch.setattr(actions.ReadInDialog, "exec", lambda _: 0)
    actions._show_read(window, ReadIn("impor KIB", edit, (), ()))
    assert window.desk.session.document is before


def test_new_and_sample_replace_what_lies_open(window: MainWindow, qtbot: QtBot) -> None:
    window.command("file.sample")
    qtbot.waitUntil(lambda: bool(window.notice()), timeout=20_000)
    assert len(window.desk.session.document.problem.opd) > 40
    window.command("file.new")
    assert window.desk.session.document.problem.opd == ()
    assert window.desk.session.document.problem.standard
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)


def test_a_recent_project_is_taken_off_the_list(window: MainWindow, tmp_path: Path) -> None:
    kept, gone = tmp_path / "satu.satuatap", tmp_path / "dua.satuatap"
    window.desk.person.change(recent=(str(gone), str(kept)))
    window.command("file.forget", path=gone)
    assert window.desk.person.settings.recent == (str(kept),)


def test_the_name_of_the_person_is_kept(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_name", lambda *_: "Siti")
    window.command("edit.name")
    assert window.desk.person.settings.person == "Siti"
