"""A flow chart from left to right: bands as thick as what flows, one a pair of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.system.palette import opd_colour
from desktop.widgets.charts.row_chart import paint_text
from desktop.widgets.charts.spot_chart import SpotChart
from desktop.widgets.theme import current_theme

NAME, NODE, LEAST, GAP, HEAD = 200, 10, 19, 7, 26
ALPHA = 150


@dataclass(frozen=True)
class Flow:
    """A band: from, to, how much, and all of it in words."""

    key: str
    origin: str
    target: str
    amount: int
    said: str


class FlowChart(SpotChart):
    """The chart; ``chosen(key)`` by click or arrows.

    Parameters
    ----------
    name : str
        What it is, for a screen reader.
    heads : (str, str)
        Words above the left and the right side.
    """

    chosen = Signal(str)

    def __init__(self, name: str, heads: tuple[str, str]) -> None:
        super().__init__(name)
        self._heads = heads
        self.flows: tuple[Flow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def show_flows(self, flows: Sequence[Flow]) -> None:
        """Show other flows, sorted so that bands cross little."""
        order = {n: i for i, n in enumerate(dict.fromkeys(f.origin for f in flows))}
        self.flows = tuple(sorted(flows, key=lambda f: (order[f.origin], -f.amount)))
        self.setMinimumHeight(self._need())
        self.begin(-1)

    def _need(self) -> int:
        sides = [len({f.origin for f in self.flows}), len({f.target for f in self.flows})]
        return HEAD + max([0, *sides]) * (LEAST + GAP) + 10

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(640, max(300, self._need()))

    # Geometry

    def _nodes(self, *, left: bool) -> dict[str, tuple[float, float, int]]:
        """Return top, height and amount of each place of a side."""
        amounts: dict[str, int] = {}
        for flow in self.flows:
            name = flow.origin if left else flow.target
            amounts[name] = amounts.get(name, 0) + flow.amount
        room = self.height() - HEAD - 6 - len(amounts) * (LEAST + GAP)
        whole = sum(amounts.values()) or 1
        found, y = {}, float(HEAD)
        for name, amount in amounts.items():
            tall = LEAST + max(0.0, room) * amount / whole
            found[name] = (y, tall, amount)
            y += tall + GAP
        return found

    def bands(self) -> list[QPainterPath]:
        """Return the band of each flow."""
        sides = (self._nodes(left=True), self._nodes(left=False))
        used: list[dict[str, float]] = [{}, {}]
        x1, x2 = NAME + NODE, self.width() - NAME - NODE
        paths = []
        for flow in self.flows:
            ends = []
            for nodes, taken, name in zip(sides, used, (flow.origin, flow.target), strict=True):
                top, tall, amount = nodes[name]
                start = top + taken.get(name, 0.0)
                thick = tall * flow.amount / max(1, amount)
                taken[name] = taken.get(name, 0.0) + thick
                ends.append((start, start + thick))
            (a, b), (c, d) = ends
            middle = (x1 + x2) / 2
            path = QPainterPath(QPointF(x1, a))
            path.cubicTo(QPointF(middle, a), QPointF(middle, c), QPointF(x2, c))
            path.lineTo(QPointF(x2, d))
            path.cubicTo(QPointF(middle, d), QPointF(middle, b), QPointF(x1, b))
            path.closeSubpath()
            paths.append(path)
        return paths

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint heads, bands, places and their names."""
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.flows:
            painter.setFont(theme.font("note"))
            paint_text(painter, QRectF(0, 0, NAME + NODE, 20), self._heads[0], "quiet", right=True)
            right = QRectF(self.width() - NAME - NODE, 0, NAME, 20)
            paint_text(painter, right, self._heads[1], "quiet")
            order = {n: i for i, n in enumerate(dict.fromkeys(f.origin for f in self.flows))}
            for at, (flow, path) in enumerate(zip(self.flows, self.bands(), strict=True)):
                colour = QColor(opd_colour(order[flow.origin]))
                colour.setAlpha(235 if at == self.current else ALPHA)
                painter.setBrush(colour)
                edge = QPen(theme.colour("accent"), 2) if at == self.current else Qt.PenStyle.NoPen
                painter.setPen(edge)
                painter.drawPath(path)
            self._paint_nodes(painter, left=True)
            self._paint_nodes(painter, left=False)
        painter.end()

    def _paint_nodes(self, painter: QPainter, *, left: bool) -> None:
        theme = current_theme()
        painter.setFont(theme.font("small"))
        for name, (top, tall, _) in self._nodes(left=left).items():
            x = NAME if left else self.width() - NAME - NODE
            painter.fillRect(QRectF(x, top, NODE, tall), theme.colour("quiet"))
            box = (
                QRectF(4, top, NAME - 10, tall)
                if left
                else QRectF(x + NODE + 6, top, NAME - 10, tall)
            )
            paint_text(painter, box, name, "text", right=left)

    # Hands

    def spots(self) -> int:
        """Return the number of bands."""
        return len(self.flows)

    def spot_at(self, point: QPointF) -> int:
        """Return the band at a point."""
        return self.flow_at(point)

    def said(self, at: int) -> str:
        """Return a band in words."""
        return self.flows[at].said

    def stepped(self, key: Qt.Key) -> int | None:
        """Return the band that an arrow leads to."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        return self.current + steps[key] if key in steps else super().stepped(key)

    def picked(self, at: int) -> None:
        """Say which band was chosen."""
        self.chosen.emit(self.flows[at].key)

    def flow_at(self, spot: QPointF) -> int:
        """Return the band at a spot, the topmost; -1 when none."""
        hits = [i for i, path in enumerate(self.bands()) if path.contains(spot)]
        return hits[-1] if hits else -1
