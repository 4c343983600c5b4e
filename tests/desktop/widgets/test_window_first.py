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


def test_work_waits_until_the_window_has_nothing_else_to_do(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_first, "LONGEST", 60)
    claim()
    thread = beside()
    thread.join(0.2)
    assert thread.is_alive()  # the event loop had no turn
    qtbot.waitUntil(lambda: not thread.is_alive())


@pytest.mark.parametrize(
    ("claimed", "freed", "longest"),
    [(False, False, 60), (True, True, 60), (True, False, 0.01)],
    ids=["a window at rest", "a window that waits for the work itself", "one that never rests"],
)
def test_work_goes_on_beside(
    qapp: object, monkeypatch: pytest.MonkeyPatch, claimed: bool, freed: bool, longest: float
) -> None:
    monkeypatch.setattr(window_first, "LONGEST", longest)
    let_go()
    if claimed:
        claim()
    thread = beside()
    if freed:
        let_go()
    thread.join(5)
    assert not thread.is_alive()
    let_go()
