"""Small parts that every page uses: labels by role, cards, rules, rows, buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.icons import icon, icon_pixmap
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.theme import current_theme


def label(text: str = "", role: str = "body", tone: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in a role of the type scale; `tone` is a token of the palette."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(current_theme().font(role))
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def retone(made: QLabel, tone: str) -> None:
    """Give a label another tone."""
    if made.property("tone") != tone:
        made.setProperty("tone", tone)
        made.style().unpolish(made)
        made.style().polish(made)


def picture(name: str, tone: str = "quiet", size: int = 18) -> QLabel:
    """Return an icon as a label."""
    made = QLabel()
    made.setPixmap(icon_pixmap(name, tone, size))
    made.setFixedSize(QSize(size, size))
    return made


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    kind: str = "",
    drawing: str = "",
    tip: str = "",
) -> QPushButton:
    """Return a button; `kind` is empty, ``main``, ``quiet`` or ``link``."""
    made = QPushButton(f" {text}" if drawing and text else text)
    if kind:
        made.setProperty("kind", kind)
    if drawing:
        ink = {"main": "accent_ink", "link": "accent_text"}.get(kind, "quiet")
        made.setIcon(icon(drawing, ink))
        made.setIconSize(QSize(16, 16))
    if clicked:
        made.clicked.connect(lambda _checked=False: clicked())
    made.setToolTip(tip)
    if tip and not text:
        made.setAccessibleName(tip)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def column(*parts: QWidget | QLayout | None, gap: int = MEDIUM, margin: int = 0) -> QVBoxLayout:
    """Return parts one below the other; None is the space that gives way."""
    return _fill(QVBoxLayout(), parts, gap, margin)  # type: ignore[return-value]


def row(*parts: QWidget | QLayout | None, gap: int = SMALL, margin: int = 0) -> QHBoxLayout:
    """Return parts side by side; None is the space that gives way."""
    return _fill(QHBoxLayout(), parts, gap, margin)  # type: ignore[return-value]


def _fill(
    box: QHBoxLayout | QVBoxLayout,
    parts: tuple[QWidget | QLayout | None, ...],
    gap: int,
    margin: int,
) -> QHBoxLayout | QVBoxLayout:
    box.setSpacing(gap)
    box.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def frame(layout: QLayout, name: str = "card") -> QFrame:
    """Return a frame of the style sheet around a layout: card, well, bar, foot, side."""
    made = QFrame()
    made.setObjectName(name)
    made.setLayout(layout)
    return made


def card(*parts: QWidget | QLayout | None, gap: int = MEDIUM, margin: int = LARGE) -> QFrame:
    """Return a card around parts one below the other."""
    return frame(column(*parts, gap=gap, margin=margin))


def rule() -> QFrame:
    """Return a hair line."""
    made = QFrame()
    made.setObjectName("rule")
    return made


def holder(layout: QLayout) -> QWidget:
    """Return a plain widget around a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


class _Rolled(QWidget):
    """What is scrolled: as high as its words are at the width they have, not when narrower."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Leave the height to the width where words wrap; Qt adds it up for narrow labels."""
        hint, layout = super().minimumSizeHint(), self.layout()
        return QSize(hint.width(), 1) if layout and layout.hasHeightForWidth() else hint


def scrolling(layout: QLayout) -> QScrollArea:
    """Return an area that scrolls up and down around a layout."""
    inner = _Rolled()
    inner.setObjectName("page")
    inner.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def scrolling_around(part: QWidget) -> QScrollArea:
    """Return an area that scrolls both ways once a part has less room than it needs."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(part)
    part.setAutoFillBackground(False)  # a ground of its own is painted apart: everything twice
    return area


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and throw it away."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            emptied(inner)


def page_head(title: str, *actions: QWidget, note: str = "") -> QHBoxLayout:
    """Return the head of a page: title, a quiet note, actions at the right."""
    words = column(label(title, "title"), gap=2)
    if note:
        words.addWidget(label(note, "note", "quiet"))
    return row(words, None, *actions)


def offer(box: QComboBox, options: Iterable[tuple[str, str]], chosen: str) -> None:
    """Fill a box with (value, words) and choose one; an empty box is hidden."""
    box.clear()
    for value, words in options:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(chosen))
    box.setVisible(box.count() > 0)


def switches(group: QButtonGroup, texts: Iterable[str]) -> tuple[QPushButton, ...]:
    """Make buttons of which one is down, numbered in the group; the first one at the start."""
    made = []
    for at, text in enumerate(texts):
        each = button(text)
        each.setCheckable(True)
        each.setChecked(at == 0)
        group.addButton(each, at)
        made.append(each)
    return tuple(made)


def take_turns(one: QWidget, other: QWidget, *, first: bool) -> None:
    """Show one of two parts that share a place, such as start and stop; the keys stay there."""
    come, go = (one, other) if first else (other, one)
    keys = go.window().focusWidget() is go
    come.show()
    if keys:
        come.setFocus(Qt.FocusReason.OtherFocusReason)
    go.hide()
