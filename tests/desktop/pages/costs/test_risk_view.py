"""The tab of uncertainty: reckoned beside the window, stopped by a button, shown as it grows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.costs import risk_view
from desktop.pages.costs.risk import RiskState
from desktop.pages.costs.risk_view import RiskPanel
from desktop.widgets.background import Tasks
from desktop.workflows.cost_risk import ground_of
from tests.support.problems import MANUAL, tiny_problem


def fail(reason: object) -> None:
    raise AssertionError(reason)


@pytest.fixture
def panel(qtbot: QtBot, look: None) -> Iterator[RiskPanel]:
    state = RiskState(ground_of(tiny_problem(), MANUAL))
    tasks = Tasks(fail)
    made = RiskPanel(tasks, lambda: state)
    qtbot.addWidget(made)
    made.resize(640, 560)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    yield made
    tasks.stop_all()


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_tornado_appears_and_follows_the_measure(qtbot: QtBot, panel: RiskPanel) -> None:
    assert not panel.tornado.isVisible()
    click(panel.levers_button)
    qtbot.waitUntil(lambda: not panel.running, timeout=30_000)
    assert panel.tornado.isVisible()
    savings = [row.said for row in panel.tornado.rows]
    assert len(savings) > 5
    panel.measure.setCurrentIndex(1)
    assert [row.said for row in panel.tornado.rows] != savings
    chosen: list[str] = []
    panel.chosen.connect(chosen.append)
    panel.tornado.setFocus()
    QTest.keyClick(panel.tornado, Qt.Key.Key_Home)
    assert chosen == [panel.tornado.rows[0].key]


def test_draws_can_be_stopped_and_stay(
    qtbot: QtBot, panel: RiskPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(risk_view, "OFTEN", 1)
    click(panel._ways.button(1))
    click(panel.draws_button)
    assert not panel.draws_button.isEnabled()
    qtbot.waitUntil(lambda: bool(panel.histogram.bins), timeout=30_000)
    click(panel.stop_button)
    qtbot.waitUntil(lambda: not panel.running, timeout=30_000)
    state = panel._state()
    assert state is not None
    assert 0 < len(state.draws) < 200
    assert sum(n for _, _, n in panel.histogram.bins) == len(state.draws)
    assert panel._share.text().endswith("%")
    assert panel.draws_button.isEnabled()
