"""Parts go on in the next line where a line is full."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.flowing import Flowing
from desktop.widgets.words import emptied

WIDE, HIGH = 100, 30


def holder(qtbot: QtBot, parts: int) -> tuple[QWidget, list[QPushButton]]:
    made, flow = QWidget(), Flowing(gap=10)
    buttons = [QPushButton(str(i)) for i in range(parts)]
    for each in buttons:
        each.setFixedSize(WIDE, HIGH)
        flow.addWidget(each)
    made.setLayout(flow)
    qtbot.addWidget(made)
    return made, buttons


def test_a_full_line_is_followed_by_another(qtbot: QtBot) -> None:
    made, buttons = holder(qtbot, 5)
    made.resize(330, 200)
    made.grab()
    assert [(each.x(), each.y()) for each in buttons] == [
        (0, 0), (110, 0), (220, 0), (0, 40), (110, 40),
    ]  # fmt: skip
    layout = made.layout()
    assert layout is not None
    assert [layout.heightForWidth(width) for width in (540, 330, 100)] == [30, 70, 190]


def test_nothing_needs_nothing_and_all_can_be_taken_out(qtbot: QtBot) -> None:
    made, _ = holder(qtbot, 2)
    layout = made.layout()
    assert layout is not None
    emptied(layout)
    assert layout.count() == 0
    assert layout.heightForWidth(300) == 0
