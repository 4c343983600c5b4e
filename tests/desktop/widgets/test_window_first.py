"""The window goes first: work beside it waits until the window is at rest, and never for ever."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.widgets import window_first
from desktop.widgets.window_first import claim, give_way, let_go


def beside() -> threading.Thread:
    """Return a thread that gives way and then ends."""
    thread = threading.Thread(target=give_way, daemon=True)
    thread.start()
    return thread


def test_nobody_waits_for_a_window_at_rest() -> None:
    let_go()
    thread = beside()
    thread.join(5)
    assert not thread.is_alive()


def test_work_waits_until_the_window_has_nothing_else_to_do(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_first, "LONGEST", 60)
    claim()
    thread = beside()
    thread.join(0.2)
    assert thread.is_alive()  # the event loop had no turn
    qtbot.waitUntil(lambda: not thread.is_alive())


def test_who_waits_for_the_work_lets_it_go_on(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_first, "LONGEST", 60)
    claim()
    thread = beside()
    let_go()
    thread.join(5)
    assert not thread.is_alive()


def test_a_window_that_never_rests_does_not_hold_it_for_ever(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_first, "LONGEST", 0.01)
    claim()
    thread = beside()
    thread.join(5)
    assert not thread.is_alive()
    let_go()
