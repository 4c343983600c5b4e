"""The page of buildings and costs as seen."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop.pages.estate.all_view import AllPanel
from desktop.pages.estate.part_view import BuildingPanel, FloorPanel, SitePanel
from desktop.pages.estate.viewmodel import ICONS, EstateModel
from desktop.system.translate import tr
from desktop.widgets.empty_state import empty_state
from desktop.widgets.icons import icon
from desktop.widgets.late import Late
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, SMALL
from desktop.widgets.pane_keys import PaneKeys
from desktop.widgets.tree import RecordTree
from desktop.widgets.words import button, card, column, label, row

DATA = {"city", "site", "building", "floor", "running_cost", "photo", "map_layer"}
KINDS = frozenset(DATA | {"unit", "post", "standard"})  # who sits where, and speeds of rides


def make(context: PageContext) -> Page:
    """Return the page of buildings and costs."""
    return EstatePage(context)


class EstatePage(Page):
    """Sites, buildings and floors at the left; the chosen one at the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, KINDS)
        self._model = EstateModel(context.session)
        self._at = ("", "")
        self._add = button(tr("estate.add"), drawing="plus", kind="quiet")
        self._menu = QMenu(self)
        self._ways = {kind: self._way(kind) for kind in ICONS}
        self._add.setMenu(self._menu)
        self._remove = button(
            "", self._remove_here, drawing="trash-2", kind="quiet", tip=tr("estate.remove")
        )
        self._list = RecordTree(tr("estate.list"), self._add, self._remove)
        self._list.setFixedWidth(290)
        self._list.chosen.connect(self._show)
        self._title = label("", "title")
        self._under = label("", "note", "quiet")
        self._list.add_wanted.connect(self._add_below)
        self._list.remove_wanted.connect(self._remove_here)
        self._all = AllPanel(self._model, context)
        self._all.map.chosen.connect(self._mark_in_list)
        self._all.opened.connect(self._list.choose)
        self._buildings = Late(lambda: BuildingPanel(self._model, context))
        self._panels: dict[str, Late[Any]] = {
            "all": Late(lambda: self._all),
            "site": Late(lambda: SitePanel(self._model)),
            "building": self._buildings,
            "floor": Late(lambda: FloorPanel(self._model)),
        }
        self._lay_out()
        self.begins = self._list.tree  # arrows walk the buildings, Insert adds one

    def _way(self, kind: str) -> object:
        action = self._menu.addAction(icon(ICONS[kind]), tr(f"record.{kind}", n=1))
        action.triggered.connect(partial(self._add_one, kind))
        return action

    def _lay_out(self) -> None:
        self._room = QStackedWidget()
        for panel in self._panels.values():
            self._room.addWidget(panel)
        inside = column(column(self._title, self._under, gap=2), self._room, gap=SMALL)
        inside.setStretchFactor(self._room, 1)
        right = QWidget()
        right.setLayout(inside)
        self._rooms = QStackedWidget()
        self._rooms.addWidget(right)
        first = button(
            tr("estate.add_site"), partial(self._add_one, "site"), kind="main", drawing="plus"
        )
        kib = button(
            tr("estate.import"), lambda: self.context.command("file.import_kib"), drawing="download"
        )
        self._rooms.addWidget(
            card(empty_state("building-2", tr("estate.none"), tr("estate.none.words"), first, kib))
        )
        whole = row(self._list, self._rooms, gap=LARGE, margin=HUGE)
        whole.setStretchFactor(self._rooms, 1)
        self.setLayout(whole)
        self._keys = PaneKeys(self, lambda: (self._list, self._room))

    def refresh(self) -> None:
        """Show the document as it is now."""
        nodes = self._model.nodes()
        self._add.setVisible(self._model.free)
        self._remove.setVisible(self._model.free)
        before = self._at
        self._list.show_nodes(nodes, self._model.count())
        self._rooms.setCurrentIndex(0 if nodes else 1)
        if self._at == before:  # another one is fresh already
            self._refresh_here()

    def _refresh_here(self) -> None:
        kind, id = self._at
        title, under = self._model.title(kind, id)
        self._title.setText(title)
        self._under.setText(under)
        self._under.setVisible(bool(under))
        for name, way in self._ways.items():
            way.setEnabled(self._model.may_add(name, kind))  # type: ignore[attr-defined]
        self._remove.setEnabled(bool(id) and kind != "all")
        if kind and title:
            self._panels[kind].part.refresh()

    def _show(self, kind: str, id: str) -> None:
        if (kind, id) == self._at:
            return
        self._at = (kind, id)
        if kind == "site":
            self._all.map.mark(id)
        if kind:
            self._panels[kind].part.show_record(id)
            self._room.setCurrentWidget(self._panels[kind])
        self._refresh_here()

    def _mark_in_list(self, site: str) -> None:
        """Show the site marked on the map in the list, and stay on the map."""
        self._list.mark("site", site)

    def _add_below(self) -> None:
        """Add what comes below the chosen one: a building to a site, a floor to a building."""
        below = {"all": "site", "": "site", "site": "building"}
        if self._model.free:
            self._add_one(below.get(self._at[0], "floor"))

    def _add_one(self, kind: str, _checked: bool = False) -> None:
        id = self._model.add(kind, *self._at)
        if id:
            self._list.choose(kind, id)
            self._panels[kind].part.begin()

    def _remove_here(self) -> None:
        kind, id = self._at
        if id and kind != "all" and self._model.free:
            self.context.notify(self._model.remove(kind, id), NoticeKind.INFO, undo=True)

    def arrive(self, **args: str) -> None:
        """Go to a ``site``, ``building``, ``floor`` or ``running_cost``, or to ``all``."""
        cost = args.get("running_cost", "")
        if cost:
            args["building"] = self._model.building_of(cost)
        for kind in ("all", "site", "building", "floor"):
            if kind in args:
                self._list.choose(kind, args[kind])
        if "tab" in args and self._at[0]:
            self._panels[self._at[0]].part.show_tab(int(args["tab"]))
        if cost and self._at[0] == "building":
            self._buildings.part.show_cost(cost)

    def place(self) -> dict[str, str]:
        """Return the way back to what is shown."""
        kind, id = self._at
        return {kind: id, "tab": str(self._panels[kind].part.tab())} if id else {}
