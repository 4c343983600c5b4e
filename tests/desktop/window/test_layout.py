"""The window looks as it was left: place, dividers, page of a file; and can be put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from desktop.system.layout import layout_file, load_layout
from desktop.widgets.remembered import memory
from desktop.window import layout
from desktop.window.layout import keep, on_screen, page_of, put_back, recall, remember_page
from desktop.window.main_window import MainWindow
from tests.support.problems import tiny_problem
from tests.support.window import window_on

MAIN, SECOND = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)


@pytest.mark.parametrize(
    ("place", "screens", "found"),
    [
        (QRect(100, 50, 1000, 600), [MAIN], QRect(100, 50, 1000, 600)),
        (QRect(1500, 50, 1200, 700), [MAIN, SECOND], QRect(1500, 50, 1200, 700)),
        (QRect(1500, 50, 1200, 700), [MAIN], QRect(83, 14, 1200, 700)),  # that screen is gone
        (QRect(-3000, -900, 900, 640), [MAIN], QRect(233, 44, 900, 640)),
        (QRect(100, 900, 900, 640), [MAIN], QRect(233, 44, 900, 640)),  # the edge is below
        (QRect(0, 0, 3840, 2100), [MAIN], QRect(0, 0, 1366, 728)),  # a smaller screen
    ],
)
def test_a_window_can_always_be_reached(place: QRect, screens: list[QRect], found: QRect) -> None:
    assert on_screen(place, screens) == found


def test_a_place_that_cannot_be_read_is_the_usual_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put_back(window, "bukan base64", (700, 500))
    assert (window.width(), window.height()) == (700, 500)


def divider_of(window: MainWindow) -> QSplitter:
    QApplication.processEvents()
    wide = (d for d in window.page.findChildren(QSplitter) if d.isVisible())
    return next(d for d in wide if d.orientation() == Qt.Orientation.Horizontal)


def test_dividers_stay_where_they_were_dragged(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, tiny_problem())
    window.navigate("scenarios")
    divider = divider_of(window)
    before = divider.sizes()
    divider.moveSplitter(before[0] + 40, 1)
    dragged = divider.sizes()
    assert dragged[0] == before[0] + 40
    window.rebuild()
    assert divider_of(window).sizes() == dragged
    window.command("view.reset_layout")
    assert memory().values == {}
    assert divider_of(window).sizes()[0] < dragged[0]
    assert window.notice()
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)


@pytest.mark.parametrize("broken", ["x", [1], [0, 0], [-5, 9], [1.5, 2], None])
def test_a_broken_memory_moves_nothing(qtbot: QtBot, look: None, broken: object) -> None:
    whole = QWidget()
    divider = QSplitter(whole)
    for _ in range(2):
        divider.addWidget(QWidget())
    qtbot.addWidget(whole)
    memory().put("split:x/0", broken)
    before = divider.sizes()
    layout.follow_dividers("x", whole)
    assert divider.sizes() == before


def test_a_file_opens_at_the_page_it_was_left(qtbot: QtBot, look: None, tmp_path: Path) -> None:
    window = window_on(qtbot, tiny_problem())
    path = window.desk.save(tmp_path / "kota")
    window.navigate("standards")
    window.desk.close()
    assert window.here == "home"
    window.desk.open(path)
    assert window.here == "standards"
    window.desk.close()
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)


def test_a_page_that_is_no_more_counts_as_none() -> None:
    remember_page(Path("a.satuatap"), "gone")
    assert page_of(Path("a.satuatap")) == ""
    assert page_of(None) == ""


def test_it_is_written_when_changed_and_read_at_the_start() -> None:
    memory().put("split:x/0", [1, 2])
    keep()
    assert load_layout() == {"split:x/0": [1, 2]}
    memory().fill({})
    recall()
    assert memory().values == {"split:x/0": [1, 2]}
    layout_file().unlink()
    keep()  # nothing has changed
    assert not layout_file().exists()


def test_a_new_inside_has_its_room_before_a_page_is_made(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, tiny_problem())
    window.navigate("stacking")
    room = window.page.size()
    window.command("view.language")
    assert window.page.size() == room  # at once, not once the events are worked through
    window.command("view.language")
    window.tasks.stop_all()
