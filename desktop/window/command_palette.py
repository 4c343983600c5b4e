"""The command palette: type a few letters of anything, Enter does it; no mouse needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from desktop.system.translate import tr
from desktop.widgets.icons import icon, icon_pixmap
from desktop.widgets.line_delegate import Index, LineDelegate
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.theme import current_theme
from desktop.widgets.words import column, label
from desktop.window.entries import Entry, chosen

WIDTH, LINE, LINES = 640, 34, 11  # pixels of the box and of a line; lines seen at once
TOP = 72  # pixels from the upper edge of the window
WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
SAME_KEYS = QKeySequence("Ctrl+K")
ENTRY = int(Qt.ItemDataRole.UserRole)


def native(keys: str) -> str:
    """Return keys as the computer writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


class CommandPalette(QFrame):
    """Lies over the window until something is chosen, Esc is pressed or the focus goes elsewhere.

    Parameters
    ----------
    window : QWidget
        What it lies over.
    entries : sequence of Entry
        What can be chosen.
    used : tuple of str
        Ids of what was chosen before, the latest first.
    done : callable
        Called once with the Entry chosen, or with None.
    """

    def __init__(
        self,
        window: QWidget,
        entries: Sequence[Entry],
        used: tuple[str, ...],
        done: Callable[[Entry | None], None],
    ) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._above, self._entries, self._used, self._done = window, entries, used, done
        self.words = self._line()
        self.list = self._lines()
        self._none = label(tr("palette.none"), "body", "quiet", wrap=True)
        self._none.setContentsMargins(MEDIUM, SMALL, MEDIUM, MEDIUM)
        hint = label(tr("palette.hint"), "small", "quiet")
        hint.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        box = column(self.words, self.list, self._none, hint, gap=0, margin=SMALL)
        self.setLayout(box)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_went)
        window.installEventFilter(self)
        self._look_for("")
        self._take_place()
        self.show()
        self.raise_()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _line(self) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(tr("palette.ask"))
        made.setAccessibleName(tr("command.view.palette"))
        made.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        made.textChanged.connect(self._look_for)
        made.installEventFilter(self)
        return made

    def _lines(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("palette.found"))
        made.setItemDelegate(_LineDelegate(made))
        made.setUniformItemSizes(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay in the line above
        made.itemClicked.connect(lambda _item: self._choose())
        return made

    # Finding ------------------------------------------------------------------------------

    def _look_for(self, words: str) -> None:
        self.list.clear()
        for entry in chosen(words, self._entries, self._used):
            item = QListWidgetItem(entry.words)
            item.setData(ENTRY, entry)
            spoken = (entry.words, entry.group, native(entry.keys))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, spoken)))
            self.list.addItem(item)
        some = self.list.count() > 0
        self.list.setCurrentRow(0 if some else -1)
        self.list.setVisible(some)
        self._none.setVisible(not some)
        self._take_place()

    def _take_place(self) -> None:
        theme = current_theme()
        above = self._above.rect()
        room = above.height() - 2 * theme.px(TOP) - theme.px(110)
        most = max(3, min(LINES, room // theme.px(LINE)))
        self.list.setFixedHeight(min(most, max(1, self.list.count())) * theme.px(LINE) + 4)
        wide = min(theme.px(WIDTH), above.width() - 2 * LARGE)
        self.setFixedWidth(wide)
        self.adjustSize()
        self.move((above.width() - wide) // 2, theme.px(TOP))

    # Choosing -----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Walk the list from the line of typing; follow the size of the window."""
        if watched is self._above and event.type() == QEvent.Type.Resize:
            self._take_place()
        if watched is not self.words or not isinstance(event, QKeyEvent):
            return False
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape or QKeySequence(event.keyCombination()) == SAME_KEYS:
            self._close(None)
        elif key in WALKING:
            self._walk(key)
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # there is nowhere else to go
        return True

    def _walk(self, key: Qt.Key) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -LINES}
        count, at = self.list.count(), self.list.currentRow()
        to = at + steps.get(key, LINES)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to %= max(1, count)  # round and round
        self.list.setCurrentRow(min(max(to, 0), count - 1))

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._close(item.data(ENTRY))

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self.words:
            self._close(None)

    def _close(self, entry: Entry | None) -> None:
        if self.isHidden():
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.disconnect(self._focus_went)
        self.hide()
        self.deleteLater()
        self._done(entry)


class _LineDelegate(LineDelegate):
    """Paints icon, words, and at the right what it is and its keys."""

    height = LINE

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw a line."""
        theme, entry = current_theme(), index.data(ENTRY)
        drawing = icon_pixmap(entry.drawing or "arrow-right", "quiet", 16)
        painter.drawPixmap(rect.left() + MEDIUM, rect.center().y() - 7, drawing)
        right = rect.right() - MEDIUM
        for words, tone in ((native(entry.keys), "text"), (entry.group, "quiet")):
            right = _at_right(painter, rect, right, words, tone)
        left = rect.left() + MEDIUM + 28
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(entry.words, Qt.TextElideMode.ElideRight, right - left)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), side, shown)


def _at_right(painter: QPainter, rect: QRect, right: int, words: str, tone: str) -> int:
    """Write words up to an edge; return the edge of what stands left of them."""
    if not words:
        return right
    theme = current_theme()
    painter.setFont(theme.font("note"))
    painter.setPen(theme.colour(tone))
    most = rect.width() * 2 // 5
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, most)
    wide = painter.fontMetrics().horizontalAdvance(shown)
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRect(right - wide, rect.top(), wide, rect.height()), side, shown)
    return right - wide - LARGE
