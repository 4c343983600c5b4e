"""The unit in the hand grows with what there is to say."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.held import Held
from desktop.widgets.stacking_plan.offer import Offer, Tone
from tests.desktop.widgets.stacking_plan.example import block


def test_it_is_seen_only_while_it_holds_something(qtbot: QtBot) -> None:
    hand = Held()
    assert not hand.isVisible()
    hand.take(block("a1"))
    assert hand.isVisible()
    low, narrow = hand.height, hand.width
    hand.say(Offer(Tone.WORSE, "+Rp1", "Menara · Lantai 3: jauh lebih mahal dari sekarang\ndua"))
    assert hand.height > low
    assert hand.width > narrow
    assert hand.boundingRect().width() >= hand.width
    hand.release()
    assert not hand.isVisible()
