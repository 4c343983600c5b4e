"""The ground of a painted line: none, under the mouse, chosen; its height follows the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.widgets.line_delegate import Index, LineDelegate
from desktop.widgets.theme import current_theme

STATE = QStyle.StateFlag


class Dotted(LineDelegate):
    """Draws one dot at the left."""

    height = 40

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        painter.fillRect(QRect(rect.left(), rect.top(), 2, 2), QColor("red"))


@pytest.mark.parametrize(
    ("state", "tone"),
    [
        (STATE.State_Enabled, ""),
        (STATE.State_MouseOver, "hover"),
        (STATE.State_Selected | STATE.State_MouseOver, "accent_soft"),
    ],
)
def test_the_ground_says_what_is_chosen(look: None, state: QStyle.StateFlag, tone: str) -> None:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("blue"))
    option = QStyleOptionViewItem()
    option.rect, option.state = picture.rect(), state  # type: ignore[misc]  # Qt's stubs lack them
    painter = QPainter(picture)
    Dotted().paint(painter, option, QModelIndex())
    painter.end()
    ground = current_theme().colour(tone) if tone else QColor("blue")
    assert picture.pixelColor(30, 20).name() == ground.name()
    assert picture.pixelColor(0, 0).name() == "#ff0000"


def test_the_height_is_that_of_its_kind(look: None) -> None:
    hint = Dotted().sizeHint(QStyleOptionViewItem(), QModelIndex())
    assert hint.height() == current_theme().px(40)
