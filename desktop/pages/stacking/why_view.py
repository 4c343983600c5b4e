"""The tab *Mengapa di sini?*: every other place of the chosen unit, told while it is reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.messages import Done, Message, News
from desktop.jobs.worker import Work
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.pages.stacking.why import (
    WhyRow,
    place_of,
    question,
    summary,
    take,
    taking,
    why_rows,
)
from desktop.system.translate import tr
from desktop.widgets.asking import Asking, trouble
from desktop.widgets.page import NoticeKind, PageContext
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.offer import SIGNS, Tone
from desktop.widgets.theme import current_theme
from desktop.widgets.words import button, column, emptied, holder, label, row, scrolling
from desktop.workflows.explain.apart import ToldFloor, explain_floor_task
from desktop.workflows.seats import Place
from desktop.workflows.solve_scenario import SolvedScenario

if TYPE_CHECKING:  # explaining loads OR-Tools, which the window must not
    from desktop.workflows.explain.floor import FloorAnswer, FloorRow

PLACE = Qt.ItemDataRole.UserRole
HINT, TOLD = 48, 120  # pixels below the list: of the hint, of what is told of a place


class WhyTab(QWidget):
    """The tab; `place_shown(place)` asks the plan to show a floor.

    It reckons only while it is seen, in a process of its own, and stops when the unit, the
    document or the tab changes.
    """

    place_shown = Signal(object)

    def __init__(
        self, context: PageContext, model: StackingModel, work: Work = explain_floor_task
    ) -> None:
        super().__init__()
        self.context, self.model, self._work = context, model, work
        self.asking = Asking(self)
        self.asking.heard.connect(self._hear)
        self.asking.ended.connect(self._end)
        self.unit = ""
        self.answer: FloorAnswer | None = None
        self._asked: object = None
        self._found: dict[Place, FloorRow] = {}
        self._rows: tuple[WhyRow, ...] = ()
        self._label = ""  # of the step that is being made ready
        self._build()

    def _build(self) -> None:
        self.said = label("", "body", wrap=True)
        self.state = label("", "note", "quiet", wrap=True)
        self.halt = button(tr("stacking.why.stop"), self.asking.stop, kind="link")
        self.better = button(
            tr("stacking.why.take_better"), self.take_better, kind="main", drawing="badge-check"
        )
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("stacking.tab_why"))
        self.tree.setHeaderLabels([tr("stacking.why.place"), tr("stacking.why.price")])
        self.tree.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._row_chosen)
        self._one: QVBoxLayout = column(gap=TINY, margin=SMALL)
        self._below = scrolling(self._one)
        state = row(self.state, None, self.halt, gap=SMALL)
        self._top = holder(column(self.said, self.better, state, gap=SMALL, margin=MEDIUM))
        box = column(self._top, self.tree, self._below, gap=0)
        box.setStretchFactor(self.tree, 1)
        self.setLayout(box)
        self._show_state("", running=False)

    # Asking -------------------------------------------------------------------------------

    def show_unit(self, unit: str) -> None:
        """Follow the selection; asks when the tab is seen."""
        self.unit = unit
        if self.isVisible():
            self._ask()
        else:
            self.leave()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name of Qt
        """Ask about the chosen unit once the tab is seen."""
        super().showEvent(event)
        self._ask()

    def leave(self) -> None:
        """Stop reckoning; what was told is forgotten when asked again."""
        if self.asking.running:
            self.asking.drop()
            self._asked = None

    def _ask(self) -> None:
        key = (id(self.model.problem), self.model.scenario, self.unit)
        if key == self._asked:
            self._show_rows()
            return
        self.asking.drop()
        self._asked, self.answer, self._found = key, None, {}
        asked = question(self.model, self.unit)
        self._show_rows()
        if asked.task is None:
            self.said.setText(asked.refusal)
            self._show_state("", running=False)
            return
        self.said.setText("")
        self._show_state(tr("stacking.why.asking"), running=True)
        self.asking.ask(asked.task, self._work)

    def _hear(self, message: Message) -> None:
        if isinstance(message, News):
            told = cast("FloorRow", message.what)
            self._found[place_of(told)] = told
            self._show_rows()

    def _end(self, message: Message) -> None:
        text = trouble(message)
        if isinstance(message, Done) and isinstance(message.what, ToldFloor):
            self.answer = message.what.whole
            self._found |= {place_of(each): each for each in self.answer.rows}
            self.said.setText(summary(self.answer))
        self._show_rows()
        self._show_state(text, running=False)

    # Showing ------------------------------------------------------------------------------

    def _show_state(self, text: str, *, running: bool) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.halt.setVisible(running)
        self.said.setVisible(bool(self.said.text()))
        found = self.answer is not None and self.answer.better is not None
        self.better.setVisible(found and self.model.editable)

    def _show_rows(self) -> None:
        chosen = self._place()
        self._rows = why_rows(self.model, self.unit, self._found)
        self.tree.blockSignals(True)
        self.tree.clear()
        for line in self._rows:
            item = QTreeWidgetItem([line.name, f"{SIGNS[line.tone]} {line.figure}"])
            item.setData(0, PLACE, line.place)
            ink = look().words(line.tone) if line.sure else look().colour("quiet")
            item.setForeground(1, QBrush(ink))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            item.setToolTip(0, "\n".join(line.sentences))
            self.tree.addTopLevelItem(item)
            if line.place == chosen:
                self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)
        self._show_one()

    def _place(self) -> Place | None:
        item = self.tree.currentItem()
        return Place(*item.data(0, PLACE)) if item else None

    def _row_chosen(self, item: QTreeWidgetItem | None) -> None:
        self._show_one()
        if item:
            self.place_shown.emit(Place(*item.data(0, PLACE)))

    def _show_one(self) -> None:
        emptied(self._one)
        self._below.setFixedHeight(current_theme().px(HINT))
        chosen = next((line for line in self._rows if line.place == self._place()), None)
        if chosen is None:
            hint = tr("stacking.why.hint") if self._rows else ""
            self._one.addWidget(label(hint, "note", "quiet", wrap=True))
            self._one.addStretch(1)
            return
        self._below.setFixedHeight(current_theme().px(TOLD))
        for i, text in enumerate(chosen.sentences):
            self._one.addWidget(label(text, "body" if i == 0 else "note", wrap=True))
        for name, amount in chosen.causes:
            self._one.addLayout(row(label(name, "note", "quiet"), None, label(amount, "note")))
        if not chosen.sure and chosen.tone is not Tone.FORBIDDEN:
            self._one.addWidget(label(tr("stacking.why.bare"), "note", "quiet", wrap=True))
        if chosen.plan is not None and self.model.editable:
            go = button(tr("stacking.why.take"), lambda: self.take_row(chosen), drawing="check")
            self._one.addLayout(row(go, None))
        self._one.addStretch(1)

    # Taking over --------------------------------------------------------------------------

    def take_better(self) -> None:
        """Take over the better plan met on the way, as one step."""
        if self.answer and take(self.model, self.answer.better, tr("stacking.do.better")):
            self.context.notify(tr("stacking.done.better"), NoticeKind.GOOD, undo=True)

    def take_row(self, chosen: WhyRow) -> None:
        """Put the unit at this place and all others where the repaired plan has them."""
        if chosen.plan is None:
            return
        block = self.model.view().block_of[self.unit]
        name = f"{block.opd_label} · {block.label}"
        self._label = tr("stacking.do.take", unit=name, place=chosen.name)
        work = taking(self.model, chosen.plan)
        self.context.tasks.latest(
            "stacking_take", tr("stacking.why.taking"), lambda report: work(), self._taken
        )

    def _taken(self, found: SolvedScenario | None) -> None:
        if take(self.model, found, self._label):
            self.context.notify(f"{self._label}.", NoticeKind.GOOD, undo=True)
        else:
            self.context.notify(tr("stacking.why.not_taken"), NoticeKind.WARNING)
