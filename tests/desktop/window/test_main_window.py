"""The window by keys and mouse: pages, undo, language, light and dark, notices, leaving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.document.edits import set_field
from desktop.document.session import Session
from desktop.system.translate import language
from desktop.widgets.page import NoticeKind, Page
from desktop.widgets.theme import current_theme
from desktop.window.dialogs import Answer
from desktop.window.main_window import MainWindow
from desktop.window.navigation import PAGES
from desktop.workflows.sample import sample_problem
from solver.errors import SatuAtapError
from solver.problem.problem import City, Problem
from tests.support.problems import tiny_problem
from tests.support.window import settle, window_on

READY = ("home", "organisation", "estate", "standards", "reports")


@pytest.fixture
def window(qtbot: QtBot, look: None) -> MainWindow:
    return window_on(qtbot, tiny_problem())


def words(window: MainWindow) -> set[str]:
    QApplication.processEvents()
    return {w.text().strip() for w in window.findChildren(QLabel) if w.isVisible()} | {
        b.text().strip() for b in window.findChildren(QToolButton) if b.isVisible()
    }


def rename(window: MainWindow, name: str) -> None:
    window.desk.session.do("nama kota", set_field(City, "city", "name", name))


def name(window: MainWindow) -> str:
    return window.desk.session.document.problem.city[0].name


@pytest.mark.parametrize("page", READY)
@pytest.mark.parametrize(
    "problem", [Problem(), tiny_problem(), sample_problem()], ids=["empty", "small", "sample"]
)
def test_every_page_opens(qtbot: QtBot, look: None, page: str, problem: Problem) -> None:
    window = window_on(qtbot, problem)
    window.navigate(page)
    settle(qtbot, window)
    assert window.page.isVisible()
    window.grab()


def test_control_and_a_digit_go_to_a_page(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    for place, page in enumerate(PAGES, 1):
        if page.id in READY:
            shift = place > 9  # a keyboard has nine figures
            digit = Qt.Key(Qt.Key.Key_0.value + (place - 9 if shift else place))
            keys = Qt.KeyboardModifier.ControlModifier
            QTest.keyClick(
                window, digit, keys | Qt.KeyboardModifier.ShiftModifier if shift else keys
            )
            assert type(window.page).__module__ == page.module
    settle(qtbot, window)


def test_undo_and_redo_by_keys_and_named(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    undo = window.actions_by_id["edit.undo"]
    assert not undo.isEnabled()
    before = name(window)
    rename(window, "Kota Lain")
    assert undo.text() == "Urungkan: nama kota"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert name(window) == before
    assert window.actions_by_id["edit.redo"].text() == "Ulangi: nama kota"
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert name(window) == "Kota Lain"
    settle(qtbot, window)


def test_saved_or_not_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    assert window._top.state() == "Belum disimpan"
    rename(window, "Kota Lain")
    assert "*" in window.windowTitle()
    settle(qtbot, window)


def test_the_language_switch_names_everything_anew(qtbot: QtBot, window: MainWindow) -> None:
    window.navigate("organisation")
    assert "OPD dan unit" in words(window)
    window.command("view.language")
    assert language() == "en"
    window.be_ready()
    seen = words(window)
    assert {"Departments and units", "Departments"} <= seen
    assert "OPD dan unit" not in seen
    assert window.menuBar().actions()[0].text() == "&File"
    assert type(window.page).__module__ == "desktop.pages.organisation.view"
    window.command("view.language")
    window.be_ready()
    assert "OPD dan unit" in words(window)
    settle(qtbot, window)


def test_another_look_comes_in_turns_and_the_old_one_stays_in_sight(
    qtbot: QtBot, window: MainWindow
) -> None:
    for page in READY:
        window.navigate(page)
    settle(qtbot, window)
    old, page = window.page, window.here
    turns: list[bool] = []
    watch = QTimer()
    watch.timeout.connect(lambda: turns.append(window.updatesEnabled()))
    watch.start(0)
    window.command("view.language")
    assert not window.updatesEnabled()  # nothing half made is painted
    assert old.isVisible()
    qtbot.waitUntil(window.updatesEnabled)
    # others had their turn between any two pages, the frame, the page made and the page shown
    assert turns.count(False) >= len(READY) + 2
    assert window.page is not old
    assert window.here == page
    settle(qtbot, window)


def test_pages_that_go_neither_come_into_sight_nor_draw_themselves(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in (*READY, READY[0]):  # the first one goes first, and others lie below it
        window.navigate(page)
    settle(qtbot, window)
    window.desk.session.do("nama", set_field(City, "city", "name", "Kota Lain"))  # all are stale
    shown: list[str] = []
    monkeypatch.setattr(Page, "freshen", lambda page: shown.append(type(page).__module__))
    here = type(window.page).__module__
    window.command("view.theme")
    window.be_ready()
    assert set(shown) == {here}
    for page in (*READY, READY[0]):
        window.navigate(page)
    shown.clear()
    window.desk.start(tiny_problem())
    assert set(shown) == {"desktop.pages.home.view"}
    settle(qtbot, window)


def test_who_goes_to_a_page_while_the_look_changes_arrives_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.navigate("organisation")
    window.command("view.language")
    window.notify("Halo.")
    window.navigate("estate")
    assert window.updatesEnabled()
    assert "Buildings and costs" in words(window)
    assert window.notice() == "Halo."
    settle(qtbot, window)


def test_the_reader_stays_at_the_same_spot(qtbot: QtBot, window: MainWindow) -> None:
    last = tiny_problem().opd[-1]
    window.navigate("organisation", opd=last.id)
    window.command("view.language")
    window.be_ready()
    assert last.name in words(window)
    settle(qtbot, window)


def test_light_dark_and_high_contrast_in_turn(qtbot: QtBot, window: MainWindow) -> None:
    for look in ("dark", "contrast", "light"):
        window.command("view.theme")
        window.be_ready()
        assert current_theme().name == look
        assert window.desk.person.settings.theme == look
    window.command("view.contrast")
    window.be_ready()
    assert current_theme().dark
    window.command("view.system")
    window.be_ready()
    assert window.desk.person.settings.theme == "system"
    assert current_theme().name == "light"  # the desktop of the tests says nothing
    settle(qtbot, window)


def test_larger_text_and_back(qtbot: QtBot, window: MainWindow) -> None:
    window.command("view.larger")
    window.be_ready()
    assert current_theme().scale == 110
    window.command("view.plain_size")
    window.be_ready()
    assert current_theme().scale == 100
    settle(qtbot, window)


def test_a_notice_with_undo_takes_the_step_back(qtbot: QtBot, window: MainWindow) -> None:
    before = name(window)
    rename(window, "Kota Lain")
    window.notify("Nama diubah.", NoticeKind.INFO, undo=True)
    assert window.notice() == "Nama diubah."
    press = next(
        b for b in window.findChildren(QPushButton) if b.text() == "Urungkan" and b.isVisible()
    )
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert name(window) == before
    assert window.notice() == ""
    settle(qtbot, window)


def test_an_outside_failure_becomes_a_notice(qtbot: QtBot, window: MainWindow) -> None:
    def fails() -> None:
        raise SatuAtapError("save_without_name")

    window.do["file.save"] = fails
    window.command("file.save")
    assert window.notice()
    assert "error." not in window.notice()
    settle(qtbot, window)


def test_what_is_being_typed_is_kept_by_a_command(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.navigate("estate", site=tiny_problem().site[0].id, tab="1")
    field = next(
        line
        for line in window.findChildren(QLineEdit)
        if line.isVisible() and line.accessibleName() == "Nama kompleks"
    )
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Kompleks Baru")
    saved: list[str] = []
    window.do["file.save"] = lambda: saved.append(window.desk.session.document.problem.site[0].name)
    window.command("file.save")
    assert saved == ["Kompleks Baru"]
    settle(qtbot, window)


def test_read_only_says_so_and_lets_nothing_be_changed(qtbot: QtBot, look: None) -> None:
    from desktop.document.document import Document
    from desktop.files.project import OpenProject

    window = window_on(qtbot, None)
    session = Session(Document(tiny_problem()), read_only=True)
    window.desk.project = OpenProject(session, None, read_only=True)
    window.desk.laid.emit()
    assert "hanya" in window._top.state().lower()
    assert window.banner()
    assert not window.actions_by_id["file.save"].isEnabled()
    assert window.actions_by_id["file.save_as"].isEnabled()
    for page in READY:
        window.navigate(page)
    settle(qtbot, window)


def test_without_a_project_only_the_first_page_can_be_reached(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, None)
    window.navigate("estate")
    assert "Selamat datang" in words(window)
    assert not window.actions_by_id["file.save"].isEnabled()


def test_leaving_asks_and_stays_when_told_to(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.window import dialogs
    from desktop.window.filing import Filing

    answers = [Answer.CANCEL, Answer.DROP]
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda *_: answers.pop(0))
    window.do["may_close"] = Filing(window).may_close
    settle(qtbot, window)
    assert not leave(window).isAccepted()  # nothing asked yet: changed below
    assert answers == [Answer.DROP]
    assert leave(window).isAccepted()


def leave(window: MainWindow) -> QCloseEvent:
    if not window.desk.changed:
        rename(window, "Kota Lain")
    event = QCloseEvent()
    window.closeEvent(event)
    return event


def test_a_notice_goes_when_its_undo_would_take_back_another_step(
    qtbot: QtBot, window: MainWindow
) -> None:
    rename(window, "Kota Lain")
    window.notify("Nama diubah.", NoticeKind.INFO, undo=True)
    assert window.notice() == "Nama diubah."
    city = window.desk.session.document.problem.city[0]
    window.desk.session.do("Provinsi", set_field(City, city.id, "province", "Jambi"))
    assert window.notice() == ""
    window.notify("Hanya kabar.", NoticeKind.INFO)
    rename(window, "Kota Lain Lagi")
    assert window.notice() == "Hanya kabar."
    settle(qtbot, window)
