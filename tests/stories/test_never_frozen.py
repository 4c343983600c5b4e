"""The window stays alive: no stall while a city of 900 units on 80 floors is worked with."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.edits import set_field
from desktop.files.project import new_project, write_project
from desktop.pages.reports.view import ReportsPage
from desktop.pages.scenarios.binding_view import BindingTab
from desktop.pages.scenarios.view import BINDING_TAB, DIAL_TAB, ScenariosPage
from desktop.pages.stacking.view import StackingPage
from desktop.system.translate import catalogue, set_language, tr
from desktop.widgets.asking import Asking
from desktop.widgets.study_panel import StudyPanel
from desktop.widgets.table import GridTable
from desktop.widgets.theme import DRESSED, apply_theme, dress
from desktop.window import actions, dialogs, memory
from desktop.window.app import begin
from desktop.window.command_palette import CommandPalette
from desktop.window.main_window import MainWindow
from desktop.window.manual_reader import ManualReader
from desktop.window.memory import Tidying
from desktop.window.navigation import PAGES
from desktop.window.tour import STEPS, Tour
from solver.problem.problem import City
from tests.support.heartbeat import Heartbeat, Stall
from tests.support.large_city import OTHER, PLAN, large_city
from tests.support.window import window_on

PATIENCE = 120_000
NEW_PROCESS = 5_000  # milliseconds that one may take to be given a core of a busy computer


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
    gc.collect()  # here: what is left of the last window must not end in another thread
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

    with pytest.raises(AssertionError, match="burn"), Heartbeat(busy=30):
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


def test_every_page_and_every_tab_comes_at_once(
    window: MainWindow, rest: Callable[[], None], large: Path, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    opened(window, rest, large)
    seen: set[tuple[str, str]] = set()
    for page in PAGES:
        with Heartbeat(name=page.id):
            window.navigate(page.id)
            rest()
        for tabs in window.page.findChildren(QTabWidget):
            for at in range(tabs.count() if tabs.isVisible() else 0):
                with Heartbeat(name=f"{page.id}: {tabs.tabText(at)}"):
                    tabs.setCurrentIndex(at)
                    rest()
                seen.add((page.id, tabs.tabText(at)))
    assert len(seen) > 25
    for page in PAGES:
        with Heartbeat(name=f"{page.id} again"):
            window.navigate(page.id)
            rest()
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: tmp_path / "lain.satuatap")
    with Heartbeat(name="save as"):
        window.command("file.save_as")
        rest()
    assert window.desk.path == tmp_path / "lain.satuatap"


def test_a_drop_is_taken_back_at_once(
    qtbot: QtBot, window: MainWindow, rest: Callable[[], None], large: Path
) -> None:
    opened(window, rest, large)
    window.navigate("stacking", scenario=PLAN)
    rest()
    page = window.page
    assert isinstance(page, StackingPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    unit, there = "u3", min(page.plan.shown.bars, key=lambda bar: bar.used).place
    with Heartbeat(name="drop"):
        page.plan.dropped.emit(unit, there)
        rest()
    assert page.plan.shown.place_of[unit] == there
    with Heartbeat(name="undo"):
        press(window, Qt.Key.Key_Z)
        rest()
    assert page.plan.shown.place_of[unit] != there
    with Heartbeat(name="redo"):
        press(window, Qt.Key.Key_Y)
        rest()
    assert page.plan.shown.place_of[unit] == there


def test_language_and_look_change_a_turn_at_a_time(
    qtbot: QtBot, window: MainWindow, rest: Callable[[], None], large: Path
) -> None:
    opened(window, rest, large)
    for here in ("organisation", "relations", "scenarios", "stacking"):
        window.navigate(here)
    rest()
    for command in ("view.language", "view.dark", "view.larger", "view.language", "view.light",
                    "view.plain_size"):  # fmt: skip
        with Heartbeat(name=command):
            window.command(command)
            qtbot.waitUntil(window.updatesEnabled, timeout=PATIENCE)
        assert isinstance(window.page, StackingPage)
    rest()


def test_a_large_table_is_searched_and_sorted(
    window: MainWindow, rest: Callable[[], None], large: Path
) -> None:
    opened(window, rest, large)
    window.navigate("organisation")
    rest()
    (tabs, *_) = (t for t in window.page.findChildren(QTabWidget) if t.isVisible())
    for at in range(2):
        tabs.setCurrentIndex(at)
        rest()
        tables = [t for t in window.page.findChildren(GridTable) if t.isVisible()]
        table = max(tables, key=lambda each: each.model.rowCount())
        assert table.model.rowCount() >= 900
        for typed in "din":
            with Heartbeat(name=f"search in {table.title()}"):
                QTest.keyClicks(table._search, typed)
        with Heartbeat(name=f"search in {table.title()} ends"):
            table._search.clear()
        for order in Qt.SortOrder:
            with Heartbeat(name=f"sort {table.title()}"):
                table.view.sortByColumn(table.model.columnCount() - 1, order)
                rest()


def test_palette_manual_and_tour_come_at_once(
    window: MainWindow, rest: Callable[[], None], large: Path
) -> None:
    opened(window, rest, large)
    window.navigate("stacking", scenario=PLAN)
    rest()
    with Heartbeat(name="palette"):
        window.command("view.palette")
    palette = next(each for each in window.findChildren(CommandPalette) if not each.isHidden())
    for typed in "bidang 7":
        with Heartbeat(name=f"palette, {typed}"):
            QTest.keyClicks(palette.findChild(QLineEdit), typed)
    QTest.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Escape)
    with Heartbeat(name="manual"):
        window.command("help.manual")
    next(each for each in window.findChildren(ManualReader) if each.isVisible()).close()
    with Heartbeat(name="tour"):
        window.command("help.tour")
        rest()
    tour = window.findChild(Tour)
    assert isinstance(tour, Tour)
    for number in range(1, len(STEPS)):
        with Heartbeat(name=f"tour, step {number}"):
            tour.next()
            rest()
        assert tour.step == number
    tour.end()


def test_what_a_crash_left_is_taken_up(
    window: MainWindow, rest: Callable[[], None], large: Path
) -> None:
    project = new_project(large_city())
    project.session.do("nama", set_field(City, "city", "name", "Kota Terputus"))
    assert project.copy is not None
    project.copy.leave()
    with Heartbeat(name="recovery offered"):
        begin(window, None)
    press_button = next(
        each for each in window.findChildren(QPushButton) if each.text() == tr("recovery.take")
    )
    with Heartbeat(name="recovery"):
        press_button.click()
        rest()
    assert window.desk.session.document.problem.city[0].name == "Kota Terputus"


def test_a_search_is_started_heard_and_stopped(
    qtbot: QtBot, window: MainWindow, rest: Callable[[], None]
) -> None:
    window.desk.start(large_city(300, 40))
    window.navigate("scenarios", scenario=OTHER)
    rest()
    page = window.page
    assert isinstance(page, ScenariosPage)
    with Heartbeat(name="search", waited=NEW_PROCESS):
        page.search.start_asked.emit()
        qtbot.waitUntil(lambda: page.desk.heard.progress is not None, timeout=PATIENCE)
        page.search.stop_asked.emit()
        qtbot.waitUntil(lambda: not page.desk.running, timeout=PATIENCE)
        rest()


def test_studies_and_reasons_are_asked_heard_and_stopped(
    qtbot: QtBot, window: MainWindow, rest: Callable[[], None]
) -> None:
    window.desk.start(large_city(120, 20))
    window.navigate("scenarios", scenario=PLAN)
    rest()
    scenarios = window.page
    assert isinstance(scenarios, ScenariosPage)
    for tab in (DIAL_TAB, BINDING_TAB):
        scenarios.tabs.setCurrentIndex(tab)
        rest()
        part = next(
            each for each in (*scenarios.findChildren(StudyPanel),
                              *scenarios.findChildren(BindingTab)) if each.isVisible()
        )  # fmt: skip
        asked_and_stopped(qtbot, part.asking, part.start, scenarios.tabs.tabText(tab))
        rest()
    window.navigate("stacking", scenario=PLAN)
    rest()
    stacking = window.page
    assert isinstance(stacking, StackingPage)

    def why() -> None:
        stacking.plan.choose("u3")
        stacking.panel.setCurrentWidget(stacking.why)

    asked_and_stopped(qtbot, stacking.why.asking, why, "why here")


def asked_and_stopped(qtbot: QtBot, asking: Asking, ask: Callable[[], object], name: str) -> None:
    """Ask a process of its own, hear a word of it, stop it."""
    heard: list[object] = []
    asking.heard.connect(heard.append)
    asking.ended.connect(heard.append)
    with Heartbeat(name=name, waited=NEW_PROCESS):
        ask()
        qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE)
        asking.stop()
        qtbot.waitUntil(lambda: not asking.running, timeout=PATIENCE)


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
