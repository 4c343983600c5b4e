"""What a page or table says when there is nothing in it yet, and the one thing to do then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.widgets.palette import SMALL
from desktop.widgets.words import column, label, picture, row

WIDTH = 440  # of the sentence, in pixels
NARROW = 240  # where a screen has no more room


def empty_state(drawing: str, title: str, words: str = "", *actions: QPushButton) -> QWidget:
    """Return an icon, a title, one sentence and buttons in the middle of the room."""
    head = label(title, "lead")
    head.setAlignment(Qt.AlignmentFlag.AlignCenter)
    box = column(None, gap=SMALL, margin=SMALL)
    if drawing:
        box.addLayout(row(None, picture(drawing, "faint", 40), None))
    box.addWidget(head)
    if words:
        sentence = label(words, "body", "quiet", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence.setMinimumWidth(NARROW)
        sentence.setMaximumWidth(WIDTH)
        sentence.setMinimumHeight(sentence.heightForWidth(WIDTH))
        across = row(None, sentence, None)
        across.setStretchFactor(sentence, 100)  # as wide as the room, up to its width
        box.addLayout(across)
    if actions:
        box.addSpacing(SMALL)
        box.addLayout(row(None, *actions, None))
    box.addStretch(2)
    made = QWidget()
    made.setLayout(box)
    return made
