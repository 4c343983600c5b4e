"""What a page can do at this moment, by name: the one table that the command palette reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTabWidget,
    QWidget,
)

INSIDE = (QLineEdit, QTabBar, QComboBox, QAbstractItemView)  # whose buttons are not ours


@dataclass(frozen=True)
class Deed:
    """One thing that can be done.

    Parameters
    ----------
    words : str
        What it is called.
    act : callable
        Does it.
    keys : str
        Its keys as Qt writes them; empty for none.
    """

    words: str
    act: Callable[[], object]
    keys: str = ""


def seen_deeds(page: QWidget) -> tuple[Deed, ...]:
    """Return what the buttons and tabs in sight offer, each name once, in the order they stand."""
    found: dict[str, Deed] = {}
    for deed in (*_buttons(page), *_tabs(page)):
        found.setdefault(deed.words, deed)
    return tuple(found.values())


def _buttons(page: QWidget) -> Iterator[Deed]:
    for button in page.findChildren(QAbstractButton):
        words = (button.text().strip() or button.accessibleName() or button.toolTip()).strip()
        within = isinstance(button.parent(), INSIDE)
        if words and not within and button.isVisible() and button.isEnabled():
            keys = button.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
            yield Deed(words.replace("&", ""), button.click, keys)


def _tabs(page: QWidget) -> Iterator[Deed]:
    for tabs in page.findChildren(QTabWidget):
        if not tabs.isVisible():
            continue
        for at in range(tabs.count()):
            if at != tabs.currentIndex() and tabs.isTabEnabled(at):
                yield Deed(tabs.tabText(at).replace("&", ""), partial(tabs.setCurrentIndex, at))
