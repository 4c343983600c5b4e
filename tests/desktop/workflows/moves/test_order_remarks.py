"""Remarks on an order: the mend of large units, and how the kept order stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.system.translate import set_language
from desktop.workflows.moves.kept_order import Kept, Standing, timetable_of
from desktop.workflows.moves.order_moves import Ready, keep_order, make_ready, usual_terms
from desktop.workflows.moves.order_remarks import TONES, kept_words, notes
from tests.desktop.pages.moves.test_viewmodel import city
from tests.support.problems import MANUAL

DOCUMENT = Document(city())


@pytest.fixture(scope="module")
def ready() -> Ready:
    return make_ready(DOCUMENT, MANUAL, replace(usual_terms(DOCUMENT), people=10))


def test_a_unit_larger_than_a_wave_comes_with_its_mend(ready: Ready) -> None:
    most = max(mover.people for mover in ready.built.case.movers)
    assert most > 10
    large = next(note for note in notes(ready) if "lebih besar" in note)
    assert f"ke {most} " in large
    assert "(10 orang)" in large
    assert "pecah unitnya" in large


def test_nothing_kept_and_kept_today(ready: Ready) -> None:
    assert kept_words(ready) == ("Urutan ini belum disimpan ke berkas.", "quiet")
    document = keep_order(ready, "2026-11-20T09:30:00")(DOCUMENT)
    again = make_ready(document, MANUAL, ready.built.terms)
    assert kept_words(again) == ("Tersimpan di berkas 20 November 2026 pukul 09.30.", "positive")
    other = make_ready(document, MANUAL, replace(ready.built.terms, people=12))
    words, tone = kept_words(other)
    assert "orang per gelombang: 10 menjadi 12" in words
    assert tone == "warning"
    assert again.order.plan is not None
    better = replace(again, order=replace(again.order, plan=replace(again.order.plan, left=())))
    assert "lain daripada" in kept_words(better)[0]


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("id", "Tersimpan di berkas oleh Sari pada 20 November 2026 pukul 09.30."),
        ("en", "Kept in the file by Sari on 20 November 2026 at 09:30."),
    ],
)
def test_who_kept_it_is_said(ready: Ready, chosen: str, words: str) -> None:
    document = keep_order(ready, "2026-11-20T09:30:00", "Sari")(DOCUMENT)
    set_language(chosen)
    assert kept_words(make_ready(document, MANUAL, ready.built.terms))[0] == words


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("found_on", ["2026-11-20T09:30:00", "kemarin"])
def test_every_standing_has_its_sentence(ready: Ready, standing: Standing, found_on: str) -> None:
    document = keep_order(ready, found_on)(DOCUMENT)
    row = timetable_of(document.problem, MANUAL)
    assert row is not None
    words, tone = kept_words(replace(ready, kept=Kept(row, {}, standing)))
    assert "{" not in words
    assert not words.startswith("moves.")
    assert tone == TONES[standing]
