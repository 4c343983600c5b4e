"""The page of comparison: choose scenarios, bars of cost, the table, who sits elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.compare.bars_view import CostBars
from desktop.pages.compare.floors import floors_grid
from desktop.pages.compare.picture_view import PictureCard
from desktop.pages.compare.pictures import pictures
from desktop.pages.compare.projector_view import Projector
from desktop.pages.compare.ranking import ranking_grid
from desktop.pages.compare.studies_view import StudiesTab
from desktop.pages.compare.target_view import TargetCell
from desktop.pages.compare.viewmodel import (
    CellText,
    CompareModel,
    Head,
    PageText,
    RowText,
    elsewhere_grid,
)
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL, TINY
from desktop.widgets.stage import Stage
from desktop.widgets.table import GridTable
from desktop.widgets.words import (
    button,
    card,
    column,
    emptied,
    frame,
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
        self._choices: QHBoxLayout = row(gap=SMALL)
        self.bars = CostBars()
        self._table: QVBoxLayout = column(gap=0)
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
        self.tabs.addTab(scrolling(self._figures()), tr("compare.tab_figures"))
        self.tabs.addTab(scrolling(inside), tr("compare.tab_pictures"))
        self.tabs.addTab(self.ranking, tr("compare.tab_ranking"))
        self.tabs.addTab(self.elsewhere, tr("compare.tab_places"))
        self.tabs.addTab(self.floors, tr("compare.tab_floors"))
        self.tabs.addTab(self.studies, tr("compare.tab_studies"))

    def _figures(self) -> QVBoxLayout:
        title = label(tr("compare.bars"), "strong")
        note = label(tr("compare.bars_note"), "note", "quiet", wrap=True)
        table = frame(self._table)
        box = column(card(title, note, self.bars, gap=SMALL), table, gap=MEDIUM)
        box.setContentsMargins(0, MEDIUM, SMALL, MEDIUM)
        box.addStretch(1)
        return box

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
        self.stage.reckon(lambda _: work(), self.show_page)

    def show_page(self, page: PageText) -> None:
        """Show a comparison."""
        self.page = page
        self.bars.show_bars(page.bars)
        emptied(self._table)
        grid = QGridLayout()
        grid.setSpacing(0)
        self._add_heads(grid, page.heads)
        at = 1
        for group in page.groups:
            grid.addWidget(_heading(group.heading), at, 0, 1, len(page.heads) + 2)
            at += 1
            for i, line in enumerate(group.rows):
                self._add_row(grid, at + i, line)
            at += len(group.rows)
        for i in range(len(page.heads)):
            grid.setColumnStretch(_at(i), 1)
        self._table.addLayout(grid)
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

    def _add_heads(self, grid: QGridLayout, heads: tuple[Head, ...]) -> None:
        grid.addWidget(_cell(QWidget()), 0, 0)
        for i, head in enumerate(heads):
            name = label(head.name, "strong", wrap=True)
            kind = label(head.kind, "small", "quiet")
            promise = label(head.guarantee, "small", head.tone, wrap=True)
            if not head.guarantee:
                promise.hide()  # shown without a parent it would flash as a window of its own
            for each in (name, kind, promise):
                each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            promise.setToolTip(head.sentence)
            words = column(name, kind, promise, gap=2, margin=SMALL)
            if head.missing:
                missing = label(f"▲ {head.missing}", "small", "negative", wrap=True)
                missing.setAlignment(Qt.AlignmentFlag.AlignRight)
                words.addWidget(missing)
            words.addStretch(1)
            grid.addWidget(frame(words, "bar"), 0, _at(i))
        wanted = label(tr("compare.target"), "strong")
        wanted.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(frame(column(wanted, None, gap=2, margin=SMALL), "bar"), 0, TARGET)

    def _add_row(self, grid: QGridLayout, at: int, line: RowText) -> None:
        name = label(line.label, "body", wrap=True)
        name.setToolTip(line.doc)
        name.setMinimumWidth(190)
        grid.addWidget(_cell(name), at, 0)
        for i, cell in enumerate(line.cells):
            grid.addWidget(_figure(cell), at, _at(i))
        if line.wanted:
            aimed = row(None, TargetCell(line, self.model.aim, free=self.model.free))
            aimed.setContentsMargins(SMALL, 2, SMALL, 2)
            grid.addWidget(frame(aimed, "bar"), at, TARGET)
        else:
            grid.addWidget(_cell(QWidget()), at, TARGET)

    def _show_choices(self) -> None:
        emptied(self._choices)
        self._choices.addWidget(label(tr("compare.beside", most=MOST), "note", "quiet"))
        for scenario in self.model.others():
            self._choices.addWidget(self._choice(scenario.id, scenario.name))
        self._choices.addStretch(1)

    def _choice(self, id: str, name: str) -> QPushButton:
        made = button(name, lambda: self._toggle(id))
        made.setCheckable(True)
        made.setChecked(id in self.model.chosen)
        return made

    def _toggle(self, id: str) -> None:
        if not self.model.toggle(id):
            self.context.notify(tr("compare.full", most=MOST), NoticeKind.INFO)
        self.refresh()


def _at(column: int) -> int:
    """Return the column of a scenario on the grid: the target stands behind the first, today."""
    return column + 1 if column == 0 else column + 2


def _cell(widget: QWidget) -> QFrame:
    """Return a cell with the hair line of the table below it."""
    return frame(column(widget, gap=0, margin=SMALL), "bar")


def _heading(text: str) -> QFrame:
    made = frame(column(label(text, "note", "quiet"), gap=0, margin=TINY + 2), "well")
    made.setContentsMargins(TINY, 0, 0, 0)
    return made


def _figure(cell: CellText) -> QFrame:
    """Return a figure; the best of its row has a star and stands in bold."""
    text = f"★ {cell.value}" if cell.best else cell.value
    text += {True: " ✓", False: " ✗", None: ""}[cell.reached]
    value = label(text, "strong" if cell.best else "body", "positive" if cell.best else "")
    told = [cell.tip, tr("compare.best") if cell.best else ""]
    if cell.reached is not None:
        told.append(tr("compare.reached" if cell.reached else "compare.missed"))
    value.setToolTip("\n".join(part for part in told if part))
    change = label(cell.change, "small", cell.tone)
    for each in (value, change):
        each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line = row(None, change, value, gap=SMALL) if cell.change else row(None, value)
    line.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
    return frame(line, "bar")
