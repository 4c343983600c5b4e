"""The card at the foot of the panel: what the last step changed, with a way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.pages.stacking.bill import Bill, BillLine
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.words import button, column, emptied, label, picture, row

MOST_RULES = 3


class BillCard(QFrame):
    """The card; `undo_asked()`, or `redo_asked()` of what was undone; closed it hides itself."""

    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("well")
        self.setAccessibleName(tr("stacking.bill.title"))
        self._inside: QVBoxLayout = column(gap=TINY, margin=MEDIUM)
        self.setLayout(self._inside)
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
        if not found.nothing:
            self._inside.addLayout(_line(found.cash, "strong"))
        if found.time.amount:
            self._inside.addLayout(_line(found.time, "strong"))
        for each in found.lines:
            self._inside.addLayout(_line(each, "small", quiet=True))
        for mark, tone, said in (
            ("triangle-alert", "negative", found.broken),
            ("check", "positive", found.mended),
        ):
            key = "broken" if tone == "negative" else "mended"
            for text in said[:MOST_RULES]:
                words = label(tr(f"stacking.bill.{key}", rule=text), "small", tone, wrap=True)
                line = row(picture(mark, tone, 14), words, gap=SMALL)
                line.setStretchFactor(words, 1)
                self._inside.addLayout(line)
            if len(said) > MOST_RULES:
                more = tr("stack.more", n=len(said) - MOST_RULES)
                self._inside.addWidget(label(more, "small", tone))
        if found.nothing:
            self._inside.addWidget(label(tr("stacking.bill.same"), "note", "quiet", wrap=True))
        self._say(f"{found.label}. {found.cash.label} {found.cash.figure}")

    def _begin(self, step: str, undone: bool) -> None:
        emptied(self._inside)
        close = button("", self.hide, kind="quiet", drawing="x", tip=tr("stacking.bill.close"))
        key, drawing = ("redo", "redo-2") if undone else ("undo", "undo-2")
        act = self.redo_asked.emit if undone else self.undo_asked.emit
        back = button(tr(f"stacking.bill.{key}"), act, kind="link", drawing=drawing)
        title = label(tr("stacking.bill.title"), "note", "quiet")
        self._inside.addLayout(row(title, None, back, close, gap=TINY))
        self._inside.addWidget(label(step, "body", wrap=True))

    def _say(self, text: str) -> None:
        self.setAccessibleDescription(text)
        self.show()


def _line(line: BillLine, role: str, *, quiet: bool = False) -> QHBoxLayout:
    name = label(line.label, role, "quiet" if quiet else "")
    return row(name, None, label(line.figure, role, line.tone), gap=SMALL)
