"""The pages at the left: groups, icons, labels, Ctrl+1 to Ctrl+9 and Ctrl+Shift+1 onwards."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton

from desktop.system.translate import tr
from desktop.system.version import VERSION
from desktop.widgets.icons import icon
from desktop.widgets.palette import LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.theme import current_theme
from desktop.widgets.words import column, label, picture, row
from desktop.window.navigation import PAGES, PageEntry

WIDTH = 228
DIGITS = 9


def keys_of(place: int) -> QKeySequence:
    """Return the keys of the page at a place, counted from 1; a keyboard has nine figures."""
    return QKeySequence(f"Ctrl+{place}" if place <= DIGITS else f"Ctrl+Shift+{place - DIGITS}")


class SideBar(QFrame):
    """The list of pages. `chosen` carries the id of a page."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(current_theme().px(WIDTH))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        box = column(gap=2)
        box.setContentsMargins(SMALL, LARGE, SMALL, MEDIUM)
        mark = row(picture("building", "accent_text", 22), label(tr("app.name"), "title"), None)
        mark.setContentsMargins(TINY + 4, 0, 0, SMALL)
        box.addLayout(mark)
        heading = ""
        for place, page in enumerate(PAGES, 1):
            if page.group != heading:
                heading = page.group
                words = label(tr(heading), "small", "quiet")
                words.setContentsMargins(TINY + 6, MEDIUM, 0, TINY)
                box.addWidget(words)
            box.addWidget(self._button(page, place))
        box.addStretch(1)
        version = label(tr("app.version", version=VERSION), "small", "quiet")
        version.setContentsMargins(TINY + 6, 0, 0, 0)
        box.addWidget(version)
        self.setLayout(box)

    def _button(self, page: PageEntry, place: int) -> QToolButton:
        made = QToolButton()
        keys = keys_of(place)
        made.setProperty("kind", "nav")
        made.setText(f"  {tr(page.title_key)}")
        made.setIcon(icon(page.icon))
        made.setIconSize(QSize(18, 18))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setCheckable(True)
        at_once = QShortcut(keys, self)  # one of the button would wait for its animation
        at_once.activated.connect(lambda: self._go(page.id))
        made.setToolTip(
            f"{tr(page.title_key)} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})"
        )
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.chosen.emit(page.id))
        self._group.addButton(made)
        self._buttons[page.id] = made
        return made

    def _go(self, page_id: str) -> None:
        if self._buttons[page_id].isEnabled():
            self.chosen.emit(page_id)

    def show_page(self, page_id: str, *, project_open: bool) -> None:
        """Mark the page shown; without a project only some can be reached."""
        for page in PAGES:
            made = self._buttons[page.id]
            made.setEnabled(project_open or not page.needs_project)
            here = page.id == page_id
            made.setChecked(here)
            made.setIcon(icon(page.icon, "accent_text" if here else "quiet"))
