"""The panel of a figure: rows, sources below, and the way to the record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.costs.trace import Trace, TraceNode
from desktop.pages.costs.trace_view import TraceView

NODE = TraceNode("Listrik", "Rp1", "Rp2", "Perkiraan · PLN", (), "standards", ("standard", "x"))


def test_rows_sources_and_links(qtbot: QtBot, look: None) -> None:
    made = TraceView()
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    asked: list[tuple[str, str, str]] = []
    made.asked.connect(lambda *args: asked.append(args))
    made.show_trace(Trace("Energi", "a × b", (TraceNode("Jumlah", "Rp1", "Rp2"), NODE)))
    assert made.title() == "Energi"
    assert made.texts() == [("Jumlah", "Rp1", "Rp2"), ("Listrik", "Rp1", "Rp2")]
    button = made.findChild(QPushButton)
    assert button is not None
    made.tree.setCurrentItem(made.tree.topLevelItem(0))
    assert not button.isVisible()
    made.tree.setFocus()
    QTest.keyClick(made.tree, Qt.Key.Key_Down)
    assert any("PLN" in each.text() for each in made.findChildren(QLabel))
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [("standards", "standard", "x")]


def test_too_many_rows_are_counted_and_none_says_what_to_do(qtbot: QtBot, look: None) -> None:
    made = TraceView()
    qtbot.addWidget(made)
    made.show_trace(Trace("Banyak", "", (NODE,) * 3, 7))
    assert "7" in made.texts()[-1][0]
    made.show_trace(None)
    assert made.title() == "Asal angka"
    assert made.texts() == []
