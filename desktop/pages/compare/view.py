"""The page of comparison: choose scenarios, bars of cost, the table, who sits elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QTabWidget,
)

from desktop.pages.compare.figures_view import FiguresTab
from desktop.pages.compare.floors import floors_grid
from desktop.pages.compare.picture_view import PictureCard
from desktop.pages.compare.pictures import pictures
from desktop.pages.compare.projector_view import Projector
from desktop.pages.compare.ranking import ranking_grid
from desktop.pages.compare.studies_view import StudiesTab
from desktop.pages.compare.viewmodel import (
    CompareModel,
    PageText,
    elsewhere_grid,
)
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.flowing import Flowing
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL
from desktop.widgets.stage import Stage
from desktop.widgets.table import GridTable
from desktop.widgets.words import (
    button,
    card,
    column,
    emptied,
    holder,
    label,
    row,
    scrolling,
)
from desktop.workflows.compare_scenarios import MOST

ACROSS = 2  # small pictures side by side
TARGET = 2  # the column of the target on the grid, behind names and today
PLACES, FLOORS = 3, 4


def make(context: PageContext) -> Page:
    """Return the page."""
    return ComparePage(context)


class ComparePage(Page):
    """The page of comparison."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = CompareModel(context.session)
        self._choices = Flowing()
        self.figures = FiguresTab(self.model)
        self.elsewhere = GridTable(elsewhere_grid((), ()), empty=(tr("compare.same"), ""))
        same = (tr("compare.same_floors"), "")
        self.floors = GridTable(floors_grid((), ()), empty=same)
        self.ranking = GridTable(floors_grid((), ()), search=False)
        self.studies = StudiesTab(context, self.model)
        self.page: PageText | None = None
        self.screen_now: Projector | None = None
        self._cards = QGridLayout()
        self._cards.setSpacing(MEDIUM)
        self.tabs = QTabWidget()
        self._fill_tabs()
        self._beside = holder(self._choices)
        self.stage = Stage(self, "compare", self.tabs, self._empty())
        self.project = button(tr("compare.projector"), self.show_projector, drawing="maximize",
                              tip=tr("compare.projector_tip"))  # fmt: skip
        self.project.setShortcut(QKeySequence(Qt.Key.Key_F11))
        self.stage.reckoning.troubled.connect(self.project.hide)  # it would show older figures
        title = label(tr("page.compare"), "title")
        head = row(title, self.stage.busy, None, self.project, gap=MEDIUM)
        parts = column(head, self._beside, self.stage, gap=MEDIUM, margin=HUGE)
        parts.setStretchFactor(self.stage, 1)
        self.setLayout(parts)

    def _fill_tabs(self) -> None:
        inside = column(self._cards, None, gap=0)
        inside.setContentsMargins(0, MEDIUM, SMALL, MEDIUM)
        self.tabs.addTab(self.figures, tr("compare.tab_figures"))
        self.tabs.addTab(scrolling(inside), tr("compare.tab_pictures"))
        self.tabs.addTab(self.ranking, tr("compare.tab_ranking"))
        self.tabs.addTab(self.elsewhere, tr("compare.tab_places"))
        self.tabs.addTab(self.floors, tr("compare.tab_floors"))
        self.tabs.addTab(self.studies, tr("compare.tab_studies"))

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reckon the chosen scenarios beside the window, then show them."""
        self._show_choices()
        something = bool(self.model.others())
        self.studies.refresh()
        for part in (self._beside, self.project):
            part.setVisible(something)
        if not something:
            self.stage.show_nothing()
            return
        work = self.model.work()
        of = (self.model.problem, *self.model.chosen)
        self.stage.reckon(lambda _: work(), self.show_page, of)

    def show_page(self, page: PageText) -> None:
        """Show a comparison."""
        self.page = page
        self.figures.show_page(page)
        QTimer.singleShot(0, self, self._show_other_tabs)  # a turn of its own

    def _show_other_tabs(self) -> None:
        page = self.page
        assert page is not None  # it was shown just before
        names = [head.name for head in page.heads]
        self.elsewhere.show_grid(elsewhere_grid(names, page.elsewhere))
        self.tabs.setTabText(PLACES, tr("compare.tab_places_n", n=len(page.elsewhere)))
        self.floors.show_grid(floors_grid(names, page.floors))
        self.tabs.setTabText(FLOORS, tr("compare.tab_floors_n", n=len(page.floors)))
        self.ranking.show_grid(ranking_grid(page))
        self._show_pictures(page)

    def _show_pictures(self, page: PageText) -> None:
        """Lay the small pictures out, two side by side."""
        emptied(self._cards)
        for i, picture in enumerate(pictures(page)):
            card_of = PictureCard(picture)
            card_of.opened.connect(self.show_projector)
            self._cards.addWidget(card_of, i // ACROSS, i % ACROSS)
        for i in range(ACROSS):
            self._cards.setColumnStretch(i, 1)

    def arrive(self, **args: str) -> None:
        """Compare a ``compared`` scenario, or show a ``tab``."""
        if self.model.take_in(args.get("compared", "")):
            self.refresh()
        if "tab" in args:
            self.tabs.setCurrentIndex(int(args["tab"]))

    def place(self) -> dict[str, str]:
        """Return the way back to what is shown."""
        return {"tab": str(self.tabs.currentIndex())}

    def show_projector(self, begin: str = "") -> None:
        """Show the pictures one by one over the whole screen."""
        shown = pictures(self.page) if self.page else ()
        if not shown or self.screen_now is not None:
            return
        self.screen_now = Projector(shown, self.model.city, begin)
        self.screen_now.left.connect(self._left)
        self.screen_now.destroyed.connect(self._gone)
        self.screen_now.showFullScreen()
        self.screen_now.setFocus()

    def _left(self) -> None:
        """Come back to the page."""
        self.screen_now = None
        self.activateWindow()
        self.project.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gone(self) -> None:
        self.screen_now = None

    def leave(self) -> None:
        """End the studies and the projector with the page."""
        super().leave()
        self.studies.leave()
        if self.screen_now is not None:
            self.screen_now.close()
            self.screen_now = None

    def _empty(self) -> QFrame:
        go = button(tr("go.scenarios"), lambda: self.context.navigate("scenarios"), kind="main")
        return card(empty_state("columns-3", tr("compare.empty"), tr("compare.empty_hint"), go))

    def _show_choices(self) -> None:
        emptied(self._choices)
        self._choices.addWidget(label(tr("compare.beside", most=MOST), "note", "quiet"))
        for scenario in self.model.others():
            self._choices.addWidget(self._choice(scenario.id, scenario.name))

    def _choice(self, id: str, name: str) -> QPushButton:
        made = button(name, lambda: self._toggle(id))
        made.setCheckable(True)
        made.setChecked(id in self.model.chosen)
        return made

    def _toggle(self, id: str) -> None:
        if not self.model.toggle(id):
            self.context.notify(tr("compare.full", most=MOST), NoticeKind.INFO)
        self.refresh()
