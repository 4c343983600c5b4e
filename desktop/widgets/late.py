"""A part of a page that is made when it is first seen or asked for, such as that of a tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.naming import name_parts
from desktop.widgets.page import Page
from desktop.widgets.words import column

W = TypeVar("W", bound=QWidget)


class Late(QWidget, Generic[W]):
    """The place of a part that takes long to make and is seldom the first that is looked at.

    Parameters
    ----------
    make : callable
        Returns the part, showing what is to be seen now.
    """

    def __init__(self, make: Callable[[], W]) -> None:
        super().__init__()
        self._make = make
        self._part: W | None = None
        self.setLayout(column(gap=0))

    @property
    def made(self) -> tuple[W, ...]:
        """Return the part, nothing as long as it is not made: only then has it to follow."""
        return () if self._part is None else (self._part,)

    @property
    def part(self) -> W:
        """Return the part, made now if it was not."""
        if self._part is None:
            self._part = self._make()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._part)
            self._part.show()
            name_parts(self._page(), "")
        return self._part

    def _page(self) -> QWidget:
        above: QWidget = self
        while not isinstance(above, Page) and (outer := above.parentWidget()) is not None:
            above = outer
        return above

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name of Qt
        """Make the part."""
        _ = self.part
        super().showEvent(event)
