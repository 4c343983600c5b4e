"""The pages on top of each other: only the one in sight says how much room is needed."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """A stack that is as small as its current page; Qt's own grows with the largest ever shown."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the least that the page in sight needs."""
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page else QSize()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - name of Qt
        """Return the least height; Qt's own asks for what words and lists would like to have."""
        return self.minimumSizeHint().height()
