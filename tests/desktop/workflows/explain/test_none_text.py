"""The sentences: every kind of finding has words in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.system.translate import LANGUAGES, set_language
from desktop.workflows.explain.none_names import CaseNames
from desktop.workflows.explain.none_text import (
    clash_text,
    listed,
    repair_text,
    sum_text,
    why_none_lines,
)
from solver.explain.conflict import Conflict
from solver.explain.probe import Proof
from solver.explain.repair import Amount, AmountKind, Repair
from solver.explain.shortage import Shortage, ShortageKind
from solver.explain.why_none import Answer, ExplainOptions, WhyNone, why_none
from solver.plan import Plan
from solver.rules import RuleId
from tests.support.broken import WAYS, no_ground
from tests.support.cases import rich


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("id")


SUBJECT = {ShortageKind.PARKING: (0, 0)}


def words(text: str) -> str:
    assert "why_none" not in text
    assert "{" not in text
    assert "  " not in text
    return text


@pytest.mark.parametrize("kind", ShortageKind)
def test_every_sum_has_its_sentence(kind: ShortageKind, lang: str) -> None:
    one = Shortage(kind, 412, 328, (0, 1, 2), (0, 1), (0,), 20, SUBJECT.get(kind, (0,)), rules=())
    text = words(sum_text(one, CaseNames(rich())))
    assert text.endswith(".")
    assert not text[0].islower()


@pytest.mark.parametrize("rule", RuleId)
def test_every_rule_has_its_words(rule: RuleId, lang: str) -> None:
    one = Conflict(((rule, "any", (0, 0)),) * 2, Proof.SUM)
    assert words(clash_text(1, one, CaseNames(rich()))).startswith("1. ")


@pytest.mark.parametrize("kind", AmountKind)
def test_every_repair_has_its_sentence(kind: AmountKind, lang: str) -> None:
    amount = Amount(kind, 3, 4, ((0, 2), (1, 2)))
    lifted = ((RuleId.TOGETHER, "pair", (0, 1)),)
    one = Repair(lifted, 1, (amount,), rich(), Plan((0,) * 5), 9)
    words(repair_text(2, one, CaseNames(rich())))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_whole_explanations_read_well(way) -> None:
    of = way("small", 1).case
    found = why_none(of, ExplainOptions(6, 1))
    lines = why_none_lines(found, CaseNames(of))
    assert lines[0] == "Tidak ada susunan yang memenuhi semua aturan. Hal ini terbukti."
    for line in lines:
        words(line)


def test_a_shortage_of_floor_is_said_with_its_figures() -> None:
    of = no_ground("small", 1).case
    found = why_none(of, ExplainOptions(6, 1))
    need = of.units[0].area + of.units[1].area
    assert sum_text(found.sums[0], CaseNames(of)) == (
        f"2 unit yang tidak boleh di lantai lain (unit 0 dan unit 1) memerlukan {need}\u00a0m², "
        f"sedangkan lantai 0 menara 0 hanya menyediakan {need - 3}\u00a0m². Kurang 3\u00a0m²."
    )


def test_long_lists_are_cut() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b dan c"
    assert listed(list("abcdefgh")) == "a, b, c, d dan 4 lainnya"
    assert listed(list("abcde")) == "a, b, c, d dan e"


def test_an_unfinished_answer_says_so() -> None:
    lines = why_none_lines(WhyNone(Answer.UNKNOWN), CaseNames(rich()))
    assert lines[0].startswith("Susunan belum ditemukan")
    assert lines[-1].startswith("Penjelasan berhenti")


def test_a_set_that_could_not_be_narrowed_is_not_listed() -> None:
    rules = tuple((RuleId.AREA, "floor", (f % 3,)) for f in range(60))
    text = clash_text(1, Conflict(rules, Proof.MODEL, rules), CaseNames(rich()))
    assert "60 aturan" in text
    assert "lantai" not in text
