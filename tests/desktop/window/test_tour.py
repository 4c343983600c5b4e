"""The tour by keys and mouse: five steps beside real parts, left at any of them, never twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.system.translate import LANGUAGES, set_language
from desktop.widgets.page import Page
from desktop.window.app import begin
from desktop.window.helping import start_tour
from desktop.window.main_window import MainWindow
from desktop.window.tour import STEPS, Tour, beside
from tests.support.problems import BEST, MANUAL, tiny_problem
from tests.support.window import window_on

ROOM = QRect(0, 0, 1366, 768)


@pytest.fixture
def window(qtbot: QtBot, look: None) -> Iterator[MainWindow]:
    made = window_on(qtbot, tiny_problem())
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    qtbot.waitUntil(lambda: made.tasks.running == [], timeout=20_000)


def tour_of(window: MainWindow) -> Tour | None:
    return next((each for each in window.findChildren(Tour) if not each.isHidden()), None)


def words(tour: Tour) -> list[str]:
    return [each.text() for each in tour.findChildren(QLabel)]


def press(tour: Tour, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or tour, key)
    QApplication.processEvents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_steps_by_keys_each_on_its_page(window: MainWindow, language: str) -> None:
    set_language(language)
    tour = start_tour(window)
    seen = []
    for at, step in enumerate(STEPS):
        assert tour.step == at
        assert window.here == step.page
        seen.append(words(tour))
        assert not any(text.startswith("tour.") for text in words(tour))
        window.grab()
        press(tour, Qt.Key.Key_Return if at % 2 else Qt.Key.Key_Right)
    assert tour_of(window) is None
    assert len({text[1] for text in seen}) == len(STEPS)


def test_the_part_told_of_is_the_real_one(window: MainWindow) -> None:
    tour = start_tour(window)
    for step in STEPS:
        part = step.part(window)
        assert part is not None, step.page
        assert part.isVisible()
        QApplication.processEvents()
        corner = part.mapTo(window, QPoint(0, 0))
        inside = QRect(corner, part.size()).intersected(window.rect().adjusted(2, 2, -2, -2))
        assert tour._hole.contains(inside), step.page
        tour.next()


@pytest.mark.parametrize("at", range(len(STEPS)))
def test_it_can_be_left_at_every_step(window: MainWindow, at: int) -> None:
    tour = start_tour(window)
    for _ in range(at):
        tour.next()
    press(tour, Qt.Key.Key_Escape)
    assert tour_of(window) is None


def test_buttons_by_mouse_and_tab_stays_among_them(qtbot: QtBot, window: MainWindow) -> None:
    tour = start_tour(window)
    qtbot.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tour.back_button, Qt.MouseButton.LeftButton)
    assert tour.step == 1
    reached = set()
    for _ in range(4):
        press(tour, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert reached == {tour.skip_button, tour.back_button, tour.next_button}
    qtbot.mouseClick(tour.skip_button, Qt.MouseButton.LeftButton)
    assert tour_of(window) is None


def test_the_sample_is_opened_for_the_second_step(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, None)
    begin(window, None)
    tour = tour_of(window)
    assert tour is not None
    assert window.desk.project is None
    tour.next()
    assert not tour.next_button.isEnabled() or tour.step == 1
    qtbot.waitUntil(lambda: tour.step == 1, timeout=20_000)
    assert window.desk.session.document.problem.opd
    tour.end()
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)
    window.desk.close()


def test_it_comes_by_itself_once_only(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, None)
    begin(window, None)
    tour = tour_of(window)
    assert tour is not None
    tour.end()
    assert window.desk.person.settings.toured
    begin(window, None)
    assert tour_of(window) is None
    window.command("help.tour")
    assert tour_of(window) is not None
    window.command("help.tour")
    assert len([each for each in window.findChildren(Tour) if not each.isHidden()]) == 1


def test_it_stays_away_from_somebody_who_works(window: MainWindow) -> None:
    begin(window, None)
    assert tour_of(window) is None


@pytest.mark.parametrize(
    "hole",
    [
        QRect(0, 28, 228, 700),
        QRect(900, 60, 460, 700),
        QRect(0, 60, 1366, 80),
        QRect(400, 660, 600, 100),
        QRect(600, 300, 80, 30),
    ],
)
def test_the_card_never_covers_the_part(hole: QRect) -> None:
    body = QRect(0, 0, 380, 190)
    placed = QRect(beside(hole, body, ROOM), body.size())
    assert ROOM.contains(placed)
    assert not placed.intersects(hole)


def test_a_part_as_large_as_the_window_has_the_card_in_its_corner() -> None:
    body = QRect(0, 0, 380, 190)
    assert ROOM.contains(QRect(beside(ROOM, body, ROOM), body.size()))


def test_the_plan_shown_is_the_one_in_which_most_have_a_place(window: MainWindow) -> None:
    window.navigate("stacking", scenario=BEST)  # nobody is placed there
    tour = start_tour(window)
    for _ in range(3):
        tour.next()
    assert window.here == "stacking"
    page = window.page
    assert isinstance(page, Page)
    assert page.place()["scenario"] == MANUAL
    tour.end()
