"""The log of a search: every better plan and bound once, in order, with what it gained."""

from __future__ import annotations

from desktop.pages.scenarios.search_log import MOST, clock, log_lines, log_text, phase_words

BILLION = 10**9


def test_every_step_is_told_once_and_in_order() -> None:
    points = (
        (0.2, None, 8 * BILLION),
        (1.0, 12 * BILLION, 8 * BILLION),
        (64.25, 11 * BILLION, 8 * BILLION),
        (70.0, 11 * BILLION, 10 * BILLION),
    )
    lines = log_lines(points, ((0.5, "construct"), (2.0, "anneal")))
    told = [line.text for line in lines]
    assert [line.seconds for line in lines] == [0.2, 0.5, 1.0, 2.0, 64.25, 70.0, 70.0]
    assert "Batas bawah pertama: Rp8 miliar" in told[0].replace("\xa0", " ")
    assert "Menyusun rencana awal" in told[1]
    assert "Rp11 miliar (−Rp1 miliar)" in told[4].replace("\xa0", " ")
    assert told[4].startswith("1:04.3")
    assert "9,091%" in told[-1]


def test_a_meeting_of_both_is_called_a_proof() -> None:
    lines = log_lines(((1.0, 5, 5),))
    assert "terbukti optimal" in lines[-1].words
    assert log_lines(()) == ()


def test_a_long_search_keeps_its_last_lines() -> None:
    points = tuple((float(n), 10_000 - n, None) for n in range(MOST + 50))
    assert len(log_lines(points)) == MOST
    assert log_lines(points)[-1].seconds == MOST + 49


def test_the_copy_ends_with_the_guarantee() -> None:
    lines = log_lines(((1.0, 5, None),))
    assert log_text(lines, "Jaminan.").splitlines()[-1] == "Jaminan."
    assert log_text(lines).splitlines() == [lines[0].text]
    assert clock(3599.96) == "60:00.0"
    assert phase_words("unheard of") == "Mencari susunan yang lebih murah"
