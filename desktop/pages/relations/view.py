"""The page of relations: the matrix, the list, and the rules."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabWidget

from desktop.pages.relations.matrix_view import MatrixTab
from desktop.pages.relations.rules_view import RulesTab
from desktop.pages.relations.trips_view import TripsTab
from desktop.pages.relations.viewmodel import RelationsModel
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.late import Late
from desktop.widgets.page import Page, PageContext
from desktop.widgets.palette import HUGE, MEDIUM, SMALL
from desktop.widgets.words import button, card, column, holder, label, row

KINDS = frozenset(
    {"opd", "unit", "trip", "pair_rule", "place_rule", "building", "floor", "scenario",
     "scenario_rule"}
)  # fmt: skip
MATRIX, LIST, RULES = range(3)


def make(context: PageContext) -> Page:
    """Return the page of relations."""
    return RelationsPage(context)


class RelationsPage(Page):
    """The page of relations."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, KINDS)
        self.model = RelationsModel(context.session)
        self.matrix = MatrixTab(self.model)
        self._list = Late(lambda: TripsTab(self.model, context.notify))
        self._rules = Late(lambda: RulesTab(self.model, context.notify))
        self.tabs = QTabWidget()
        for tab, key in (
            (self.matrix, "relations.tab_matrix"),
            (self._list, "relations.tab_list"),
            (self._rules, "relations.tab_rules"),
        ):
            self.tabs.addTab(tab, tr(key))
        self.tabs.currentChanged.connect(self._turn)
        self._summary = label("", "note", "quiet")
        head = row(label(tr("page.relations"), "title"), self._summary, None, gap=MEDIUM)
        go = button(tr("relations.go"), lambda: context.navigate("organisation"), kind="main")
        nothing = card(empty_state("network", tr("relations.none"), tr("relations.none.words"), go))
        self._rooms = QStackedWidget()
        self._rooms.addWidget(holder(column(self.tabs, gap=0)))
        self._rooms.addWidget(nothing)
        parts = column(head, self._rooms, gap=SMALL, margin=HUGE)
        parts.setStretchFactor(self._rooms, 1)
        self.setLayout(parts)

    @property
    def list(self) -> TripsTab:
        """Return the list of trips."""
        return self._list.part

    @property
    def rules(self) -> RulesTab:
        """Return the rules."""
        return self._rules.part

    def refresh(self) -> None:
        """Show the document as it is now."""
        self._rooms.setCurrentIndex(0 if self.model.units() else 1)
        self._summary.setText(self.model.summary() if self.model.units() else "")
        self._turn(self.tabs.currentIndex())

    def _turn(self, at: int) -> None:
        """Only the tab that is seen is brought up to date."""
        tab = (lambda: self.matrix, lambda: self.list, lambda: self.rules)[at]()
        tab.refresh()

    def arrive(self, **args: str) -> None:
        """Show a row of the list, a rule, a unit in the matrix, or a tab."""
        if "tab" in args:
            self.tabs.setCurrentIndex(int(args["tab"]))
        if "trip" in args:
            self.tabs.setCurrentIndex(LIST)
            self.list.choose(args["trip"])
        for kind in ("pair_rule", "place_rule"):
            if kind in args:
                self.tabs.setCurrentIndex(RULES)
                self.rules.choose(f"{kind}/{args[kind]}")
        if unit := args.get("unit") or args.get("opd"):
            self.tabs.setCurrentIndex(MATRIX)
            self.matrix.show_unit(unit)

    def place(self) -> dict[str, str]:
        """Return the tab shown."""
        return {"tab": str(self.tabs.currentIndex())}
