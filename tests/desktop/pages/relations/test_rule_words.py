"""Rules in the words of the office, in both languages."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.relations.rule_words import sentence_of
from desktop.system.translate import set_language
from solver.problem.relations import PlaceKind, PlaceRule
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


def test_sentences() -> None:
    said = [sentence_of(PROBLEM, rule) for rule in (*PROBLEM.pair_rule, *PROBLEM.place_rule)]
    assert said == [
        "Unit a-head dan Unit a-sek (Dinas A) harus selantai.",
        "Unit d-irban (Inspektorat) dan Unit c-bid (Badan C) tidak boleh selantai.",
        "Unit b-sek (Dinas B) tidak boleh berada di Blok Baru.",
        "Unit a-loket (Dinas A) harus berada di Menara, Lantai 1.",
    ]


def test_several_pins_are_one_choice() -> None:
    other = PlaceRule(id="pl3", kind=PlaceKind.PINNED, unit="a-loket", building="house")
    problem = replace(PROBLEM, place_rule=(*PROBLEM.place_rule, other))
    said = sentence_of(problem, other)
    assert said == "Unit a-loket (Dinas A) harus berada di Rumah Lama atau di Menara, Lantai 1."


def test_what_is_not_chosen_is_left_open() -> None:
    open_ = PlaceRule(id="x", unit="", building="")
    assert sentence_of(PROBLEM, open_) == "… harus berada di …."


def test_english() -> None:
    set_language("en")
    assert sentence_of(PROBLEM, PROBLEM.pair_rule[0]) == (
        "Unit a-head and Unit a-sek (Dinas A) must share a floor."
    )
