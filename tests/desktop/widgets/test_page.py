"""A page draws itself when something it shows changed, at once or when next seen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.edits import set_field
from desktop.widgets.page import Page, PageContext
from solver.problem.organisation import Unit
from solver.problem.problem import City
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on


class Counting(Page):
    """Counts how often it draws itself."""

    drawn = 0

    def refresh(self) -> None:
        self.drawn += 1


@pytest.fixture
def context(qapp: object) -> PageContext:
    return context_on(tiny_problem(), Heard())


def rename(context: PageContext, name: str) -> None:
    context.session.do("", set_field(City, "city", "name", name))


def test_a_page_draws_when_seen_and_when_changed(qtbot: QtBot, context: PageContext) -> None:
    page = Counting(context)
    qtbot.addWidget(page)
    assert page.drawn == 0
    page.show()
    assert page.drawn == 1
    rename(context, "A")
    assert page.drawn == 2


def test_a_hidden_page_draws_once_when_seen_again(qtbot: QtBot, context: PageContext) -> None:
    page = Counting(context)
    qtbot.addWidget(page)
    page.show()
    page.hide()
    rename(context, "A")
    rename(context, "B")
    assert page.drawn == 1
    page.show()
    assert page.drawn == 2


def test_a_page_ignores_what_it_does_not_show(qtbot: QtBot, context: PageContext) -> None:
    page = Counting(context, frozenset({"unit"}))
    qtbot.addWidget(page)
    page.show()
    rename(context, "A")
    assert page.drawn == 1
    context.session.do("", set_field(Unit, tiny_problem().unit[0].id, "visitors", 9))
    assert page.drawn == 2


def test_a_page_that_left_hears_nothing_more(qtbot: QtBot, context: PageContext) -> None:
    page = Counting(context)
    qtbot.addWidget(page)
    page.show()
    page.leave()
    page.leave()
    rename(context, "A")
    assert page.drawn == 1
