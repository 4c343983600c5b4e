"""The projector: keys step, the ends hold, Esc leaves; letters are large on any screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.compare.picture_view import TWO_LINES
from desktop.pages.compare.pictures import Picture, PictureBar
from desktop.pages.compare.projector_view import ROWS, Projector
from desktop.widgets.theme import apply_theme

PICTURES = tuple(
    Picture(f"k{n}", f"Gambar {n}", "catatan", (PictureBar("A", n, str(n)),)) for n in range(3)
)


@pytest.fixture
def screen(qtbot: QtBot) -> Projector:
    made = Projector(PICTURES, "Kota Contoh", "k1")
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_keys_step_and_the_ends_hold(qtbot: QtBot, screen: Projector) -> None:
    assert screen.at == 1
    for key, at in (
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Space, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_End, 2),
    ):
        qtbot.keyClick(screen, key)
        assert screen.at == at
    assert screen.accessibleName().startswith("Gambar 2")


def test_a_click_goes_on_and_at_the_left_back(qtbot: QtBot, screen: Projector) -> None:
    from PySide6.QtCore import QPoint

    qtbot.mouseClick(screen, Qt.MouseButton.LeftButton, pos=QPoint(900, 300))
    assert screen.at == 2
    qtbot.mouseClick(screen, Qt.MouseButton.LeftButton, pos=QPoint(40, 300))
    assert screen.at == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_it_is_left(qtbot: QtBot, key: Qt.Key) -> None:
    screen = Projector(PICTURES, "Kota Contoh")  # it throws itself away
    screen.show()
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen, key)


def test_light_and_dark_differ(qapp: QApplication, screen: Projector) -> None:
    apply_theme(qapp, "light")
    light = screen.grab().toImage()
    apply_theme(qapp, "dark")
    dark = screen.grab().toImage()
    apply_theme(qapp, "light")
    assert light.pixel(5, 5) != dark.pixel(5, 5)


def test_names_of_five_bars_have_two_lines_and_are_still_large(qtbot: QtBot, look: None) -> None:
    bars = tuple(PictureBar(f"Kompleks {n}", n, str(n)) for n in range(5))
    made = Projector((Picture("k", "Kas", "catatan", bars),), "Kota Contoh")
    qtbot.addWidget(made)
    letter, room = 768 / ROWS, 408.0  # of a screen of 1366 x 768 with a target below the bars
    found = made.bar_letter(letter, room)
    assert room / 5 >= TWO_LINES * found
    assert found >= 0.8 * letter
    assert made.bar_letter(letter, 5 * room) == pytest.approx(1.15 * letter)
