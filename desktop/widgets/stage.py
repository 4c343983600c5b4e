"""The room below the head of a page: what was reckoned, that there is nothing yet, or trouble."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.system.translate import tr
from desktop.widgets.background import Report
from desktop.widgets.empty_state import empty_state
from desktop.widgets.page import Page
from desktop.widgets.reckoning import Reckoning, Trouble
from desktop.widgets.words import button, column, emptied, frame

BODY, NOTHING, TROUBLE = range(3)


class Stage(QStackedWidget):
    """Shows one of three: the body, the card of an empty page, why nothing was reckoned.

    `busy` is the quiet word for the head of the page.

    Parameters
    ----------
    page : Page
        Its `refresh` reckons again.
    name : str
        Of the page: names its work, and ``<name>.reckoning`` in the catalogue.
    body, nothing : QWidget
        What is shown of a result, and while there is nothing to reckon.
    """

    def __init__(self, page: Page, name: str, body: QWidget, nothing: QWidget) -> None:
        super().__init__()
        self._again = page.refresh
        self._trouble: QVBoxLayout = column(gap=0)
        for part in (body, nothing, frame(self._trouble)):
            self.addWidget(part)
        self.reckoning = Reckoning(page.context.tasks, name, tr(f"{name}.reckoning"), self)
        self.busy = self.reckoning.busy
        self.reckoning.ended.connect(self._show_body)
        self.reckoning.troubled.connect(self._show_trouble)

    def show_nothing(self) -> None:
        """Say that there is nothing to show; what is under way is no longer wanted."""
        self.reckoning.drop()
        self.setCurrentIndex(NOTHING)

    def reckon(
        self,
        work: Callable[[Report], Any],
        done: Callable[[Any], None],
        of: tuple[object, ...] = (),
    ) -> None:
        """Reckon beside the window and give the result to `done`; meanwhile the old one stays.

        `of` names what the result depends on, as for `Reckoning.begin`.
        """
        if self.currentIndex() == NOTHING:
            self.setCurrentIndex(BODY)
        self.reckoning.begin(work, done, of)

    def _show_body(self) -> None:
        self.setCurrentIndex(BODY)

    def _show_trouble(self, trouble: Trouble) -> None:
        emptied(self._trouble)
        again = button(tr("trouble.again"), self._again, kind="main", drawing="refresh-cw")
        self._trouble.addWidget(empty_state("triangle-alert", trouble.title, trouble.words, again))
        self.setCurrentIndex(TROUBLE)
