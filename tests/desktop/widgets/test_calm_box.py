"""A list that keeps calm: the wheel scrolls past it, its words are cut with dots."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.calm_box import CalmComboBox


def test_the_wheel_passes_a_list_that_was_not_chosen(qtbot: QtBot, look: None) -> None:
    box = CalmComboBox()
    box.addItems(["satu", "dua", "tiga"])
    qtbot.addWidget(box)
    box.show()
    box.clearFocus()
    spot = QPointF(5, 5)
    event = QWheelEvent(
        spot,
        spot,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == 0
    assert not event.isAccepted()


def test_words_without_room_end_in_dots(qtbot: QtBot, look: None) -> None:
    box = CalmComboBox()
    qtbot.addWidget(box)
    box.addItem("Bayangan: Kondisi saat ini")
    box.resize(400, 30)
    assert box.shown_text() == "Bayangan: Kondisi saat ini"
    box.resize(150, 30)
    assert box.shown_text().endswith("…")
    box.show()
    box.grab()  # it paints
