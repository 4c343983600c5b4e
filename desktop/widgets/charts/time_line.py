"""A time line: rows with bars over waves of equal length; a stay in between is striped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from desktop.system.palette import INK, opd_colour
from desktop.widgets.charts.row_chart import ChartRow, RowChart, paint_text
from desktop.widgets.theme import current_theme

NAME, NOTE, HEAD = 190, 150, 44
APART, WIDE = 6.0, 110.0  # pixels between the names of two months, and the most one has
LEAST = 26  # of a wave: its figures can be read; many waves are scrolled below the names


@dataclass(frozen=True)
class Bar:
    """A bar from the first to the last wave it covers: ``move``, ``fit_out`` or ``swing``."""

    first: int
    last: int
    kind: str
    text: str = ""


@dataclass(frozen=True)
class Line(ChartRow):
    """A row: its bars, the colour of its OPD, and a note at the end."""

    bars: tuple[Bar, ...]
    colour: int
    note: str = ""


@dataclass(frozen=True)
class Wave:
    """The head of a wave: its number, and the month when another one begins."""

    text: str
    month: str = ""


class TimeLine(RowChart):
    """The chart; where it is wider than what is seen of it, names and notes stay in sight."""

    aside = NAME

    def __init__(self, name: str) -> None:
        super().__init__(name, head=HEAD)
        self.waves: tuple[Wave, ...] = ()

    def show_lines(self, lines: Sequence[Line], waves: Sequence[Wave]) -> None:
        """Show other rows and waves."""
        self.waves = tuple(waves)
        self.setMinimumWidth(NAME + NOTE + 8 + LEAST * len(self.waves))
        self.put_rows(lines)

    def _wide(self) -> float:
        room = self.width() - NAME - NOTE - 8
        return max(2.0, room / max(1, len(self.waves)))

    def seen(self) -> tuple[int, int]:
        """Return the left and the right edge of what is seen of the chart."""
        box = self.visibleRegion().boundingRect() if self.isVisible() else self.rect()
        return (box.left(), box.right() + 1) if box.width() > NAME + NOTE else (0, self.width())

    def wave_rect(self, first: int, last: int, box: QRectF) -> QRectF:
        """Return the part of a row that some waves cover."""
        wide = self._wide()
        return QRectF(NAME + (first - 1) * wide, box.top(), (last - first + 1) * wide, box.height())

    def paint_head(self, painter: QPainter) -> None:
        """Paint months, numbers of waves, and a hair line for each month."""
        theme = current_theme()
        painter.setFont(theme.font("small"))
        foot = int(self.row_rect(len(self.rows)).top())
        wide = self._wide()
        for at, text, room in self.months(painter.fontMetrics().horizontalAdvance):
            x = NAME + at * wide
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(int(x), 2, int(x), foot)
            if text:
                paint_text(painter, QRectF(x + 4, 2, room, 18), text, "text")
        for at, wave in enumerate(self.waves):
            painter.setPen(theme.colour("quiet"))
            box = QRectF(NAME + at * wide, 22, wide, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, wave.text)
        left, right = self.seen()
        self._cover(painter, QRectF(left, 0, NAME, HEAD), "surface")
        self._cover(painter, QRectF(right - NOTE, 0, NOTE, HEAD), "surface")

    def months(self, width: Callable[[str], int]) -> tuple[tuple[int, str, float], ...]:
        """Return the waves that begin a month: position, its name as far as it fits, its room.

        Where the whole name is too wide the month alone is written; where that is, nothing.
        """
        begins = [at for at, wave in enumerate(self.waves) if wave.month]
        found = []
        for i, at in enumerate(begins):
            last = i + 1 == len(begins)  # the last one may reach below the notes
            room = WIDE if last else min(WIDE, (begins[i + 1] - at) * self._wide() - APART)
            name = self.waves[at].month
            fits = (text for text in (name, name.split()[0]) if width(text) < room)
            found.append((at, next(fits, ""), room))
        return tuple(found)

    def paint_row(self, painter: QPainter, at: int, box: QRectF) -> None:
        """Paint name, bars and note."""
        line = self.rows[at]
        assert isinstance(line, Line)
        theme = current_theme()
        for bar in line.bars:
            self._paint_bar(painter, bar, line.colour, box)
        left, right = self.seen()
        name = QRectF(left + 10, box.top(), NAME - 18, box.height())
        note = QRectF(right - NOTE, box.top(), NOTE - 8, box.height())
        chosen = at == self.current  # whose frame stays to be seen
        ground, edge = ("accent_soft", 2) if chosen else ("surface", 0)
        self._cover(painter, name.adjusted(edge - 10, edge, 8, -edge), ground)
        self._cover(painter, note.adjusted(0, edge, 8 - edge, -edge), ground)
        painter.setFont(theme.font("body"))
        paint_text(painter, name, line.label, "text")
        painter.setFont(theme.font("small"))
        paint_text(painter, note, line.note, "quiet", right=True)

    def _cover(self, painter: QPainter, box: QRectF, ground: str) -> None:
        """Cover what has been scrolled below names and notes."""
        if self.seen() != (0, self.width()):
            painter.fillRect(box, current_theme().colour(ground))

    def _sight(self, at: int) -> QRectF:
        """Return what is brought into sight of a row: its first move."""
        line, box = self.rows[at], self.row_rect(at)
        assert isinstance(line, Line)
        move = next((bar for bar in line.bars if bar.kind == "move"), None)
        return self.wave_rect(move.first, move.last, box) if move else box

    def _paint_bar(self, painter: QPainter, bar: Bar, colour: int, box: QRectF) -> None:
        theme = current_theme()
        part = self.wave_rect(bar.first, bar.last, box).adjusted(1, 6, -1, -6)
        fill = QBrush(theme.colour("note"))
        painter.setPen(QPen(theme.colour("edge"), 1))
        if bar.kind == "fit_out":
            painter.setBrush(theme.colour("sunken"))
        elif bar.kind == "swing":
            fill.setStyle(Qt.BrushStyle.BDiagPattern)
            painter.setBrush(fill)
        else:
            painter.setBrush(_paint(colour))
        painter.drawRoundedRect(part, 3, 3)
        if bar.text and bar.kind == "move":
            painter.setFont(theme.font("small"))
            painter.setPen(_paint(-1).color())
            if painter.fontMetrics().horizontalAdvance(bar.text) <= part.width():
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, bar.text)


def _paint(colour: int) -> QBrush:
    """Return the fill of an OPD; -1 is the ink on it."""
    from PySide6.QtGui import QColor

    return QBrush(QColor(INK if colour < 0 else opd_colour(colour)))
