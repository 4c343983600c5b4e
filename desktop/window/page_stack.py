"""The pages on top of each other: only the one in sight says how much room is needed."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.window.layout import follow_dividers


class PageStack(QStackedWidget):
    """A stack that is as small as its current page; Qt's own grows with the largest ever shown."""

    def __init__(self) -> None:
        super().__init__()
        self._nothing = QWidget(self)
        self._nothing.hide()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def take_in(self, page_id: str, page: QWidget) -> None:
        """Lay a page onto the others, unless it lies here; the first one is shown by that."""
        if self.indexOf(page) >= 0:
            return
        self.addWidget(page)
        follow_dividers(page_id, page)

    def cover(self) -> None:
        """Lay an empty page on top: the others can go, and none of them comes into sight by it.

        Qt would show each that lies below one that goes, and it would draw itself and reckon.
        """
        if self.indexOf(self._nothing) < 0:
            self.addWidget(self._nothing)
        self.setCurrentWidget(self._nothing)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the least that the page in sight needs."""
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page else QSize()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - name of Qt
        """Return the least height; Qt's own asks for what words and lists would like to have."""
        return self.minimumSizeHint().height()
