"""The ground of charts: keys, ends, clicks, focus by Tab, words for a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.spot_chart import SpotChart


class Beads(SpotChart):
    """Beads ten pixels wide."""

    count = 0

    def spots(self) -> int:
        return self.count

    def spot_at(self, point: QPointF) -> int:
        at = int(point.x() // 10)
        return at if at < self.count else -1

    def said(self, at: int) -> str:
        return f"manik {at}"


@pytest.fixture
def beads(qtbot: QtBot, look: None) -> Beads:
    made = Beads("Kalung")
    qtbot.addWidget(made)
    made.resize(300, 20)
    made.show()
    made.count = 12
    made.begin(-1)
    return made


def test_keys_walk_to_the_ends_and_not_beyond(beads: Beads) -> None:
    told: list[str] = []
    beads.told.connect(told.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        QTest.keyClick(beads, key)
    assert told == ["manik 0", "manik 0", "manik 10", "manik 11"]
    assert beads.accessibleName() == "Kalung: manik 11"
    assert beads.accessibleDescription().startswith("manik 0; manik 1;")
    QTest.keyClick(beads, Qt.Key.Key_A)
    assert beads.current == 11


def test_a_click_chooses_and_beside_it_nothing_happens(beads: Beads) -> None:
    QTest.mouseClick(beads, Qt.MouseButton.LeftButton, pos=QPoint(35, 5))
    assert beads.words() == "manik 3"
    QTest.mouseClick(beads, Qt.MouseButton.LeftButton, pos=QPoint(290, 5))
    assert beads.words() == "manik 3"


def test_tab_begins_at_the_first_a_click_does_not(beads: Beads) -> None:
    for reason, at in ((Qt.FocusReason.MouseFocusReason, -1), (Qt.FocusReason.TabFocusReason, 0)):
        QApplication.sendEvent(beads, QFocusEvent(QFocusEvent.Type.FocusIn, reason))
        assert beads.current == at


def test_other_content_begins_anew(beads: Beads) -> None:
    beads.go(11)
    beads.count = 5
    beads.begin(beads.current)
    assert beads.current == -1
    assert beads.accessibleName() == "Kalung"
    beads.count = 0
    beads.begin(0)
    beads.go(0)
    QTest.keyClick(beads, Qt.Key.Key_End)
    assert beads.words() == ""


def test_the_mouse_reads(beads: Beads, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda spot, text, widget: shown.append(text))
    for spot in (QPoint(25, 5), QPoint(290, 5)):
        help_ = QHelpEvent(QHelpEvent.Type.ToolTip, spot, beads.mapToGlobal(spot))
        QApplication.sendEvent(beads, help_)
    assert shown == ["manik 2", ""]
