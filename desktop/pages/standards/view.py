"""The page of norms and prices as seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout

from desktop.pages.standards.profile_view import KeepPanel, ProfilePanel
from desktop.pages.standards.viewmodel import ALL, Detail, StandardsModel
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.chip import Chip, tone_of_status
from desktop.widgets.page import NoticeKind, Page, PageContext
from desktop.widgets.palette import HUGE, LARGE, MEDIUM, SMALL, TINY
from desktop.widgets.pane_keys import PaneKeys
from desktop.widgets.table import GridTable
from desktop.widgets.tree import RecordTree
from desktop.widgets.words import (
    button,
    column,
    emptied,
    holder,
    label,
    row,
    rule,
    scrolling,
)

ROOMS = ("group", "profile", "profiles")  # kinds of entries at the left, in the order of the rooms


def make(context: PageContext) -> Page:
    """Return the page of norms and prices."""
    return StandardsPage(context)


class StandardsPage(Page):
    """Groups at the left, the rows, and everything about the chosen one at the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, frozenset({"standard", "standard_profile"}))
        self._model = StandardsModel(context.session, context.settings)
        self._group = ALL
        self._key = ""
        self._list = RecordTree(tr("standards.groups"), search=False)
        self._list.setFixedWidth(208)
        self._list.chosen.connect(self._show_group)
        self._status = CalmComboBox()
        self._status.setAccessibleName(tr("standards.any"))
        for value, words in self._model.statuses():
            self._status.addItem(words, value)
        self._status.activated.connect(lambda _: self._show_rows())
        self._reset_all = button(
            tr("standards.reset_all"), self._put_all_back, drawing="rotate-ccw", kind="quiet"
        )
        self._table = GridTable(
            self._model.grid(ALL, ""),
            tr("page.standards"),
            empty=(tr("standards.none"), tr("standards.none.words")),
            drawing="scale",
            tools=self._status,
        )
        self._table.view.enter_goes_down = False  # the panel shows the row being written
        self._table.row_chosen.connect(self._show_detail)
        self._profile = ProfilePanel(self._model.profiles)
        self._profile.told.connect(self._tell)
        self._profile.chosen.connect(self._show_detail)
        self._keep = KeepPanel(self._model.profiles)
        self._keep.kept.connect(self._show_kept)
        self._panel = DetailPanel()
        self._panel.back.clicked.connect(self._put_back)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = column(self._table, row(None, self._reset_all), gap=SMALL)
        middle.setStretchFactor(self._table, 1)
        self._rooms = QStackedWidget()
        for room in (holder(middle), self._profile, self._keep):
            self._rooms.addWidget(room)
        whole = row(self._list, self._rooms, self._panel, gap=MEDIUM, margin=HUGE)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._keys = PaneKeys(self, lambda: (self._list, self._rooms, self._panel))

    def refresh(self) -> None:
        """Show the document as it is now."""
        self._list.show_nodes(self._model.nodes())
        self._table.refresh()
        if not self._key:
            self._choose_first()
        self._reset_all.setVisible(self._model.free and bool(self._model.changed_keys()))
        self._refresh_profiles()
        self._show_detail(self._key)

    def _refresh_profiles(self) -> None:
        kind, id = self._list.current()
        if kind == "profile":
            self._profile.show_profile(id, free=self._model.free)
        self._keep.refresh(free=self._model.free)

    def _show_kept(self, id: str) -> None:
        self._list.choose("profile", id)

    def _show_group(self, kind: str, group: str) -> None:
        self._rooms.setCurrentIndex(ROOMS.index(kind) if kind in ROOMS else 0)
        self._panel.setVisible(kind != "profiles")  # no row is chosen there
        if kind in ("profile", "profiles"):
            self._refresh_profiles()
        elif group and group != self._group:
            self._group = group
            self._show_rows()

    def _show_rows(self) -> None:
        grid = self._model.grid(self._group, str(self._status.currentData()))
        self._table.show_grid(grid, self._list.title_of("group", self._group))
        self._choose_first()

    def _choose_first(self) -> None:
        rows = self._table.model.grid.rows()
        if rows:
            self._table.choose(rows[0])
        else:
            self._show_detail("")

    def _show_detail(self, key: str) -> None:
        self._key = key
        detail = self._model.detail(key)
        self._panel.show_detail(detail, free=self._model.free)

    def _put_back(self) -> None:
        self._tell(self._model.reset(self._table.view.chosen_rows() or [self._key]))

    def _put_all_back(self) -> None:
        self._tell(self._model.reset(self._model.changed_keys()))

    def _tell(self, said: str) -> None:
        if said:
            table = self._profile.table if self._rooms.currentIndex() else self._table
            table.view.setFocus()  # the button pressed is gone
            self.context.notify(said, NoticeKind.INFO, undo=True)

    def arrive(self, **args: str) -> None:
        """Go to a ``group``, a ``profile``, or a ``standard`` by its key."""
        if "profile" in args:
            self._list.choose("profile", args["profile"])
        if "group" in args:
            self._list.choose("group", args["group"])
        if "standard" in args:
            if args["standard"] not in self._table.model.grid.rows():  # another group or status
                self._status.setCurrentIndex(0)
                self._list.choose("group", ALL)
                self._show_rows()
            self._table.choose(args["standard"])

    def place(self) -> dict[str, str]:
        """Return the way back to the row shown."""
        kind, id = self._list.current()
        if kind == "profile":
            return {"profile": id}
        found = {"group": self._group, "standard": self._key}
        return {name: value for name, value in found.items() if value}


class DetailPanel(QFrame):
    """One standard in full, with the way back to the shipped value."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(236)
        self._title = label("", "lead", wrap=True)
        self._value = label("", "figure", wrap=True)
        self._chip = Chip()
        self._changed = Chip(tr("standards.own"), "warning")
        self._lines: QVBoxLayout = column(gap=MEDIUM)
        self.back = button(tr("standards.reset_one"), drawing="rotate-ccw")
        inside = column(self._lines, None)
        inside.setContentsMargins(0, 0, SMALL, 0)
        chips = row(self._chip, self._changed, None, gap=TINY)
        below = scrolling(inside)
        box = column(self._title, self._value, chips, rule(), below, self.back, margin=LARGE)
        box.setStretchFactor(below, 1)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_detail(self, detail: Detail | None, *, free: bool) -> None:
        """Show a standard; nothing when there is none."""
        emptied(self._lines)
        self._title.setText(detail.title if detail else tr("standards.choose"))
        self._value.setText(detail.value if detail else "")
        tone, filled = tone_of_status(detail.status if detail else "")
        self._chip.show_text(detail.status_words if detail else "", tone, filled=filled)
        self._changed.setVisible(bool(detail and detail.changed))
        self.back.setVisible(bool(detail and detail.changed and free))
        for name, text in detail.lines if detail else ():
            words = label(text.replace("/", "/\u200b"), "note", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addLayout(column(label(name, "small", "quiet"), words, gap=2))
