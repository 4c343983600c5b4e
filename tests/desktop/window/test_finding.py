"""Finding by a few letters: what comes first, what is forgiven, what is not found."""

from __future__ import annotations

import pytest

from desktop.window.finding import folded, ranked, score

NAMES = (
    "Simpan",
    "Simpan sebagai…",
    "Gedung dan biaya",
    "Biaya",
    "Dinas Pendidikan",
    "Susunan lantai",
)


def found(query: str) -> list[str]:
    return ranked(query, NAMES, lambda name: (name,))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("simpan", "Simpan"),
        ("biaya", "Biaya"),
        ("ged", "Gedung dan biaya"),
        ("sl", "Susunan lantai"),  # first letters
        ("pddk", "Dinas Pendidikan"),  # letters in order
        ("pendikan", "Dinas Pendidikan"),  # letters left out
        ("susnuan", "Susunan lantai"),  # letters swapped
        ("lantai susun", "Susunan lantai"),  # any order
        ("PENDÍDIKAN", "Dinas Pendidikan"),
    ],
)
def test_the_best_answer_comes_first(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_every_word_must_be_answered() -> None:
    assert found("simpan gedung") == []
    assert found("xyz") == []
    assert found("") == []


def test_short_words_must_be_right() -> None:
    assert score("bua", folded("Biaya")) == 0


def test_signs_and_accents_do_not_count() -> None:
    assert folded("  Café–Gedung (Baru)… ") == "cafe gedung baru"
