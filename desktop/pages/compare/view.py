"""The page of comparison: choose scenarios, bars of cost, the table, who sits elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
from desktop.pages.compare.viewmodel import (
    CellText,
    CompareModel,
    ElsewhereGrid,
    Head,
    PageText,
    RowText,
)
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL, TINY
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
        self.elsewhere = GridTable(ElsewhereGrid((), ()), empty=(tr("compare.same"), ""))
        self.tabs = QTabWidget()
        self.tabs.addTab(scrolling(self._figures()), tr("compare.tab_figures"))
        self.tabs.addTab(self.elsewhere, tr("compare.tab_places"))
        self._nothing = self._empty()
        self._beside = holder(self._choices)
        self._busy = label(tr("compare.reckoning"), "note", "quiet")
        head = row(label(tr("page.compare"), "title"), self._busy, None, gap=MEDIUM)
        parts = column(head, self._beside, self.tabs, self._nothing, gap=MEDIUM, margin=HUGE)
        parts.setStretchFactor(self.tabs, 1)
        parts.setStretchFactor(self._nothing, 1)
        self.setLayout(parts)

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
        for part in (self._beside, self.tabs):
            part.setVisible(something)
        self._nothing.setVisible(not something)
        if not something:
            self._busy.hide()
            return
        self._busy.show()
        work = self.model.work()
        self.context.tasks.latest(
            "compare", tr("compare.reckoning"), lambda report: work(), self.show_page
        )

    def show_page(self, page: PageText) -> None:
        """Show a comparison."""
        self._busy.hide()
        self.bars.show_bars(page.bars)
        emptied(self._table)
        grid = QGridLayout()
        grid.setSpacing(0)
        self._add_heads(grid, page.heads)
        at = 1
        for group in page.groups:
            grid.addWidget(_heading(group.heading), at, 0, 1, len(page.heads) + 1)
            at += 1
            for i, line in enumerate(group.rows):
                self._add_row(grid, at + i, line)
            at += len(group.rows)
        for i in range(len(page.heads)):
            grid.setColumnStretch(i + 1, 1)
        self._table.addLayout(grid)
        self.elsewhere.show_grid(ElsewhereGrid([h.name for h in page.heads], page.elsewhere))
        self.tabs.setTabText(1, tr("compare.tab_places_n", n=len(page.elsewhere)))

    def _empty(self) -> QFrame:
        go = button(tr("compare.go"), lambda: self.context.navigate("scenarios"), kind="main")
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
            grid.addWidget(frame(words, "bar"), 0, i + 1)

    def _add_row(self, grid: QGridLayout, at: int, line: RowText) -> None:
        name = label(line.label, "body", wrap=True)
        name.setToolTip(line.doc)
        name.setMinimumWidth(190)
        grid.addWidget(_cell(name), at, 0)
        for i, cell in enumerate(line.cells):
            grid.addWidget(_figure(cell), at, i + 1)

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
    value = label(text, "strong" if cell.best else "body", "positive" if cell.best else "")
    value.setToolTip(f"{cell.tip}\n{tr('compare.best')}".strip() if cell.best else cell.tip)
    change = label(cell.change, "small", cell.tone)
    for each in (value, change):
        each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line = row(None, change, value, gap=SMALL) if cell.change else row(None, value)
    line.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
    return frame(line, "bar")
