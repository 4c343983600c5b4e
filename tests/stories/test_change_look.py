"""Another look changes no figure: every page is drawn anew from what was reckoned before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.edits import set_field
from desktop.system.translate import set_language, tr
from desktop.widgets.background import Task, Tasks
from desktop.window.main_window import MainWindow
from desktop.window.navigation import PAGES
from solver.problem.problem import City
from tests.support.large_city import large_city
from tests.support.window import settle, window_on


@pytest.fixture
def window(qtbot: QtBot, look: None) -> Iterator[MainWindow]:
    set_language("id")
    made = window_on(qtbot, large_city(60, 10))
    yield made
    made.tasks.stop_all()
    made.desk.close()


def test_another_look_reckons_nothing_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    honest = Tasks._start

    def start(tasks: Tasks, label: str, *work: Any) -> Task[Any]:
        worked.append(label)
        return honest(tasks, label, *work)

    monkeypatch.setattr(Tasks, "_start", start)
    reckoned = set[str]()
    for page in PAGES:
        window.navigate(page.id)
        settle(qtbot, window)
        reckoned |= set(worked)
        worked.clear()
        for command in ("view.dark", "view.light"):
            window.command(command)
            window.be_ready()
            settle(qtbot, window)
        assert set(worked) <= {tr("task.recent")}, page.id  # files, not figures
    assert len(reckoned) > 6
    window.desk.session.do("nama", set_field(City, "city", "name", "Kota Lain"))
    window.navigate("stacking")
    settle(qtbot, window)
    assert tr("stacking.reckoning") in worked  # another document is another matter
