"""The titles above the columns of a table: in one or two lines, each cut by itself if at all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyleOptionHeader, QWidget

from desktop.widgets.grid.frozen import FrozenHeader
from desktop.widgets.theme import current_theme

LEAST = 56  # pixels a column has at least
AIR, ARROW = 18, 14  # pixels beside a title, and of the arrow of the sorted one


class TitleHeader(FrozenHeader):
    """A header whose titles may have two lines; Qt itself would cut them as if they were one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setMinimumSectionSize(LEAST)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def title(self, at: int) -> str:
        """Return the title of a column, whole."""
        return str(self.model().headerData(at, Qt.Orientation.Horizontal) or "")

    def room(self, at: int) -> int:
        """Return the pixels in which a title is not cut."""
        metrics = QFontMetrics(current_theme().font("strong"))
        return max(max(map(metrics.horizontalAdvance, self._lines(at))) + self._beside(at), LEAST)

    def shown(self, at: int) -> str:
        """Return what is painted of a title in the width that it has."""
        metrics, cut = QFontMetrics(current_theme().font("strong")), Qt.TextElideMode.ElideRight
        width = self.sectionSize(at) - self._beside(at) + 2
        return "\n".join(metrics.elidedText(line, cut, width) for line in self._lines(at))

    def _lines(self, at: int) -> list[str]:
        return self.title(at).split("\n")

    def _beside(self, at: int) -> int:
        return AIR + (ARROW if self.sortIndicatorSection() == at else 0)

    def initStyleOptionForIndex(  # noqa: N802 - name of Qt
        self,
        option: QStyleOptionHeader,
        logicalIndex: int,  # noqa: N803 - name of Qt
    ) -> None:
        """Cut every line by itself."""
        super().initStyleOptionForIndex(option, logicalIndex)
        option.text = self.shown(logicalIndex)
