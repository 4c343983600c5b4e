"""The bar above the pages says what is open and whether it is saved."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.window.commands import COMMANDS
from desktop.window.top_bar import TopBar
from tests.support.problems import tiny_problem
from tests.support.window import window_on


@pytest.fixture
def bar(qtbot: QtBot, look: None) -> TopBar:
    actions = {c.id: QAction(c.id) for c in COMMANDS}
    made = TopBar(actions)
    made.kept = actions  # type: ignore[attr-defined]  # as long as the bar
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("changed", "read_only", "words"),
    [
        (False, False, "Tersimpan"),
        (True, False, "Belum disimpan"),
        (False, True, "Hanya baca"),
        (True, True, "Hanya baca"),
    ],
)
def test_the_state(bar: TopBar, changed: bool, read_only: bool, words: str) -> None:
    bar.show_project("palembang", "Kota Palembang", changed=changed, read_only=read_only)
    assert bar.state() == words


def test_nothing_is_said_without_a_project(bar: TopBar) -> None:
    bar.show_project("", "", changed=False, read_only=False)
    assert bar.state() == ""


def test_search_and_help_are_at_hand_with_their_keys(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, tiny_problem())
    tips = {press.toolTip() for press in window._top.findChildren(QToolButton)}
    assert {"Cari perintah atau data… (Ctrl+K)", "Buku petunjuk halaman ini (F1)"} <= tips
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)
