"""The pages of a report to look at: one below the other, zoom, page by page, drawn as they come."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.pages.reports.viewmodel import SHARP
from desktop.system.translate import tr
from desktop.widgets.palette import LARGE, MEDIUM
from desktop.widgets.theme import current_theme

SCREEN = 96  # dots per inch of paper shown at 100 %
STEPS = (40, 50, 60, 75, 90, 100, 125, 150, 200)  # percent
FIT = 0
KEPT = 8  # pages kept drawn at the size they are seen in
LINE = 48  # pixels an arrow scrolls


class PageRoll(QAbstractScrollArea):
    """The pages; `at_changed(page)` counts from 1, `zoomed(percent)` is what they are shown at.

    A page is read from its PNG only when it comes into sight, one at a time, so that thirty pages
    neither fill the memory nor hold up the window.
    """

    at_changed = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._sources: list[bytes] = []
        self._sizes: list[QSize] = []  # at 100 %
        self._boxes: list[QRect] = []
        self._drawn: dict[tuple[int, int], QPixmap] = {}  # by page and width, the latest last
        self._zoom, self._percent, self._at = FIT, 100, 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._draw_one)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._say_at())

    # What is shown ------------------------------------------------------------------------

    def show_pages(self, pages: list[bytes]) -> None:
        """Show other pages, from the first."""
        self._sources, self._sizes = pages, [_size_of(page) for page in pages]
        self._drawn.clear()
        self._lay()
        self.verticalScrollBar().setValue(0)
        self._at = 0
        self._say_at()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._sources)

    @property
    def at(self) -> int:
        """Return the page that takes most of the view, from 1; 0 without pages."""
        return self._at

    @property
    def percent(self) -> int:
        """Return at how much of the size of the paper the pages are shown."""
        return self._percent

    # Size ---------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the pages as wide as the view."""
        self._zoom_to(FIT)

    def zoom_step(self, *, larger: bool) -> None:
        """Go to the next size above or below that of now."""
        above = [step for step in STEPS if step > self._percent]
        below = [step for step in STEPS if step < self._percent]
        if larger and above:
            self._zoom_to(above[0])
        elif not larger and below:
            self._zoom_to(below[-1])

    def _zoom_to(self, zoom: int) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._zoom = zoom
        self._lay()
        bar.setValue(round(share * bar.maximum()))

    def _lay(self) -> None:
        """Place the pages one below the other; fitted, each by its own width."""
        room, view = self.viewport().width(), self.viewport().size()
        fitting = [
            min(max(STEPS[0] // 2, (room - 2 * LARGE) * 100 // size.width()), STEPS[-1])
            for size in self._sizes
        ]
        percents = [self._zoom or each for each in fitting]
        shown = [size * at / 100 for size, at in zip(self._sizes, percents, strict=True)]
        self._percent = percents[0] if percents else 100
        across = max([room, *(size.width() + 2 * LARGE for size in shown)])
        top, self._boxes = LARGE, []
        for size in shown:
            self._boxes.append(QRect(QPoint((across - size.width()) // 2, top), size))
            top += size.height() + MEDIUM
        for bar, whole, seen in (
            (self.verticalScrollBar(), top + LARGE - MEDIUM, view.height()),
            (self.horizontalScrollBar(), across, room),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(LINE)
        self.zoomed.emit(self._percent)
        self._say_at()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Fit again."""
        super().resizeEvent(event)
        self._lay()

    # Walking ------------------------------------------------------------------------------

    def go(self, page: int) -> None:
        """Go to the head of a page, from 1."""
        if self._boxes:
            box = self._boxes[min(max(page, 1), self.count) - 1]
            self.verticalScrollBar().setValue(box.top() - MEDIUM)

    def _screen(self, down: bool) -> None:
        """Go on by a screen, but stop at the head of the next page so that nothing is skipped."""
        bar = self.verticalScrollBar()
        here, step = bar.value(), bar.pageStep() - LINE
        heads = [box.top() - MEDIUM for box in self._boxes]
        if down:
            ahead = [head for head in heads if here < head <= here + step]
            bar.setValue(ahead[0] if ahead else here + step)
        else:
            behind = [head for head in heads if here - step <= head < here]
            bar.setValue(behind[-1] if behind else here - step)

    def _say_at(self) -> None:
        """Tell which page takes most of the view, when it is another one."""
        seen = self._seen()
        view = QRect(self._corner(), self.viewport().size())
        shares = {at: self._boxes[at].intersected(view).height() for at in seen}
        at = max(shares, key=lambda each: (shares[each], -each), default=-1) + 1
        words = tr("reports.page_of", page=at, n=self.count) if at else tr("reports.pages")
        self.setAccessibleName(words)
        if at != self._at:
            self._at = at
            self.at_changed.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt; a table
        """Walk and zoom."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self._screen(down=True)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self._screen(down=False)
            case Qt.Key.Key_Right:
                self.go(self._at + 1)
            case Qt.Key.Key_Left:
                self.go(self._at - 1)
            case Qt.Key.Key_Home:
                self.go(1)
            case Qt.Key.Key_End:
                self.go(self.count)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                down = event.key() == Qt.Key.Key_Down
                bar.setValue(bar.value() + (LINE if down else -LINE))
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_step(larger=True)
            case Qt.Key.Key_Minus:
                self.zoom_step(larger=False)
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - name of Qt
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step(larger=event.angleDelta().y() > 0)
        else:
            super().wheelEvent(event)

    # Drawing ------------------------------------------------------------------------------

    def _corner(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> list[int]:
        """Return the pages in sight, from 0."""
        view = QRect(self._corner(), self.viewport().size())
        return [at for at, box in enumerate(self._boxes) if box.intersects(view)]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint what is known of the pages in sight; the rest is paper until it is drawn."""
        theme, corner = current_theme(), self._corner()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("sunken"))
        for at in self._seen():
            box = self._boxes[at].translated(-corner)
            drawn = self._drawn.get((at, box.width()))
            if drawn is None:
                painter.fillRect(box, Qt.GlobalColor.white)
                self._next.start(0)
            else:
                painter.drawPixmap(box, drawn)
            painter.setPen(theme.colour("line"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()

    def _draw_one(self) -> None:
        """Draw one page in sight that is not drawn yet."""
        waiting = [at for at in self._seen() if (at, self._boxes[at].width()) not in self._drawn]
        if not waiting:
            return
        at, dense = waiting[0], self.devicePixelRatioF()
        wanted = self._boxes[at].size() * dense
        image = QImage.fromData(self._sources[at]).scaled(
            wanted,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drawn = QPixmap.fromImage(image)
        drawn.setDevicePixelRatio(dense)
        self._drawn[at, self._boxes[at].width()] = drawn
        while len(self._drawn) > KEPT:
            self._drawn.pop(next(iter(self._drawn)))
        self.viewport().update()


def _size_of(page: bytes) -> QSize:
    """Return the size of a page at 100 %, read from the head of its PNG."""
    buffer = QBuffer()
    buffer.setData(QByteArray(page))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    return QImageReader(buffer).size() * (SCREEN / SHARP)
