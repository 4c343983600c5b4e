"""With a whole OPD in the hand every floor is priced in turns, and only while it is held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.pages.stacking import whole_view
from desktop.pages.stacking.view import StackingPage
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.seats import TRAY

SHIFT = Qt.KeyboardModifier.ShiftModifier


def unknown(page: StackingPage) -> int:
    offers = page.plan._offers
    return sum(o.tone is Tone.UNKNOWN for place, o in offers.items() if place != TRAY)


def test_floors_are_coloured_at_once_and_priced_a_turn_at_a_time(
    qtbot: QtBot, page: StackingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_view, "AT_ONCE", 0.0)  # a step a turn
    page.plan.choose("b-bid")
    qtbot.keyClick(page.plan, Qt.Key.Key_Return, SHIFT)
    assert page.plan.whole
    first = unknown(page)
    assert first > 0
    told: list[int] = []
    page.hand.whole.priced.connect(lambda _: told.append(unknown(page)))
    qtbot.waitUntil(lambda: not page.hand.whole.under_way)
    assert len(told) > 3  # the window had its turns in between
    assert unknown(page) == 0
    assert any(offer.rank == 1 for offer in page.plan._offers.values())
    best = next(place for place, offer in page.plan._offers.items() if offer.rank == 1)
    qtbot.keyClick(page.plan, Qt.Key.Key_1)
    assert page.plan.target == best
    page.plan.cancel()


def test_the_place_under_the_pointer_comes_first(qtbot: QtBot, page: StackingPage) -> None:
    page.hand.whole._next.setInterval(60_000)  # nothing by itself
    page.plan.choose("b-bid")
    qtbot.keyClick(page.plan, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(page.plan, Qt.Key.Key_Down)
    target = page.plan.target
    assert target is not None
    assert page.plan._offers[target].tone is not Tone.UNKNOWN
    page.plan.cancel()


def test_pricing_ends_with_the_hand(qtbot: QtBot, page: StackingPage) -> None:
    page.plan.choose("b-bid")
    qtbot.keyClick(page.plan, Qt.Key.Key_Return, SHIFT)
    assert page.hand.whole.under_way
    qtbot.keyClick(page.plan, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.hand.whole.under_way)
    assert page.plan._offers == {}


def test_let_go_of_shift_and_only_the_unit_is_priced(qtbot: QtBot, page: StackingPage) -> None:
    page.plan.pick_up("b-bid", whole=True)
    page.plan.set_whole(False)
    assert not page.hand.whole.under_way
    assert page.plan._offers[page.plan.target or TRAY].tone is Tone.HERE  # the unit alone is here
    page.plan.cancel()
