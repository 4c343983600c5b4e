"""The list of pages: order, titles in both languages, rooms that can be made."""

from __future__ import annotations

import importlib.util

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from desktop.window.navigation import PAGES, PageEntry, entry, make_page
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on

MINE = (
    "home", "organisation", "estate", "relations", "standards", "rooms", "parking", "reports"
)  # fmt: skip


def test_ids_are_those_of_the_rooms() -> None:
    assert [page.id for page in PAGES] == [
        "home",
        "organisation",
        "estate",
        "relations",
        "standards",
        "scenarios",
        "stacking",
        "rooms",
        "parking",
        "costs",
        "moves",
        "compare",
        "reports",
    ]
    assert entry("estate").module == "desktop.pages.estate.view"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_page_has_its_title_and_its_room(page: PageEntry) -> None:
    for language in LANGUAGES:
        assert page.title_key in catalogue(language)
        assert not page.group or page.group in catalogue(language)
    assert importlib.util.find_spec(page.module) is not None


@pytest.mark.parametrize("id", MINE)
def test_a_page_is_made(look: None, id: str) -> None:
    page = make_page(entry(id), context_on(tiny_problem(), Heard()))
    assert page.place() is not None
    page.leave()
    page.deleteLater()
