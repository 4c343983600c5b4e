"""The projector: keys step, the ends hold, Esc leaves; letters are large on any screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.compare.pictures import Picture, PictureBar
from desktop.pages.compare.projector_view import Projector
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
