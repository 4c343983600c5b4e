"""Studies in words, in both languages, with names for scenarios and numbers for cases."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from desktop.document.document import Document
from desktop.system.translate import set_language
from desktop.workflows.study.run import StudyAsk, StudyKind, run_study
from desktop.workflows.study.source import StudySource, source_of_case, source_of_scenario
from desktop.workflows.study.text import StudyText, study_text
from solver.plan import Plan
from solver.study.alternatives import Alternative, Alternatives
from solver.study.answer import Front
from solver.study.apart import Costed
from solver.study.difference import Difference, Yardstick
from solver.study.disruption import Dial
from solver.study.executor import in_this_process
from tests.support.cases import rich
from tests.support.every_plan import every_plan
from tests.support.problems import BEST, tiny_problem

PROBLEM = tiny_problem()


@cache
def scenario() -> StudySource:
    found = source_of_scenario(Document(PROBLEM), BEST)
    assert isinstance(found, StudySource)
    return found


@cache
def of_scenario(kind: StudyKind) -> Front | Dial | Alternatives:
    return ran(scenario(), kind)


def ran(source: StudySource, kind: StudyKind) -> Front | Dial | Alternatives:
    ask = StudyAsk(kind, points=3, seconds=0.3, reproducible=True)
    return run_study(source, ask, in_this_process())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", StudyKind)
def test_every_kind_has_a_whole_table_in_both_languages(kind: StudyKind, language: str) -> None:
    set_language(language)
    source = scenario()
    text = study_text(source, of_scenario(kind), PROBLEM)
    assert text.rows
    assert all(len(row) == len(text.head) for row in text.rows)
    assert all(cell for row in text.rows for cell in row)
    assert "Rp" in text.rows[0][1] + text.rows[0][2]


def test_a_case_file_has_numbers_and_no_rupiah() -> None:
    source = source_of_case(rich())
    text = study_text(source, ran(source, StudyKind.DISRUPTION))
    assert [row[:3] for row in text.rows] == [("1", "3", "62"), ("2", "4", "51")]
    assert text.rows[1][3:] == ("11", "0,00%", "terbukti")
    assert any("3" in note for note in text.notes)


def one_alternative(source: StudySource, one: Plan, other: Plan) -> Alternatives:
    yard = Yardstick(source.case)
    told = Alternative(one, 60, 120, Difference(100, 50, 0), 50, yard.what(one, other))
    return Alternatives(Costed(50, other), 40, (told,), 2, 9, ("a",), False, True, 1.0)


def test_an_alternative_says_who_is_elsewhere_and_that_there_are_fewer() -> None:
    source = scenario()
    floors = len(source.case.floors)
    here = tuple(unit.floors[0] for unit in source.case.units)
    stay = next(u for u, unit in enumerate(source.case.units) if unit.stay is not None)
    left = source.case.units[stay].stay
    assert left is not None
    there = (*here[:stay], floors + left, *here[stay + 1 :])
    text = study_text(source, one_alternative(source, Plan(there), Plan(here)), PROBLEM)
    assert text.rows[1] == ("1", text.rows[1][1], "1,2%", "1,0%", "0,5%", "0,0%", "0,5%")
    assert text.notes[0].startswith("1. 1 unit di tempat lain (")
    assert "Tetap dipakai: " in text.notes[0]
    assert "Hanya 1 dari 2" in text.notes[1]
    assert "dihentikan" in text.notes[2]
    assert text.notes[3].startswith("1 pekerjaan")
    plain = source_of_case(source.case)
    numbered = study_text(plain, one_alternative(plain, Plan(there), Plan(here))).notes[0]
    assert f"unit {stay}" in numbered
    assert f"gedung lama {left}" in numbered


def nothing(*, infeasible: bool) -> Front:
    return Front((), (), (), None, 0, None, 0, 0, (), infeasible, False, 1.0)


@pytest.mark.parametrize(("infeasible", "word"), [(True, "Terbukti"), (False, "Belum ada")])
def test_nothing_found_is_said_in_a_sentence(infeasible: bool, word: str) -> None:
    source = source_of_case(rich())
    front = nothing(infeasible=infeasible)
    none = Alternatives(None, None, (), 3, 0, (), infeasible, False, 1.0)
    for study in (front, Dial(None, False, None, (), front), none):
        text: StudyText = study_text(source, study)
        assert text.rows == ()
        assert word in text.notes[-1]


def test_today_is_told_sound_or_broken() -> None:
    source = source_of_case(rich())
    dial = ran(source, StudyKind.DISRUPTION)
    assert isinstance(dial, Dial)
    sound = study_text(source, replace(dial, today=70, today_sound=True))
    broken = study_text(source, replace(dial, today=70, today_sound=False))
    assert "tanpa unit yang pindah" in sound.notes[0]
    assert "melanggar" in broken.notes[0]
    assert every_plan(rich())
