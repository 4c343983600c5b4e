"""Pages are loaded ahead: what knows no Qt beside the window, the views in its turns."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.system.translate import catalogue, language
from desktop.window.loading import VIEW, Ahead, other_language, page_modules
from desktop.window.navigation import PAGES
from tests.house.source import ROOT

BESIDE = """
import sys
from desktop.window.loading import VIEW, load, page_modules
load(name for name in page_modules() if not name.endswith(VIEW))
assert "desktop.pages.stacking.viewmodel" in sys.modules
assert "PySide6.QtWidgets" not in sys.modules
heavy = {name.split(".")[0] for name in sys.modules} & {"numpy", "ortools", "matplotlib"}
assert not heavy, heavy
views = [name for name in sys.modules if name.startswith("desktop.pages.") and name.endswith(VIEW)]
assert not views, views
"""


def test_every_page_is_among_what_is_loaded() -> None:
    assert {page.module for page in PAGES} <= set(page_modules())


def test_what_is_read_beside_the_window_is_neither_a_view_nor_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BESIDE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_views_follow_in_turns_and_the_other_language_is_there(
    qtbot: QtBot, qapp: object
) -> None:
    catalogue.cache_clear()
    parent = QObject()
    ahead = Ahead(parent)
    with qtbot.waitSignal(ahead.read, timeout=30_000):
        ahead.begin()
    assert other_language() != language()
    read = catalogue.cache_info().hits
    catalogue(other_language())
    assert catalogue.cache_info().hits == read + 1
    ahead.turns.finish()
    assert all(name in sys.modules for name in page_modules() if name.endswith(VIEW))
