"""All figures of a report; and why there can be none."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from desktop.document.document import Document
from desktop.reports.figures import Paper, figures, guarantee_table, missing
from desktop.reports.sections import SECTIONS
from desktop.reports.web.page import write_web
from desktop.reports.word.report import write_word
from desktop.system.translate import catalogue, set_language
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from tests.desktop.reports.example import SHA, WHEN, city, order, reckoned

ALL = ("today", "announced", "best")


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_text_is_a_bare_key(language: str) -> None:
    set_language(language)
    try:
        made = figures(reckoned(city()), WHEN, Paper.F4)
    finally:
        set_language("id")
    heads = [s.title for s in made.sections] + [s.intro for s in made.sections]
    heads += [t.title + t.note + t.empty for s in made.sections for t in s.tables]
    heads += [c.label for s in made.sections for t in s.tables for c in t.columns]
    heads += [made.letter.decision, made.letter.banner, made.title, made.footer]
    assert [text for text in heads if "report." in text] == []


def test_sections_come_in_the_order_of_reading() -> None:
    made = figures(reckoned(city()), WHEN, Paper.F4)
    assert [section.key for section in made.sections] == [
        "comparison",
        "risks",
        "opd",
        "stack",
        "floors",
        "rooms",
        "parking",
        "costs",
        "cash_flow",
        "emptied",
        "order",
        "moves",
        "broken",
        "assumptions",
        "remarks",
        "sources",
    ]


def test_the_order_of_moves_stands_in_its_section() -> None:
    problem = city()
    made = figures(replace(reckoned(problem), order=order(problem)), WHEN, Paper.F4)
    (section,) = [each for each in made.sections if each.key == "order"]
    assert section.title == "Urutan pindah"
    assert [risk.title for risk in section.risks] == ["Ringkasnya", "Dasar urutan"]
    assert section.chart is not None
    assert len(section.tables) == 4


def test_guarantees_carry_the_whole_hash() -> None:
    lines = guarantee_table(reckoned(city())).lines
    assert SHA in lines[2].cells[1].note
    assert "21 November 2026 pukul 14.05" in lines[2].cells[1].note  # not as a computer writes it


def test_a_plan_of_nobody_has_no_drawing() -> None:
    problem = replace(city(), placement=())
    made = figures(reckoned(problem), WHEN, Paper.A4)
    assert "stack" not in [section.key for section in made.sections]


def test_a_whole_project_misses_nothing() -> None:
    assert missing(Document(problem=city()), ALL) == ()


@pytest.mark.parametrize(
    ("problem", "ids", "keys"),
    [
        (Problem(), (), {"report_no_city", "report_no_unit", "report_no_scenario"}),
        (replace(city(), unit=()), ALL, {"report_no_unit"}),
        (city(), (), {"report_no_scenario"}),
        (city(), ("gone",), {"report_no_scenario"}),
    ],
)
def test_what_is_missing_is_told(problem: Problem, ids: tuple[str, ...], keys: set[str]) -> None:
    found = missing(Document(problem=problem), ids)
    assert {each.key for each in found} == keys
    for language in ("id", "en"):
        assert all(f"issue.{key}" in catalogue(language) for key in keys)


def test_too_many_scenarios_are_told_not_dropped() -> None:
    problem = city()
    more = tuple(Scenario(id=f"m{i}", name=f"M{i}") for i in range(5))
    document = Document(problem=replace(problem, scenario=(*problem.scenario, *more)))
    assert [i.key for i in missing(document, [s.id for s in more])] == ["report_too_many"]


def test_sections_not_wanted_are_left_out_and_named() -> None:
    whole = figures(reckoned(city()), WHEN, Paper.F4)
    some = figures(reckoned(city()), WHEN, Paper.F4, ("parking", "sources"))
    left = [section for section in whole.sections if section.key not in ("parking", "sources")]
    assert list(some.sections) == left
    assert whole.left_out == ""
    assert "Parkir; Daftar sumber" in some.left_out
    assert some.letter == whole.letter


def test_a_report_without_any_section_is_refused() -> None:
    document = Document(problem=city())
    assert missing(document, ALL, SECTIONS[1:]) == ()
    (found,) = missing(document, ALL, SECTIONS)
    assert found.key == "report_no_section"


@pytest.mark.parametrize("write", [write_word, write_web])
def test_paper_says_what_is_left_out(write: Callable[..., bytes]) -> None:
    made = figures(reckoned(city()), WHEN, Paper.F4, ("parking",))
    paper = (Paper.F4,) if write is write_word else ()
    content = write(made, *paper, WHEN)
    if write is write_word:
        content = zipfile.ZipFile(BytesIO(content)).read("word/document.xml")
    text = content.decode()
    assert "Bagian yang tidak dicetak di sini: Parkir." in text
    assert "Petak" not in text
