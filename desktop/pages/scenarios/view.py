"""The page of the scenarios: the list at the left; search, participants, rules, limits beside."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.scenarios.binding_view import BindingTab
from desktop.pages.scenarios.desk_view import SearchDesk, desk_of
from desktop.pages.scenarios.no_plan_view import NoPlan
from desktop.pages.scenarios.search import Ending, done, issue_link, live
from desktop.pages.scenarios.search_view import SearchPanel
from desktop.pages.scenarios.viewmodel import GENERAL, LIMITS, Looked, ScenarioLine, ScenariosModel
from desktop.system.translate import language, tr
from desktop.widgets.chip import Chip
from desktop.widgets.empty_state import empty_state
from desktop.widgets.form.form import Form
from desktop.widgets.late import Late
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.study_panel import StudyPanel
from desktop.widgets.table import GridTable
from desktop.widgets.words import button, column, frame, holder, label, row, scrolling
from desktop.workflows.study.told import DIAL
from desktop.workflows.weight_story import Weight
from solver.plan import SolveStatus

SEARCH, LIMITS_TAB, WEIGHTS_TAB, BUILDINGS, PART, RULES, DIAL_TAB, BINDING_TAB = range(8)
PLACES = {"scenario_building": BUILDINGS, "scenario_rule": RULES}
ROOM = 14  # pixels that the style adds around an item of the list
TONES = {
    "positive": NoticeKind.GOOD,
    "warning": NoticeKind.WARNING,
    "negative": NoticeKind.ERROR,
}


def make(context: PageContext) -> Page:
    """Return the page."""
    return ScenariosPage(context)


class ScenariosPage(Page):
    """The page of the scenarios."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = ScenariosModel(context.session)
        self._weight = self._shown = ""  # the price in words, the scenario in the tables
        self.desk: SearchDesk = desk_of(context.tasks, self.model)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("page.scenarios"))
        self.search = SearchPanel(context.navigate)
        self.no_plan = NoPlan(context, self.model)
        self._make_late()
        self.weight_words = label("", "body", wrap=True)
        self.tabs = self._tabs()
        self.setLayout(self._parts())
        self._connect()

    def _make_late(self) -> None:
        """Leave to later what stands in a tab that is not the first one."""
        model = self.model
        self._form = Late(self._filled_form)
        self._tables = {
            "buildings": Late(lambda: GridTable(model.buildings(), tr("scenarios.buildings"))),
            "floors": Late(lambda: GridTable(model.floors(), tr("scenarios.floors_part"))),
            "opds": Late(lambda: GridTable(model.opds(), tr("scenarios.opds_part"))),
            "rules": Late(lambda: GridTable(model.rules(), tr("scenarios.rules"), search=False)),
            "single": Late(self._single_rules),
            "weights": Late(self._weights),
        }
        self._dial, self._binding = Late(self._dial_panel), Late(self._binding_tab)

    def _filled_form(self) -> Form:
        groups = ((tr("scenarios.general"), GENERAL), (tr("scenarios.limits"), LIMITS))
        made = Form(self.model.form(), groups, 2)
        made.show_row(self.model.form(), self.model.chosen)
        return made

    def _single_rules(self) -> GridTable:
        return GridTable(
            self.model.single(),
            tr("scenarios.single"),
            empty=(tr("scenarios.single.none"), tr("scenarios.single.none_hint")),
            drawing="scale",
        )

    def _weights(self) -> GridTable:
        made = GridTable(self.model.weights(), tr("weight.title"), search=False, tall=True)
        made.opened.connect(self._open_weight)
        made.row_chosen.connect(self._say_weight)
        self._weigh()
        return made

    def _dial_panel(self) -> StudyPanel:
        made = StudyPanel(self.context, DIAL, lambda: self.model.problem)
        made.show_scenario(self.model.studied)
        return made

    def _binding_tab(self) -> BindingTab:
        made = BindingTab(self.context, self.model)
        made.show_scenario()
        return made

    @property
    def form(self) -> Form:
        """Return name, limits and what else the scenario is told by."""
        return self._form.part

    def table(self, name: str) -> GridTable:
        """Return a table by its grid: buildings, floors, opds, rules, single or weights."""
        return self._tables[name].part

    def _tabs(self) -> QTabWidget:
        tabs, tables = QTabWidget(), self._tables
        area = QSplitter(Qt.Orientation.Horizontal)
        area.addWidget(tables["floors"])
        area.addWidget(tables["opds"])
        area.setChildrenCollapsible(False)
        inside = self.search.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertWidget(inside.count() - 1, self.no_plan)  # above the chart
        tabs.addTab(scrolling(column(self.search, gap=0)), tr("scenarios.tab_search"))
        tabs.addTab(scrolling(column(self._form, gap=0, margin=LARGE)), tr("scenarios.tab_limits"))
        tabs.addTab(self._weights_tab(), tr("scenarios.tab_weights"))
        tabs.addTab(tables["buildings"], tr("scenarios.tab_buildings"))
        tabs.addTab(area, tr("scenarios.tab_part"))
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(tables["rules"])
        both.addWidget(tables["single"])
        both.setChildrenCollapsible(False)
        both.setSizes([340, 240])
        tabs.addTab(both, tr("scenarios.tab_rules"))
        tabs.addTab(self._dial, tr("scenarios.tab_dial"))
        tabs.addTab(self._binding, tr("scenarios.tab_binding"))
        return tabs

    def _weights_tab(self) -> QWidget:
        note = label(tr("weight.note"), "body", "quiet", wrap=True)
        self.weight_source = button(
            tr("weight.open"), self._open_chosen_weight, kind="link", drawing="arrow-right"
        )
        line = row(self.weight_words, self.weight_source, gap=SMALL)
        line.setStretch(0, 1)
        table = self._tables["weights"]
        box = column(note, table, line, gap=SMALL, margin=MEDIUM)
        box.setStretchFactor(table, 1)
        return holder(box)

    def _parts(self) -> QVBoxLayout:
        new = button(tr("scenarios.new"), self._new, drawing="plus")
        copy = button(tr("scenarios.copy"), self._copy, drawing="copy")
        remove = button("", self._remove, kind="quiet", drawing="trash-2",
                        tip=tr("scenarios.remove"))  # fmt: skip
        self._edits = (new, copy, remove)
        left = column(self.list, row(new, copy, None, remove, gap=TINY), gap=SMALL, margin=SMALL)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(frame(left))
        self.nothing = empty_state(
            "sliders-horizontal", tr("scenarios.none"), tr("scenarios.none_words"),
            button(tr("scenarios.first"), self._new, kind="main", drawing="plus"),
        )  # fmt: skip
        body.addWidget(frame(column(self.tabs, self.nothing, gap=0)))
        body.setStretchFactor(1, 1)
        body.setSizes([290, 900])
        body.setChildrenCollapsible(False)
        parts = column(label(tr("page.scenarios"), "title"), body, gap=MEDIUM, margin=HUGE)
        parts.setStretchFactor(body, 1)
        return parts

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._chosen)
        self.search.start_asked.connect(self._start)
        self.search.stop_asked.connect(self.desk.stop)
        self.search.plan_asked.connect(
            lambda: self.context.navigate("stacking", scenario=self.model.chosen)
        )
        self.search.compare_asked.connect(
            lambda: self.context.navigate("compare", compared=self.model.chosen)
        )
        self.desk.changed.connect(self._show_search)
        self.desk.ended.connect(self._ended)

    # Showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the scenarios as they are now; look for stale results beside the window."""
        self._show_list()
        self._show_parts()
        self._show_search()
        work = self.model.looking()
        words, of = tr("scenarios.looking"), (self.model.problem, language())
        self.context.tasks.latest(
            "scenarios.stale", words, lambda report: work(), self._take, of=of
        )

    def _weigh(self) -> None:
        """Reckon the weights of the chosen scenario beside the window."""
        work = self.model.weighing()
        of = (self.model.problem, self.model.chosen, language())
        self.context.tasks.latest(
            "weighing", tr("weight.reckoning"), lambda report: work(), self._take_weights, of=of
        )

    def _take_weights(self, found: tuple[str, tuple[Weight, ...]]) -> None:
        self.model.take_weights(found)
        self.table("weights").follow(self.model.weights())
        if found[1] and not self.table("weights").view.chosen_rows():
            self._say_weight(found[1][0].key)

    def _say_weight(self, key: str) -> None:
        """Write the whole of a price below the table."""
        self._weight = key
        self.weight_words.setText(self.model.weights().whole(key))

    def _open_chosen_weight(self) -> None:
        self._open_weight(self._weight)

    def _open_weight(self, key: str) -> None:
        """Go to where a price comes from."""
        page, args = self.model.weight_link(key)
        self.context.navigate(page, **args)

    def _take(self, found: Looked) -> None:
        self.model.take(found)
        self._show_list()
        self._show_search()

    def _show_list(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for line in self.model.lines():
            item = QListWidgetItem()
            card = _card(line)
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.name}, {line.state}")
            item.setSizeHint(QSize(200, _height(card, self.list.viewport().width()) + ROOM))
            self.list.addItem(item)
            self.list.setItemWidget(item, card)
            if line.id == self.model.chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show_edits()

    def _show_edits(self) -> None:
        free = not self.context.session.read_only
        there = bool(self.model.chosen)
        for each, can in zip(self._edits, (True, there, self.model.removable), strict=True):
            each.setEnabled(free and can)

    def _show_parts(self) -> None:
        model = self.model
        self.tabs.setVisible(bool(model.chosen))
        self.nothing.setHidden(bool(model.chosen))
        if not model.chosen:
            return
        for form in self._form.made:
            if form.shown != model.chosen:
                form.show_row(model.form(), model.chosen)
            else:
                form.refresh()
        for name, late in self._tables.items():
            for table in late.made:
                show = table.follow if self._shown == model.chosen else table.show_grid
                show(getattr(model, name)())
        self._shown = model.chosen
        if self._tables["weights"].made:
            self._weigh()

    def _show_search(self) -> None:
        model, desk, panel = self.model, self.desk, self.search
        running = desk.running and desk.scenario == model.chosen
        if running:
            panel.show_search(live(desk.heard, desk.seconds, desk.phases), desk.seconds)
        else:
            result = model.result
            phases = desk.phases if desk.scenario == model.chosen else ()
            panel.show_search(done(result, phases), result.milliseconds / 1000 if result else 1.0)
            panel.phase.setText(tr("scenarios.elsewhere") if desk.running else model.why_not())
        panel.show_state(
            running=running,
            stopping=desk.stopping,
            solvable=model.solvable and not desk.running,
            placed=model.placed,
        )
        result, stale = model.result, model.is_stale(model.chosen)
        proved = result is not None and result.outcome == SolveStatus.OPTIMAL and not stale
        panel.show_guarantee("" if running else model.guarantee(), proved, stale and not running)
        panel.show_changed(model.changed if stale and not running else ())
        ending = desk.last if desk.scenario == model.chosen and not desk.running else None
        panel.show_issues([issue_link(i) for i in ending.issues] if ending else [])
        self.no_plan.show_scenario(running=running)
        for dial in self._dial.made:
            dial.show_scenario(model.studied)
        for binding in self._binding.made:
            binding.show_scenario()

    # Doing --------------------------------------------------------------------------------

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item:
            self.model.choose(str(item.data(Qt.ItemDataRole.UserRole)))
            self._show_edits()
            self._show_parts()
            self._show_search()

    def _start(self) -> None:
        if self.model.solvable:
            self.desk.start(self.model.chosen, self.context.settings().workers)

    def _ended(self, ending: Ending) -> None:
        self.context.notify(ending.words, TONES[ending.tone], undo=ending.solved is not None)
        if self.desk.scenario == self.model.chosen and not self.no_plan.isHidden():
            self.no_plan.ask()  # nobody should have to ask why

    def _new(self) -> None:
        self.model.new()
        self.tabs.setCurrentIndex(LIMITS_TAB)
        self.form.begin()

    def _copy(self) -> None:
        self.model.copy()
        self.tabs.setCurrentIndex(LIMITS_TAB)
        self.form.begin()

    def _remove(self) -> None:
        scenario = self.model.scenario
        if scenario is None:
            return
        self.model.remove()
        self.context.notify(tr("scenarios.removed", name=scenario.name), undo=True)

    # Links --------------------------------------------------------------------------------

    def arrive(self, **args: str) -> None:
        """Show the scenario of a link, or a building or rule of one."""
        for kind, tab in PLACES.items():
            if kind in args:
                args["scenario"] = self.model.scenario_of(kind, args[kind])
                self.tabs.setCurrentIndex(tab)
        if scenario := args.get("scenario"):
            self.model.choose(scenario)
            self.refresh()
        if args.get("tab") == "limits":
            self.tabs.setCurrentIndex(LIMITS_TAB)
        if args.get("start"):
            self.tabs.setCurrentIndex(SEARCH)
            self._start()

    def place(self) -> dict[str, str]:
        """Return the chosen scenario."""
        return {"scenario": self.model.chosen}

    def leave(self) -> None:
        """Let a search go on without the page."""
        super().leave()
        self.no_plan.leave()
        for dial in self._dial.made:
            dial.leave()
        for binding in self._binding.made:
            binding.leave()
        self.desk.unattend()
        self.desk.changed.disconnect(self._show_search)
        self.desk.ended.disconnect(self._ended)


def _height(card: QWidget, room: int) -> int:
    """Return the height of a scenario in the list as it is laid out there, not as it would like."""
    layout = card.layout()
    assert layout is not None  # made in `_card`
    wide = layout.totalHeightForWidth(room)
    return wide if wide > 0 else card.sizeHint().height()


def _card(line: ScenarioLine) -> QWidget:
    """Return a scenario of the list."""
    chip = Chip(line.state, line.tone, filled=False)  # a ground of its own is lost on the chosen
    if not line.state:
        chip.hide()  # shown without a parent it would flash as a window of its own
    best = label(line.best, "note")
    below = row(chip, None, best, gap=SMALL) if line.state else row(None, gap=0)
    name = label(line.name, "strong", wrap=True)
    return holder(column(name, label(line.kind, "small", "quiet"), below, gap=2, margin=SMALL))
