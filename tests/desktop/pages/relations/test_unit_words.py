"""Units by what a person writes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.pages.relations.unit_words import UnitWords
from solver.errors import Issue
from tests.support.problems import tiny_problem


@pytest.mark.parametrize(
    "text",
    ["a-sek", "Unit a-sek", "Dinas A · Unit a-sek", "dinas a - unit A-SEK", "Dinas A / Unit a-sek",
     "  Dinas A :  Unit a-sek "],
)  # fmt: skip
def test_many_ways_lead_to_one_unit(text: str) -> None:
    assert UnitWords(tiny_problem()).find(text, "unit_a") == "a-sek"


def test_a_name_in_two_opd_is_not_guessed() -> None:
    problem = tiny_problem()
    units = tuple(
        replace(u, name="Sekretariat") if u.id in ("a-sek", "b-sek") else u for u in problem.unit
    )
    words = UnitWords(replace(problem, unit=units))
    found = words.find("sekretariat", "unit_a")
    assert isinstance(found, Issue)
    assert found.key == "unit_ambiguous"
    assert dict(found.values)["example"] == "Dinas A · Sekretariat"
    assert words.find("Dinas B · Sekretariat", "unit_a") == "b-sek"


@pytest.mark.parametrize(("text", "key"), [("", "reference_empty"), ("Zzz", "reference_unknown")])
def test_what_is_not_there(text: str, key: str) -> None:
    found = UnitWords(tiny_problem()).find(text, "unit_b")
    assert isinstance(found, Issue)
    assert (found.key, found.where) == (key, "unit_b")


def test_options_are_in_order() -> None:
    names = [name for _, name in UnitWords(tiny_problem()).options]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == len(tiny_problem().unit)
