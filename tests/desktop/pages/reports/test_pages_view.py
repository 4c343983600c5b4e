"""The pages of a report by keys, buttons and wheel: none is skipped, few are kept in memory."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.reports.pages_view import KEPT, STEPS, PageRoll

COUNT = 30
PAPER = QSize(1270, 1949)  # F4 at 150 dots an inch


@pytest.fixture(scope="module")
def png(qapp: object) -> bytes:
    image = QImage(PAPER, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setPixelColor(0, 0, Qt.GlobalColor.red)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return content.data()


@pytest.fixture
def roll(qtbot: QtBot, look: None, png: bytes) -> PageRoll:
    made = PageRoll()
    qtbot.addWidget(made)
    made.resize(700, 560)
    made.show()
    made.show_pages([png] * COUNT)
    return made


def test_a_page_is_as_wide_as_the_view_at_first(roll: PageRoll) -> None:
    room = roll.viewport().width()
    assert room - 60 < roll._boxes[0].width() <= room
    assert roll.at == 1
    assert roll.accessibleName() == f"Halaman 1 dari {COUNT}"


def test_page_down_reads_everything_and_stops_at_every_head(qtbot: QtBot, roll: PageRoll) -> None:
    bar, seen = roll.verticalScrollBar(), []
    for _ in range(200):
        before = bar.value()
        qtbot.keyClick(roll, Qt.Key.Key_PageDown)
        if bar.value() == before:
            break
        assert bar.value() - before <= bar.pageStep(), "nothing is skipped"
        seen.append(bar.value())
    heads = [box.top() - 12 for box in roll._boxes[1:]]
    assert {head for head in heads if head < bar.maximum()} <= set(seen)
    assert roll.at == COUNT
    back = []
    while bar.value() > bar.minimum():
        qtbot.keyClick(roll, Qt.Key.Key_PageUp)
        back.append(roll.at)
    assert back == sorted(back, reverse=True)
    assert roll.at == 1


def test_arrows_walk_page_by_page(qtbot: QtBot, roll: PageRoll) -> None:
    with qtbot.waitSignal(roll.at_changed) as told:
        qtbot.keyClick(roll, Qt.Key.Key_Right)
    assert told.args == [2]
    qtbot.keyClick(roll, Qt.Key.Key_End)
    assert roll.at == COUNT
    qtbot.keyClick(roll, Qt.Key.Key_Left)
    assert roll.at == COUNT - 1
    qtbot.keyClick(roll, Qt.Key.Key_Home)
    assert roll.at == 1


def test_zoom_by_keys_and_by_wheel_keeps_the_place(qtbot: QtBot, roll: PageRoll) -> None:
    roll.go(15)
    fitting = roll.percent
    qtbot.keyClick(roll, Qt.Key.Key_Plus)
    assert roll.percent == next(step for step in STEPS if step > fitting)
    assert abs(roll.at - 15) <= 1
    qtbot.keyClick(roll, Qt.Key.Key_Minus)
    assert roll.percent < next(step for step in STEPS if step > fitting)
    at = QPointF(100, 100)
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = roll.percent
    QApplication.sendEvent(roll.viewport(), wheel)
    assert roll.percent > before
    qtbot.keyClick(roll, Qt.Key.Key_0)
    assert roll.percent == fitting


def test_only_what_is_seen_is_drawn_and_little_is_kept(qtbot: QtBot, roll: PageRoll) -> None:
    def there() -> bool:
        roll.viewport().grab()
        return all((at, roll._boxes[at].width()) in roll._drawn for at in roll._seen())

    qtbot.waitUntil(there)
    assert len(roll._drawn) <= 2
    for page in range(1, COUNT + 1):
        roll.go(page)
        qtbot.waitUntil(there)
    assert len(roll._drawn) <= KEPT
    seen = roll.viewport().grab().toImage()
    corner = roll._boxes[COUNT - 1].center() - roll._corner()
    assert seen.pixelColor(corner).name() == "#ffffff"


def test_no_pages_are_no_fault(qtbot: QtBot, roll: PageRoll) -> None:
    roll.show_pages([])
    qtbot.keyClick(roll, Qt.Key.Key_PageDown)
    qtbot.keyClick(roll, Qt.Key.Key_End)
    assert roll.at == 0
    assert roll.count == 0
