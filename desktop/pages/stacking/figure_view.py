"""One figure of the header of the stacking page, on a small card."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from desktop.pages.stacking.viewmodel import HeadFigure
from desktop.system.translate import tr
from desktop.widgets.palette import SMALL
from desktop.widgets.words import column, frame, label, row


def figure_card(figure: HeadFigure) -> QFrame:
    """Return one figure of the header on a small card."""
    value = label(figure.value, "lead", figure.tone)
    head = row(label(figure.title, "note", "quiet"), None, value, gap=SMALL)
    words = f"▲ {figure.below}" if figure.warn else figure.below
    below = label(words, "small", "warning" if figure.warn else "quiet", wrap=False)
    if figure.warn:  # no banner: it would push the plan away below a hand at work
        below.setToolTip(tr("stacking.stale"))
    box = column(head, below, gap=0)
    box.setContentsMargins(SMALL, SMALL // 2, SMALL, SMALL // 2)  # whole at 150 % of 1366 points
    return frame(box)
