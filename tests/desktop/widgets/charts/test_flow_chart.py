"""Bands of a flow chart are as thick as what flows; they are found by mouse and arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.flow_chart import Flow, FlowChart

FLOWS = (
    Flow("a>x", "A", "X", 100, "A ke X: 100"),
    Flow("a>y", "A", "Y", 20, "A ke Y: 20"),
    Flow("b>x", "B", "X", 40, "B ke X: 40"),
)


def chart(qtbot: QtBot) -> tuple[FlowChart, list[str]]:
    made = FlowChart("Aliran", ("Dari", "Ke"))
    qtbot.addWidget(made)
    made.show_flows(FLOWS)
    made.resize(800, 400)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    return made, chosen


def test_more_people_make_a_thicker_band(qtbot: QtBot, look: None) -> None:
    made, _ = chart(qtbot)
    left = [abs(made.bands()[i].pointAtPercent(0).y()) for i in range(3)]
    assert left == sorted(left)
    tall = [made._nodes(left=True)[name][1] for name in ("A", "B")]
    assert tall[0] > tall[1]


def test_arrows_walk_and_a_click_finds_the_band(qtbot: QtBot, look: None) -> None:
    made, chosen = chart(qtbot)
    for _ in range(3):
        QTest.keyClick(made, Qt.Key.Key_Down)
    assert chosen == ["a>x", "a>y", "b>x"]
    assert made.accessibleName() == "Aliran: B ke X: 40"
    spot = QPointF(230, made._nodes(left=True)["A"][0] + 10)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert chosen[-1] == "a>x"
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPointF(5, 5).toPoint())
    assert chosen[-1] == "a>x"


def test_without_flows_nothing_breaks(qtbot: QtBot, look: None) -> None:
    made, _ = chart(qtbot)
    made.show_flows(())
    assert not made.grab().isNull()
