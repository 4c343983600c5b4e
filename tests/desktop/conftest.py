"""What every test of the window begins and ends with: Indonesian, light, letters loaded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.system.translate import set_language
from desktop.widgets.remembered import memory


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    set_language("id")
    memory().fill({})  # what one test laid out shall not reach another
    yield
    set_language("id")


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let work begin at once: what a test left behind shall not begin within the next."""
    monkeypatch.setattr("desktop.widgets.window_first.LONGEST", 0)


@pytest.fixture
def look(qapp: object) -> Iterator[None]:
    """Put the light look in force, and back."""
    from PySide6.QtWidgets import QApplication

    from desktop.widgets.theme import apply_theme, current_theme

    assert isinstance(qapp, QApplication)
    if current_theme().name != "light" or current_theme().scale != 100 or not qapp.styleSheet():
        apply_theme(qapp, "light")
    yield
    if current_theme().name != "light" or current_theme().scale != 100:
        apply_theme(qapp, "light")
