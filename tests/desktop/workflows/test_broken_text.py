"""Broken rules in words, with names instead of ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.system.translate import set_language
from desktop.workflows.broken_text import broken_text, place_words, unit_words
from solver.rules import PlaceReason, RuleId
from solver.study.assessment import Broken
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (Broken(RuleId.AREA, ("tower-1",), 8_400), "Menara · Lantai 2 kelebihan 84\u00a0m²."),
        (Broken(RuleId.PEOPLE, ("tower-1",), 7), "Menara · Lantai 2 kelebihan 7\u00a0orang."),
        (
            Broken(RuleId.PLACE, ("b-sek", "new-0"), reason=PlaceReason.FORBIDDEN),
            "Dinas B · Unit b-sek tidak dapat ditempatkan di Blok Baru · Lantai 1: "
            "tempat ini dilarang untuk unit tersebut.",
        ),
        (
            Broken(RuleId.APART, ("d-irban", "c-bid")),
            "Inspektorat · Unit d-irban dan Badan C · Unit c-bid tidak boleh selantai.",
        ),
        (
            Broken(RuleId.LIMIT, ("budget",), 5_000_000),
            "Biaya sekali bayar melampaui batas sebesar Rp5.000.000.",
        ),
        (
            Broken(RuleId.LIMIT, ("moves",), 3),
            "Jumlah unit pindah melampaui batas sebesar 3.",
        ),
        (
            Broken(RuleId.ONE_TOWER, ("a", "tower", "new")),
            "Dinas A tersebar di beberapa gedung: Menara, Blok Baru.",
        ),
        (Broken(RuleId.ONE_TOWER, ("a",), 1), "Dinas A tersebar di beberapa gedung."),
        (Broken(RuleId.ROOMS, (), 3), "Kurang 3 ruang rapat bersama."),
    ],
)
def test_sentences(broken: Broken, sentence: str) -> None:
    assert broken_text(PROBLEM, broken) == sentence


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("rule", RuleId)
def test_every_rule_has_a_sentence_without_ids(rule: RuleId, language: str) -> None:
    set_language(language)
    subjects = ("a-sek", "b-sek", "tower-0", "new", "a", "south", "car")
    text = broken_text(PROBLEM, Broken(rule, subjects, 3, PlaceReason.DATE))
    set_language("id")
    assert "{" not in text
    assert "rule." not in text
    assert not any(id in text for id in ("tower-0", "south", "car "))


def test_names_of_what_is_gone() -> None:
    assert place_words(PROBLEM, "nowhere") == "–"
    assert place_words(PROBLEM, "tower") == "Menara"
    assert unit_words(PROBLEM, "nobody") == "–"


def test_an_opd_is_not_taken_for_a_building_of_the_same_id() -> None:
    opds = tuple(replace(o, id="tower") if o.id == "a" else o for o in PROBLEM.opd)
    broken = Broken(RuleId.ONE_TOWER, ("tower", "new", "tower"))
    said = broken_text(replace(PROBLEM, opd=opds), broken)
    assert said == "Dinas A tersebar di beberapa gedung: Blok Baru, Menara."
