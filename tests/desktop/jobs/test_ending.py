"""Every way a run can end before its time has its sentence, in both languages."""

from __future__ import annotations

import pytest

from desktop.jobs.ending import why_ended
from desktop.jobs.messages import Failed, Finished, Lost, Message, Refused
from desktop.system.translate import set_language
from tests.desktop.jobs.pretended import outcome

WAYS = (
    (Failed("x", memory=True), "memori komputer habis", "out of memory"),
    (Failed("x"), "mendadak", "unexpectedly"),
    (Lost(-9), "oleh sistem", "by the system"),
    (Lost(0xC0000017), "oleh sistem", "by the system"),
    (Lost(-6), "mendadak", "unexpectedly"),
    (Lost(None), "mendadak", "unexpectedly"),
    (Lost(-9, silent=True), "tidak lagi menanggapi", "no longer reacted"),
)


@pytest.mark.parametrize(("last", "indonesian", "english"), WAYS)
def test_a_sentence(last: Message, indonesian: str, english: str) -> None:
    assert indonesian in why_ended(last)
    set_language("en")
    try:
        assert english in why_ended(last)
    finally:
        set_language("id")


@pytest.mark.parametrize("last", [Finished(outcome(1)), Refused(()), None])
def test_nothing_to_say(last: Message | None) -> None:
    assert why_ended(last) == ""
