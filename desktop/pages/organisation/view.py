"""The page of departments and units as seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from desktop.pages.organisation.unit_view import UnitPanel
from desktop.pages.organisation.viewmodel import OPD_GROUPS, OrganisationModel
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.form import Form
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL
from desktop.widgets.table import GridTable
from desktop.widgets.tree import RecordTree
from desktop.widgets.words import button, card, column, label, row, scrolling

KINDS = frozenset({"opd", "unit", "post", "space", "vehicle", "meeting", "building", "floor"})
UNITS, POSTS, ABOUT = range(3)
ON_UNIT = frozenset({"post", "space", "vehicle", "meeting", "trip", "pair_rule", "place_rule"})


def make(context: PageContext) -> Page:
    """Return the page of departments and units."""
    return OrganisationPage(context)


class OrganisationPage(Page):
    """Departments at the left; units, posts and facts of the chosen one at the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, KINDS)
        self._model = OrganisationModel(context.session)
        self._opd = ""
        self._add = button(tr("org.add"), self._add_opd, drawing="plus", kind="quiet")
        self._remove = button(
            "", self._remove_opd, drawing="trash-2", kind="quiet", tip=tr("org.remove")
        )
        self._list = RecordTree(tr("record.opd"), self._add, self._remove)
        self._list.setFixedWidth(240)
        self._list.chosen.connect(self._show_opd)
        self._title = label("", "title")
        self._under = label("", "note", "quiet")
        self._units = GridTable(
            self._model.unit_table(""),
            tr("org.units"),
            empty=(tr("org.no_units"), tr("org.no_units.words")),
            drawing="users",
            add_text=tr("org.add_unit"),
        )
        self._units.view.enter_goes_down = False  # the unit below is the one being written
        self._units.row_chosen.connect(self._show_unit)
        self._unit = UnitPanel(self._model, context)
        self._posts = GridTable(
            self._model.posts(""),
            tr("org.posts"),
            empty=(tr("org.no_units"), tr("org.no_units.words")),
            drawing="users",
            search=False,
        )
        self._form = Form(self._model.opd_grid(), OPD_GROUPS)
        self._lay_out()

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self._units)
        both.addWidget(self._unit)
        both.setSizes([300, 320])
        both.setHandleWidth(MEDIUM)
        both.setChildrenCollapsible(False)
        self._tabs = QTabWidget()
        self._tabs.addTab(both, tr("org.tab.units"))
        self._tabs.addTab(self._posts, tr("org.tab.posts"))
        about = card(scrolling(column(self._form)), margin=LARGE)
        self._tabs.addTab(about, tr("org.tab.about"))
        head = column(self._title, self._under, gap=2)
        right = QWidget()
        inside = column(head, self._tabs, gap=SMALL)
        inside.setStretchFactor(self._tabs, 1)
        right.setLayout(inside)
        self._rooms = QStackedWidget()
        self._rooms.addWidget(right)
        first = button(tr("org.add"), self._add_opd, kind="main", drawing="plus")
        forms = button(
            tr("org.import"), lambda: self.context.command("file.import_forms"), drawing="download"
        )
        self._rooms.addWidget(
            card(empty_state("users", tr("org.none"), tr("org.none.words"), first, forms))
        )
        whole = row(self._list, self._rooms, gap=LARGE, margin=HUGE)
        whole.setStretchFactor(self._rooms, 1)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Show the document as it is now."""
        nodes = self._model.nodes()
        for part in (self._add, self._remove):
            part.setVisible(self._model.free)
        self._list.show_nodes(nodes, self._model.count())
        self._rooms.setCurrentIndex(0 if nodes else 1)
        if self._opd:
            self._refresh_opd()

    def _refresh_opd(self) -> None:
        title, under = self._model.title(self._opd)
        self._title.setText(title)
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self._units.refresh()
        self._posts.refresh()
        self._form.refresh()
        self._unit.refresh()

    def _show_opd(self, kind: str, opd: str) -> None:
        if opd == self._opd and opd:
            return
        self._opd = opd
        self._remove.setEnabled(bool(opd))
        self._units.show_grid(self._model.unit_table(opd))
        self._posts.show_grid(self._model.posts(opd))
        self._form.show_row(self._model.opd_grid(), opd)
        self._unit.show_unit("")
        rows = self._units.model.grid.rows()
        if rows:
            self._units.choose(rows[0])
        self._refresh_opd()

    def _show_unit(self, unit: str) -> None:
        self._unit.show_unit(unit)

    def _add_opd(self) -> None:
        opd = self._model.add_opd()
        self._list.choose("opd", opd)
        self._tabs.setCurrentIndex(ABOUT)
        self._form.begin()

    def _remove_opd(self) -> None:
        if self._opd:
            said = self._model.remove_opd(self._opd)
            self.context.notify(said, NoticeKind.INFO, undo=True)

    def arrive(self, **args: str) -> None:
        """Go to a department (``opd``), a unit (``unit``) or what hangs on one (``post``, …)."""
        unit = args.get("unit", "")
        for kind in ON_UNIT & set(args):
            unit = self._model.unit_of(kind, args[kind])
            args.setdefault("tab", str(UNITS))
        opd = args.get("opd", "") or self._model.opd_of(unit)
        if self._model.has(opd):
            self._list.choose("opd", opd)
        if unit:
            self._units.choose(unit)
        if "tab" in args:
            self._tabs.setCurrentIndex(int(args["tab"]))
        if "part" in args:
            self._unit.show_part(int(args["part"]))
        for kind, id in args.items():
            self._unit.show_row(kind, id)

    def place(self) -> dict[str, str]:
        """Return the way back to the department and unit shown."""
        found = {"opd": self._opd, "unit": self._unit.shown, "tab": str(self._tabs.currentIndex())}
        return {name: value for name, value in found.items() if value}
