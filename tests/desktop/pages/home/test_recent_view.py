"""Recent projects: opened by a click, missing ones told, taken off the list by mouse and by key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.home.recent_view import FEW, RecentList, RecentRow
from desktop.system.settings import Settings
from desktop.system.translate import tr
from desktop.widgets.page import PageContext
from solver.problem.problem import Problem
from tests.support.window import Heard, context_on


class Shelf:
    """Settings whose recent files are in the test's hand."""

    def __init__(self, *paths: Path) -> None:
        self.settings = Settings(recent=tuple(map(str, paths)))
        self.opened: list[Path] = []

    def command(self, name: str, path: Path) -> None:
        if name == "file.forget":
            left = tuple(each for each in self.settings.recent if each != str(path))
            self.settings = replace(self.settings, recent=left)
        else:
            self.opened.append(path)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    there = tmp_path / "ada.satuatap"
    there.write_bytes(b"x")
    return there, tmp_path / "hilang.satuatap"


def on(shelf: Shelf, mine: Path | None = None) -> PageContext:
    context = context_on(Problem(), Heard())
    return replace(context, command=shelf.command, settings=lambda: shelf.settings, path=mine)


def listed(qtbot: QtBot, context: PageContext, *, narrow: bool = False) -> RecentList:
    made = RecentList(context, narrow=narrow)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)
    qtbot.waitUntil(lambda: bool(rows(made)))  # Qt shows new rows in its own time
    return made


def rows(made: RecentList) -> dict[str, RecentRow]:
    return {each.file.path.stem: each for each in made.findChildren(RecentRow) if each.isVisible()}


def words(row: RecentRow) -> list[str]:
    return [each.text() for each in row.findChildren(QLabel)]


def test_what_is_there_opens_and_what_is_gone_says_so(
    qtbot: QtBot, look: None, files: tuple[Path, Path]
) -> None:
    shelf = Shelf(*files)
    seen = rows(listed(qtbot, on(shelf)))
    qtbot.mouseClick(seen["ada"].press, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(seen["hilang"].press, Qt.MouseButton.LeftButton)
    assert shelf.opened == [files[0]]
    assert tr("home.recent.gone") in words(seen["hilang"])
    assert tr("home.recent.gone") not in words(seen["ada"])


def test_one_is_taken_off_by_the_cross_and_another_by_delete(
    qtbot: QtBot, look: None, files: tuple[Path, Path]
) -> None:
    shelf = Shelf(*files)
    context = on(shelf)
    made = listed(qtbot, context)
    qtbot.mouseClick(rows(made)["hilang"].removed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(rows(made)) == {"ada"})
    QTest.keyClick(rows(made)["ada"].press, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: rows(made) == {})
    assert shelf.settings.recent == ()
    assert files[0].exists()
    assert tr("home.recent.none") in [each.text() for each in made.findChildren(QLabel)]
    qtbot.waitUntil(lambda: context.tasks.running == [], timeout=20_000)


def test_beside_an_open_project_stand_few_others_and_the_ways_to_another(
    qtbot: QtBot, look: None, files: tuple[Path, Path], tmp_path: Path
) -> None:
    shelf = Shelf(*files, *(tmp_path / f"{n}.satuatap" for n in range(6)))
    made = listed(qtbot, on(shelf, files[0]), narrow=True)
    assert len(rows(made)) == FEW
    assert "ada" not in rows(made)
    texts = [each.text() for each in made.findChildren(QPushButton)]
    assert {tr(f"home.start.{key}") for key in ("new", "open", "sample")} <= set(texts)


def test_the_file_the_project_lies_in_now_is_not_offered(
    qtbot: QtBot, look: None, files: tuple[Path, Path], tmp_path: Path
) -> None:
    shelf = Shelf(*files)
    made = listed(qtbot, on(shelf), narrow=True)
    assert "ada" in rows(made)
    made.file_moved(on(shelf, files[0]))
    qtbot.waitUntil(lambda: set(rows(made)) == {"hilang"})
