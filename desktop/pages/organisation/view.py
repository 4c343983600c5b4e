"""The page of departments and units as seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from desktop.pages.organisation.missing import UNITS as NO_UNITS
from desktop.pages.organisation.missing import spot_of
from desktop.pages.organisation.unit_view import UnitPanel
from desktop.pages.organisation.units import ALL
from desktop.pages.organisation.viewmodel import OPD_GROUPS, OrganisationModel
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.empty_state import empty_state
from desktop.widgets.form.form import Form
from desktop.widgets.late import Late
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL
from desktop.widgets.pane_keys import PaneKeys, enter
from desktop.widgets.table import GridTable
from desktop.widgets.tree import RecordTree
from desktop.widgets.words import button, card, column, holder, label, row, scrolling

KINDS = frozenset({"opd", "unit", "post", "space", "vehicle", "meeting", "building", "floor"})
UNITS, POSTS, MISSING, ABOUT = range(4)
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
        self._list.add_wanted.connect(self._add_opd)
        self._list.remove_wanted.connect(self._remove_opd)
        self._title = label("", "title")
        self._under = label("", "note", "quiet")
        self._filter = self._filter_box()
        self._folds = button(tr("table.fold_all"), self._fold, kind="quiet")
        self._units = self._unit_table()
        self._unit = UnitPanel(self._model, context)
        self._unit.wide.toggled.connect(self._widen)
        self._posts = Late(self._post_table)
        self._jump = button(tr("org.jump"), self._jump_chosen, drawing="arrow-right")
        self._missing = Late(self._missing_table)
        self._form = Form(self._model.opd_grid(), OPD_GROUPS)
        self._lay_out()
        self.begins = self._list.tree  # arrows walk the OPD, Insert adds one
        self._keys = PaneKeys(self, lambda: (self._list, *self._panes()))

    def _filter_box(self) -> CalmComboBox:
        box = CalmComboBox()
        box.setAccessibleName(tr("org.filter.name"))
        box.setToolTip(tr("org.filter.name"))
        for value, words in self._model.filters():
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _: self._show_units())
        return box

    def _unit_table(self) -> GridTable:
        tools = holder(row(self._folds, self._filter))
        made = GridTable(
            self._model.unit_table(""),
            tr("org.units"),
            empty=(tr("org.no_units"), tr("org.no_units.words")),
            drawing="users",
            add_text=tr("org.add_unit"),
            tools=tools,
            bulk=self._model.unit_grid,
        )
        made.view.enter_goes_down = False  # the unit below is the one being written
        made.row_chosen.connect(self._show_unit)
        return made

    def _post_table(self) -> GridTable:
        return GridTable(
            self._model.posts(self._opd),
            tr("org.posts"),
            empty=(tr("org.no_units"), tr("org.no_units.words")),
            drawing="users",
        )

    def _missing_table(self) -> GridTable:
        made = GridTable(
            self._model.missing(self._opd),
            tr("org.missing"),
            empty=(tr("org.nothing_missing"), tr("org.nothing_missing.words")),
            drawing="circle-check",
            tools=self._jump,
        )
        made.opened.connect(self._jump_to)
        self._jump.setVisible(bool(made.model.total))
        return made

    def _panes(self) -> tuple[QWidget, ...]:
        inside = self._tabs.currentWidget()
        return (self._units, self._unit) if self._tabs.currentIndex() == UNITS else (inside,)

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
        self._tabs.addTab(self._missing, tr("org.tab.missing"))
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
        before = self._opd
        self._list.show_nodes(nodes, self._model.count())
        self._rooms.setCurrentIndex(0 if nodes else 1)
        self._remove.setEnabled(self._model.is_opd(self._opd))
        if self._opd and self._opd == before:  # another one is fresh already
            self._refresh_opd()

    def _refresh_opd(self) -> None:
        title, under = self._model.title(self._opd)
        self._title.setText(title)
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self._units.refresh()
        self._offer_filter()
        for posts in self._posts.made:
            posts.refresh()
        self._refresh_missing()
        self._form.refresh()
        self._unit.refresh()

    def _refresh_missing(self) -> None:
        for table in self._missing.made:
            grid = self._model.missing(self._opd)
            if grid != table.model.grid:
                table.show_grid(grid)
            self._jump.setVisible(bool(grid.lines))
        self._tabs.setTabText(MISSING, self._model.missing_title(self._opd))

    def _show_opd(self, kind: str, opd: str) -> None:
        if opd == self._opd and opd:
            return
        self._opd = opd
        one = self._model.is_opd(opd)
        self._remove.setEnabled(one)
        self._tabs.setTabVisible(ABOUT, one)
        for posts in self._posts.made:
            posts.show_grid(self._model.posts(opd))
        self._form.show_row(self._model.opd_grid(), opd if one else "")
        self._show_units()
        self._refresh_opd()

    def _show_units(self) -> None:
        """Show the units that the filter lets through, the first of them chosen."""
        self._units.show_grid(self._model.unit_table(self._opd, str(self._filter.currentData())))
        self._show_unit("")
        self._offer_filter()
        self._folds.setVisible(self._opd == ALL)
        self._folds.setText(tr("table.fold_all"))
        rows = self._units.model.grid.rows()
        if rows:
            self._units.choose(rows[0])

    def _offer_filter(self) -> None:
        """Offer to filter what can be filtered."""
        self._filter.setVisible(bool(self._units.model.total or self._filter.currentData()))

    def _fold(self) -> None:
        """Fold all OPD to one line each, or unfold them."""
        heads = self._units.model.heads()
        fold = not any(self._units.model.is_folded(head) for head in heads)
        self._units.model.fold(heads, folded=fold)
        self._folds.setText(tr("table.unfold_all" if fold else "table.fold_all"))

    def _show_unit(self, row: str) -> None:
        unit = self._model.look_at(row)
        self._unit.setVisible(bool(unit))  # the row of an OPD leaves its room to the table
        self._unit.show_unit(unit)
        if not unit:
            self._unit.wide.setChecked(False)
        QTimer.singleShot(0, self, self._keep_in_sight)  # once both have their room

    def _keep_in_sight(self) -> None:
        """Show the chosen row also where the table has just become lower."""
        index = self._units.view.currentIndex()
        if index.isValid():
            self._units.view.scrollTo(index)

    def _widen(self, on: bool) -> None:
        """Give the chosen unit the room of the table too, and back."""
        self._units.setVisible(not on)
        if on:
            self._unit.begin()
        else:
            self._units.view.setFocus()
            QTimer.singleShot(0, self, self._keep_in_sight)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Paste the first units of an OPD wherever the keyboard is: the page invites to it."""
        empty = self._units.isVisible() and not self._units.model.rowCount()
        if event.matches(QKeySequence.StandardKey.Paste) and empty and self._model.free:
            self._units.view.paste_below()
        else:
            super().keyPressEvent(event)

    def _jump_chosen(self) -> None:
        table = self._missing.part
        rows = table.view.chosen_rows() or list(table.model.grid.rows())
        if rows:
            self._jump_to(rows[0])

    def _jump_to(self, name: str) -> None:
        """Go to the cell where something missing is written."""
        spot = spot_of(name)
        if spot.key == NO_UNITS:
            self._list.choose("opd", spot.unit)
        self._filter.setCurrentIndex(0)
        self._tabs.setCurrentIndex(UNITS)
        if spot.key == NO_UNITS:
            enter(self._units)
        elif spot.key == "posts":
            self._units.choose(spot.unit)
            self._unit.show_part(1)
            enter(self._unit.part("post"))
        else:
            self._units.choose(spot.unit, spot.key)
            self._units.view.setFocus()

    def _add_opd(self) -> None:
        if not self._model.free:
            return
        opd = self._model.add_opd()
        self._list.choose("opd", opd)
        self._tabs.setCurrentIndex(ABOUT)
        self._form.begin()

    def _remove_opd(self) -> None:
        if self._model.free and self._model.is_opd(self._opd):
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
            self._filter.setCurrentIndex(0)
            self._units.choose(unit, args.get("field", ""))
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
