"""The card at the foot of the panel: what the last step changed, with a way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.pages.stacking.bill import Bill, BillLine
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.words import button, column, emptied, label, picture, row, scrolling

MOST_RULES = 3
HIGHEST = 250  # the panel above needs its room
SHARE = 38  # percent of the column on a small screen
SHORT = 68  # the step and its figures, while the room is wanted for a list
BAD = (("broken", "negative", "triangle-alert"), ("worse", "negative", "arrow-up"))
GOOD = (("lighter", "positive", "arrow-down"), ("mended", "positive", "check"))


class BillCard(QFrame):
    """The card; `undo_asked()`, or `redo_asked()` of what was undone; closed it hides itself."""

    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("well")
        self.setAccessibleName(tr("stacking.bill.title"))
        self._head: QHBoxLayout = row(gap=TINY)
        self._inside: QVBoxLayout = column(gap=TINY)
        self._area = scrolling(self._inside)
        self._area.setObjectName("clear")
        self._short = False
        self.setLayout(column(self._head, self._area, gap=TINY, margin=MEDIUM))
        self.hide()

    def wait(self, step: str, undone: bool) -> None:
        """Name a step whose consequences are being reckoned."""
        if not step:
            return
        self._begin(step, undone)
        self._inside.addWidget(label(tr("stacking.bill.pending"), "note", "quiet"))
        self._say(step)

    def show_bill(self, found: Bill) -> None:
        """Show what a step changed."""
        self._begin(found.label, found.undone)
        for name, tone, mark in BAD:  # a broken rule must not be below the fold
            self._tell(name, getattr(found, name), tone, mark)
        if not found.nothing:
            self._inside.addLayout(_line(found.cash, "strong"))
        if found.time.amount:
            self._inside.addLayout(_line(found.time, "strong"))
        for each in found.lines:
            self._inside.addLayout(_line(each, "small", quiet=True))
        for name, tone, mark in GOOD:
            self._tell(name, getattr(found, name), tone, mark)
        if found.nothing:
            self._inside.addWidget(label(tr("stacking.bill.same"), "note", "quiet", wrap=True))
        self._say(f"{found.label}. {found.cash.label} {found.cash.figure}")

    def be_short(self, on: bool) -> None:
        """Take the room of two lines only, the rest is scrolled to; or as much as is told."""
        self._short = on
        self._fit()

    def _tell(self, name: str, said: Sequence[str], tone: str, mark: str) -> None:
        for text in said[:MOST_RULES]:
            words = label(tr(f"stacking.bill.{name}", rule=text), "small", tone, wrap=True)
            line = row(picture(mark, tone, 14), words, gap=SMALL)
            line.setStretchFactor(words, 1)
            self._inside.addLayout(line)
        if len(said) > MOST_RULES:
            more = tr("stack.more", n=len(said) - MOST_RULES)
            self._inside.addWidget(label(more, "small", tone))

    def _begin(self, step: str, undone: bool) -> None:
        emptied(self._head)
        emptied(self._inside)
        close = button("", self.hide, kind="quiet", drawing="x", tip=tr("stacking.bill.close"))
        key, drawing = ("redo", "redo-2") if undone else ("undo", "undo-2")
        act = self.redo_asked.emit if undone else self.undo_asked.emit
        back = button(tr(f"stacking.bill.{key}"), act, kind="link", drawing=drawing)
        title = label(tr("stacking.bill.title"), "note", "quiet")
        for part in (title, back, close):
            self._head.addWidget(part)
        self._head.insertStretch(1, 1)
        self._inside.addWidget(label(step, "body", wrap=True))

    def _say(self, text: str) -> None:
        self.setAccessibleDescription(text)
        self.show()
        QTimer.singleShot(0, self, self._fit)  # once Qt has shown the new parts

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Wrap what is told to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is told, up to a limit beyond which it scrolls."""
        room = self._area.viewport().width() or self.width() - 2 * MEDIUM
        self._inside.invalidate()
        wanted = self._inside.totalHeightForWidth(room)  # below 0 while nothing wraps
        if wanted < 0:
            wanted = self._inside.totalSizeHint().height()
        column = self.parentWidget()
        most = column.height() * SHARE // 100 if column else HIGHEST
        most = min(most, SHORT) if self._short else most
        most = min(HIGHEST, most)
        self._area.setFixedHeight(max(wanted, 0) if wanted <= most else self._whole(most, room))

    def _whole(self, most: int, room: int) -> int:
        """Return the height of as many parts as fit: none is cut through its letters."""
        high = whole = 0
        parts = (self._inside.itemAt(at) for at in range(self._inside.count()))
        for part in filter(None, parts):
            wraps = part.hasHeightForWidth()
            high += part.heightForWidth(room) if wraps else part.sizeHint().height()
            whole = high if high <= most or not whole else whole
            high += self._inside.spacing()
        return min(whole, HIGHEST) or most


def _line(line: BillLine, role: str, *, quiet: bool = False) -> QHBoxLayout:
    name = label(line.label, role, "quiet" if quiet else "")
    return row(name, None, label(line.figure, role, line.tone), gap=SMALL)
