"""The tour: five steps over the sample city, each beside the part of the window it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.system.translate import tr
from desktop.widgets.grid.view import GridView
from desktop.widgets.palette import HUGE, LARGE, RADIUS, SMALL
from desktop.widgets.theme import current_theme
from desktop.widgets.words import button, card, label, row
from desktop.window.main_window import MainWindow
from solver.problem.scenario import ScenarioKind

WIDTH = 380  # pixels of the card
AROUND = 6  # pixels between a part and the line around it
VEIL = 150  # how dark the rest is, of 255
EVENTS = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


@dataclass(frozen=True)
class Step:
    """One step. Its words are ``tour.<page>`` and ``tour.<page>.text``.

    Parameters
    ----------
    page : str
        The page it stands on.
    part : callable
        Returns the part of the window it tells of; None for the whole page.
    go : callable
        Returns what the page is asked to show.
    """

    page: str
    part: Callable[[MainWindow], QWidget | None]
    go: Callable[[MainWindow], dict[str, str]] = lambda _: {}


def _side(window: MainWindow) -> QWidget | None:
    found = window.findChild(QWidget, "side")
    return found if isinstance(found, QWidget) else None


def _table(window: MainWindow) -> QWidget | None:
    tables = (each for each in window.page.findChildren(GridView) if each.isVisible())
    return max(tables, key=lambda each: each.width() * each.height(), default=None)


def _button(key: str) -> Callable[[MainWindow], QWidget | None]:
    def find(window: MainWindow) -> QWidget | None:
        buttons = window.page.findChildren(QPushButton)
        return next((b for b in buttons if b.isVisible() and b.text().strip() == tr(key)), None)

    return find


def _fullest(window: MainWindow) -> dict[str, str]:
    """Return the scenario in which most units have a place: an empty plan shows nothing."""
    problem = window.desk.session.document.problem
    today = {s.id for s in problem.scenario if s.kind is ScenarioKind.TODAY}
    placed = Counter(row.scenario for row in problem.placement if row.scenario not in today)
    return {"scenario": placed.most_common(1)[0][0]} if placed else {}


STEPS = (
    Step("home", _side),
    Step("organisation", _table),
    Step("scenarios", _button("scenarios.start")),
    Step("stacking", lambda window: window.begins(), _fullest),
    Step("reports", _button("reports.write")),
)


class Tour(QWidget):
    """Lies over the window, which cannot be touched meanwhile; Esc or *Lewati* ends it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._at = 0
        self._waiting = False  # for the sample to be opened
        self._part: QWidget | None = None
        self._hole = QRect()
        self._count = label("", "note", "quiet")
        self._title = label("", "lead", wrap=True)
        self._text = label("", "body", wrap=True)
        self.skip_button = button(tr("tour.skip"), self.end, kind="quiet")
        self.back_button = button(tr("tour.back"), self.back)
        self.next_button = button("", self.next, kind="main")
        for each in (self.skip_button, self.back_button, self.next_button):
            each.installEventFilter(self)
        buttons = row(self.skip_button, None, self.back_button, self.next_button, gap=SMALL)
        self._card = card(self._count, self._title, self._text, buttons, gap=SMALL, margin=LARGE)
        self._card.setObjectName("tour")
        self._card.setParent(self)
        self._card.setFixedWidth(current_theme().px(WIDTH))
        window.installEventFilter(self)
        window.desk.laid.connect(self._laid)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._show_step()

    # Steps --------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """Return the number of the step, counted from 0."""
        return self._at

    def next(self) -> None:
        """Go to the next step; the second one needs a city, so the sample is opened for it."""
        if self._waiting:
            return
        if self._at == len(STEPS) - 1:
            self.end()
        elif self._window.desk.project is None:
            self._waiting = True
            self._show_buttons()
            self._window.command("file.sample")
        else:
            self._go(self._at + 1)

    def back(self) -> None:
        """Go to the step before."""
        if self._at and not self._waiting:
            self._go(self._at - 1)

    def end(self) -> None:
        """Take the tour away; the keys return to the page."""
        if self.isHidden():
            return
        self._watch(None)
        self._window.removeEventFilter(self)
        self._window.desk.laid.disconnect(self._laid)
        self._window.give_keys()  # first: a ring of buttons does not let the focus go
        self.hide()
        self.deleteLater()

    def _laid(self) -> None:
        """Go on once the sample lies open; begin anew when the desk was cleared."""
        waited, self._waiting = self._waiting, False
        there = self._window.desk.project is not None
        QTimer.singleShot(0, self, lambda: self._go(1 if waited and there else 0))

    def _go(self, at: int) -> None:
        self._at = at
        self._show_step()

    def _show_step(self) -> None:
        step = STEPS[self._at]
        if self._window.here != step.page:
            self._window.navigate(step.page, **step.go(self._window))
        self._count.setText(tr("tour.count", n=self._at + 1, total=len(STEPS)))
        self._title.setText(tr(f"tour.{step.page}"))
        begun = self._at == 0 and self._window.desk.project is not None
        self._text.setText(tr("tour.home.begun" if begun else f"tour.{step.page}.text"))
        self._card.setAccessibleName(f"{self._title.text()}. {self._text.text()}")
        self._show_buttons()
        self.raise_()
        self.next_button.setFocus()
        self._take_place()
        QTimer.singleShot(0, self, self._take_place)  # once the page is laid out

    def _show_buttons(self) -> None:
        last = self._at == len(STEPS) - 1
        key = "tour.opening" if self._waiting else "tour.end" if last else "tour.next"
        self.next_button.setText(tr(key))
        self.next_button.setEnabled(not self._waiting)
        self.back_button.setEnabled(self._at > 0 and not self._waiting)
        self.skip_button.setVisible(not last)

    # Place --------------------------------------------------------------------------------

    def _watch(self, part: QWidget | None) -> None:
        if self._part is not None and shiboken6.isValid(self._part):
            self._part.removeEventFilter(self)
        self._part = part
        if part is not None:
            part.installEventFilter(self)

    def _take_place(self) -> None:
        """Put the hole around the part and the card beside it, where there is room."""
        if not self._window.isVisible():
            return  # it is being closed
        part = STEPS[self._at].part(self._window)
        part = part if part is not None and part.isVisible() else self._window.page
        if part is not self._part:
            self._watch(part)
        self.setGeometry(self._window.rect())
        corner = part.mapTo(self._window, QPoint(0, 0))
        hole = QRect(corner, part.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)
        self._hole = hole.intersected(self.rect().adjusted(2, 2, -2, -2))
        self._card.setFixedHeight(self._card.heightForWidth(self._card.width()))
        self._card.move(beside(self._hole, self._card.rect(), self.rect()))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Follow the window and the part told of; walk before the buttons take the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return isinstance(watched, QPushButton) and self._key(event, watched)
        if event.type() in EVENTS and watched in (self._window, self._part):
            QTimer.singleShot(0, self, self._take_place)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Darken everything but the part told of, and draw a line around it."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("window" if theme.dark else "text")
        veil.setAlpha(VEIL)
        dark, hole = QPainterPath(), QPainterPath()
        dark.addRect(QRectF(self.rect()))
        hole.addRoundedRect(QRectF(self._hole), RADIUS, RADIUS)
        painter.fillPath(dark.subtracted(hole), veil)
        painter.setPen(QPen(theme.colour("accent"), 3))
        painter.drawPath(hole)

    # Keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Walk by arrows and Enter, leave by Esc; nothing reaches the window below."""
        self._key(event, self.next_button)

    def _key(self, event: QKeyEvent, pressed: QPushButton) -> bool:
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Right: self.next,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_Escape: self.end,
            Qt.Key.Key_Return: pressed.click,
            Qt.Key.Key_Enter: pressed.click,
        }
        act = acts.get(Qt.Key(event.key()))
        if act:
            QTimer.singleShot(0, self, act)  # not while Qt still hands the key on
        return act is not None

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 - name of Qt
        """Let Tab go round the buttons of the card, not into the window below."""
        ring = [b for b in (self.skip_button, self.back_button, self.next_button)
                if b.isVisible() and b.isEnabled()]  # fmt: skip
        if not ring:
            return False
        here = [at for at, each in enumerate(ring) if each.hasFocus()] or [-1]
        ring[(here[0] + (1 if next else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def beside(hole: QRect, body: QRect, room: QRect) -> QPoint:
    """Return where a card stands beside a hole: right, below, left, above, else inside its end."""
    gap = LARGE
    spots = (
        QPoint(hole.right() + gap, hole.top() + (HUGE if hole.height() > body.height() else 0)),
        QPoint(hole.left(), hole.bottom() + gap),
        QPoint(hole.left() - gap - body.width(), hole.top()),
        QPoint(hole.left(), hole.top() - gap - body.height()),
    )
    inner = room.adjusted(SMALL, SMALL, -SMALL, -SMALL)
    for spot in spots:
        if inner.contains(QRect(spot, body.size())):
            return spot
    for spot in spots:  # slid along the edge of the room, when that leaves the hole free
        placed = _within(QRect(spot, body.size()), inner)
        if not placed.intersects(hole):
            return placed.topLeft()
    return inner.bottomRight() - QPoint(body.width() + LARGE, body.height() + LARGE)


def _within(place: QRect, room: QRect) -> QRect:
    x = min(max(place.x(), room.left()), room.right() - place.width())
    y = min(max(place.y(), room.top()), room.bottom() - place.height())
    return QRect(QPoint(x, y), place.size())
