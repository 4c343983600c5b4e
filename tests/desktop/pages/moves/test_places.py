"""Places to choose from, and what a typed place means."""

from __future__ import annotations

import pytest

from desktop.pages.moves.places import place_key, places, read_place
from solver.errors import Issue
from tests.support.problems import tiny_problem


def test_every_place_is_read_back_from_key_and_words() -> None:
    problem = tiny_problem()
    known = places(problem)
    assert known[0][0] == ""
    assert len({words for _, words in known}) == len(known)
    for key, words in known[1:]:
        for text in (key, words, f"  {words.lower()} "):
            place = read_place(problem, text, "")
            assert not isinstance(place, Issue)
            assert place_key(*place) == key


@pytest.mark.parametrize("text", ["", "  ", "–", "-"])
def test_nothing_is_no_place(text: str) -> None:
    assert read_place(tiny_problem(), text, "") == ("", "")


def test_a_building_is_known_by_its_full_name_and_others_are_not() -> None:
    problem = tiny_problem()
    row = problem.building[0]
    assert read_place(problem, row.name, "") == (row.id, "")
    assert isinstance(read_place(problem, "Mal Entah", "u/place"), Issue)
