"""Notices: a sentence that stops nobody, with at most two things to do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.system.translate import tr
from desktop.widgets.icons import icon_pixmap
from desktop.widgets.page import NoticeKind
from desktop.widgets.palette import LARGE, SMALL
from desktop.widgets.theme import current_theme
from desktop.widgets.words import button, emptied, label, picture, row

LASTS = 8000  # milliseconds that plain and good news stay
LOOKS = {
    NoticeKind.INFO: ("info", "note"),
    NoticeKind.GOOD: ("circle-check", "positive"),
    NoticeKind.WARNING: ("triangle-alert", "warning"),
    NoticeKind.ERROR: ("circle-x", "negative"),
}
Action = tuple[str, Callable[[], object]]


class NoticeBar(QFrame):
    """The bar of the newest notice; good news goes by itself, bad news stays until closed."""

    def __init__(self, *, lasting: bool = False) -> None:
        super().__init__()
        self._lasting = lasting
        self._picture = picture("info")
        self._words = label("", wrap=True)
        self._actions: QHBoxLayout = row()
        self._close = button("", self.hide, kind="quiet", drawing="x", tip=tr("notice.close"))
        if lasting:
            self._close.hide()
        box = row(self._picture, self._words, self._actions, self._close, gap=SMALL)
        box.setContentsMargins(LARGE, SMALL, SMALL, SMALL)
        box.setStretchFactor(self._words, 1)
        self.setLayout(box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self,
        text: str,
        kind: NoticeKind = NoticeKind.INFO,
        actions: tuple[Action, ...] = (),
    ) -> None:
        """Show a sentence and buttons beside it; a button closes the bar."""
        drawing, tone = LOOKS[kind]
        colours = current_theme().colours
        self._picture.setPixmap(icon_pixmap(drawing, tone))
        self._words.setText(text)
        ground = getattr(colours, f"{tone}_soft")
        self.setStyleSheet(
            f"NoticeBar {{ background: {ground}; border-top: 1px solid {colours.line}; }}"
        )
        emptied(self._actions)
        for words, act in actions:
            self._actions.addWidget(button(words, partial(self._do, act)))
        self.setAccessibleName(text)
        self.show()
        self._timer.stop()
        if not self._lasting and kind in (NoticeKind.INFO, NoticeKind.GOOD):
            self._timer.start(LASTS)

    def text(self) -> str:
        """Return the sentence shown; empty while there is none."""
        return self._words.text() if not self.isHidden() else ""

    def _do(self, act: Callable[[], object]) -> None:
        self.hide()
        act()
