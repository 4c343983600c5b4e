"""Profiles by mouse and keys on the page of standards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.pages.standards.view import StandardsPage
from desktop.widgets.page import PageContext
from desktop.workflows.standards import set_value
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on


@pytest.fixture
def context(heard: Heard, qapp: object) -> PageContext:
    made = context_on(tiny_problem(), heard)
    made.session.do("", set_value("space.staff", 550, "Sari", "2026-11-20"))
    return made


@pytest.fixture
def page(qtbot: QtBot, look: None, context: PageContext) -> StandardsPage:
    made = StandardsPage(context)
    qtbot.addWidget(made)
    made.resize(1138, 680)
    made.show()
    return made


def staff(context: PageContext) -> int:
    return context.session.document.problem.standards["space.staff"].value


def test_a_profile_shows_what_it_changes_before_it_is_taken(
    qtbot: QtBot, page: StandardsPage, context: PageContext, heard: Heard
) -> None:
    page.arrive(profile="permendagri_7_2006")
    panel = page._profile
    assert panel.isVisible()
    assert panel.take.text().strip() == "Pakai profil ini (1 perubahan)"
    assert staff(context) == 550
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    assert staff(context) == 400
    assert heard.notices
    assert not panel.take.isEnabled()
    context.session.undo()
    assert staff(context) == 550
    assert panel.take.isEnabled()  # undone, it can be taken again


def test_the_list_leads_to_a_profile_by_keys(qtbot: QtBot, page: StandardsPage) -> None:
    tree = page._list.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_End)
    assert page._list.current()[0] == "profile"
    assert page._profile.isVisible()
    qtbot.keyClick(tree, Qt.Key.Key_Home)
    assert page._table.isVisible()


def test_the_values_of_now_are_kept_as_a_profile(
    qtbot: QtBot, page: StandardsPage, context: PageContext
) -> None:
    page._list.choose("profiles", "all")
    assert page._keep.isVisible()
    assert not page._keep.keep.isEnabled()
    qtbot.keyClicks(page._keep.name, "Kota kita")
    qtbot.keyClick(page._keep.name, Qt.Key.Key_Return)
    kept = context.session.document.problem.standard_profile[-1]
    assert kept.name == "Kota kita"
    assert kept.kept_by  # the account of this computer when the settings give no name
    assert page._profile.shown == kept.id
    assert page._profile.forget.isVisible()
    qtbot.mouseClick(page._profile.forget, Qt.MouseButton.LeftButton)
    assert kept not in context.session.document.problem.standard_profile


def test_a_row_of_a_profile_shows_in_full_at_the_right(page: StandardsPage) -> None:
    page.arrive(profile="sbsk")
    page._profile.table.choose("space.average")
    assert "orang" in page._panel._title.text()
    assert page.place() == {"profile": "sbsk"}
