"""What a page can do at this moment, by name: the one table that the command palette reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMenu,
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


class Doer(QObject):
    """Something on a page that does more than its buttons say, such as by keys alone."""

    def deeds(self) -> tuple[Deed, ...]:
        """Return what it can do now."""
        return ()


def menu_deeds(menu: QMenu) -> tuple[Deed, ...]:
    """Return what a menu offers, those below its lines too; the menu must live until one is done.

    Keys stand with the action, or in its words after a tab.
    """
    found: list[Deed] = []
    for action in menu.actions():
        words, _, keys = action.text().replace("&", "").partition("\t")
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += [Deed(f"{words} {d.words}", d.act, d.keys) for d in menu_deeds(inner)]
        elif words and action.isEnabled():
            own = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
            found.append(Deed(words, action.trigger, own or keys))
    return tuple(found)


def seen_deeds(page: QWidget) -> tuple[Deed, ...]:
    """Return what can be done now, each name once: by doers, then by buttons and tabs in sight."""
    found: dict[str, Deed] = {}
    doers = (deed for doer in page.findChildren(Doer) for deed in doer.deeds())
    for deed in (*doers, *_buttons(page), *_tabs(page)):
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
