"""The strip: a search on the page by the button, stop keeps the best, a change by hand ends it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.view import StackingPage
from desktop.workflows.seats import TRAY, Place
from tests.desktop.pages.stacking.city import Told, opened
from tests.support.problems import BEST
from tests.support.searches import until_stopped

LONG = 60_000


@pytest.fixture
def page(qtbot: QtBot, told: Told, look: None) -> Iterator[StackingPage]:
    def ready(page: StackingPage) -> None:
        page.rest._work = until_stopped

    with opened(qtbot, told, ready=ready, scenario=BEST) as made:
        yield made


def test_a_stop_keeps_the_best_as_one_step_and_blocks_glide(
    qtbot: QtBot, page: StackingPage, told: Told
) -> None:
    page.rest.free.trigger()
    assert page.rest.isVisible()
    qtbot.waitUntil(lambda: "Terbaik" in page.rest.words.text(), timeout=LONG)
    with qtbot.waitSignal(page.rest.asking.ended, timeout=LONG):
        qtbot.mouseClick(page.rest.halt, Qt.MouseButton.LeftButton)
    assert page.rest.isHidden()
    assert page.plan.hasFocus(), "not the box of colours, which arrows would change"
    assert page.model.view().tray == ()
    assert page.context.session.undo_label == "Atur ulang yang tidak dikunci"
    assert told.notices[-1].startswith("Semua yang tidak dikunci sudah diatur ulang. Biaya")
    assert page.receipt.isVisible()
    assert told.undos == [], "the card has the way back already"
    assert page.plan._gliding.under_way
    page.context.session.undo()
    assert page.model.view().tray


def test_a_change_by_hand_gives_it_up(qtbot: QtBot, page: StackingPage, told: Told) -> None:
    page.rest.tray.trigger()
    assert page.rest.asking.running
    unit = page.model.view().tray[0].unit
    page.hand.say(page.model.drop(unit, Place("tower", "tower-0")))
    assert not page.rest.asking.running
    assert any("dihentikan" in text for text in told.notices)
    assert page.model.view().place_of[unit] != TRAY
