"""The window stays alive: no stall while a city of 900 units on 80 floors is worked with."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.edits import set_field
from desktop.files.project import write_project
from desktop.pages.reports.view import ReportsPage
from desktop.pages.scenarios.view import ScenariosPage
from desktop.pages.stacking.view import StackingPage
from desktop.system.translate import catalogue, set_language
from desktop.widgets.theme import DRESSED, apply_theme, dress
from desktop.window import actions, dialogs, memory
from desktop.window.main_window import MainWindow
from desktop.window.memory import Tidying
from desktop.window.navigation import PAGES
from solver.problem.problem import City
from tests.support.heartbeat import Heartbeat, Stall
from tests.support.large_city import OTHER, PLAN, large_city
from tests.support.window import window_on

PATIENCE = 120_000
VISIT = 150  # ms: a page is made, filled and painted in the same breath
HAND = 100  # what the hand is waiting for: a drop, and taking it back
ALL_OVER = 260  # another language: the window and the page are made anew, all others put away


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a large city."""
    path = tmp_path_factory.mktemp("large") / "besar.satuatap"
    write_project(path, Document(large_city()))
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Return the window as the program makes it, the modules of all pages loaded."""
    assert isinstance(qapp, QApplication)
    for page in PAGES:
        importlib.import_module(page.module)
    set_language("id")
    catalogue("en")  # the program reads the other language beside the window
    apply_theme(qapp, "light", bare=True)
    made = window_on(qtbot, None)
    dress(qapp, made)
    monkeypatch.setattr(memory, "AWAY", PATIENCE)  # nobody looks away from this window
    Tidying(made)
    gc.freeze()
    yield made
    made.tasks.stop_all()
    made.desk.close()
    made.setProperty(DRESSED, False)
    gc.unfreeze()
    apply_theme(qapp, "light")


@pytest.fixture
def rest(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Wait until nothing is reckoned any more."""
    return lambda: qtbot.waitUntil(lambda: window.tasks.running == [], timeout=PATIENCE)


def opened(window: MainWindow, rest: Callable[[], None], path: Path) -> None:
    window.command("file.open", path=path)
    rest()
    assert window.desk.project is not None


def rename(window: MainWindow, name: str = "Kota Lain") -> None:
    window.desk.session.do("nama", set_field(City, "city", "name", name))


def press(window: MainWindow, what: Qt.Key) -> None:
    with_control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, what, with_control)


def test_the_watchdog_barks(qtbot: QtBot) -> None:
    def burn() -> None:
        sum(n * n for n in range(4_000_000))

    with pytest.raises(AssertionError, match="burn"), Heartbeat(busy=60):
        burn()
    with Heartbeat(busy=1e9, waited=1e9) as calm:
        QTest.qWait(50)
    assert calm.worst == Stall(0, 0, 0)


def test_a_large_city_is_opened_and_saved(
    window: MainWindow, rest: Callable[[], None], large: Path
) -> None:
    with Heartbeat():
        opened(window, rest, large)
    assert len(window.desk.session.document.problem.unit) == 900
    rename(window)
    with Heartbeat():
        window.command("file.save")
        rest()
    assert not window.desk.changed
    rename(window, "Kota Besar")
    with Heartbeat():
        window.command("file.save")
        rest()


def test_every_page_comes_at_once_and_a_drop_is_taken_back_at_once(
    qtbot: QtBot, window: MainWindow, rest: Callable[[], None], large: Path
) -> None:
    opened(window, rest, large)
    for page in PAGES:
        with Heartbeat(name=page.id, busy=VISIT):
            window.navigate(page.id)
            rest()
    window.navigate("stacking", scenario=PLAN)
    rest()
    page = window.page
    assert isinstance(page, StackingPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    unit, there = "u3", min(page.plan.shown.bars, key=lambda bar: bar.used).place
    with Heartbeat(name="drop", busy=HAND):
        page.plan.dropped.emit(unit, there)
        rest()
    assert page.plan.shown.place_of[unit] == there
    with Heartbeat(name="undo", busy=HAND):
        press(window, Qt.Key.Key_Z)
        rest()
    assert page.plan.shown.place_of[unit] != there
    with Heartbeat(name="redo", busy=HAND):
        press(window, Qt.Key.Key_Y)
        rest()
    assert page.plan.shown.place_of[unit] == there
    with Heartbeat(name="language", busy=ALL_OVER):
        window.command("view.language")
        rest()
    assert isinstance(window.page, StackingPage)
    window.command("view.language")
    rest()


def test_a_search_is_started_heard_and_stopped(
    qtbot: QtBot, window: MainWindow, rest: Callable[[], None]
) -> None:
    window.desk.start(large_city(300, 40))
    window.navigate("scenarios", scenario=OTHER)
    rest()
    page = window.page
    assert isinstance(page, ScenariosPage)
    with Heartbeat(name="search"):
        page.search.start_asked.emit()
        qtbot.waitUntil(lambda: page.desk.heard.progress is not None, timeout=PATIENCE)
        page.search.stop_asked.emit()
        qtbot.waitUntil(lambda: not page.desk.running, timeout=PATIENCE)
        rest()


def test_inventory_and_forms_are_read(
    qtbot: QtBot, window: MainWindow, rest: Callable[[], None], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    shown: list[object] = []

    def take(dialog: actions.ReadInDialog) -> int:
        shown.append(dialog)
        return int(actions.QDialog.DialogCode.Accepted)

    table = tmp_path / "kib.csv"
    rows = (f"{n};Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001;{n:04};B;{100 + n};"
            f"Jl. Merdeka {n % 40};50000000;Kantor Lurah {n}" for n in range(600))  # fmt: skip
    head = "no;nama_barang;kode_barang;register;kondisi;luas_lantai;alamat;harga;ket"
    table.write_text("\n".join((head, *rows)), encoding="utf-8")
    forms = tmp_path / "formulir"
    forms.mkdir()
    window.desk.start(large_city(120, 20))
    rest()
    monkeypatch.setattr(actions.ReadInDialog, "exec", take)
    monkeypatch.setattr(dialogs, "ask_table", lambda *_: table)
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: forms)
    for command in ("file.import_kib", "file.write_forms", "file.import_forms"):
        with Heartbeat(name=command):
            window.command(command)
            rest()
    assert len(shown) == 2
    assert len(window.desk.session.document.problem.building) > 600
    assert len(list(forms.glob("*.xlsx"))) == 10


def test_a_report_is_made(window: MainWindow, rest: Callable[[], None], tmp_path: Path) -> None:
    window.desk.start(large_city(120, 20))
    rest()
    with Heartbeat(name="reports"):
        window.navigate("reports")
        rest()
    page = window.page
    assert isinstance(page, ReportsPage)
    page._folder.setText(str(tmp_path))
    for tick in page._forms.values():
        tick.setChecked(True)
    with Heartbeat(name="pages of the report"):
        page.look()
        rest()
    with Heartbeat(name="report"):
        page.write()
        rest()
    written = {file.suffix for file in tmp_path.rglob("*") if file.is_file()}
    assert written == {".pdf", ".xlsx", ".docx", ".html", ".png", ".svg"}
