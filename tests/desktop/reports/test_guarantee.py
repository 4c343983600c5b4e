"""The guarantee in words; only a proved optimum is called one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.reports.guarantee import Guarantee, guarantee_of
from desktop.system.translate import set_language
from solver.plan import SolveStatus
from solver.problem.problem import Problem
from solver.problem.scenario import ScenarioKind
from tests.desktop.reports.example import city


@pytest.fixture(autouse=True)
def _back_to_indonesian():
    yield
    set_language("id")


def with_outcome(outcome: str) -> Problem:
    problem = city()
    return replace(problem, result=(replace(problem.result[0], outcome=outcome),))


def said(outcome: str, *, stale: bool = False) -> Guarantee:
    return guarantee_of(Document(problem=with_outcome(outcome)), "best", stale=stale)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("status", list(SolveStatus))
@pytest.mark.parametrize("stale", [False, True])
def test_only_a_proved_and_fresh_optimum_is_called_one(
    language: str, status: SolveStatus, stale: bool
) -> None:
    set_language(language)
    guarantee = said(status.value, stale=stale)
    proved = status is SolveStatus.OPTIMAL and not stale
    word = "terbukti optimal" if language == "id" else "proved optimal"
    assert guarantee.proved is proved
    assert (word in guarantee.sentence) is proved
    assert (word in guarantee.short) is proved
    assert "report." not in guarantee.sentence + guarantee.short


def test_a_plan_carries_best_bound_gap_time_seed_and_hash() -> None:
    sentence = said("feasible").sentence
    for part in (
        "Rp1.700.000.000/tahun",
        "Rp1.660.000.000/tahun",
        "2,35%",
        "1\u00a0menit 1\u00a0detik",
        "angka awal 7",
        "3f1c9a000000",
    ):
        assert part in sentence


def test_today_manual_and_unsolved_have_no_guarantee() -> None:
    document = Document(problem=replace(city(), result=()))
    sentences = {id: guarantee_of(document, id) for id in ("today", "announced", "best")}
    assert not any(g.proved for g in sentences.values())
    assert len({g.sentence for g in sentences.values()}) == 3


def test_an_unknown_result_shows_no_figures() -> None:
    sentence = said("unknown").sentence
    assert "Rp" not in sentence


def test_the_gap_is_a_dash_without_a_bound() -> None:
    result = replace(city().result[0], bound=None)
    assert Guarantee("x", ScenarioKind.OPTIMISED, result).gap == "–"
