"""A time line: rows with bars over waves of equal length; a stay in between is striped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from desktop.system.palette import INK, opd_colour
from desktop.widgets.row_chart import ChartRow, RowChart, paint_text
from desktop.widgets.theme import current_theme

NAME, NOTE, HEAD = 190, 150, 44
APART, WIDE = 6.0, 110.0  # pixels between the names of two months, and the most one has


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
    """The chart."""

    def __init__(self, name: str) -> None:
        super().__init__(name, head=HEAD)
        self.waves: tuple[Wave, ...] = ()

    def show_lines(self, lines: Sequence[Line], waves: Sequence[Wave]) -> None:
        """Show other rows and waves."""
        self.waves = tuple(waves)
        self.put_rows(lines)

    def _wide(self) -> float:
        room = self.width() - NAME - NOTE - 8
        return max(2.0, room / max(1, len(self.waves)))  # many waves are narrow, none falls off

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
        every = max(1, int(24 // wide) + (24 % wide > 0)) if wide < 24 else 1
        for at, text, room in self.months(painter.fontMetrics().horizontalAdvance):
            x = NAME + at * wide
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(int(x), 2, int(x), foot)
            if text:
                paint_text(painter, QRectF(x + 4, 2, room, 18), text, "text")
        for at, wave in enumerate(self.waves):
            x = NAME + at * wide
            if at % every == 0:
                painter.setPen(theme.colour("quiet"))
                box = QRectF(x, 22, max(wide, 24), 18)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, wave.text)

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
        painter.setFont(theme.font("body"))
        paint_text(painter, QRectF(10, box.top(), NAME - 18, box.height()), line.label, "text")
        for bar in line.bars:
            self._paint_bar(painter, bar, line.colour, box)
        painter.setFont(theme.font("small"))
        note = QRectF(box.right() - NOTE, box.top(), NOTE - 8, box.height())
        paint_text(painter, note, line.note, "quiet", right=True)

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
