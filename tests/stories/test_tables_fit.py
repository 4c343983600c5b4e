"""No table of any page cuts a title, a figure or a chip on a small screen, in either language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.system.translate import set_language
from desktop.widgets.chip import chip_width
from desktop.widgets.grid.header import TitleHeader
from desktop.widgets.grid.view import GridView
from desktop.widgets.remembered import memory
from desktop.widgets.theme import current_theme
from desktop.window.main_window import MainWindow
from desktop.window.navigation import PAGES
from desktop.workflows.sample import sample_problem
from solver.problem.problem import Problem
from tests.support.window import settle, window_on

PLAN = "rencana-a-e"
PAD = 16  # pixels around the words of a cell
PAINTED = 60  # rows looked at in each table


@pytest.fixture(scope="module")
def city() -> Problem:
    return sample_problem()


def visits(problem: Problem) -> list[tuple[str, dict[str, str]]]:
    """Return every page, and those that show one record of several kinds with each."""
    pages = [(page.id, {"scenario": PLAN}) for page in PAGES]
    building = problem.floor[0].building
    one = problem.unit[0]
    return [
        *pages,
        ("organisation", {"opd": one.opd, "unit": one.id}),
        ("estate", {"building": building}),
        ("estate", {"site": problem.site[0].id}),
    ]


def tables(qtbot: QtBot, window: MainWindow, walked: set[int]) -> Iterator[GridView]:
    """Return the tables in sight, then those of every tab, and of the tabs inside."""
    settle(qtbot, window)
    page = window.page
    seen = (view for view in page.findChildren(GridView) if view.isVisible())
    yield from (v for v in seen if isinstance(v.horizontalHeader(), TitleHeader))  # no matrix
    for tabs in page.findChildren(QTabWidget):
        if not tabs.isVisible() or id(tabs) in walked:
            continue
        walked.add(id(tabs))
        for at in range(tabs.count()):
            if tabs.isTabVisible(at):
                tabs.setCurrentIndex(at)
                yield from tables(qtbot, window, walked)


def cut(view: GridView) -> list[str]:
    """Return the titles, figures and chips that are not painted whole."""
    header, model = view.horizontalHeader(), view.grid_model
    assert isinstance(header, TitleHeader)
    body = QFontMetrics(current_theme().font("body"))
    found = []
    for at, column in enumerate(model.columns_shown):
        width = view.columnWidth(at)
        if header.shown(at) != header.title(at):
            found.append(f"{header.title(at)!r} has {width}")
        for row in range(min(PAINTED, model.rowCount())):
            seen = model.seen(model.index(row, at))
            chip = seen.tone.startswith("status.")
            if not (chip or column.numeric) or not seen.text:
                continue
            room = chip_width(seen.text) if chip else body.horizontalAdvance(seen.text)
            if room + PAD > width:
                found.append(f"{seen.text!r} needs {room + PAD}, has {width}")
    return found


def name_of(view: QWidget) -> str:
    above: QWidget | None = view
    while above is not None and not above.accessibleName():
        above = above.parentWidget()
    return above.accessibleName() if above else ""


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_that_matters_is_cut(
    qtbot: QtBot, look: None, city: Problem, language: str
) -> None:
    memory().forget()
    set_language(language)
    try:
        window = window_on(qtbot, city)
        looked_at: set[str] = set()
        wrong = []
        for page, args in visits(city):
            window.navigate(page, **args)
            for view in tables(qtbot, window, set()):
                looked_at.add(f"{page}: {[c.name for c in view.grid_model.columns_shown]}")
                wrong += [f"{page} {name_of(view)}: {each}" for each in cut(view)]
        assert wrong == []
        assert len(looked_at) > 20, "tables were not met at all"
    finally:
        set_language("id")
