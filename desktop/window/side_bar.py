"""The pages at the left: groups, icons, labels, Ctrl+1 to Ctrl+9 and Ctrl+Shift+1 onwards."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from desktop.system.translate import tr
from desktop.system.version import VERSION
from desktop.widgets.icons import icon
from desktop.widgets.palette import LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.theme import current_theme
from desktop.widgets.words import column, holder, label, picture, row
from desktop.window.navigation import PAGES, PageEntry

WIDTH, NARROW = 228, 56  # pixels with words and with icons only
WIDE, HIGH = 1180, 660  # pixels of a window from which there is room for words
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
        self._words: list[QWidget] = []  # what there is no room for in a small window
        self._narrow = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        box = column(gap=2)
        box.setContentsMargins(SMALL, LARGE, SMALL, MEDIUM)
        name = label(tr("app.name"), "title")
        mark = row(picture("building", "accent_text", 22), name, None)
        mark.setContentsMargins(TINY + 4, 0, 0, SMALL)
        self._mark = holder(mark)
        box.addWidget(self._mark)
        heading = ""
        for place, page in enumerate(PAGES, 1):
            if page.group != heading:
                heading = page.group
                words = label(tr(heading), "small", "quiet")
                words.setContentsMargins(TINY + 6, MEDIUM, 0, TINY)
                self._words.append(words)
                box.addWidget(words)
            box.addWidget(self._button(page, place))
        box.addStretch(1)
        version = label(tr("app.version", version=VERSION), "small", "quiet")
        version.setContentsMargins(TINY + 6, 0, 0, 0)
        self._words += [version, self._mark]
        box.addWidget(version)
        self.setLayout(box)

    def fit(self, width: int, height: int) -> None:
        """Show words or, in a window of this size without room for them, icons only."""
        scale = current_theme().px
        narrow = width < scale(WIDE) or height < scale(HIGH)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else scale(WIDTH))
        for each in self._words:
            each.setVisible(not narrow)
        style = Qt.ToolButtonStyle
        for made in self._buttons.values():
            made.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
            )
            made.setProperty("kind", "nav_narrow" if narrow else "nav")
            made.style().unpolish(made)
            made.style().polish(made)
        box = self.layout()
        if box is not None:
            box.setContentsMargins(SMALL, SMALL if narrow else LARGE, SMALL, SMALL)

    def _button(self, page: PageEntry, place: int) -> QToolButton:
        made = QToolButton()
        keys = keys_of(place)
        made.setProperty("kind", "nav")
        made.setText(f"  {tr(page.title_key)}")
        made.setAccessibleName(tr(page.title_key))
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
