"""The lower half of the page: everything about the chosen unit, tab by tab."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTabWidget

from desktop.pages.organisation.viewmodel import PARTS, OrganisationModel
from desktop.system.translate import tr
from desktop.widgets.form.form import Form
from desktop.widgets.late import Late
from desktop.widgets.page import PageContext
from desktop.widgets.palette import LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.table import GridTable
from desktop.widgets.words import button, column, label, row, scrolling


class UnitPanel(QFrame):
    """Facts, posts, special spaces, vehicles and meetings of one unit."""

    def __init__(self, model: OrganisationModel, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self.shown = ""
        self._title = label("", "lead")
        self._form = Form(model.unit_grid(), model.unit_groups())
        self._tables = {kind: Late(partial(self._table, kind)) for kind in PARTS}
        self._tabs = QTabWidget()
        around = column(self._form)
        around.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        self._tabs.addTab(scrolling(around), tr("org.tab.facts"))
        for table in self._tables.values():
            self._tabs.addTab(table, "")
        self.wide = button("", None, kind="quiet", drawing="maximize", tip=tr("org.wide"))
        self.wide.setCheckable(True)
        self.wide.setShortcut("F9")
        self.wide.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F6 leads into the details, F9 is for it
        head = row(self._title, None, self.wide)
        head.setContentsMargins(LARGE, TINY, SMALL, 0)
        inside = column(head, self._tabs, gap=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setStretchFactor(self._tabs, 1)
        self.setLayout(inside)

    def _table(self, kind: str) -> GridTable:
        made = GridTable(
            self._model.part_grid(kind, self.shown),
            empty=(tr(f"org.no_{kind}"), tr(f"org.no_{kind}.words")),
            drawing="",
            search=False,
        )
        made.setObjectName("")
        return made

    def show_unit(self, unit: str) -> None:
        """Show another unit; none when empty."""
        if unit == self.shown and unit:
            return
        self.shown = unit
        self._tabs.setEnabled(bool(unit))
        self._form.show_row(self._model.unit_grid(), unit)
        for kind, late in self._tables.items():
            for table in late.made:
                table.show_grid(self._model.part_grid(kind, unit))
        self._name()

    def refresh(self) -> None:
        """Show the unit as it is now."""
        if self.shown and not self._model.unit_name(self.shown):
            self.show_unit("")
            return
        self._form.refresh()
        for late in self._tables.values():
            for table in late.made:
                table.refresh()
        self._name()

    def _name(self) -> None:
        self._title.setText(self._model.unit_name(self.shown) or tr("org.choose_unit"))
        for place, kind in enumerate(PARTS, 1):
            n = self._model.part_count(kind, self.shown) if self.shown else 0
            words = tr(f"org.tab.{kind}")
            self._tabs.setTabText(place, f"{words} ({n})" if n else words)

    def show_row(self, kind: str, id: str) -> None:
        """Show a post, special space, vehicle or meeting in its tab."""
        if kind in self._tables:
            self._tabs.setCurrentWidget(self._tables[kind])
            self._tables[kind].part.choose(id)

    def begin(self) -> None:
        """Go to the first fact of the unit."""
        self._tabs.setCurrentIndex(0)
        self._form.begin()

    def part(self, kind: str) -> GridTable:
        """Return the table of a kind."""
        return self._tables[kind].part

    def show_part(self, place: int) -> None:
        """Show a tab."""
        self._tabs.setCurrentIndex(place)
