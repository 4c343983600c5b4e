"""The look in force: light, dark, text size, letters of our own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.palette import DARK, LIGHT, TYPE
from desktop.widgets.theme import (
    DRESSED,
    FAMILY,
    apply_theme,
    current_theme,
    dress,
    name_of_look,
    theme_signals,
)


@pytest.fixture
def app(qapp: object, look: None) -> QApplication:
    assert isinstance(qapp, QApplication)
    return qapp


def test_our_letters_are_used(app: QApplication) -> None:
    assert QFontInfo(app.font()).family() == FAMILY


def test_dark_and_light_change_palette_and_tell(app: QApplication) -> None:
    told = []
    connection = theme_signals().changed.connect(lambda: told.append(current_theme().name))
    apply_theme(app, "dark")
    assert app.palette().color(QPalette.ColorRole.Window).name() == DARK.window.lower()
    apply_theme(app, "light")
    assert app.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window.lower()
    theme_signals().changed.disconnect(connection)
    assert told == ["dark", "light"]


def test_the_text_grows_with_its_size(app: QApplication) -> None:
    apply_theme(app, "light", 150)
    assert current_theme().font("body").pixelSize() == round(TYPE["body"] * 1.5 + 0.01)
    assert app.font().pixelSize() == current_theme().font().pixelSize()


def test_system_follows_the_desktop_and_is_light_when_unknown(app: QApplication) -> None:
    assert apply_theme(app, "system").name == "light"


def test_a_dressed_window_wears_the_style_sheet_alone_and_follows_the_look(
    app: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    apply_theme(app, "light", bare=True)
    dress(app, window)
    assert app.styleSheet() == ""
    light = window.styleSheet()
    assert LIGHT.surface in light
    apply_theme(app, "dark")
    assert app.styleSheet() == ""
    assert window.styleSheet() != light
    window.setProperty(DRESSED, False)
    apply_theme(app, "light")
    assert app.styleSheet() == light


class Desktop:
    """A desktop that says what it likes, in the words of Qt."""

    def __init__(self, scheme: Qt.ColorScheme, wish: Qt.ContrastPreference) -> None:
        self._scheme, self._wish = scheme, wish

    def styleHints(self) -> Desktop:  # noqa: N802 - name of Qt
        return self

    accessibility = styleHints

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - name of Qt
        return self._scheme

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - name of Qt
        return self._wish


@pytest.mark.parametrize(
    ("scheme", "wish", "look"),
    [
        ("Unknown", "NoPreference", "light"),
        ("Light", "NoPreference", "light"),
        ("Dark", "NoPreference", "dark"),
        ("Dark", "HighContrast", "contrast"),
        ("Light", "HighContrast", "contrast"),
    ],
)
def test_system_takes_dark_and_high_contrast(scheme: str, wish: str, look: str) -> None:
    desktop = Desktop(Qt.ColorScheme[scheme], Qt.ContrastPreference[wish])
    assert name_of_look(desktop, "system") == look
    assert name_of_look(desktop, "light") == "light"


def test_high_contrast_counts_as_dark(app: QApplication) -> None:
    assert apply_theme(app, "contrast").dark
    apply_theme(app, "light")
